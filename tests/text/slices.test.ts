import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSoundQuotes, isSlice, isWithin } from '../../src/text/slices.js';

describe('isWithin', () => {
  const outer = { start: 2, end: 6 };

  it.each([
    [{ start: 2, end: 6 }, true],
    [{ start: 4, end: 4 }, true],
    [{ start: 1, end: 6 }, false],
    [{ start: 2, end: 7 }, false],
    [{ start: 5, end: 4 }, false],
    [{ start: 2.5, end: 4 }, false],
    [{ start: Number.NaN, end: 4 }, false],
  ])('%j: %s', (inner, expected) => {
    expect(isWithin(inner, outer)).toBe(expected);
  });
});

describe('isSlice', () => {
  it('holds for every slice of every text, and for no other words at its place', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (text, a, b, other) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const words = text.slice(start, end);
        expect(isSlice(text, { start, end, text: words })).toBe(true);
        expect(isSlice(text, { start, end, text: other })).toBe(other === words);
      }),
    );
  });

  it('counts from the start, never back from the end', () => {
    expect(isSlice('We are ready.', { start: -6, end: 13, text: 'ready.' })).toBe(false);
  });
});

describe('hasSoundQuotes', () => {
  const place = { start: 10, end: 20 };
  const all = { start: 10, end: 20 };
  const part = { start: 12, end: 15 };
  const beyond = { start: 12, end: 21 };

  it.each([
    ['direct', [all], true],
    ['direct', [part], false],
    ['direct', [all, part], false],
    ['indirect', [], true],
    ['indirect', [part], false],
    ['mixed', [part, all], true],
    ['mixed', [], false],
    ['mixed', [part, beyond], false],
  ] as const)('%s with %j: %s', (kind, quotes, expected) => {
    expect(hasSoundQuotes({ ...place, kind, quotes })).toBe(expected);
  });

  it('wants what is quoted from others within the statement', () => {
    expect(hasSoundQuotes({ ...place, kind: 'direct', quotes: [all], nested: [part] })).toBe(true);
    expect(hasSoundQuotes({ ...place, kind: 'direct', quotes: [all], nested: [beyond] })).toBe(false);
  });
});
