import { lines, wordSet } from '../word-list.js';
import { DOTTED_MONTHS } from './dotted-months.js';

/** Days, months and times as English writes them. Patterns are parts of regular expressions without groups of their own. */

/** January to December. */
export const MONTH_NAMES: readonly string[] = [
  ...wordSet('January February March April May June July August September October November December'),
];

/** Monday to Sunday, as ISO 8601 counts them. */
export const WEEKDAY_NAMES: readonly string[] = [
  ...wordSet('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
];

/** Both in small letters, as words are compared. */
export const MONTHS: readonly string[] = MONTH_NAMES.map((name) => name.toLowerCase());
export const WEEKDAYS: readonly string[] = WEEKDAY_NAMES.map((name) => name.toLowerCase());

/** The first three letters of every month, in small letters: each form of a month begins with them. */
export const MONTH_BEGINNINGS: readonly string[] = MONTHS.map((name) => name.slice(0, 3));

/** The first three letters of every day of the week. */
export const WEEKDAY_BEGINNINGS: readonly string[] = WEEKDAYS.map((name) => name.slice(0, 3));

/** Months in full and abbreviated, without a full stop, in small letters. */
export const MONTH_PATTERN =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Days of the week in full and abbreviated, in small letters. */
export const WEEKDAY_PATTERN =
  'mon(?:day)?|tues?(?:day)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';

/** Months by their number from 1 on, in the forms in which they stand beside a day. */
export const MONTH_FORMS = lines(`
  january, jan
  february, feb
  march, mar
  april, apr
  may
  june, jun
  july, jul
  august, aug
  september, sept, sep
  october, oct
  november, nov
  december, dec
`);

/** Days, months and adverbs of time, whole and in small letters: "monday", "sept.", "yesterday". */
export const TIME_WORD = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|(?:${DOTTED_MONTHS.toLowerCase()})\.?|earlier|later|recently`;

/** A time behind "this" or "last": "morning", "week". */
export const TIME_UNITS = wordSet(
  'morning afternoon evening night week month year day weekend summer spring fall winter',
);

/** Words before a day or a month that make it a time: "in June", "last May". */
export const WORDS_BEFORE_TIME = wordSet('in on since until by from before after last this next every early late mid');
