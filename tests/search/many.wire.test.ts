import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CANDIDATE_LIMIT } from '../../src/search/candidate-query.js';
import { search } from '../../src/search/index.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { makeDocument } from '../store/documents.js';
import { TODAY, texts } from './fixtures.js';

/** A record in which more match than are judged for one question. */

const MANY = CANDIDATE_LIMIT + 60;
const dayOf = (i: number) => new Date(Date.UTC(2021, 0, 1 + i)).toISOString().slice(0, 10);
const point = (i: number) => `On tariffs this is point ${i + 1000}.`;
const QUIMBY = 'Tariffs are a tax on everybody.';
const SENTENCE = Array.from({ length: 65 }, (_, i) => `word${'abcdefghij'[i % 10]}${'klmnopqrst'[Math.floor(i / 10)]}`);

let store: Store;
beforeAll(async () => {
  store = openStore(':memory:');
  // The latest are imported first.
  const many = Array.from({ length: MANY }, (_, i) => MANY - 1 - i).map((i) =>
    makeDocument(point(i), [{ by: 'Glenn Greenwald', text: point(i) }], { origin: `g${i}`, eventDate: dayOf(i) }),
  );
  const quimby = makeDocument(QUIMBY, [{ by: 'Ida Quimby', text: QUIMBY }], { origin: 'q', eventDate: '2020-12-24' });
  const sentence = `${SENTENCE.join(' ')}.`;
  const long = makeDocument(sentence, [{ by: 'Ida Quimby', text: sentence }], { origin: 'l', eventDate: '2020-12-20' });
  await store.saveAll([...many, quimby, long]);
});
afterAll(() => store.close());

const ask = (question: string) => search(question, { store, today: TODAY });

describe('where more match than are judged', () => {
  it('finds what was said on one day, and the first and the last', async () => {
    for (const i of [0, 57, 130, MANY - 1]) {
      const [year, month, day] = dayOf(i).split('-').map(Number);
      const name = new Date(Date.UTC(year!, month! - 1, day!)).toLocaleString('en-US', {
        month: 'long',
        timeZone: 'UTC',
      });
      expect(texts(await ask(`what did Greenwald say about tariffs on ${name} ${day}, ${year}`))).toEqual([point(i)]);
    }
    expect(texts(await ask('when did Greenwald first mention tariffs'))[0]).toBe(point(0));
    expect(texts(await ask('last time Greenwald mentioned tariffs'))[0]).toBe(point(MANY - 1));
    expect(texts(await ask('who first talked about tariffs'))[0]).toBe(QUIMBY);
    expect(texts(await ask('first thing Greenwald said'))[0]).toBe(point(0));
  });

  it('hears the others, whoever is left out', async () => {
    expect(texts(await ask('who besides Greenwald talked about tariffs'))).toEqual([QUIMBY]);
    const all = await ask('what did Greenwald say about tariffs');
    expect(all).toMatchObject({ total: CANDIDATE_LIMIT, complete: false });
  });

  it('finds a sentence of any length', async () => {
    for (const length of [20, 52, 65]) {
      const { answers } = await ask(`who said ${SENTENCE.slice(0, length).join(' ')}`);
      expect([length, answers.map(({ statement }) => statement.speaker?.name)]).toEqual([length, ['Ida Quimby']]);
    }
  });
});
