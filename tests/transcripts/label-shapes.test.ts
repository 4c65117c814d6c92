import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { labelShapeOf } from '../../src/transcripts/label-shapes.js';
import { looksLikeTranscript } from '../../src/transcripts/recognition.js';

/** What two people say in turns; the third speaks once. */
const SAID = [
  'The ferry will sail again in June, and not before.',
  'Who pays for the buses until then?',
  'The board does, out of its reserve.',
  'And the pier?',
  'The pier has to wait for another year.',
  'We on the islands have waited for nine.',
  'I know, and I am sorry for it.',
];
const TURNS = [0, 1, 0, 1, 0, 2, 0];

/** A dialogue in which each turn begins as its label says. */
function dialogue(labels: readonly string[], { head = '', gap = '\n\n' } = {}): string {
  return head + TURNS.map((who, at) => `${labels[who]}${SAID[at]}`).join(gap);
}

/** Who is found to have said what, in order. */
function heard(text: string): (readonly [string | undefined, string])[] {
  return extract({ text }).statements.map(({ speaker, text: words }) => [speaker?.name, words]);
}

const expected = (names: readonly string[]) => TURNS.map((who, at) => [names[who], SAID[at]]);

describe('labels that return in one shape', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'with a constituency',
      ['Ms Tilda Arne (Northmoor): ', 'Mr Odo Pell (Kelby West): ', 'Dr Ines Roth (Ferring): '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'with a time',
      ['Tilda Arne (00:02): ', 'Odo Pell (00:15): ', 'Ines Roth (01:07): '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'behind a time',
      ['[00:00:02] Tilda Arne: ', '[00:00:15] Odo Pell: ', '[00:01:07] Ines Roth: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'behind chevrons',
      ['>> Tilda Arne: ', '>> Odo Pell: ', '>> Ines Roth: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['on lines of their own', ['Tilda Arne\n', 'Odo Pell\n', 'Ines Roth\n'], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    [
      'with an office below',
      [
        'Tilda Arne\nChief Executive Officer, Roth Mills\n',
        'Odo Pell\nAnalyst, Kelby Bank\n',
        'Ines Roth\nAnalyst, Ferring Partners\n',
      ],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'with firm and office behind dashes',
      [
        'Tilda Arne -- Chief Executive Officer\n',
        'Odo Pell -- Kelby Bank -- Analyst\n',
        'Ines Roth -- Ferring Partners -- Analyst\n',
      ],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['with a dash', ['Tilda Arne — ', 'Odo Pell — ', 'Ines Roth — '], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    ['with a tab', ['Tilda Arne\t', 'Odo Pell\t', 'Ines Roth\t'], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    [
      'with a group before a full stop and a dash',
      ['Tilda Arne, on behalf of the Harbour Group. – ', 'Odo Pell. – ', 'Ines Roth, Member of the Board. – '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'in brackets before a time',
      ['[Tilda Arne] 09:00:06\n', '[Odo Pell] 09:00:53\n', '[Ines Roth] 09:01:20\n'],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['in bold', ['**Tilda Arne:** ', '**Odo Pell:** ', '**Ines Roth:** '], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    [
      'in capitals with a full stop',
      ['TILDA ARNE. ', 'ODO PELL. ', 'INES ROTH. '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'with particles',
      ['Rui dos Anjos (Kelby): ', 'Odo van der Pell (Ferring): ', 'Ines al-Roth (Northmoor): '],
      ['Rui dos Anjos', 'Odo van der Pell', 'Ines al-Roth'],
    ],
    [
      'with an office before the name',
      ['Minister for Ports (Deputy Tilda Arne): ', 'Deputy Odo Pell: ', 'Deputy Ines Roth: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
  ])('are read %s', (_, labels, names) => {
    expect(heard(dialogue(labels))).toEqual(expected(names));
  });

  it('are read below a head with a title, a place and a day', () => {
    const labels = ['Tilda Arne (Kelby): ', 'Odo Pell (Ferring): ', 'Ines Roth (Northmoor): '];
    const head = 'Ferry Services\n\nCounty Hall\n\n1 May 2019\n\n';
    expect(heard(dialogue(labels, { head }))).toEqual(expected(['Tilda Arne', 'Odo Pell', 'Ines Roth']));
  });

  it('are read on numbered lines, between the heads of pages', () => {
    const labels = ['MS. ARNE: ', 'MR. PELL: ', 'DR. ROTH: '];
    const lines = TURNS.map((who, at) => `${labels[who]}${SAID[at]}`);
    const page = (number: number) =>
      `Ferry Inquiry\nPage ${number}\n${lines.map((line, at) => `${String(at + 1).padStart(2)}  ${line}`).join('\n')}\n`;
    const found = heard([1, 2, 3].map(page).join('\n'));
    expect(new Set(found.map(([name]) => name))).toEqual(new Set(['Ms. Arne', 'Mr. Pell', 'Dr. Roth']));
    expect(found.filter(([, words]) => /Inquiry|Page/.test(words))).toEqual([]);
  });
});

describe('what looks like labels and is none', () => {
  it.each([
    [
      'a fact sheet',
      'Two new boats: The county will order two.\n\nCheaper tickets: Islanders will pay half.\n\nLonger hours: The last boat leaves late.\n\nA voice on board: Every boat has a warden.\n\nBackground: The boat is old.\n',
    ],
    [
      'a recipe',
      'Serves: 4\n\nTime: 50 minutes\n\nStep 1: Melt the butter.\n\nStep 2: Add the barley.\n\nStep 3: Add water.\n\nTip: Use a rind.\n',
    ],
    [
      'one question in an article',
      'The ferry stays in port, the board said.\n\nA man stood up.\n\nQ: Who pays for the buses?\n\nArne said the board would.\n',
    ],
    ['a list of members', 'Present\n\nTilda Arne\n\nOdo Pell\n\nInes Roth\n\nRui Anjos\n\nThe board met at noon.\n'],
  ])('is no transcript: %s', (_, text) => {
    expect(looksLikeTranscript(text, { start: 0, end: text.length })).toBe(false);
  });

  it('has no shape where names do not return', () => {
    const lines = ['Tilda Arne: a', 'Odo Pell: b', 'Ines Roth: c', 'Rui Anjos: d', 'Ada Kerr: e'];
    const text = lines.join('\n');
    let at = 0;
    const cut = lines.map((line) => {
      const first = at;
      at += line.length + 1;
      return { first, end: first + line.length };
    });
    expect(labelShapeOf(text, cut)).toBeNull();
  });
});
