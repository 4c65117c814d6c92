import { describe, expect, it } from 'vitest';
import { search } from '../../../src/search/index.js';
import { Register } from '../../../src/search/speakers/register.js';
import { type Resolution, resolveSpeaker } from '../../../src/search/speakers/resolve.js';
import type { SpeakerSummary } from '../../../src/store/store.js';
import { queryTokensOf } from '../../../src/text/tokenizer.js';
import { makeDocument } from '../../store/documents.js';
import { memoryStore, peopleStore } from '../memory-store.js';

const NAMES = [
  'Edward Schultz-Miles',
  'Mary Fox',
  'Mary Mitchell',
  'Margaret Reed',
  'Kevin Jones-Lucas',
  'Kevin Jones',
  'Sergei Cox',
  'Anthony Kelley-Hill',
  'Elizabeth Marshall',
  'Alice Dunn-Knight',
  'Sherrod Brown',
  'Sam Brownback',
  'Mark Milley',
  'Ellen Harper',
  'Ellen Harker',
  'Joan Carter',
  'Slade Gorton',
  'Gary Gorton',
];

const SUMMARIES = NAMES.map(
  (name): SpeakerSummary => ({
    person: { id: name, kind: 'named', name, aliases: [], roles: [] },
    statements: 1,
    sources: 1,
    firstDate: '2020-01-06',
    lastDate: '2020-01-06',
  }),
);
const scope = async () => ({ sources: 1, statements: NAMES.length, from: '2020-01-06', to: '2020-01-06' });
const people = { ...peopleStore(SUMMARIES), scope };
const context = {
  register: new Register(people, []),
  period: { from: null, to: null },
  isOnRecord: (word: string) => word === 'marshal',
};
const resolve = (text: string): Promise<Resolution> => resolveSpeaker(queryTokensOf(text), context);
const namesOf = (resolution: Resolution) =>
  resolution.kind === 'nobody' ? [] : resolution.entries.map(({ name }) => name);

describe('a full name that is nobody’s', () => {
  it.each([
    ['Edward Schutlz-Miles', 'Edward Schultz-Miles', ['Schutlz → Schultz']],
    ['Mary Foox', 'Mary Fox', ['Foox → Fox']],
    ['Margaret Rted', 'Margaret Reed', ['Rted → Reed']],
    ['Kevin Jones-Luoas', 'Kevin Jones-Lucas', ['Luoas → Lucas']],
    ['mary mitchel', 'Mary Mitchell', ['mitchel → Mitchell']],
    ['Sergay Cox', 'Sergei Cox', ['Sergay → Sergei']],
    ['Anthony Kelaye-Hil', 'Anthony Kelley-Hill', ['Kelaye → Kelley', 'Hil → Hill']],
    // "marshal" is a word of the record.
    ['Elizabeth Marshal', 'Elizabeth Marshall', ['Marshal → Marshall']],
    // "Gordon" is a common surname, but "Slade" is only him.
    ['slade gordon', 'Slade Gorton', ['gordon → Gorton']],
    ['Liz Marshal', 'Elizabeth Marshall', ['Marshal → Marshall']],
    ['Ms. Elizabeth Marshal', 'Elizabeth Marshall', ['Marshal → Marshall']],
    ['Alice DunnK-night', 'Alice Dunn-Knight', ['DunnK night → Dunn-Knight']],
    ['Marc Milley', 'Mark Milley', []],
  ])('is the nearest one: %s', async (typed, name, corrections) => {
    const resolution = await resolve(typed);
    expect([resolution.kind, ...namesOf(resolution)]).toEqual(['person', name]);
    const shown = resolution.kind === 'person' ? resolution.corrections : [];
    expect(shown.map((one) => `${one.typed} → ${one.shown}`)).toEqual(corrections);
  });

  it('is a question back where two fit about equally', async () => {
    const resolution = await resolve('Ellen Harger');
    expect(resolution.kind).toBe('several');
    expect(namesOf(resolution).sort()).toEqual(['Ellen Harker', 'Ellen Harper']);
  });

  it.each([
    // Another given name contradicts.
    'Gordon Brown',
    'Gordon Browm',
    'Marie Milley',
    'Jean Carter',
    'Jane Carter',
    'Mr. Elizabeth Marshal',
    // Another surname, common or somebody's, does too.
    'Mark Miller',
    'Gary Gordon',
    'Sherrod Brownback',
    'Mary Cox',
    'Kevin James-Lucas',
    // A single word, or an initial, is no full name.
    'Marshal',
    'M. Foox',
  ])('is nobody where %s is somebody else', async (typed) => {
    expect((await resolve(typed)).kind).toBe('nobody');
  });

  it('may be a common surname that sounds the same, behind the right given name', async () => {
    expect(namesOf(await resolve('Anthony Kelly-Hill'))).toEqual(['Anthony Kelley-Hill']);
    expect((await resolve('Antonio Kelly-Hill')).kind).toBe('nobody');
    expect((await resolve('Kelly-Hill')).kind).toBe('nobody');
    expect((await resolve('Margaret Reid')).kind).toBe('nobody');
  });
});

describe('a question with a misspelt full name', () => {
  const said = 'The troops will suppose nothing until they are prompted.';
  const other = 'A marshal came by, and I think we suppose a lot.';
  const text = `"${said}" Elizabeth Marshall said. "${other}" Mary Fox said.`;
  const statements = [
    { by: 'Elizabeth Marshall', text: said },
    { by: 'Mary Fox', text: other },
  ];
  const store = memoryStore([makeDocument(text, statements)]);
  const ask = (question: string, asked = store) => search(question, { store: asked, today: '2024-03-13' });

  it.each([
    'what did Elizabeth Marshal say about troops',
    'Elizabeth Marshal on suppose prompted',
    'Elizabeth Marshal suppose prompted',
    'suppose prompted Elizabeth Marshal',
  ])('is answered by the one who is called so: %s', async (question) => {
    const { understood, answers } = await ask(question);
    expect(understood.speakers.map(({ name }) => name)).toEqual(['Elizabeth Marshall']);
    expect(understood.corrections).toEqual([{ typed: 'Marshal', shown: 'Marshall' }]);
    expect(answers.map(({ statement }) => statement.text)).toEqual([said]);
  });

  it('leaves words of the record alone that look like a name', async () => {
    expect((await ask('elizabeth marshal suppose')).understood.speakers).toEqual([]);
  });

  it('never bends the name of somebody whom a source mentions', async () => {
    const mentioning = memoryStore([makeDocument(`${text} Elizabeth Marshal was not there.`, statements)]);
    const answer = await ask('what did Elizabeth Marshal say about troops', mentioning);
    expect(answer.outcome).toBe('nothing');
    expect(answer.understood.corrections).toEqual([]);
    expect(answer.nearMisses).toContainEqual({ kind: 'mentioned-only', name: 'Elizabeth Marshal', count: 1 });
  });
});
