import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTEXT, makeChunk, OWN, TOPICS } from '../../src/store/index/posting-codec.js';
import { Connection } from '../../src/store/sqlite/file/connection.js';
import { bestOf, type MatchQuery, matchAll } from '../../src/store/sqlite/statements/match.js';
import { readLists } from '../../src/store/sqlite/statements/posting-rows.js';
import {
  chunkFor,
  chunksOf,
  insertPostings,
  PostingWriter,
  removePostings,
} from '../../src/store/sqlite/statements/postings.js';

let db: Connection;
beforeEach(() => {
  db = new Connection(':memory:');
});
afterEach(() => db.close());

function write(statements: Iterable<readonly [number, ReadonlyMap<string, number>]>): void {
  const writer = new PostingWriter(db);
  for (const [key, tokens] of statements) writer.add(key, tokens);
  writer.flush();
}

/** All of a list, as the record has it. */
function listed(token: string): [number, number][] {
  const list = readLists(db, [token]).get(token);
  if (!list) return [];
  const found: [number, number][] = [];
  for (const { size, statements, places } of chunksOf(db, list, makeChunk()))
    for (let i = 0; i < size; i++) found.push([statements[i]!, places[i]!]);
  expect(list.statements).toBe(found.length);
  return found;
}

/** Keys of statements that grow by steps of any size. */
const steps = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 300 }), fc.constant(20_000_000)), {
  minLength: 1,
  maxLength: 40,
});

describe('a list of the index', () => {
  it('holds what was written, over any number of writes and chunks', () => {
    let run = 0;
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 4 }), fc.integer({ min: 1, max: 15 }), (writes, places) => {
        const token = `t${run++}`;
        let key = 0;
        const model: [number, number][] = [];
        for (const write_ of writes) {
          const added = write_.map((step): [number, number] => {
            key += step;
            return [key, places];
          });
          model.push(...added);
          write(added.map(([one, place]) => [one, new Map([[token, place]])]));
        }
        expect(listed(token)).toEqual(model);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the chunk of any statement, and loses what is removed from any of them', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => i * 3 + 1);
    for (let at = 0; at < keys.length; at += 700)
      write(keys.slice(at, at + 700).map((key) => [key, new Map([['often', OWN]])]));
    const holds = (key: number) => {
      const { size, statements } = chunkFor(db, readLists(db, ['often']).get('often')!, key, makeChunk());
      return statements.subarray(0, size).includes(key);
    };
    for (const key of [1, 4, 3070, 3073, 9001, 14_998]) expect([key, holds(key)]).toEqual([key, true]);
    for (const key of [0, 2, 3071, 20_000]) expect([key, holds(key)]).toEqual([key, false]);

    const removed = new Set(keys.filter((key, i) => i % 7 === 0 || i < 1024 || key > 14_000));
    removePostings(db, new Map([['often', removed]]));
    expect(listed('often').map(([key]) => key)).toEqual(keys.filter((key) => !removed.has(key)));
    // And grows on from there.
    write([[20_000, new Map([['often', OWN]])]]);
    expect(listed('often').at(-1)).toEqual([20_000, OWN]);
    removePostings(db, new Map([['often', new Set([...keys, 20_000])]]));
    expect(listed('often')).toEqual([]);
    expect(readLists(db, ['often']).size).toBe(0);
  });
});

describe('a list into which statements are put back', () => {
  const KEYS = Array.from({ length: 4000 }, (_, i) => i * 3 + 1);
  const runs: [what: string, of: (key: number, i: number) => boolean][] = [
    ['a few of each chunk', (_, i) => i % 7 === 0],
    ['all of a chunk', (_, i) => i >= 1024 && i < 2048],
    ['the first ones', (_, i) => i < 1500],
    ['the last ones', (_, i) => i > 3900],
    ['what was in no chunk', (_, i) => i >= 3072],
    ['all of them', () => true],
    ['more than a chunk holds between two', (_, i) => i > 500 && i < 3000],
  ];
  it.each(runs)('holds them where they stood, and grows on: %s', (_, isPutBack) => {
    const put = new Map(KEYS.filter(isPutBack).map((key) => [key, key % 15]));
    write(KEYS.map((key) => [key, new Map([['often', key % 15]])]));
    removePostings(db, new Map([['often', new Set(put.keys())]]));
    // What comes in between is behind them.
    write([[20_000, new Map([['often', OWN]])]]);
    insertPostings(db, new Map([['often', put]]));
    const expected = [...KEYS.map((key): [number, number] => [key, key % 15]), [20_000, OWN]];
    expect(listed('often')).toEqual(expected);
    write([[20_001, new Map([['often', TOPICS]])]]);
    expect(listed('often')).toEqual([...expected, [20_001, TOPICS]]);
    for (const key of [KEYS[0]!, KEYS[1500]!, KEYS[3999]!, 20_001]) {
      const { size, statements } = chunkFor(db, readLists(db, ['often']).get('often')!, key, makeChunk());
      expect(statements.subarray(0, size)).toContain(key);
    }
    removePostings(db, new Map([['often', new Set([...KEYS, 20_000, 20_001])]]));
    expect(listed('often')).toEqual([]);
  });

  it('is the same as if it had been written at once, whatever was taken out and put back', () => {
    let run = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2600 }),
        fc.array(fc.tuple(fc.nat({ max: 2600 }), fc.nat({ max: 1500 })), { maxLength: 6 }),
        (count, cuts) => {
          const token = `t${run++}`;
          const all = Array.from({ length: count }, (_, i): [number, number] => [i + 1, (i % 15) + 1]);
          write(all.map(([key, places]) => [key, new Map([[token, places]])]));
          const taken = cuts.map(([from, length]) => all.slice(from, from + length)).filter(({ length }) => length > 0);
          for (const some of taken) {
            const before = new Set(listed(token).map(([key]) => key));
            const out = some.filter(([key]) => before.has(key));
            removePostings(db, new Map([[token, new Set(out.map(([key]) => key))]]));
            if (out.length % 2 === 0) insertPostings(db, new Map([[token, new Map(out)]]));
          }
          const left = new Set(listed(token).map(([key]) => key));
          insertPostings(db, new Map([[token, new Map(all.filter(([key]) => !left.has(key)))]]));
          expect(listed(token)).toEqual(all);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is made where there was none', () => {
    insertPostings(db, new Map([['seldom', new Map([[7, OWN]])]]));
    expect(listed('seldom')).toEqual([[7, OWN]]);
  });
});

describe('matching', () => {
  const TOKENS = ['a', 'b', 'c', 'd', 'e', '_p1', '_p2'];
  const WORTH = new Map([
    [OWN, 1],
    [CONTEXT, 0.45],
    [TOPICS, 0.3],
  ]);
  const anyStatement = fc.dictionary(fc.constantFrom(...TOKENS), fc.constantFrom(OWN, CONTEXT, TOPICS), { maxKeys: 5 });
  const anyTerm = fc.record({
    stems: fc.array(
      fc.record({ stem: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'none'), worth: fc.constantFrom(1, 0.1) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
    weight: fc.constantFrom(1, 2.5),
    role: fc.constantFrom('must' as const, 'counted' as const, 'bonus' as const),
  });

  it('finds the same as looking at every statement, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(anyStatement, { maxLength: 60 }),
        fc.array(anyTerm, { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 3 }),
        fc.constantFrom<readonly string[][]>([], [['_p1']], [['_p1', '_p2']]),
        (statements, terms, wanted, restrictions) => {
          const counted = terms.filter(({ role }) => role === 'counted').length;
          const least = Math.min(Math.max(1, wanted), counted);
          fc.pre(least > 0 || terms.some(({ role }) => role === 'must') || restrictions.length > 0);
          for (const table of ['posting', 'term']) db.run(`DELETE FROM ${table}`);
          write(statements.map((tokens, i) => [i * 5 + 1, new Map(Object.entries(tokens))]));
          const query: MatchQuery = { terms, least, restrictions, excluded: [], ranges: undefined, limit: 0 };
          const worth = (tokens: Record<string, number>, { stems }: (typeof terms)[number]) =>
            Math.max(0, ...stems.map(({ stem, worth: each }) => each * (WORTH.get(tokens[stem] ?? 0) ?? 0)));
          const expected = statements
            .map((tokens, i) => ({ tokens, key: i * 5 + 1 }))
            .filter(({ tokens }) => {
              const held = terms.filter((term) => worth(tokens, term) > 0);
              return (
                held.filter(({ role }) => role === 'counted').length >= least &&
                terms.every((term) => term.role !== 'must' || held.includes(term)) &&
                restrictions.every((any) => any.some((token) => token in tokens))
              );
            })
            .map(({ tokens, key }) => ({
              key,
              score: terms.reduce((sum, term) => sum + term.weight * worth(tokens, term), 0),
            }))
            .sort((a, b) => (Math.abs(b.score - a.score) > 1e-9 ? b.score - a.score : b.key - a.key));
          const found = matchAll(db, query);
          const ordered = bestOf(found, 0, 1000).map(({ statement }) => statement);
          expect(new Set(ordered)).toEqual(new Set(expected.map(({ key }) => key)));
          const scoreOf = new Map(expected.map(({ key, score }) => [key, score]));
          const scores = ordered.map((key) => scoreOf.get(key)!);
          for (const [i, score] of scores.slice(1).entries()) expect(score).toBeLessThanOrEqual(scores[i]! + 1e-9);
          // A part of them, from a place on, is the same.
          expect(bestOf(found, 2, 3).map(({ statement }) => statement)).toEqual(ordered.slice(2, 5));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads no more of a long list than it takes, and finds the same', () => {
    write(
      Array.from({ length: 6000 }, (_, i) => [
        i + 1,
        new Map([['often', OWN], ...(i % 1500 === 7 ? [['seldom', CONTEXT] as const] : [])]),
      ]),
    );
    const term = (stem: string) => ({ stems: [{ stem, worth: 1 }], weight: 1, role: 'counted' as const });
    const query = {
      terms: [term('often'), term('seldom')],
      least: 2,
      restrictions: [],
      excluded: [],
      ranges: undefined,
      limit: 10,
    };
    const found = bestOf(matchAll(db, query), 0, 10);
    expect(found.map(({ statement }) => statement)).toEqual([4508, 3008, 1508, 8]);
    expect(found.every(({ around }) => around === 0b10)).toBe(true);
    const within = matchAll(db, { ...query, ranges: [{ first: 1500, last: 3100 }] });
    expect(bestOf(within, 0, 10).map(({ statement }) => statement)).toEqual([3008, 1508]);
  });
});
