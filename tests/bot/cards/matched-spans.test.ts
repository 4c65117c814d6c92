import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedSpans } from '../../../src/bot/cards/matched-spans.js';
import type { Match } from '../../../src/model/answer.js';
import { TOPIC_ORIGINS } from '../../../src/model/statement.js';

const own = (...found: string[]): Match[] => found.map((one) => ({ word: one, found: one, where: 'statement' }));
const marked = (words: string, why: readonly Match[]) =>
  matchedSpans(words, why).map(({ start, end }) => words.slice(start, end));

describe('matchedSpans', () => {
  it('marks each place of a word, in whatever case', () => {
    expect(marked('Letter or letters? The letter.', own('letter'))).toEqual(['Letter', 'letter']);
  });

  it('marks no part of a word, and nothing in its negation', () => {
    expect(marked("We can. We can’t, can't or cannot scan “can”.", own('can'))).toEqual(['can', 'can']);
    expect(marked('Iran’s missiles; Iranian ones', own('Iran'))).toEqual(['Iran’s']);
  });

  it('finds words however they are wrapped, hyphenated, accented or quoted', () => {
    expect(marked('an honest\n  mistake, an “honest” mistake', own('honest mistake'))).toEqual([
      'honest\n  mistake',
      'honest” mistake',
    ]);
    expect(marked('The cease-fire held.', own('cease fire'))).toEqual(['cease-fire']);
    expect(marked('José said: don’t.', own('jose', "don't"))).toEqual(['José', 'don’t']);
  });

  it('leaves out what stands elsewhere, and takes signs for what they are', () => {
    expect(marked('the letter', [{ word: 'letter', found: 'letter', where: 'paragraph' }])).toEqual([]);
    expect(marked('a.*b c', own('.*', '', '('))).toEqual([]);
    expect(marked('3.5 (C++) U.S. us', own('U.S.'))).toEqual(['U.S', 'us']);
  });

  it('gives spans in order, apart from each other and within the words, that begin and end with a word', () => {
    const unit = fc.constantFrom('can', 'Can', '’t', ' ', '\n', '-', 'é', '🙂', '𝔄', '.', '“', 'a', '\ud800');
    const text = fc.string({ unit, maxLength: 40 });
    const why = fc.array(fc.record({ word: text, found: text, where: fc.constantFrom(...TOPIC_ORIGINS) }));
    fc.assert(
      fc.property(text, why, (words, matches) => {
        let last = -1;
        for (const { start, end } of matchedSpans(words, matches)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(words.length);
          expect(words.slice(start, end)).toMatch(/^[\p{L}\p{N}].*(?<=[\p{L}\p{N}\p{M}])$/su);
          expect(words.slice(end)).not.toMatch(/^[\p{L}\p{N}]/u);
          expect(words.slice(0, start)).not.toMatch(/[\p{L}\p{N}]$/u);
          last = end;
        }
      }),
    );
  });
});
