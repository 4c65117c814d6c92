import { describe, expect, it } from 'vitest';
import { lineSpans } from '../../src/text/line-spans.js';

const linesOf = (text: string, start = 0, end = text.length) =>
  [...lineSpans(text, { start, end })].map((span) => text.slice(span.start, span.end));

describe('the lines of a text', () => {
  it.each([
    ['a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['\n\na\n\n', ['a']],
    ['', []],
    [' \n', [' ']],
  ])('%j: %j', (text, lines) => expect(linesOf(text)).toEqual(lines));

  it('begin in a part and may end behind it', () => expect(linesOf('one\ntwo\nthree', 4, 5)).toEqual(['two']));

  it('may be of megabytes, however deep the stack is', () => {
    const deep = (depth: number): number => (depth > 0 ? deep(depth - 1) : linesOf('a'.repeat(5_000_000)).length);
    expect(deep(5_000)).toBe(1);
  });
});
