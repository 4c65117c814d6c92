import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';

/** Statements of an article as `speaker: kind: text`. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, kind, text: words }) => `${speaker?.name ?? '?'}: ${kind}: ${words}`,
  );
}

describe('attributions', () => {
  it.each([
    [
      'a remark between dashes that a relative clause is parted by',
      'The leaflet, which — as critic Mina Hartog wrote in May — vows to "drain the lake by June," was pulped.',
      ['The leaflet: mixed: to "drain the lake by June,"'],
    ],
    [
      'whoever quotes from a thing, at the end',
      'Data suggest that "the lake is not safe for swimmers," said Mina Hartog, a chemist.',
      ['Mina Hartog: mixed: Data suggest that "the lake is not safe for swimmers,"'],
    ],
    [
      'a quotation behind a colon that is attributed once more',
      'Mina Hartog, the clerk, objected: "We can drain it in a day," she told the council.',
      ['Mina Hartog: direct: We can drain it in a day,'],
    ],
    [
      'a quotation that goes on behind a clause with a cue',
      '"Your soup is fine," Hartog assured Lowe, after Lowe told her that nobody liked it. "I had two bowls."',
      ['Hartog: direct: Your soup is fine,', 'Lowe: indirect: nobody liked it', 'Hartog: direct: I had two bowls.'],
    ],
    [
      'a place of more than one word before a dash',
      'PORT VELDE -- Mayor Hartog, opening the school on Friday, said it would cost "a fortune and a half."',
      ['Hartog: mixed: it would cost "a fortune and a half."'],
    ],
    [
      'a verb that is in no list, taken for another word',
      '“They would have called,” Hartog harrumphed on Friday. “They never do,” Lowe rasps.',
      ['Hartog: direct: They would have called,', 'Lowe: direct: They never do,'],
    ],
    [
      'what was called for, not when',
      'In May, the Velde Union called for a strike.',
      ['Velde Union: indirect: a strike'],
    ],
    [
      'orders, with who is to do it',
      'Mina Hartog urged the council not to drain the lake. She called on members to vote.',
      ['Mina Hartog: indirect: the council not to drain the lake', 'Mina Hartog: indirect: members to vote'],
    ],
    ['what somebody will do', 'Mina Hartog promised to drain the lake.', ['Mina Hartog: indirect: to drain the lake']],
    ['no order in what was told', 'Mina Hartog told the story of the lake to members.', []],
    [
      'a clause behind a verb that is in no list',
      'Mina Hartog specified that the lake would rise.',
      ['Mina Hartog: indirect: the lake would rise'],
    ],
    [
      'a clause behind a verb that leads into "to say"',
      'Mina Hartog wrote to say that the lake was full.',
      ['Mina Hartog: indirect: the lake was full'],
    ],
    [
      'a clause behind whom it was told, with a relative clause',
      'Mina Hartog told Tom Lowe, who had asked about the lake, that it was full.',
      ['Mina Hartog: indirect: it was full'],
    ],
    [
      'who would not and did',
      'A clerk would not be drawn on the price, but said the lake was full.',
      ['A clerk: indirect: the lake was full'],
    ],
    ['nothing in what is not confirmed', 'Mina Hartog would neither confirm nor deny that the lake was full.', []],
    [
      'nothing in what is named so',
      'The plan is known as “Lake of the North”. The so-called “war on the ducks” is over.',
      [],
    ],
    [
      'no day as a subject',
      'Mina Hartog left early and on Monday said the lake was full.',
      ['Mina Hartog: indirect: the lake was full'],
    ],
    [
      'no agent as a subject',
      'Letters combed through by the Courier suggest that the lake was full.',
      ['Letters: indirect: the lake was full'],
    ],
    [
      'no explanation behind what somebody is called',
      'Mina Hartog called Lowe “a Rasputin”, a monk at a court.',
      ['Mina Hartog: mixed: Lowe “a Rasputin”'],
    ],
  ])('find %s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});
