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
    ['no statement in when something was called for', 'In May, the Velde Union called for a strike.', []],
    [
      'no explanation behind what somebody is called',
      'Mina Hartog called Lowe “a Rasputin”, a monk at a court.',
      ['Mina Hartog: mixed: Lowe “a Rasputin”'],
    ],
  ])('find %s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});
