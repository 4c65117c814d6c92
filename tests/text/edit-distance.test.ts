import { describe, expect, it } from 'vitest';
import { isOneSlip } from '../../src/text/edit-distance.js';

describe('one slip of the pen', () => {
  it.each([
    ['moerator', 'moderator', true],
    ['modeerator', 'moderator', true],
    ['moderatur', 'moderator', true],
    ['mdoerator', 'moderator', true],
    ['moderator', 'moderator', false],
    ['moerater', 'moderator', false],
    ['mode', 'moderator', false],
  ])('leads from %s to %s: %s', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});
