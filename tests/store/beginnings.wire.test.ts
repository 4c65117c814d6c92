import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/model/person.js';
import { personWords } from '../../src/store/index/person-words.js';
import { Connection } from '../../src/store/sqlite/file/connection.js';
import { personSum } from '../../src/store/sqlite/file/sums.js';
import { indexPerson } from '../../src/store/sqlite/people/people.js';
import { personKeysBeginning } from '../../src/store/sqlite/statements/completions.js';

const GIVEN = ['Anna', 'Annabel', 'Bela', 'Cora', 'Émile', 'Émilie', 'Zoé', '𝒵eno', '李'];
const SURNAMES = [
  'Karl',
  'Karla',
  'Kahrl',
  'Jean-Pierre',
  'El-Amin',
  'Van Hollen',
  'O’Neil',
  'Lee',
  'Leeson',
  'ﬀoulkes',
];

/** So many that words of all kinds are among them: of a few, of some thousands, and of nearly all. */
const COUNT = 10_000;

interface Known {
  readonly key: number;
  readonly statements: number;
  readonly words: readonly string[];
}

/** Whoever has many statements has no such word. */
const OF_FEW_STATEMENTS = 'Yonder';
const FEW_STATEMENTS = 80;

function statementsOf(i: number): number {
  return (i * 7919) % 97;
}

function personOf(i: number): Person {
  const given = GIVEN[i % (i % 3 === 0 ? 2 : GIVEN.length)]!;
  const surname = `${i % 9 === 0 ? '' : 'Quarry '}${SURNAMES[(i * 7) % SURNAMES.length]}${i % 40 === 1 ? `x${i % 1000}` : ''}`;
  const middle = statementsOf(i) < FEW_STATEMENTS ? `${OF_FEW_STATEMENTS} ` : '';
  const aliases = i % 50 === 0 ? [`Max ${surname}`] : [];
  return {
    id: `p${i}`,
    kind: i % 70 === 0 ? 'unnamed' : 'named',
    name: `${given} ${middle}${surname}`,
    aliases,
    roles: [],
  };
}

let db: Connection;
const people: Known[] = [];
beforeAll(() => {
  db = new Connection(':memory:');
  db.transaction(() => {
    for (let i = 0; i < COUNT; i++) {
      const { id, ...detail } = personOf(i);
      const statements = statementsOf(i);
      const sql = 'INSERT INTO person (id, statements, detail, sum) VALUES (?, ?, ?, ?)';
      const text = JSON.stringify(detail);
      const key = db.run(sql, id, statements, text, personSum({ id, detail: text }));
      indexPerson(db, key);
      const words = detail.kind === 'named' && statements > 0 ? [...personWords({ id, ...detail }).name] : [];
      people.push({ key, statements, words });
    }
  });
  people.sort((a, b) => b.statements - a.statements || a.key - b.key);
});
afterAll(() => db.close());

/** What the lookup stands for: a look at every name. */
function lookAtEach(groups: readonly (readonly string[])[], limit: number): number[] {
  return people
    .filter(({ words }) => words.length > 0)
    .filter(({ words }) => groups.every((group) => group.some((one) => words.some((word) => word.startsWith(one)))))
    .map(({ key }) => key)
    .slice(0, limit);
}

describe('people whose names begin so', () => {
  it.each([
    [[]],
    [[['q']]],
    [[['an']]],
    [[['karl']]],
    [[['max']]],
    [[['q'], ['a']]],
    [[['q'], ['a'], ['k', 'l']]],
    [[['anna'], ['kar', 'kah']]],
    [[['zoe', '𝒵', '李', 'zeno'], ['quarry'], ['e']]],
    [[['q'], ['nobody']]],
  ])('are the first of all that have them: %j', (groups) => {
    for (const limit of [1, 25]) expect(personKeysBeginning(db, groups, limit)).toEqual(lookAtEach(groups, limit));
  });

  it('are found behind those with most statements', () => {
    const all = lookAtEach([['yon']], COUNT);
    const found = personKeysBeginning(db, [['yon']], 25);
    expect(all.length).toBeGreaterThan(8000);
    expect(new Set(found.filter((key) => all.includes(key)))).toHaveProperty('size', 25);
    expect(personKeysBeginning(db, [['yon'], ['a']], 25)).toHaveLength(25);
  });

  it('are those that a look at every name finds', () => {
    const all = [...new Set(people.flatMap(({ words }) => words))].filter((word) => !word.startsWith('yonder'));
    const beginning = fc.oneof(
      { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...all), fc.integer({ min: 1, max: 6 })) },
      { weight: 1, arbitrary: fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), fc.constant(3)) },
    );
    const group = fc.array(
      beginning.map(([word, length]) => Array.from(word).slice(0, length).join('')),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 30 }), (groups, limit) => {
        expect(personKeysBeginning(db, groups, limit)).toEqual(lookAtEach(groups, limit));
      }),
      { numRuns: 100 },
    );
  });
});
