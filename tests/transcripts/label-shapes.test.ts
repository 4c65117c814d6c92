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
    ['in italics', ['*Tilda Arne:* ', '*Odo Pell:* ', '*Ines Roth:* '], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    [
      'behind a day and a time',
      ['12/03/24, 10:04 - Tilda Arne: ', '12/03/24, 10:06 - Odo Pell: ', '12/03/24, 10:09 - Ines Roth: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'behind bullets, in bold',
      ['- **Tilda Arne:** ', '- **Odo Pell:** ', '- **Ines Roth:** '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'of accounts behind times',
      ['[10:04] <tilda> ', '[10:06] <odo_p> ', '[10:09] <ines-r> '],
      ['tilda', 'odo_p', 'ines-r'],
    ],
    [
      'with a time before the colon',
      ['Tilda Arne, 00:02: ', 'Odo Pell, 00:15: ', 'Ines Roth, 01:07: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'in quoted lines',
      ['> **Tilda Arne:** ', '> **Odo Pell:** ', '> **Ines Roth:** '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['with initials', ['T. Arne: ', 'A. Pell: ', 'Q. Roth: '], ['T. Arne', 'A. Pell', 'Q. Roth']],
    [
      'with an office of one word below',
      ['Tilda Arne\nMayor\n', 'Odo Pell\nClerk\n', 'Ines Roth\nAnalyst\n'],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    [
      'of hearings, behind titles and before stops',
      ['    Mr. Arne. ', '    Chairman Pell. ', '    Senator Roth. '],
      ['Mr. Arne', 'Chairman Pell', 'Senator Roth'],
    ],
    [
      'as headings',
      ['### Tilda Arne\n\n', '### Odo Pell\n\n', '### Ines Roth\n\n'],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['before strokes', ['| Tilda Arne | ', '| Odo Pell | ', '| Ines Roth | '], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    [
      'with a role',
      ['Tilda Arne, moderator: ', 'Odo Pell, owner: ', 'Ines Roth, Kelby Post: '],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
    ],
    ['in brackets', ['[Tilda Arne] ', '[Odo Pell] ', '[Ines Roth] '], ['Tilda Arne', 'Odo Pell', 'Ines Roth']],
    ['as accounts', ['<tilda> ', '<odo_p> ', '<ines-r> '], ['tilda', 'odo_p', 'ines-r']],
    [
      'of accounts before a time',
      ['tilda.arne  10:04 AM\n', 'odo.pell  10:06 AM\n', 'ines.roth  10:09 AM\n'],
      ['tilda.arne', 'odo.pell', 'ines.roth'],
    ],
    [
      'with a place in the line below',
      ['Tilda Arne\n(Kelby) (Ind)\n', 'Odo Pell\n(Ferring) (Lab)\n', 'Ines Roth\n(Northmoor) (Con)\n'],
      ['Tilda Arne', 'Odo Pell', 'Ines Roth'],
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

  it('are read on a short page by their form', () => {
    const text =
      'CHAIR ARNE. Good day. The pier is shut.\n\nODO PELL. Will it open?\n\nCHAIR ARNE. In June.\n\nINES ROTH. And the boat?';
    expect(heard(text).map(([name]) => name)).toEqual(['Chair Arne', 'Odo Pell', 'Chair Arne', 'Ines Roth']);
  });

  it('are read where a colon ends a few of them, in a page with names on lines of their own', () => {
    const text = `Operator:\n\nThe next question is from Odo Pell.\n\n${dialogue(['Tilda Arne\nChief Executive Officer, Roth Mills\n', 'Odo Pell\nAnalyst, Kelby Bank\n', 'Ines Roth\nAnalyst, Ferring Partners\n'])}\n\nOperator:\n\nThat was the last question.`;
    const found = heard(text);
    expect([found[0], found.at(-1)].map((one) => one?.[0])).toEqual(['operator', 'operator']);
    expect(found.slice(1, -1)).toEqual(expected(['Tilda Arne', 'Odo Pell', 'Ines Roth']));
  });

  it('complete initials by the label that gives the name in full', () => {
    const labels = ['TA: ', 'OP: ', 'TA: '];
    const text = `Tilda Arne: Good day.\n\nOdo Pell: Good day to you.\n\n${dialogue(labels)}`;
    const names = heard(text).map(([name]) => name);
    expect(new Set(names)).toEqual(new Set(['Tilda Arne', 'Odo Pell']));
  });

  it('are nobody in a list of names', () => {
    const list = 'Present\n\nTilda Arne - Chair\nOdo Pell - Treasurer\nInes Roth - Clerk\n\n';
    const labels = ['Tilda Arne\n', 'Odo Pell\n', 'Ines Roth\n'];
    expect(heard(dialogue(labels, { head: list }))).toEqual(expected(['Tilda Arne', 'Odo Pell', 'Ines Roth']));
  });

  it('end the turn before them where only their form speaks for them, and are unsure', () => {
    const text = `${dialogue(['Tilda Arne: ', 'Odo Pell: ', 'Ines Roth: '])}\n\nBrian: I was asleep upstairs.\n\nTilda Arne: All night.`;
    const last = extract({ text }).statements.slice(-2);
    expect(last.map(({ speaker }) => [speaker?.name, speaker?.confidence])).toEqual([
      ['Brian', 'unsure'],
      ['Tilda Arne', 'sure'],
    ]);
  });

  it('are no words that a sentence begins with', () => {
    const text = `${dialogue(['Tilda Arne: ', 'Odo Pell: ', 'Ines Roth: '])}\n\nFinally: the boat is sold.`;
    expect(heard(text).at(-1)).toEqual(['Tilda Arne', 'Finally: the boat is sold.']);
  });

  it('leave everything unsure where none of them returns', () => {
    const text =
      'Tilda Arne (Kelby)\nI beg to move.\n\nOdo Pell (Ferring)\nI second that.\n\nInes Roth (Northmoor)\nI do not.\n\nRui Anjos (Kelby West)\nNor do I.\n';
    expect(extract({ text }).statements.map(({ speaker }) => [speaker?.name, speaker?.confidence])).toEqual([
      ['Tilda Arne', 'unsure'],
      ['Odo Pell', 'unsure'],
      ['Ines Roth', 'unsure'],
      ['Rui Anjos', 'unsure'],
    ]);
  });

  it('are described where nobody is named', () => {
    const text = `${dialogue(['Senator Arne (Kelby): ', 'Senator Pell (Ferring): ', 'Senator Roth: '])}\n\nAn opposition senator: Sit down!`;
    expect(heard(text).at(-1)).toEqual(['opposition senator', 'Sit down!']);
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

describe('labels within paragraphs', () => {
  const labels = ['Tilda Arne: ', 'Odo Pell: ', 'Ines al-Roth: '];
  const names = expected(['Tilda Arne', 'Odo Pell', 'Ines al-Roth']);

  it('are read in one long paragraph', () => {
    expect(heard(dialogue(labels, { gap: ' ' }))).toEqual(names);
  });

  it('are read over the ends of lines', () => {
    const text = dialogue(labels, { gap: ' ' }).replace(/Tilda Arne/g, 'Tilda\nArne');
    expect(heard(text).map(([name]) => name)).toEqual(names.map(([name]) => name));
  });

  it('are read in capitals before a full stop', () => {
    expect(heard(dialogue(['TILDA ARNE. ', 'ODO PELL. ', 'INES ROTH. '], { gap: ' ' })).map(([name]) => name)).toEqual(
      expected(['Tilda Arne', 'Odo Pell', 'Ines Roth']).map(([name]) => name),
    );
  });

  it('are none in an article that lists what people say', () => {
    const text =
      'The board met on Tuesday, and its members could not agree on when the ferry would sail again to the islands.\n\nIn its notes stands who wants what. Arne: the ferry. Pell: the pier. Arne: in June. Pell: never.\n';
    expect(looksLikeTranscript(text, { start: 0, end: text.length })).toBe(false);
  });
});

describe('what a page has beside its text', () => {
  const labels = ['Tilda Arne: ', 'Odo Pell: ', 'Ines Roth: '];
  it.each([
    ['a page number', '\n\nPage 3 of 25\n\n'],
    ['a number between dashes', '\n\n- 76 -\n\n'],
    ['a title far from a number', '\n\nFerry Inquiry                    76\n\n'],
    ['a code', '\n\n2-019-0000\n\n'],
  ])('is nobody\u2019s words: %s', (_, mark) => {
    const text = dialogue(labels).replace('The pier has to wait', `The pier has${mark}to wait`);
    const found = heard(text).filter(([, words]) => /The pier has|to wait/.test(words));
    expect(found).toEqual([
      ['Tilda Arne', 'The pier has'],
      ['Tilda Arne', 'to wait for another year.'],
    ]);
  });

  it('is known by the page marks beside it, and a speaker is not', () => {
    const head = (page: number) => `\n\nUNREVISED\nPage ${page} of 9\n\n`;
    const text = `${dialogue(labels)}${head(1)}Odo Pell: Go on.${head(2)}Odo Pell: Please do.`;
    expect(heard(text).slice(-2)).toEqual([
      ['Odo Pell', 'Go on.'],
      ['Odo Pell', 'Please do.'],
    ]);
  });

  it('is the heading before a label, and not what somebody says last', () => {
    const text = `${dialogue(labels)}\n\nThe second boat\n\nOdo Pell: Go on.\n\nTilda Arne: Yes\n\nOdo Pell: Good.`;
    expect(heard(text).slice(-4)).toEqual([
      ['Tilda Arne', SAID.at(-1)],
      ['Odo Pell', 'Go on.'],
      ['Tilda Arne', 'Yes'],
      ['Odo Pell', 'Good.'],
    ]);
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
    [
      'a release that quotes',
      'The county bought two boats.\n\nMayor Tilda Arne: “They will change everything.”\n\nPilot Odo Pell: “I waited for nine years.”\n\nCaptain Ines Roth: “They are good boats.”\n\nThe boats come in June.\n',
    ],
    [
      'letters',
      'Dear Tilda: My boat leaks.\n\nDear Odo: Buy a bucket.\n\nDear Tilda: It leaks.\n\nDear Odo: Move inland.\n',
    ],
    [
      'a programme',
      '09:30 – Dr Tilda Arne: Trees\n\n10:00 – Dr Odo Pell: Roots\n\n10:30 – Ms Ines Roth: Leaves\n\n11:00 – Mr Rui Anjos: Bark\n',
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
