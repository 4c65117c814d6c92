import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';

/** Statements of an article as `speaker: text`. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name ?? '?'}: ${words}`,
  );
}

describe('the subject of a cue', () => {
  it.each([
    [
      'behind a place that somebody comes from',
      '"The tower leans," said Mina Hartog, 51, from Velde, who said it should go. "It always did."',
      ['Mina Hartog: The tower leans,', 'Mina Hartog: it should go', 'Mina Hartog: It always did.'],
    ],
    [
      'behind what somebody is',
      'Mina Hartog, a baker in Velde, who said the tower should go, left early.',
      ['Mina Hartog: the tower should go'],
    ],
    [
      'before a place with its county',
      'Mina Hartog, at the tower in Velde, Overmark said it leans.',
      ['Mina Hartog: it leans'],
    ],
    ['behind a place that a comma ends', 'After a night in Velde, Hartog said it leans.', ['Hartog: it leans']],
    [
      'behind a relative clause with an object of its own',
      'A clerk who works for the ministry said the tower leans.',
      ['A clerk: the tower leans'],
    ],
    [
      'behind a relative clause with a preposition and a name',
      'Two engineers who met with the Velde Courier said the tower leans.',
      ['Two engineers: the tower leans'],
    ],
    ['within a relative clause that reports', 'He met people who say the mayor lied.', ['people: the mayor lied']],
    [
      'behind what a modal governs',
      'The clerk declined to tell whom Mayor Hartog would choose but said there was no list.',
      ['The clerk: there was no list'],
    ],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});
