import { expect, it } from 'vitest';
import { calendarDate } from '../../src/sources/dates.js';

it.each([
  ['2020-01-06', '2020-01-06'],
  ['2020-02-29', '2020-02-29'],
  ['2021-03-30 21:43:50-05:00', '2021-03-30T21:43:50-05:00'],
  ['2021-03-30T21:43Z', '2021-03-30T21:43:00Z'],
  ['2021-03-30 21:43', '2021-03-30'],
  ['2021-02-29', null],
  ['2021-13-01', null],
  ['2021-03-30T25:00Z', null],
  ['last week', null],
])('%s → %s', (value, expected) => {
  expect(calendarDate(value)).toBe(expected);
});
