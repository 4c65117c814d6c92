import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';
import { earnedPairs, isEarned } from '../../../src/extract/speakers/confidence.js';

const { figures } = JSON.parse(readFileSync('docs/figures.json', 'utf8')).rules as {
  figures: Record<string, { value: number }>;
};

/** A statement's rule and confidence. */
function rulesOf(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(({ speaker }) => `${speaker?.rule} ${speaker?.confidence}`);
}

describe('whether a speaker is sure', () => {
  it.each(earnedPairs())('is earned by %s on annotated texts, as far as it was counted', (pair) => {
    const least = pair.endsWith('/description') ? 95 : 97;
    for (const kind of ['words', 'person']) {
      const [share, counted] = [figures[`${pair}.${kind}`]?.value, figures[`${pair}.${kind}.counted`]?.value];
      if (share === undefined || counted === undefined || counted < 25) continue;
      const wrong = Math.round(((100 - share) * counted) / 100);
      expect(wrong).toBeLessThanOrEqual(Math.max(1, ((100 - least) * counted) / 100));
    }
  });

  it('is not earned by what is often wrong', () => {
    expect(isEarned('loose-quote', 'name')).toBe(false);
    expect(isEarned('subject', 'thing')).toBe(false);
    expect(isEarned('no-such-rule', 'name')).toBe(false);
  });

  it('is told with the rule and with how the mention led to somebody', () => {
    expect(rulesOf('“It holds,” Ann Roe said. “It does.” She added that it was dry.')).toEqual([
      'quote-subject/name sure',
      'carried-over/name sure',
      'subject/pronoun sure',
    ]);
    expect(rulesOf('The letter said that it was over.')).toEqual(['subject/thing unsure']);
    expect(rulesOf('Ann Roe believes that the dam is weak.')).toEqual(['subject-of-thought/name unsure']);
  });

  it('is not in a headline', () => {
    expect(rulesOf('Ann Roe Says Weak Dam Will Burst In May')).toEqual(['headline/name unsure']);
  });
});
