import type { Weekday } from '../../../model/subscription.js';
import { wordSet } from '../../word-list.js';
import { WEEKDAY_BEGINNINGS, WEEKDAYS } from '../calendar.js';

/** Words of days, times and spans as people type them for a digest. In small letters. */

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];

/** Days without the s of a plural. Days of two words ("working days") are read by rule. */
export const TYPED_DAYS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...WEEK.flatMap((day) => [WEEKDAYS[day - 1]!, WEEKDAY_BEGINNINGS[day - 1]!].map((word) => [word, [day]] as const)),
  ['thur', [4]],
  ['daily', WEEK],
  ['everyday', WEEK],
  ['weekday', WORKING],
  ['workday', WORKING],
  ['weekend', WEEKEND],
]);

/** What says nothing more. "Of" and "es" are parts of cities. */
export const WHEN_FILLERS = wordSet("at on in every each and the from time local o'clock oclock");

/** Between the first and the last of a range. */
export const RANGE_WORDS = wordSet('- – — to through thru till until');

/** Times with a name, as `HH:MM`. */
export const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

/** What says by itself which half of the day is meant, before a time or behind it. */
export const HALVES_OF_DAY: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ...[...wordSet('am a.m. a.m morning mornings')].map((word) => [word, 'am'] as const),
  ...[...wordSet('pm p.m. p.m afternoon afternoons evening evenings')].map((word) => [word, 'pm'] as const),
]);

/** Units of a span of time, with the words for each. */
export const DURATION_UNITS: Readonly<Record<'minute' | 'hour' | 'day' | 'week', ReadonlySet<string>>> = {
  minute: wordSet('m min mins minute minutes'),
  hour: wordSet('h hr hrs hour hours'),
  day: wordSet('d day days'),
  week: wordSet('w wk wks week weeks'),
};
