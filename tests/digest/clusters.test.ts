import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster, isSameUtterance } from '../../src/digest/clusters.js';
import { type Told, utterance } from './fixtures.js';

const LETTER =
  'The letter was a draft that was sent by mistake, and it should never have left the building before the minister had read it.';

function isSame(a: Partial<Told>, b: Partial<Told>): boolean {
  const [one, other] = [utterance({ text: LETTER, ...a }), utterance({ text: LETTER, source: 'b.txt', ...b })];
  expect(isSameUtterance(other, one)).toBe(isSameUtterance(one, other));
  return isSameUtterance(one, other);
}

describe('the same utterance', () => {
  it.each([
    ['the same words, written otherwise', LETTER.toUpperCase().replace(',', ' —')],
    ['a shortened quotation of the sentence', 'The letter was a draft that was sent by mistake'],
    ['an inserted word in brackets', LETTER.replace('it should', 'it [the letter] should')],
    ['a little word left out', LETTER.replace('a draft that was sent', 'a draft sent')],
    ['another form of a word', LETTER.replace('sent by mistake', 'sent by mistakes')],
    [
      'the quotation within a longer one',
      `We met on Monday. ${LETTER} The rest is for the court, which will sit in May.`,
    ],
  ])('%s', (_, text) => {
    expect(isSame({}, { text })).toBe(true);
  });

  it.each([
    ['a negation', LETTER.replace('was a draft', 'was not a draft')],
    ['a negation left out', LETTER.replace('should never have', 'should have')],
    ['a name', LETTER.replace('The letter', 'The Paris letter')],
    [
      'other words',
      'The building was a draft of the architect that nobody had read before it was sent to the minister.',
    ],
  ])('is another one with %s', (_, text) => {
    expect(isSame({}, { text })).toBe(false);
  });

  it('is another one with another number, in figures or words', () => {
    const text = 'We will send three hundred more soldiers to the border by the end of the summer, as we said.';
    expect(isSame({ text }, { text: text.replace('three', 'four') })).toBe(false);
    expect(isSame({ text }, { text: text.replace('three', '3') })).toBe(true);
  });

  it('is another one where the clause around the quoted part denies it', () => {
    const text = 'we will leave the country before the end of the year';
    expect(isSame({ text }, { text: `I never said ${text}.` })).toBe(false);
    expect(isSame({ text }, { text: `I never doubted it: ${text}.` })).toBe(true);
  });

  it('with fewer than five words is the same with identical words alone', () => {
    expect(isSame({ text: 'We will win.' }, { text: 'We will win' })).toBe(true);
    expect(isSame({ text: 'We will win.' }, { text: 'We will win this war.' })).toBe(false);
  });

  it('has one speaker', () => {
    expect(isSame({}, { by: 'Bob Ray' })).toBe(false);
    expect(isSame({ by: null }, { by: null })).toBe(false);
    expect(isSame({ by: 'a senior official' }, { by: 'a senior official' })).toBe(false);
    expect(isSame({ by: 'a senior official' }, { by: 'a senior official', source: 'a.txt', start: 500 })).toBe(true);
  });

  it('is at most three local days apart', () => {
    expect(isSame({ day: '2024-02-28' }, { day: '2024-03-02T23:59:00-10:00' })).toBe(true);
    expect(isSame({ day: '2024-02-28' }, { day: '2024-03-03' })).toBe(false);
  });

  it('has identical words where a day is unknown', () => {
    expect(isSame({ day: null }, {})).toBe(true);
    expect(isSame({ day: null }, { text: 'The letter was a draft that was sent by mistake' })).toBe(false);
  });
});

describe('who tells it', () => {
  const best = (...told: Told[]) => cluster(told.map(utterance)).map(({ best: one }) => one.pieces[0].source.id);

  it.each<[string, Partial<Told>, Partial<Told>]>([
    ['exact words over a paraphrase', {}, { kind: 'indirect' }],
    ['some exact words over none', { kind: 'mixed' }, { kind: 'indirect' }],
    ['a sure speaker', {}, { confidence: 'unsure' }],
    ['more words', {}, { text: 'The letter was a draft that was sent by mistake' }],
    ['a transcript over an article', { sourceKind: 'transcript' }, {}],
    ['whoever was first', { day: '2024-03-11' }, {}],
  ])('%s', (_, better, worse) => {
    const told = [
      { text: LETTER, source: 'z.txt', ...better },
      { text: LETTER, source: 'b.txt', ...worse },
    ];
    expect(best(...told)).toEqual(['z.txt']);
    expect(best(...told.reverse())).toEqual(['z.txt']);
  });
});

it('finds what was said close in time among much that was said in the same words at other times', () => {
  const days = Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + 5 * i)).toISOString().slice(0, 10));
  const found = cluster(
    days.flatMap((day, i) => [
      utterance({ text: LETTER, day, source: `a${i}.txt` }),
      utterance({ text: 'The letter was a draft that was sent by mistake', day, source: `b${i}.txt` }),
    ]),
  );
  expect(found.map(({ others }) => others.length)).toEqual(days.map(() => 1));
});

it('hands likeness on from nobody: two that hold the same short quotation stay apart', () => {
  const short = 'we will leave before the end of the year';
  const found = cluster([
    utterance({ text: `We told the allies in the spring that this war is over for us; ${short}.`, source: 'a.txt' }),
    utterance({ text: `Parliament has decided, and the army has its orders from me; ${short}.`, source: 'b.txt' }),
    utterance({ text: short, source: 'c.txt' }),
  ]);
  expect(found.map(({ others }) => others.length).sort()).toEqual([0, 1]);
});

describe('of any utterances', () => {
  const words = fc.array(fc.constantFrom('we', 'will', 'leave', 'not', 'Iraq', 'in', '3', 'days', 'now', 'soon'), {
    minLength: 1,
    maxLength: 14,
  });
  const some = fc.array(
    fc.record({
      text: words.map((list) => list.join(' ')),
      by: fc.constantFrom('Ann Lee', 'Bob Ray', 'an aide', null),
      day: fc.constantFrom('2024-03-01', '2024-03-03', '2024-03-09', null),
    }),
    { maxLength: 12 },
  );
  const made = some.map((all) => all.map((told, i) => utterance({ ...told, source: `${i % 4}.txt`, start: i * 1000 })));

  it('each is in one cluster, once, and all are the same as the best', () => {
    fc.assert(
      fc.property(made, (utterances) => {
        const found = cluster(utterances);
        expect(found.flatMap(({ best, others }) => [best, ...others])).toHaveLength(utterances.length);
        expect(new Set(found.flatMap(({ best, others }) => [best, ...others]))).toEqual(new Set(utterances));
        for (const { best, others } of found) for (const one of others) expect(isSameUtterance(one, best)).toBe(true);
      }),
    );
  });

  it('the order in which they are given does not matter', () => {
    fc.assert(
      fc.property(
        made.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(cluster(shuffled)).toEqual(cluster(all));
        },
      ),
    );
  });
});
