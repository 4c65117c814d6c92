import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import { makeDocument } from './documents.js';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

/** Long words: what counts is the length of the text, not how many they are. */
const filler = (word: string) => `${word.repeat(60)} `.repeat(18_000);

it('counts a long source once for each name, wherever it stands in it', async () => {
  const names = ['Ann Lee', 'Bo Ray', 'Cy Fox', 'Di Orr', 'Ed Poe'];
  const [ann, bo, cy, di, ed] = names;
  const text = `${ann} ${filler('x')} ${bo} ${filler('y')} ${cy} ${ann} ${filler('z')} ${di} ${bo}`;
  await store.save(makeDocument(text, [], { origin: 'long.txt' }, [ed!]));
  await store.save(makeDocument(`${ann} and ${cy} met.`, [], { origin: 'short.txt' }));
  const counts = async () => Promise.all(names.map((name) => store.mentions(name)));
  expect(await counts()).toEqual([2, 1, 2, 1, 1]);
  expect(await store.mentions('Lee Bo')).toBe(0);
  await store.save(makeDocument(`${cy} left.`, [], { origin: 'long.txt' }));
  expect(await counts()).toEqual([1, 0, 2, 0, 0]);
});

it('finds a name where one part of a long source ends and the next begins', async () => {
  const names = Array.from({ length: 18_000 }, (_, i) => `n${String(i).padStart(5, '0')}${'o'.repeat(54)}`);
  await store.save(makeDocument(names.join(' ')));
  const missing: string[] = [];
  // The first part ends behind a million characters, where a piece of 65,536 does.
  for (let i = 17_100; i < 17_300; i++) {
    const name = `${names[i]} ${names[i + 1]}`;
    if ((await store.mentions(name)) !== 1) missing.push(name);
  }
  expect(missing).toEqual([]);
});
