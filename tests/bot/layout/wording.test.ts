import { expect, it } from 'vitest';
import { duration } from '../../../src/bot/layout/wording.js';

it.each([
  [0, '1 second'],
  [1_400, '2 seconds'],
  [99_000, '99 seconds'],
  [99_001, 'about 2 minutes'],
  [1_834_000, 'about 31 minutes'],
  [6_000_001, 'about 2 hours'],
  [7_200_001, 'about 2 hours'],
  [47 * 3_600_000, 'about 47 hours'],
  [50 * 3_600_000, 'about 2 days'],
])('a wait of %i ms is told as %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
