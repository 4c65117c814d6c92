import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExtractionInput, KnownPerson } from '../../../src/extract/extraction.js';
import { extractTranscript } from '../../../src/extract/transcript/index.js';

const extract = (text: string, more: Partial<ExtractionInput> = {}) => extractTranscript({ text, ...more });
const said = (text: string, more: Partial<ExtractionInput> = {}): string[] =>
  extract(text, more).statements.map((statement) => `${statement.speaker?.name}: ${statement.text}`);

const BRIEFING = `James S. Brady Press Briefing Room

3:05 P.M. EST

MS. PSAKI:\u00a0 Hi, everyone.\u00a0 Happy
New Year!\u00a0 (Laughter.)

I have one thing at the top: a trip.

(Cross-talk.)

Q\u00a0 \u00a0 Thanks, Jen.

Is the President going, too?

MS. PSAKI:\u00a0 He is.

Q    Okay.

MS. PSAKI:\u00a0 With that, goodbye.

3:06 P.M. EST

To view the slides, visit <https://example.org>.
`;

describe('extractTranscript', () => {
  it('takes the paragraphs of each turn, and leaves out places, times and stage directions', () => {
    expect(said(BRIEFING, { title: 'Press Briefing by Press Secretary Jen\u00a0Psaki' })).toEqual([
      'Jen Psaki: Hi, everyone.\u00a0 Happy\nNew Year!\u00a0 (Laughter.)',
      'Jen Psaki: I have one thing at the top: a trip.',
      'Q: Thanks, Jen.',
      'Q: Is the President going, too?',
      'Jen Psaki: He is.',
      'Q: Okay.',
      'Jen Psaki: With that, goodbye.',
    ]);
  });

  it('marks label, colon, turn and role', () => {
    const [first, second, question] = extract(BRIEFING, {
      title: 'Press Briefing by Press Secretary Jen Psaki and Deputy Director Ana Lee',
    }).statements;
    expect(first).toMatchObject({ kind: 'direct', cue: { text: ':' }, topics: [] });
    expect(first?.quotes).toEqual([{ start: first?.start, end: first?.end }]);
    expect(first?.speaker).toMatchObject({ mention: { text: 'MS. PSAKI' }, named: true, role: 'Press Secretary' });
    expect(second?.utterance).toBe(first?.utterance);
    expect(question?.utterance).not.toBe(first?.utterance);
    expect(question).toMatchObject({ cue: null, speaker: { name: 'Q', named: false } });
  });

  it("gives an answer the reporter's question, past an interjection", () => {
    const questions = extract(BRIEFING).statements.map(({ question }) => question?.text);
    const asked = 'Is the President going, too?';
    expect(questions).toEqual([undefined, undefined, undefined, undefined, asked, undefined, asked]);
  });

  it('gives no question where it was not heard, nor to a moderator', () => {
    const { statements } = extract(
      'MR. A:  Hi.\n\nQ    Will you go there?\n\nMODERATOR:  Next.\n\nQ    (Inaudible.)\n\nMR. A:  No.',
    );
    expect(statements.map(({ question }) => question)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('reads labels with slips, odd spaces, wrapped lines, and without a blank line before', () => {
    expect(
      said(
        'MOERATOR:  One.\n\nMS.\u00a0 LEE:  Two.  \nMS. LEE:  Three.\n\nQMS. LEE:  Four.\n\nSENIOR ADMINISTRATION\nOFFICIAL:  Five.',
        { title: 'Call by Ana Lee' },
      ),
    ).toEqual([
      'moderator: One.',
      'Ana Lee: Two.',
      'Ana Lee: Three.',
      'Ana Lee: Four.',
      'senior administration official: Five.',
    ]);
  });

  it('takes no prose with a colon for a label', () => {
    const text =
      'MS. LEE:  Hi.\n\nThe reason is this: money.\n\nQ&A will follow.\n\nNOTE: see below.\n\nAnd Plan B: wait.';
    expect(new Set(extract(text).statements.map(({ utterance }) => utterance)).size).toBe(1);
  });

  it('reads interviews labelled "John Smith:" where the document is made of them', () => {
    const text =
      'Ann Lee: You won.\n\nJohn Smith: We did.\n\nBy a lot.\n\nLee: By how much?\n\nSmith: Two.\n\nLee: Two?\n\nSmith: Two.';
    expect(said(text)).toEqual([
      'Ann Lee: You won.',
      'John Smith: We did.',
      'John Smith: By a lot.',
      'Ann Lee: By how much?',
      'John Smith: Two.',
      'Ann Lee: Two?',
      'John Smith: Two.',
    ]);
  });

  it('reads a text with one line a turn', () => {
    expect(said('MODERATOR: Go.\nMR. LEE: I will.\nI promise.\nQ: When?\nMR. LEE: Now.')).toEqual([
      'moderator: Go.',
      'Mr. Lee: I will.',
      'Mr. Lee: I promise.',
      'Q: When?',
      'Mr. Lee: Now.',
    ]);
  });

  it('reads an office that goes on behind "of" as an office, and the name in its brackets', () => {
    const text =
      'The MINISTER OF WATER AND SANITATION (Ms A LEE): It rains.\n\nMr B ROE: Again?\n\nThe MINISTER OF WATER AND SANITATION: Yes.\n\nMr B ROE: Thank you.\n\nHON. SPEAKER: Order.';
    expect(extract(text).statements.map(({ speaker }) => [speaker?.name, speaker?.named])).toMatchObject([
      ['Ms A Lee', expect.anything()],
      ['Mr B Roe', expect.anything()],
      ['the Minister of Water and Sanitation', false],
      ['Mr B Roe', expect.anything()],
      [expect.stringMatching(/speaker/i), false],
    ]);
  });

  it('takes no label over a stage direction or the number of a line', () => {
    const text = 'MS. LEE: So.\n(Laughter.)\nMR. ROE: Go on.\n\nMS. LEE: Thanks.\n\nMR. ROE: Well.';
    expect(said(text)).toEqual(['Ms. Lee: So.\n(Laughter.)', 'Mr. Roe: Go on.', 'Ms. Lee: Thanks.', 'Mr. Roe: Well.']);
  });

  it('reads prose above a dialogue as an article, and is unsure of what stands below it', () => {
    const prose = `${'The ferry stays in port, and the islands wait. '.repeat(5)}“The hull is worse than we were told,” said Tilda Arne, who chairs the board.`;
    const dialogue =
      'ROE: Who pays?\n\nARNE: The board.\n\nROE: And the pier?\n\nARNE: It waits.\n\nROE: How long?\n\nARNE: A year.\n\nROE: Why?\n\nARNE: The hull.\n\nFollow the Kelby Post for more.';
    const found = extract(`${prose}\n\n${dialogue}`).statements.map(
      ({ speaker, text }) => `${speaker?.name} (${speaker?.confidence}): ${text}`,
    );
    expect(found[0]).toBe('Tilda Arne (sure): The hull is worse than we were told,');
    expect(found[2]).toBe('Tilda Arne (sure): The board.');
    expect(found.at(-1)).toBe('Tilda Arne (unsure): Follow the Kelby Post for more.');
  });

  it('is made of slices in order, whatever the text', () => {
    const piece = fc.constantFrom(
      'MS. LEE:',
      'Q   ',
      'A: ',
      '  Mr. LEE of Ohio. ',
      'John Smith: ',
      '\n',
      '\n\n',
      '\r\n\r\n',
      '\r',
      '(Laughs.) ',
      '[[Page S1]]\n',
      '     ',
      'word ',
      '“so” ',
      '[...]\n',
      '____________\n',
      '3:05 P.M.\n',
      '\u00a0',
      '\ud800',
      'Ünï: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(20), (pieces, from) => {
        const text = pieces.join('');
        const body = { start: Math.min(from, text.length), end: text.length };
        let before = body.start;
        for (const statement of extractTranscript({ text, body }).statements) {
          const { start, end, speaker, cue, question } = statement;
          expect(text.slice(start, end)).toBe(statement.text);
          expect(statement.text).toBe(statement.text.trim());
          expect(statement.text).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(before);
          for (const span of [speaker?.mention, cue, question])
            if (span) expect(text.slice(span.start, span.end)).toBe(span.text);
          before = end;
        }
      }),
    );
  });
});

describe("the Congressional Record's form", () => {
  const page = (lines: string): string =>
    `[Congressional Record Volume 151, Number 99]\n[House]\n[Page H6174]\n\n${lines}`;

  it('parts paragraphs by indentation, and pieces by page marks', () => {
    const text = page(
      '                    PRIVILEGE\n\n  (Mr. BROWN of Ohio asked and was given permission to speak.)\n  Mr. BROWN of Ohio. Mr. Speaker, I\nrise. Why? Because\n\n[[Page H6175]]\n\nwe must.\n  I yield.\n       A list, printed\n     in full.\n  There was no objection.\n  The SPEAKER pro tempore. The gentleman\nyields.\n  Ms. LINDA T. SANCHEZ of California. No.\n\n                          ____________________\n\n  Left over.\n',
    );
    expect(said(text)).toEqual([
      'Mr. Brown of Ohio: Mr. Speaker, I\nrise. Why? Because',
      'Mr. Brown of Ohio: we must.',
      'Mr. Brown of Ohio: I yield.',
      'the speaker pro tempore: The gentleman\nyields.',
      'Linda T. Sanchez: No.',
    ]);
  });

  it('reads guests, managers and what was handed in', () => {
    const text = page(
      '  The SPEAKER. I present the guest.\n  Prime Minister ARNE. Thank you.\n  Mr. Manager PELL. We begin.\n  Miss ROTH. Good.\n  Mrs. al-RASHID of New Mexico. I agree.\n<bullet> Mr. KOLB. Two boats.<bullet>\n',
    );
    expect(said(text)).toEqual([
      'the speaker: I present the guest.',
      'Prime Minister Arne: Thank you.',
      'Manager Mr. Pell: We begin.',
      'Miss Roth: Good.',
      'Mrs. al-Rashid of New Mexico: I agree.',
      'Mr. Kolb: Two boats.',
    ]);
  });

  it('tells speech that begins like narration from narration', () => {
    const text = page(
      '  Mr. LEE. I rise.\n  The bill before us was written in a hurry.\n  The question is, who pays?\n  The vote is not about ships.\n  The motion was agreed to.\n  The text of the amendment is as follows:\n  The amendment was agreed to in May, and I regret it.\n',
    );
    expect(said(text)).toEqual([
      'Mr. Lee: I rise.',
      'Mr. Lee: The bill before us was written in a hurry.',
      'Mr. Lee: The question is, who pays?',
      'Mr. Lee: The vote is not about ships.',
      'Mr. Lee: The amendment was agreed to in May, and I regret it.',
    ]);
  });

  it('takes the full name from the heading over the speech', () => {
    const text = page(
      '                        HON. HENRY E. BROWN, JR.\n\n                           of south carolina\n\n  Mr. BROWN of South Carolina. Mr. Speaker, I rise.',
    );
    expect(extract(text).statements[0]?.speaker).toMatchObject({
      name: 'Henry E. Brown Jr.',
      named: true,
      rule: 'label-heading',
      confidence: 'sure',
      mention: { text: 'Mr. BROWN of South Carolina' },
    });
  });

  it('gives words behind a cut in the text to nobody', () => {
    expect(said(page('  Mr. LEE. I begin.\n[...]\nand it was so.\n  Mr. LEVIN. Thanks.'))).toEqual([
      'Mr. Lee: I begin.',
      'Mr. Levin: Thanks.',
    ]);
  });
});

describe('who is meant by a label', () => {
  const person = (name: string, aliases: string[], ...roles: [string, string?, string?][]): KnownPerson => ({
    name,
    aliases,
    roles: roles.map(([title, from, to]) => ({ title, ...(from ? { from } : {}), ...(to ? { to } : {}) })),
  });
  const directory = [
    person('Ann Lee', ['Ms. LEE of Ohio'], ['Senator from Ohio', '2001-01-03', '2009-01-03']),
    person('Robert Lee', ['Mr. LEE of Utah'], ['Representative from Utah', '2001-01-03', '2009-01-03']),
    person('Maria Gomez', [], ['President', '2005-01-20', '2009-01-20']),
    person('Paul Gray', [], ['President', '2009-01-20']),
    person('Ivan Stone', ['Gen. Ivan Stone'], ['Chief of Staff of the Army', '2003-01-01']),
    person('Peter Stone', [], ['Senator from Iowa', '2003-01-01']),
  ];
  const speaker = (text: string, more: Partial<ExtractionInput> = {}) =>
    extract(text, { directory, date: '2006-05-01', ...more }).statements.at(-1)?.speaker;

  it('completes a surname from an earlier label, in natural case, with its role', () => {
    expect(speaker('SECRETARY OF DEFENSE MARK T. McESPER: Hi.\n\nSEC. McESPER: Bye.')).toMatchObject({
      name: 'Mark T. McEsper',
      named: true,
      rule: 'label-earlier',
    });
    expect(speaker('DR. MARÍA NUÑEZ-O’NEILL: Hi.')).toMatchObject({ name: 'María Nuñez-O’Neill', named: true });
  });

  it('names nobody where two people fit', () => {
    const text = 'MR. JOHN DOE: Hi.\n\nMR. JAMES DOE: Hi.\n\nMR. DOE: Bye.';
    expect(speaker(text)).toMatchObject({ name: 'Mr. Doe', named: false });
    expect(
      speaker('SENATOR STONE: Hi.', { directory: [...directory, person('Eve Stone', [], ['Senator from Iowa'])] }),
    ).toMatchObject({
      named: false,
    });
  });

  it('takes introductions, and is unsure of names met in passing', () => {
    expect(speaker('MR. DOE:  For those who don’t know me, I’m John Doe.')).toMatchObject({
      name: 'John Doe',
      confidence: 'sure',
    });
    expect(speaker('MR. DOE:  Some call it the film of Jane Doe, alas.')).toMatchObject({ confidence: 'unsure' });
  });

  it('is unsure of a label whose honorific contradicts the others', () => {
    const text = 'MS. DOE: Hi.\n\nMS. DOE: So.\n\nMR. DOE: Bye.';
    expect(speaker(text, { title: 'Call by Jane Doe' })).toMatchObject({ name: 'Jane Doe', confidence: 'unsure' });
  });

  it('asks the directory: alias, honorific, rank, chamber, day', () => {
    expect(speaker('  Mr. LEE of Utah. No.')).toMatchObject({ name: 'Robert Lee', rule: 'label-alias' });
    expect(speaker('[Congressional Record Volume 1]\n[Senate]\n  Ms. LEE. No.')).toMatchObject({ name: 'Ann Lee' });
    expect(speaker('[Congressional Record Volume 1]\n[Senate]\n  Mr. LEE. No.')).toMatchObject({ named: false });
    expect(speaker('GENERAL STONE: No.')).toMatchObject({ name: 'Ivan Stone' });
    expect(speaker('SENATOR STONE: No.')).toMatchObject({ name: 'Peter Stone' });
    expect(speaker('MS. LEE: No.', { date: '2019-01-01' })).toMatchObject({ name: 'Ms. Lee', named: false });
  });

  it('knows THE PRESIDENT by the day, in a White House document that names no other', () => {
    const text = 'Rose Garden\n\nTHE PRESIDENT:  Good afternoon.';
    expect(speaker(text)).toMatchObject({ name: 'Maria Gomez', named: true, rule: 'label-office' });
    expect(speaker(text, { date: '2010-01-01' })).toMatchObject({ name: 'Paul Gray' });
    expect(speaker(text, { title: 'Remarks by President Dupont' })).toMatchObject({
      name: 'the President',
      named: false,
    });
    expect(speaker('THE PRESIDENT:  Good afternoon.')).toMatchObject({ named: false });
  });

  it.each([
    'Q',
    'MODERATOR',
    'OPERATOR',
    'AIDE',
    'STAFF',
    'REPORTER',
    'SENIOR ADMINISTRATION OFFICIAL',
    'THE PRESIDING OFFICER',
  ])('never names %s', (label) => {
    const text = `MS. LEE: I’m Ann Lee.\n\n${label}: Hello there.`;
    expect(speaker(text, { title: `Call by Officer ${label} Ann Moderator` })).toMatchObject({
      named: false,
      confidence: 'sure',
    });
  });

  it('lists who is named in the text', () => {
    const { mentioned } = extract('MS. DOE: Ask Senator Robert Lee or Gen. Ivan\nStone’s staff.', {
      title: 'Call by Jane Doe',
      directory,
    });
    expect(mentioned).toEqual(['Jane Doe', 'Robert Lee', 'Ivan Stone']);
  });
});

describe('ground rules', () => {
  const rules = (said: string, title = '') =>
    extract(`MODERATOR:  ${said}\n\nQ    Can we put that on the record?`, { title }).rules;

  it.each([
    [
      'This call is on background, attributable to a senior administration official.  It is embargoed until 5:00 a.m. Eastern\ntomorrow.  So, with that.',
      {
        attribution: 'on background',
        embargoes: ['until 5:00 a.m. Eastern tomorrow'],
        description: 'senior administration official',
      },
    ],
    [
      'The contents will be embargoed until its conclusion. All is attributed to a “senior official.”',
      { attribution: 'on background', embargoes: ['until its conclusion'], description: 'senior official' },
    ],
    [
      'Embargoed until 12:00 p.m. We begin on the record.',
      { attribution: 'on the record', embargoes: ['until 12:00 p.m.'] },
    ],
    ['So on the record, off camera, do some questions.', { attribution: 'on the record', embargoes: [] }],
    ['Today’s remarks are off the record.', { attribution: 'off the record', embargoes: [] }],
    ['We are on deep background for this one.', { attribution: 'on deep background', embargoes: [] }],
    ['Off the record, the whole call.', { attribution: 'off the record', embargoes: [] }],
    ['We are on the record against it.', undefined],
    ['The arms embargo lifts on Friday. This is a report about the embargo on oil.', undefined],
    [
      'Just a reminder, the material is embargoed.',
      { attribution: 'on the record', embargoes: ['Just a reminder, the material is embargoed'] },
    ],
    ['This is on deep background.', { attribution: 'on deep background', embargoes: [] }],
    ['Hello, everybody.', undefined],
  ])('%j', (text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  it('believes what is said before what the title says', () => {
    const title = 'Background Press Call on Ports';
    expect(rules('Hello.', title)).toEqual({ attribution: 'on background', embargoes: [] });
    expect(rules('Today’s call will now be held fully on the record.', title)).toEqual({
      attribution: 'on the record',
      embargoes: [],
    });
  });
});
