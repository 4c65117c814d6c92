import { describe, expect, it } from 'vitest';
import { cleanQuestion, QUESTION_LIMIT } from '../../../src/search/question/clean.js';

describe('cleanQuestion', () => {
  it('takes phrases in quotation marks out, whatever the marks', () => {
    for (const typed of [
      'who said "honest mistake" on Iraq',
      'who said “honest mistake” on Iraq',
      "who said 'honest mistake' on Iraq",
    ]) {
      expect(cleanQuestion(typed)).toEqual({ text: 'who said on Iraq', phrases: ['honest mistake'] });
    }
  });

  it('leaves apostrophes and unclosed marks alone', () => {
    expect(cleanQuestion('Esper’s line, Milley’s line')).toEqual({ text: "Esper's line, Milley's line", phrases: [] });
    expect(cleanQuestion('who said "honest mistake')).toEqual({ text: 'who said honest mistake', phrases: [] });
    expect(cleanQuestion('milley "" letter "!"')).toEqual({ text: 'milley letter', phrases: [] });
  });

  it('drops what is not seen', () => {
    expect(cleanQuestion('\u202emilley\u0000 \u200bletter\u00ad\n\n draft').text).toBe('milley letter draft');
  });

  it('parts words at a zero-width space, and at nothing else that is not seen', () => {
    expect(cleanQuestion('milley\u200bletter').text).toBe('milley letter');
    expect(cleanQuestion('mil\u200dley\u2060 let\u00adter').text).toBe('milley letter');
  });

  it('leaves out whoever is called on before the question', () => {
    for (const called of ['@onrecord', '@onrecord,', '<@U024BE7LH>', '<@!1234> @Onrecord:']) {
      expect(cleanQuestion(`${called} what did Esper say`).text).toBe('what did Esper say');
    }
    expect(cleanQuestion('who wrote @onrecord').text).toBe('who wrote @onrecord');
  });

  it.each(['', '   ', '@onrecord', '?', '"…"', '\u200b\u202e', '👍'])('refuses what holds no words: %j', (typed) => {
    expect(() => cleanQuestion(typed)).toThrow(expect.objectContaining({ code: 'QUESTION_EMPTY' }));
  });

  it('refuses what is too long, naming the limit', () => {
    expect(() => cleanQuestion('a'.repeat(10_000))).toThrow(
      expect.objectContaining({ code: 'QUESTION_TOO_LONG', message: expect.stringContaining(String(QUESTION_LIMIT)) }),
    );
    expect(cleanQuestion('a'.repeat(QUESTION_LIMIT)).text).toHaveLength(QUESTION_LIMIT);
  });
});
