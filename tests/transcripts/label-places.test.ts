import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/index.js';
import { looksLikeTranscript } from '../../src/transcripts/recognition.js';

/** Where a label stands and what stands around its name; every dialogue is invented. */

/** Who is found to have said what, in order. */
function heard(text: string): (readonly [string | undefined, string])[] {
  return extract({ text }).statements.map(({ speaker, text: words }) => [speaker?.name, words]);
}

describe('labels that end in a full stop', () => {
  it('may say where a member comes from, have particles, or only an office', () => {
    const text = [
      '    The Chairwoman. The session is open. We begin with the dredger.',
      '    Mr. Vance of North Dakota. Who ordered the dredger?',
      '    Ms. van der Lind. The board ordered it, in the spring.',
      '    Mr. Vance of North Dakota. And who pays?',
      '    Ms. van der Lind. The port pays, in nine parts.',
      '    The Chairwoman. The time is up. I thank the witness.',
    ].join('\n');
    expect(heard(text)).toEqual([
      ['the Chairwoman', 'The session is open. We begin with the dredger.'],
      ['Mr. Vance of North Dakota', 'Who ordered the dredger?'],
      ['van der Lind', 'The board ordered it, in the spring.'],
      ['Mr. Vance of North Dakota', 'And who pays?'],
      ['van der Lind', 'The port pays, in nine parts.'],
      ['the Chairwoman', 'The time is up. I thank the witness.'],
    ]);
  });

  it('may have blanks that do not break before the dash', () => {
    const text = [
      'Tilda Arne, on behalf of the Harbour Group.\u00a0–\u00a0The ferry must sail again.',
      'Odo Pell, Member of the Board.\u00a0–\u00a0It sails in June, and not before.',
      'Tilda Arne (HG).\u00a0–\u00a0Which June?',
      'Odo Pell, Member of the Board.\u00a0–\u00a0The next one, we hope.',
    ].join('\n\n');
    expect(heard(text)).toEqual([
      ['Tilda Arne', 'The ferry must sail again.'],
      ['Odo Pell', 'It sails in June, and not before.'],
      ['Tilda Arne', 'Which June?'],
      ['Odo Pell', 'The next one, we hope.'],
    ]);
  });
});

describe('examinations in a court', () => {
  const text = [
    'THE COURT:  You may begin.',
    'CROSS-EXAMINATION',
    'BY MS. ARNE:',
    'Q   Who had the key?',
    'A   The night watch had it.',
    'MR. PELL:  Objection, Your Honor.',
    'THE COURT:  Overruled. You may answer that.',
    'Q   Was the gate locked?',
    'A   It was when I saw it.',
    'MS. ARNE:  I have nothing further.',
    'BY MR. PELL:',
    'Q   Did you turn the key yourself?',
    'A   I turned it twice.',
    'REDIRECT EXAMINATION',
    'Q   And did it turn?',
    'A   It did, sir.',
  ].join('\n');

  it('say with "BY" who asks until somebody else does', () => {
    const asked = heard(text).filter(([, words]) => words.endsWith('?'));
    expect(asked).toEqual([
      ['Ms. Arne', 'Who had the key?'],
      ['Ms. Arne', 'Was the gate locked?'],
      ['Mr. Pell', 'Did you turn the key yourself?'],
      ['Q', 'And did it turn?'],
    ]);
    expect(heard(text)).toContainEqual(['Ms. Arne', 'I have nothing further.']);
  });

  it('give the questions to the answers all the same', () => {
    const answer = extract({ text }).statements.find((one) => one.text === 'I turned it twice.');
    expect(answer?.question?.text).toBe('Did you turn the key yourself?');
  });
});

describe('what may be a label that was not read', () => {
  const text = [
    'MS. ARNE: The ferry sails in June. That is settled.',
    'MR. PELL: Which June?',
    'MS. ARNE: The next one. I have it in writing.',
    'Moving to the pier: We have nine bids.',
    'Rosa Kemp (Kelby). – None of them is mine.',
    'I said so before, and I say it again.',
    'MR. PELL: Thank you.',
  ].join('\n\n');

  it('leaves what follows unsure up to the next label', () => {
    const found = extract({ text }).statements.map(({ speaker, text: words }) => [
      words.slice(0, 10),
      speaker?.confidence,
    ]);
    expect(found).toEqual([
      ['The ferry ', 'sure'],
      ['Which June', 'sure'],
      ['The next o', 'sure'],
      ['Moving to ', 'sure'],
      ['Rosa Kemp ', 'unsure'],
      ['I said so ', 'unsure'],
      ['Thank you.', 'sure'],
    ]);
  });
});

/** What three people say; the third speaks once. */
const SAID = [
  'The ferry sails again in June, and not before.',
  'Who pays for the buses until then?',
  'The board does, out of its reserve.',
  'And the pier?',
  'We on the islands have waited for nine years.',
  'I know, and I am sorry for it.',
];
const PEOPLE = ['Tilda Arne', 'Odo van der Pell', 'Tilda Arne', 'Odo van der Pell', 'Ines Roth', 'Tilda Arne'];
const TURNS = PEOPLE.map((name, at) => ({ name, at, said: SAID[at]!, time: `10:0${at}:1${at}` }));
const EXPECTED = TURNS.map(({ name, said }) => [name, said]);

type Turn = (typeof TURNS)[number];

describe('where a label may stand', () => {
  it.each<[string, string, (turn: Turn) => string]>([
    ['in the tag of a caption', 'WEBVTT\n\n', (t) => `${cue(t)}<v ${t.name}>${t.said}`],
    [
      'in a tag that is closed, below a number',
      'WEBVTT\n\n',
      (t) => `${t.at + 1}\n${cue(t)}<v.loud ${t.name}>${t.said}</v>`,
    ],
    ["in a tag, below a caption's key", 'WEBVTT\n\n', (t) => `c0ffee-${t.at}x\n${cue(t)}<v ${t.name}>${t.said}</v>`],
    [
      'between rules, with a number',
      'Call of the Roth Mills\n\n',
      (t) => `${RULE}${t.name},  Roth Mills - Chair of it    [${t.at + 1}]\n${RULE}${t.said}`,
    ],
    ['above a time, with blank lines', 'Debate on the ferry\n\n', (t) => `${t.name}\n${t.time}\n\n${t.said}`],
    ['above a time, without', 'Debate on the ferry\n\n', (t) => `${t.name}\n${t.time}\n${t.said}`],
    ['above a time and a link', 'Debate on the ferry\n\n', (t) => `${t.name}\n${t.time}\nShow the record\n\n${t.said}`],
  ])('%s', (_, head, print) => {
    expect(heard(head + TURNS.map(print).join('\n\n'))).toEqual(EXPECTED);
  });

  it.each<[string, string, (turn: Turn) => string]>([
    ['in a table', '| Who | What |\n|---|---|\n', (t) => `| ${t.name.padEnd(20)} | ${t.said} |`],
    [
      'in a table, behind a time',
      '| At | Who | What |\n|:--|:-:|---|\n',
      (t) => `| ${t.time} | **${t.name}** | ${t.said} |`,
    ],
    [
      'in a table, behind a number and a time',
      '|No|At|Who|What|\n|-:|-|-|-|\n',
      (t) => `|${t.at + 1}|${t.time}|${t.name}|${t.said}|`,
    ],
    ['in a table, before a time', '|Who|At|What|\n|:-:|:-:|---|\n', (t) => `|${t.name}|${t.time}|${t.said}|`],
    [
      'in a table, behind a stretch of time',
      '| At | Who | What |\n|---|---|---|\n',
      (t) => `| ${t.time} – 10:59:59 | ${t.name} | ${t.said} |`,
    ],
    ['in HTML, in bold', '', (t) => `<p><strong>${t.name}:</strong> ${t.said}</p>`],
    ['in HTML, before the colon', '', (t) => `<b>${t.name}</b>: ${t.said}`],
    ['in an attribute', '', (t) => `<speech nr="1" speaker="${t.name}">${t.said}</speech>`],
    ['behind the number of a turn', '', (t) => `#${t.at + 1} ${t.name}: ${t.said}`],
    ['behind a dash', '', (t) => `— ${t.name}: ${t.said}`],
    ['before a mark', '', (t) => `${t.name} » ${t.said}`],
    ['before a time in brackets', '', (t) => `${t.name} [${t.time}] ${t.said}`],
    ['between "From" and "to"', '', (t) => `${t.time} From ${t.name} to Everyone : ${t.said}`],
    ['behind "From" and a tab', '', (t) => `${t.time}\t From  ${t.name} : ${t.said}`],
    ['above a message', '', (t) => `[${t.time}] From ${t.name} to Me (Direct Message):\n\t${t.said}`],
  ])('%s', (_, head, print) => {
    expect(heard(head + TURNS.map(print).join('\n'))).toEqual(EXPECTED);
  });

  it('in two languages', () => {
    const text = TURNS.map(
      ({ name, time, said }) =>
        `${name.replace('Ines Roth', 'Yr Is-gadeirydd / The Deputy Chair')}\n${time}\n\n${said}`,
    );
    expect(heard(text.join('\n\n')).map(([, words]) => words)).toEqual(SAID);
    expect(heard(text.join('\n\n'))[4]?.[0]).toBe('the Deputy Chair');
  });

  it('never in a table of anything else', () => {
    const text = `The fares are these.\n\n| Place | Fare |\n|---|---|\n| Kelby West | 4 crowns |\n| Ferring | 5 crowns |\n| North Moor | 9 crowns |\n`;
    expect(heard(text)).toEqual([]);
  });
});

const RULE = `${'-'.repeat(40)}\n`;

function cue({ at }: Turn): string {
  return `00:00:0${at}.200 --> 00:00:0${at}.900\n`;
}

describe('whose label stands once', () => {
  const confidences = (text: string) =>
    extract({ text }).statements.map(({ speaker, text: words }) => [speaker?.name, speaker?.confidence, words]);

  it('is known by the time below the name, whatever the name', () => {
    const named = ['Arne, Tilda', 'Pell, Odo', 'Arne, Tilda', 'Pell, Odo', 'Roth, Ines', 'Arne, Tilda'];
    const text = TURNS.map(({ at, said }) => `${named[at]}\n${at}:0${at}\n${said}`).join('\n\n');
    expect(confidences(text)[4]).toEqual([expect.stringContaining('Roth'), 'sure', SAID[4]]);
    expect(confidences(text)).toHaveLength(SAID.length);
  });

  it('is unsure where initials stand before a tab', () => {
    const initials = ['TA', 'OP', 'TA', 'OP', 'SO', 'TA'];
    const found = confidences(TURNS.map(({ at, said }) => `${initials[at]}\t${said}`).join('\n'));
    expect(found.map(([, confidence]) => confidence)).toEqual(['sure', 'sure', 'sure', 'sure', 'unsure', 'sure']);
  });
});

describe('what nobody says', () => {
  it("is a printer's line with the numbers of the job, and a day with the number of the page", () => {
    const printers = (page: number) =>
      `\n Set Nov 24 2031   10:0${page} Jun 11, 2031   Job 00000   Sheet 0000${page}   Form 66${page}3   Style 6602 of all the styles 12\n\n${page}\n`;
    const days = (page: number) => `\n14-05-2031                         4${page}\n`;
    for (const head of [printers, days]) {
      const text = TURNS.map(({ name, at, said }) => `${name.toUpperCase()}: ${said}\n${head(at)}`).join('\n');
      expect(heard(text).map(([, words]) => words)).toEqual(SAID);
    }
  });

  it('is the title of a statement over two lines that are set in', () => {
    const text = [
      '    Chairman Pell. The session is open.\n    Ms. Arne. I thank the chair.\n    Chairman Pell. The witness may begin.\n',
      '          STATEMENT OF INES ROTH, MASTER OF THE HARBOUR AND PILOT,\n                     KELBY WEST, NORTHMOOR\n',
      '    Ms. Roth. I have sailed for nine years.\n    Ms. Arne. Where to?\n    Ms. Roth. To Ferring and back.',
    ];
    expect(heard(text.join('\n')).map(([, words]) => words)).not.toContainEqual(expect.stringContaining('STATEMENT'));
  });

  it('is a row of a table without a speaker', () => {
    const rows = TURNS.map(({ name, time, said }) => `| ${time} | ${name} | ${said} |`);
    rows.splice(3, 0, '| 10:03:00 | | *Break* |');
    expect(heard(`| At | Who | What |\n|---|---|---|\n${rows.join('\n')}\n`)).toEqual(EXPECTED);
  });

  it('are the answers of a page of frequent questions', () => {
    const faq = [
      'Q: When does the ferry sail?\nA: At nine. Tickets are sold on board.',
      'Q: May I bring a dog?\nA: Dogs sail free. Keep them on a lead.',
      'Q: Where do I get on?\nA: At the old pier. Follow the signs.',
    ];
    expect(looksLikeTranscript(faq.join('\n\n'), { start: 0, end: faq.join('\n\n').length })).toBe(false);
    const interview = faq.join('\n\n').replace('At nine.', 'At nine, and I sail it myself.');
    expect(looksLikeTranscript(interview, { start: 0, end: interview.length })).toBe(true);
  });
});

it('takes no name for whoever is called by the place or the task', () => {
  const text =
    'THE COURT:  Is counsel ready?\n\nMR. PELL:  We are.\n\nTHE COURT:  Then begin.\n\nKelby Court Reporters took this down.';
  expect(heard(text)[0]?.[0]).toBe('the court');
});

describe('initials', () => {
  const dotted = ['T.A.', 'O.P.', 'T.A.', 'O.P.', 'I.R.', 'T.A.'];
  const plain = ['TA', 'OP', 'TA', 'OP', 'IR', 'TA'];
  const said = (labels: readonly string[]) => SAID.map((words, at) => `${labels[at]}: ${words}`).join('\n\n');

  it.each<[string, string, readonly string[]]>([
    ['in brackets behind the names', 'Of ferries\n\nTilda Arne (TA), Odo van der Pell (OP), Ines Roth (IR)', plain],
    ['before the names', 'Present today\nTA = Tilda Arne\nOP = Odo van der Pell\nIR = Ines Roth', plain],
    ['with full stops', '*Tilda Arne [T.A.]; Odo van der Pell [O.P.]; Ines Roth [I.R.]*', dotted],
  ])('that the head explains, %s', (_, head, labels) => {
    expect(heard(`${head}\n\n${said(labels)}`)).toEqual(EXPECTED);
  });

  it('that the first labels explain, with full stops', () => {
    const labels = ['Tilda Arne', 'Odo Pell', 'T.A.', 'O.P.', 'Ines Roth', 'T.A.'];
    expect(heard(`${said(labels)}\n\n${said(dotted)}`).map(([name]) => name)).toEqual([
      'Tilda Arne',
      'Odo Pell',
      'Tilda Arne',
      'Odo Pell',
      'Ines Roth',
      'Tilda Arne',
      ...['Tilda Arne', 'Odo Pell', 'Tilda Arne', 'Odo Pell', 'Ines Roth', 'Tilda Arne'],
    ]);
  });

  it('name nobody where two people have them, or a firm', () => {
    const text = `Tilda Arne (TA), Toni Apsley (TA), Odo Pell (BBC)\n\n${said(plain)}`;
    expect(heard(text).map(([name]) => name)).not.toContainEqual(expect.stringMatching(/Arne|Apsley|Pell/));
  });
});

it("takes rules from margin to margin for nobody's words", () => {
  const rule = '='.repeat(90);
  const text = TURNS.map(
    ({ name, said }, at) => `${rule}\n${name},  Roth Mills - Chair    [${at + 1}]\n${rule}\n${said}`,
  ).join('\n\n');
  expect(heard(`${text}\n\n${rule}\nDefinitions\n${rule}\nThis was not checked.`)).toEqual(EXPECTED);
});

it('leaves letters behind a name out of the name', () => {
  const text = TURNS.map(({ name, time, said }) => `${name} MSP\n${time}\n${said}`).join('\n\n');
  expect(heard(text)).toEqual(EXPECTED);
});

describe('an office behind two hyphens', () => {
  it('is no label of its own, and its name nobody’s words', () => {
    const text = [
      'Operator: Good day.',
      'Jim Farr -- Chief Executive: Thanks. Sales rose.',
      'Ann Roe -- Quill -- Analyst: Why did they rise?',
      'Jim Farr -- Chief Executive: It rained. We sold boots.',
      'Operator: Next.',
      'Jim Farr -- Chief Executive: They fell.',
    ].join('\n');
    const wrong = extract({ text }).statements.filter(
      ({ text: words, speaker }) => /--/.test(words) || /chief/i.test(speaker?.name ?? ''),
    );
    expect(wrong).toEqual([]);
  });
});
