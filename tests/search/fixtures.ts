import type { Answer } from '../../src/model/answer.js';
import type { Person } from '../../src/model/person.js';
import { type SearchOptions, search } from '../../src/search/index.js';
import { makeDocument } from '../store/documents.js';
import { memoryStore } from './memory-store.js';

/** The day that the tests' questions are asked on. */
export const TODAY = '2024-03-13';

/** People as the newsroom's directory has them. */
export const DIRECTORY: readonly Person[] = [
  person(
    'mark-t-esper',
    'Mark T. Esper',
    ['Mark Esper'],
    [{ title: 'Secretary of Defense', from: '2019-07-23', to: '2020-11-09' }],
  ),
  person(
    'mark-a-milley',
    'Mark A. Milley',
    ['Gen. Mark A. Milley'],
    [
      { title: 'Chief of Staff of the Army', from: '2015-08-14', to: '2019-08-09' },
      { title: 'Chairman of the Joint Chiefs of Staff', from: '2019-10-01', to: '2023-09-30' },
    ],
  ),
  person('lloyd-austin', 'Lloyd Austin', [], [{ title: 'Secretary of Defense', from: '2021-01-22', to: '2025-01-20' }]),
  person(
    'karine-jean-pierre',
    'Karine Jean-Pierre',
    [],
    [{ title: 'White House Press Secretary', organisation: 'White House', from: '2022-05-13', to: '2025-01-20' }],
  ),
  person(
    'sherrod-brown',
    'Sherrod Brown',
    ['Mr. BROWN of Ohio'],
    [
      {
        title: 'Representative from Ohio',
        organisation: 'House of Representatives',
        from: '1993-01-03',
        to: '2007-01-03',
      },
      { title: 'Senator from Ohio', organisation: 'Senate', from: '2007-01-03', to: '2025-01-03' },
    ],
  ),
  person(
    'corrine-brown',
    'Corrine Brown',
    ['Ms. BROWN of Florida'],
    [
      {
        title: 'Representative from Florida',
        organisation: 'House of Representatives',
        from: '1993-01-03',
        to: '2017-01-03',
      },
    ],
  ),
  person(
    'charles-q-brown',
    'Charles Q. Brown',
    ['Gen. CQ Brown'],
    [{ title: 'Chief of Staff of the Air Force', from: '2020-08-06', to: '2023-09-30' }],
  ),
  person(
    'sam-brownback',
    'Sam Brownback',
    [],
    [{ title: 'Senator from Kansas', from: '1996-11-07', to: '2011-01-03' }],
  ),
  person('qasem-soleimani', 'Qasem Soleimani', [], []),
];

function person(id: string, name: string, aliases: readonly string[], roles: Person['roles']): Person {
  return { id, kind: 'named', name, aliases, roles };
}

export const LETTER = 'The letter was a draft that was sent involuntarily';
export const MISTAKE = 'In short, [that] was an honest mistake. It should not have been sent.';
export const MOVES = 'We are bringing forces from Kuwait in helicopters.';
export const SITES = 'US forces will follow the laws of armed conflict, also at cultural sites';

/** A briefing in an article: a letter that is only named once, and cultural sites that only one speaker speaks of. */
export const BRIEFING = makeDocument(
  `"${SITES}," Esper said.

Milley also addressed a letter of General Seely. ${LETTER}, he said. "${MOVES}" he said.

"${MISTAKE}" Milley said.

President Rouhani and Soleimani were not there.`,
  [
    { by: 'Mark T. Esper', text: SITES, kind: 'indirect', topics: [{ term: 'cultural sites', from: 'statement' }] },
    {
      by: 'Mark A. Milley',
      text: LETTER,
      kind: 'indirect',
      topics: [
        { term: 'letter', from: 'statement' },
        { term: 'cultural sites', from: 'discourse' },
      ],
    },
    {
      by: 'Mark A. Milley',
      text: MOVES,
      topics: [
        { term: 'helicopters', from: 'statement' },
        { term: 'letter', from: 'discourse' },
        { term: 'cultural sites', from: 'discourse' },
      ],
    },
    {
      by: 'Mark A. Milley',
      text: MISTAKE,
      topics: [
        { term: 'letter', from: 'discourse' },
        { term: 'draft', from: 'discourse' },
      ],
    },
  ],
  { eventDate: '2020-01-06', origin: 'briefing.txt', title: 'Pentagon briefing', kind: 'article' },
  ['Qasem Soleimani'],
);

export const LEAVE = 'No decision was made to leave Iraq.';
export const ROCKETS = 'The Iranians fired 31 rockets at our people in Iraq.';
export const VIENNA = 'I have no comment on his remarks.';

/** Transcripts of other days, with the Browns, a reporter and two officials without names. */
export const OTHERS = [
  makeDocument(
    `SECRETARY ESPER: ${LEAVE}\n\nSECRETARY ESPER: ${ROCKETS}`,
    [
      { by: 'Mark T. Esper', text: LEAVE },
      { by: 'Mark T. Esper', text: ROCKETS },
    ],
    { eventDate: '2020-01-07', origin: 'esper.txt', title: 'Esper briefing', kind: 'transcript' },
  ),
  makeDocument(
    `Mr. BROWN of Ohio. CAFTA is a trade agreement that fails workers.\n\nMs. BROWN of Florida. I pay tribute to Irene Lockett.\n\nMr. BROWNBACK. I support the nomination of Judge Roberts.`,
    [
      { by: 'Sherrod Brown', text: 'CAFTA is a trade agreement that fails workers.' },
      { by: 'Corrine Brown', text: 'I pay tribute to Irene Lockett.' },
      { by: 'Sam Brownback', text: 'I support the nomination of Judge Roberts.' },
    ],
    { eventDate: '2005-07-20', origin: 'house.txt', title: 'Congressional Record', kind: 'transcript' },
  ),
  makeDocument(
    `GENERAL BROWN: The Air Force is ready.`,
    [{ by: 'Charles Q. Brown', text: 'The Air Force is ready.' }],
    { eventDate: '2023-05-25', origin: 'brown.txt', title: 'Rose Garden', kind: 'transcript' },
  ),
  makeDocument(
    `Q President Rouhani threatened the former president over Soleimani. Any comment?\n\nMS. JEAN-PIERRE: ${VIENNA} Go ahead, Mary.`,
    [
      { by: 'Q', text: 'President Rouhani threatened the former president over Soleimani. Any comment?' },
      {
        by: 'Karine Jean-Pierre',
        text: VIENNA,
        question: 'President Rouhani threatened the former president over Soleimani. Any comment?',
      },
      {
        by: 'Karine Jean-Pierre',
        text: 'Go ahead, Mary.',
        question: 'President Rouhani threatened the former president over Soleimani. Any comment?',
      },
    ],
    { eventDate: '2024-03-11', origin: 'briefing-2.txt', title: 'Press briefing', kind: 'transcript' },
  ),
  makeDocument(
    `SENIOR ADMINISTRATION OFFICIAL: SolarWinds was a wake-up call.`,
    [{ by: 'senior administration official', text: 'SolarWinds was a wake-up call.' }],
    { eventDate: '2021-03-12', origin: 'call.txt', title: 'Background call', kind: 'transcript' },
  ),
  makeDocument(
    `SENIOR ADMINISTRATION OFFICIAL: We learned from SolarWinds in Vienna.`,
    [{ by: 'senior administration official', text: 'We learned from SolarWinds in Vienna.' }],
    { eventDate: '2021-12-17', origin: 'call-2.txt', title: 'Another call', kind: 'transcript' },
  ),
];

export const STORE = memoryStore([BRIEFING, ...OTHERS]);

/** Asks the fixtures. */
export function ask(question: string, options: Partial<SearchOptions> = {}): Promise<Answer> {
  return search(question, { store: STORE, today: TODAY, directory: DIRECTORY, ...options });
}

export function texts(answer: Answer): string[] {
  return answer.answers.map(({ statement }) => statement.text);
}
