import { describe, expect, it } from 'vitest';
import { cleanLabel, isSendable, label, truncate, truncateMiddle } from '../../../src/bot/layout/labels.js';

describe('labels', () => {
  it('lose what cannot be seen, and half characters', () => {
    expect(cleanLabel('a\u0000b\u202Ec\u0085d\ud83d')).toBe('abcd\uFFFD');
    expect(cleanLabel('one\r\ntwo\tthree')).toBe('one\ntwo\tthree');
  });

  it('stand on one line and say that they are cut', () => {
    expect(label(' a\n b ', 10)).toBe('a b');
    expect(label('abcdef', 4)).toBe('abc…');
    expect(truncate('ab😀cd', 4)).toBe('ab…');
    expect(truncate('ab😀', 4)).toBe('ab😀');
  });

  it('keep both ends where either may matter', () => {
    expect(truncateMiddle('He said, at great length, that it was so, which she denied', 30)).toMatch(
      /^He said.*… .*denied$/,
    );
    expect(truncateMiddle('short', 30)).toBe('short');
    expect(isSendable(truncateMiddle(`${'a'.repeat(40)}😀${'b'.repeat(13)}`, 30))).toBe(true);
  });
});
