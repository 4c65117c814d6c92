import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factorsOf, RULES, scoreOf } from '../../src/digest/score.js';
import { fresh, type Told } from './fixtures.js';

const TODAY = '2024-03-13';
const PLAIN = 'Schools in the valley are open to children of all ages from this autumn on.';

function whys(told: Partial<Told>, elsewhere: readonly string[] = []): string[] {
  const scored = {
    pieces: [fresh({ text: PLAIN, ...told })] as const,
    elsewhere: elsewhere.map((source) => fresh({ text: PLAIN, source })),
    today: TODAY,
  };
  return factorsOf(scored).map(({ why }) => why);
}

const USUAL = ['exact words', 'known speaker', 'role known', 'fits a phone'];

it('a plain statement has the usual points', () => {
  expect(whys({})).toEqual(USUAL);
});

describe('each factor holds', () => {
  it.each<[string, Partial<Told>]>([
    ['some exact words', { kind: 'mixed' }],
    ['a figure', { text: PLAIN.replace('children', '300 children') }],
    ['a figure', { text: PLAIN.replace('children', 'twenty-one children') }],
    ['a name', { text: PLAIN.replace('the valley', 'Ohio') }],
    ['decides, promises, denies or accuses', { text: `We will never close them. ${PLAIN}` }],
    ['decides, promises, denies or accuses', { text: `The mayor signed the order. ${PLAIN}` }],
    ['I or we', { text: `We expect a good year. ${PLAIN}` }],
    ['speaker unsure', { confidence: 'unsure' }],
    ['speaker unsure', { by: null }],
    ['leans on what came before', { text: `And ${PLAIN}` }],
    ['leans on what came before', { text: `That is it. ${PLAIN}` }],
    ['leans on what came before', { text: `Yesterday morning I asked him about it. ${PLAIN}` }],
    ['leans on what came before', { text: `Thank you, Sam. ${PLAIN}` }],
    ['answers a question', { question: 'Are the schools open?' }],
    ['a question', { text: 'Are schools in the valley open to children of all ages?' }],
    ['gives no answer', { text: `I don’t have anything new on that. ${PLAIN}` }],
    ['gives no answer', { text: `I’d refer you to the department. ${PLAIN}` }],
    ['set phrases', { text: `The safety of children remains our top priority. ${PLAIN}` }],
    ['about the briefing itself', { text: `As I said in this room, ${PLAIN}` }],
    ['rambles', { text: `Schools — you know, schools — I mean, ${PLAIN}` }],
    ['rambles', { text: `The — the schools are open. ${PLAIN}` }],
    ['breaks off', { text: 'Schools in the valley are open to children —' }],
    ['too short', { text: 'Schools are open.' }],
    ['long', { text: Array(6).fill(PLAIN).join(' ') }],
    ['said over a week before', { day: '2024-03-05' }],
  ])('%s: %j', (why, told) => {
    expect(whys(told)).toContain(why);
  });

  it('for one source more, and for several', () => {
    expect(whys({}, ['b.txt'])).toContain('in two sources');
    expect(whys({}, ['b.txt', 'c.txt'])).toContain('in three sources or more');
  });
});

it.each<[string, Partial<Told>]>([
  ['names with a digit in them are no figures', { text: PLAIN.replace('children', 'COVID-19 and G7 children') }],
  ['a person who was named may be "he"', { text: `Yesterday I met Mr. Gray, and he was well. ${PLAIN}` }],
  ['a week ago is not long ago', { day: '2024-03-06' }],
  ['an unknown day is not long ago', { day: null }],
  ['laughter is no word', { text: `${PLAIN} (Laughter.)` }],
])('%s', (_, told) => {
  expect(whys(told).filter((why) => !USUAL.includes(why) && why !== 'a name')).toEqual([]);
});

it('the score is the sum', () => {
  expect(scoreOf([])).toBe(0);
  expect(
    scoreOf([
      { points: 4, why: 'a' },
      { points: -10, why: 'b' },
    ]),
  ).toBe(-6);
});

it('the table of docs/digest.md has each of them, with its points, and nothing else', () => {
  const docs = readFileSync('docs/digest.md', 'utf8');
  const rows = [...docs.matchAll(/^\| ([+−]\d+) \| ([^|]+?) \|/gm)].map(([, points = '', why]) => ({
    points: Number(points.replace('−', '-')),
    why,
  }));
  expect(rows).toEqual(RULES.map(({ points, why }) => ({ points, why })));
});
