import { describe, expect, it, onTestFinished } from 'vitest';
import { MOST_ANSWERS, MOST_PARTS } from '../../src/record/answer-cache.js';
import { readDirectory } from '../../src/record/directory-file.js';
import type { AskOptions } from '../../src/record/options.js';
import { LocalRecord } from '../../src/record/record.js';
import { turnOf } from '../../src/search/index.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';

const QUESTION = 'what did Lee say about the draft';
const NOW = new Date('2020-01-07T12:00:00Z');

const said = (text: string, more: object = {}) => ({ text, speaker: 'Ann Lee', date: '2020-01-06', ...more });

/** A record of statements, and how often it searched. */
async function recordOf(statements: readonly object[]) {
  const store = openStore(':memory:');
  let searches = 0;
  const faults: object[] = [];
  const damaged = new Set<string>();
  const watched: Store = {
    ...store,
    candidates: async (query) => {
      searches++;
      return store.candidates(query);
    },
    source: async (id) => {
      const source = await store.source(id);
      return source && damaged.has(id) ? { ...source, text: source.text.toUpperCase() } : source;
    },
  };
  const record = new LocalRecord(watched, readDirectory(), { error: (details) => faults.push(details) });
  onTestFinished(() => record.close());
  await record.importStatements(statements as never);
  /** Whether it was searched for, and what was found. */
  const ask = async (question: string, options: AskOptions = {}) => {
    const before = searches;
    const answer = await record.ask(question, { now: NOW, timeZone: 'UTC', ...options });
    return { answer, isSearched: searches > before };
  };
  return { record, ask, damaged, faults };
}

it('an answer is found once for as long as no document changes', async () => {
  const { record, ask } = await recordOf([said('It was a draft.')]);
  const first = await ask(QUESTION);
  expect(first).toMatchObject({ isSearched: true, answer: { total: 1 } });
  expect(await ask(QUESTION)).toEqual({ ...first, isSearched: false });
  await record.keep('button', [{ key: 'a', value: 'b', expires: 2 }], 1);
  expect((await ask(QUESTION)).isSearched).toBe(false);
  await record.importStatements([said('Only a draft, and no more.')]);
  expect(await ask(QUESTION)).toMatchObject({ isSearched: true, answer: { total: 2 } });
});

it('an answer is for what was asked, as it was asked, and on that day', async () => {
  const { ask } = await recordOf([said('It was a draft.'), said('We agree on the draft.', { kind: 'indirect' })]);
  const { answer } = await ask(QUESTION);
  const others: [string, AskOptions][] = [
    ['what did Lee say about the drafts', {}],
    [QUESTION, { limit: 1 }],
    [QUESTION, { skip: 1 }],
    [QUESTION, { kind: 'indirect' }],
    [QUESTION, { since: 'yesterday' }],
    [QUESTION, { asTyped: true }],
    [QUESTION, { now: new Date('2020-01-09T12:00:00Z') }],
    [QUESTION, { timeZone: 'Pacific/Kiritimati' }],
  ];
  for (const [question, options] of others) expect((await ask(question, options)).isSearched).toBe(true);
  expect((await ask(QUESTION, { limit: 1 })).answer.answers).toHaveLength(1);
  expect((await ask(QUESTION)).answer).toEqual(answer);
});

describe('after another question', () => {
  it('an answer is the same one, where nothing of it points there', async () => {
    const { ask } = await recordOf([said('It was a draft.'), said('We agree on the letter.')]);
    const { answer } = await ask('what did Lee say about the letter');
    const first = await ask(QUESTION);
    expect(await ask(QUESTION, { after: turnOf(answer) })).toEqual({ ...first, isSearched: false });
    expect(await ask(QUESTION, { after: turnOf(first.answer) })).toEqual({ ...first, isSearched: false });
  });

  it.each([
    'and the letter?',
    'what did she say about the letter',
    'more',

    'what did Lee say about them',
  ])('it is another one where something does: %s', async (question) => {
    const { ask } = await recordOf([
      said('It was a draft of the letter.'),
      said('It was a letter.', { speaker: 'Bea Ray' }),
    ]);
    const [lee, ray] = [await ask('what did Lee say'), await ask('what did Ray say')];
    for (const { answer } of [lee, ray]) await ask(question, { after: turnOf(answer) });
    const [afterLee, afterRay] = [
      await ask(question, { after: turnOf(lee.answer) }),
      await ask(question, { after: turnOf(ray.answer) }),
    ];
    expect([afterLee.isSearched, afterRay.isSearched]).toEqual([false, false]);
    expect(afterLee.answer).not.toEqual(afterRay.answer);
  });

  it('it is another one where it says who was meant', async () => {
    const { ask } = await recordOf([
      said('It was a draft.', { speaker: 'Ann Lee' }),
      said('It was no draft.', { speaker: 'Bob Lee' }),
      said('Iran is far.', { speaker: 'Ann Lee' }),
    ]);
    const { answer } = await ask('what did Lee say about the draft');
    expect(answer.outcome).toBe('ambiguous');
    const alone = await ask('Ann Lee');
    expect(alone.answer.total).toBe(2);
    const picked = await ask('Ann Lee', { after: turnOf(answer) });
    expect(picked.answer).toMatchObject({ total: 1, understood: { followUp: { kind: 'other-speaker' } } });
    expect((await ask('Ann Lee')).answer).toEqual(alone.answer);
  });
});

it('words that are no longer those of their source are withheld from a known answer as well', async () => {
  const { ask, damaged, faults } = await recordOf([said('It was a draft.')]);
  const { answer } = await ask(QUESTION);
  damaged.add(answer.answers[0]!.statement.sourceId);
  expect(await ask(QUESTION)).toMatchObject({ isSearched: false, answer: { outcome: 'nothing', answers: [] } });
  expect(faults).toHaveLength(1);
});

it('what somebody does with an answer changes none that is given later', async () => {
  const { ask } = await recordOf([said('It was a draft.')]);
  const { answer } = await ask(QUESTION);
  const asFound = structuredClone(answer);
  for (const given of [answer, (await ask(QUESTION)).answer]) {
    (given.answers[0]!.statement.speaker as { name: string }).name = 'Bob Ray';
    expect((await ask(QUESTION)).answer).toEqual(asFound);
  }
});

it('only so many answers are remembered, those that were asked for last, and none that is large', async () => {
  const many = Array.from({ length: MOST_PARTS + 1 }, (_, at) => said(`It was draft ${at}.`));
  const { ask } = await recordOf(many);
  await ask('draft', { limit: 100 });
  expect((await ask('draft', { limit: 100 })).isSearched).toBe(true);
  await ask(QUESTION);
  for (let at = 1; at < MOST_ANSWERS; at++) await ask(`draft ${at}`, { limit: 1 });
  expect((await ask(QUESTION)).isSearched).toBe(false);
  await ask('what did Lee say', { limit: 1 });
  expect((await ask(QUESTION)).isSearched).toBe(false);
  expect((await ask('draft 1', { limit: 1 })).isSearched).toBe(true);
});
