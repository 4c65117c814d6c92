import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillerIn } from '../../src/digest/filler.js';
import { LEAST_POINTS, type SelectOptions, select } from '../../src/digest/select.js';
import type { Cluster, NewStatement, Selection } from '../../src/digest/types.js';
import { extract } from '../../src/extract/index.js';
import { readDirectory } from '../../src/record/directory-file.js';
import { importDocuments } from '../../src/record/import/documents.js';
import { readSources } from '../../src/sources/registry.js';
import { openStore } from '../../src/store/open.js';
import { fresh, type Told } from './fixtures.js';

const OPTIONS: SelectOptions = {
  today: '2024-03-13',
  most: 10,
  told: [],
  wantsOneSpeaker: false,
  frequencyOf: () => 0.001,
};

const chosen = (statements: readonly NewStatement[], options: Partial<SelectOptions> = {}) =>
  select(statements, { ...OPTIONS, ...options });
const textsOf = (clusters: readonly Cluster[]) => clusters.map(({ pieces }) => pieces[0].statement.text);
const whyOf = ({ judged }: Selection, i: number) => judged[i]!.why;

const PLACES = [
  'Ohio',
  'Iowa',
  'Utah',
  'Maine',
  'Texas',
  'Idaho',
  'Nevada',
  'Kansas',
  'Oregon',
  'Alaska',
  'Hawaii',
  'Guam',
];
/** Statements of equal points that have little in common. */
const plain = (i: number, more: Partial<Told> = {}) =>
  fresh({
    text: `The schools and the libraries of all towns in ${PLACES[i]} stay open through ${'abcdefghijkl'[i]}-summer.`,
    start: i * 500,
    ...more,
  });

describe('one utterance', () => {
  it('is put together from its pieces', () => {
    const a = fresh({ text: 'We knew the bridge was closed,', utterance: 7 });
    const b = fresh({ text: 'and we crossed it anyway that night.', utterance: 7, start: 60 });
    const { clusters, judged } = chosen([b, a]);
    expect(clusters.map(({ pieces }) => pieces)).toEqual([[a, b]]);
    expect(judged).toHaveLength(1);
  });

  it.each<[string, Partial<Told>, Partial<Told>]>([
    ['of two speakers', { by: 'Bob Ray' }, {}],
    ['of a paraphrase and exact words', { kind: 'indirect' }, {}],
    ['of the paragraphs of a turn', { sourceKind: 'transcript' }, { sourceKind: 'transcript' }],
  ])('is not put together %s', (_, one, other) => {
    const a = fresh({ text: 'We knew the bridge was closed,', utterance: 7, ...one });
    const b = fresh({ text: 'and we crossed it anyway that night.', utterance: 7, start: 60, ...other });
    expect(chosen([a, b]).judged).toHaveLength(2);
  });

  it('is told once, with whoever else has it', () => {
    const other = plain(0, { source: 'b.txt', kind: 'indirect' });
    const found = chosen([other, plain(0), plain(1)]);
    const cluster = found.clusters.find(({ elsewhere }) => elsewhere.length > 0);
    expect(cluster).toMatchObject({ pieces: [plain(0)], elsewhere: [other] });
    expect(cluster!.factors).toContainEqual({ points: 3, why: 'in two sources' });
    expect(whyOf(found, 0)).toMatch(/^Out: the same words as “The schools .*…” \(Title of a\.txt\)$/);
  });

  it('that was told before is not told again, also by another source', () => {
    const found = chosen([plain(0, { source: 'b.txt' }), plain(1)], { told: [plain(0)] });
    expect(textsOf(found.clusters)).toEqual([plain(1).statement.text]);
    expect(whyOf(found, 0)).toBe('Out: told before');
  });
});

describe('never told', () => {
  it.each<[string, Partial<Told>]>([
    ['thanks and greetings', { text: 'Thank you all for coming.' }],
    ["a reporter's question", { by: 'Q' }],
  ])('%s', (why, told) => {
    const found = chosen([plain(0, told)]);
    expect(found.clusters).toEqual([]);
    expect(whyOf(found, 0)).toBe(`Out: ${why}`);
  });

  it('what has too few points, however quiet the day', () => {
    const found = chosen([plain(0, { confidence: 'unsure' })]);
    expect(found).toMatchObject({ clusters: [], others: [] });
    expect(whyOf(found, 0)).toBe('Out: 0 points, too few');
    expect(found.judged[0]!.factors).toContainEqual({ points: -10, why: 'speaker unsure' });
  });
});

describe('variety', () => {
  const eight = PLACES.slice(0, 8).map((_, i) => plain(i, { source: `${i}.txt` }));

  it('takes three of one speaker at most, while there are others', () => {
    const weaker = [8, 9].map((i) => plain(i, { by: 'Bob Ray', source: `${i}.txt`, role: null }));
    const { clusters, others } = chosen([...eight, ...weaker], { most: 5 });
    expect(clusters.filter(({ pieces: [{ statement }] }) => statement.speaker?.name === 'Bob Ray')).toHaveLength(2);
    expect(clusters).toHaveLength(5);
    expect(others).toHaveLength(5);
  });

  it('fills up with one speaker where nobody else has said anything, or one is asked for', () => {
    expect(chosen(eight).clusters).toHaveLength(8);
    const weaker = plain(8, { by: 'Bob Ray', source: '8.txt', role: null });
    expect(chosen([...eight, weaker], { most: 8, wantsOneSpeaker: true }).clusters).toHaveLength(8);
    expect(textsOf(chosen([...eight, weaker], { most: 8, wantsOneSpeaker: true }).clusters)).not.toContain(
      weaker.statement.text,
    );
  });

  it('takes four of one source at most, while there are others', () => {
    const one = PLACES.slice(0, 6).map((_, i) => plain(i, { by: `Ann${i} Lee` }));
    const weaker = plain(8, { by: 'Bob Ray', source: '8.txt', role: null });
    const found = chosen([...one, weaker], { most: 5 });
    expect(textsOf(found.clusters)).toContain(weaker.statement.text);
    expect(
      found.judged.filter(({ why }) => why.endsWith('as others by the speaker, source or topic are told')),
    ).toHaveLength(2);
  });
});

describe('length', () => {
  /** Of seventy words and some, none of them in another one. */
  const long = (i: number, length = 70) => {
    const words = Array.from(
      { length },
      (_, n) => `${'abcdefghijkl'[i]}${'aeiou'[n % 5]}${'bcdfghjklmnpqr'[n % 14]}en`,
    );
    return plain(i, { source: `${i}.txt`, text: `We announced that ${words.join(' ')}.` });
  };
  const eight = PLACES.slice(0, 8).map((_, i) => long(i));

  it('is what is read in a minute; those who want more find what was too long for it', () => {
    const found = chosen(eight);
    expect(found.clusters).toHaveLength(4);
    expect(found.others).toHaveLength(4);
    expect(found.judged.filter(({ why }) => why.endsWith(', too long beside what is told'))).toHaveLength(4);
  });

  it('leaves no room for one that is much worse', () => {
    const weak = fresh({
      text: 'The meeting was held in a large room upstairs.',
      source: '9.txt',
      start: 5000,
      role: null,
    });
    const { clusters, others } = chosen([...[0, 1, 2, 3, 4].map((i) => long(i, 50)), weak]);
    expect(clusters).toHaveLength(4);
    expect(textsOf(clusters)).not.toContain(weak.statement.text);
    expect(textsOf(others)).toContain(weak.statement.text);
  });

  it('leaves room for a short one that has fewer points', () => {
    const three = eight.slice(0, 3);
    const short = plain(9, { source: '9.txt' });
    const { clusters } = chosen([...three, short]);
    expect(textsOf(clusters)).toContain(short.statement.text);
  });
});

it('orders by topic, then speaker, each where its best one stands; what has no topic comes last', () => {
  const [lee, ray] = ['Ann Lee', 'Bob Ray'];
  const best = plain(0, {
    by: lee,
    topics: ['ferry'],
    text: 'We will never close the ferry to Ohio for all of the 300 towns there.',
  });
  const { clusters } = chosen([
    plain(1, { by: lee, topics: ['bridge'] }),
    plain(2, { by: ray, topics: ['bridge'] }),
    plain(3, { by: lee, topics: ['bridge'], source: 'b.txt' }),
    plain(4, {
      by: ray,
      topics: ['court'],
      text: 'We will never close the courts of Utah for any of its 9,000 towns again.',
    }),
    best,
    plain(5, { by: ray, topics: ['ferry'], source: 'c.txt' }),
  ]);
  expect(clusters.map(({ topic, pieces: [{ statement }] }) => [topic, statement.speaker?.name])).toEqual([
    ['ferry', lee],
    ['ferry', ray],
    ['bridge', lee],
    ['bridge', lee],
    ['bridge', ray],
    [null, ray],
  ]);
});

describe('of any statements', () => {
  const told = fc.record({
    text: fc.oneof(
      fc.constantFrom(
        'Thank you.',
        'Yes.',
        'We will never leave Ohio, whatever the 12 towns of the valley say now.',
        '—',
        '…',
      ),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.lorem({ maxCount: 15 }),
    ),
    by: fc.constantFrom('Ann Lee', 'Bob Ray', 'Q', 'a senior official', null),
    source: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
    day: fc.constantFrom('2024-03-12', '2024-03-10', '2020-01-01', null),
    kind: fc.constantFrom('direct' as const, 'indirect' as const, 'mixed' as const),
    utterance: fc.nat({ max: 6 }),
    topics: fc.subarray(['bridge', 'ferry', 'court']),
  });
  const statements = fc
    .array(told, { maxLength: 25 })
    .map((all) => all.map((one, i) => fresh({ ...one, start: i * 1000 })));

  it('judges each once, tells no filler, never more than asked for, and keeps pieces together', () => {
    fc.assert(
      fc.property(statements, fc.nat({ max: 12 }), (given, most) => {
        const { clusters, others, judged } = chosen(given, { most });
        expect(judged.flatMap(({ pieces }) => pieces.map(({ statement }) => statement.id)).sort()).toEqual(
          given.map(({ statement }) => statement.id).sort(),
        );
        expect(clusters.length).toBeLessThanOrEqual(most);
        const isIn = new Set(judged.filter((one) => one.isIn).map(({ pieces }) => pieces));
        expect(new Set(clusters.map(({ pieces }) => pieces))).toEqual(isIn);
        for (const one of [...clusters, ...others]) {
          expect(fillerIn(one)).toBeNull();
          expect(one.score).toBe(one.factors.reduce((sum, { points }) => sum + points, 0));
          expect(one.score).toBeGreaterThanOrEqual(LEAST_POINTS);
        }
        for (const { why } of judged) expect(why).toMatch(/^(?:In|Out): \S.*$/u);
      }),
    );
  });

  it('the order in which they are given does not matter', () => {
    const shuffled = statements.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, again]) => {
        const [one, other] = [chosen(given, { most: 4 }), chosen(again, { most: 4 })];
        expect(other.clusters).toEqual(one.clusters);
        expect(other.others).toEqual(one.others);
        expect(new Set(other.judged.map(({ why, pieces }) => `${pieces[0].statement.id} ${why}`))).toEqual(
          new Set(one.judged.map(({ why, pieces }) => `${pieces[0].statement.id} ${why}`)),
        );
      }),
    );
  });
});

describe('of the sample documents', () => {
  async function read(names: RegExp): Promise<NewStatement[]> {
    const folder = 'data/documents';
    const store = openStore(':memory:');
    const directory = readDirectory();
    const files = readdirSync(folder).filter((name) => names.test(name));
    await importDocuments(
      { store, directory, readSources, extract },
      files.map((name) => join(folder, name)),
    );
    const found: NewStatement[] = [];
    for (const { source } of await store.sources()) {
      for (const statement of await store.statementsOf(source.id)) {
        const person = statement.speaker && (await store.peopleById([statement.speaker.personId]))[0]?.person;
        found.push({ statement, source, role: statement.speaker?.role ?? null, isNamed: person?.kind === 'named' });
      }
    }
    await store.close();
    return found;
  }

  it('a digest of a briefing tells what was found, not how the briefing was run', async () => {
    const given = await read(/2021-12-01/);
    const { clusters, judged } = chosen(given, { today: '2021-12-02' });
    // What is read in a minute.
    expect(textsOf(clusters).join(' ').split(/\s+/).length).toBeLessThanOrEqual(250);
    expect(clusters.length).toBeGreaterThan(5);
    expect(judged.filter(({ why }) => why === "Out: a reporter's question").length).toBeGreaterThan(20);
    expect(textsOf(clusters).join(' ').replace(/\s+/g, ' ')).toContain('the first confirmed case of COVID-19');
    expect(new Set(clusters.map(({ topic }) => topic)).size).toBeLessThanOrEqual(6);
    for (const { pieces } of clusters) expect(pieces[0].statement.speaker?.name).not.toBe('Q');
  });
});
