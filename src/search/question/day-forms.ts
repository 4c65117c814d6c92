import { MONTH_PATTERN, WORDS_BEHIND_DAY } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';

/** Forms of days that chrono-node does not read: ranges that name their month once, and days without a month. */

const MONTH = `(?:${MONTH_PATTERN})\\.?`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const JOIN = ' ?(?:and|to|through|until|till|-|–|—) ?';
const MONTH_FIRST = new RegExp(`\\b(${MONTH}) (${DAY})(${JOIN})(${DAY})(?![\\d:]| ?(?:${MONTH})\\b)`, 'gi');
const MONTH_LAST = new RegExp(`\\b(?:the )?(${DAY})(${JOIN})(?:the )?(${DAY}) (?:of )?(${MONTH})\\b`, 'gi');

/** "between January 6 and 8" with the month for each day: "between January 6 and January 8". */
export function withMonths(question: string): string {
  const spaced = (join: string) => (/^[ ]?[-–—][ ]?$/.test(join) ? ' to ' : ` ${join.trim()} `);
  return question
    .replace(
      MONTH_FIRST,
      (_, month: string, one: string, join: string, other: string) => `${month} ${one}${spaced(join)}${month} ${other}`,
    )
    .replace(
      MONTH_LAST,
      (_, one: string, join: string, other: string, month: string) => `${one} ${month}${spaced(join)}${other} ${month}`,
    );
}

/** A day of some month, as in "on the 7th". */
export interface MonthlessDay {
  readonly start: number;
  readonly end: number;
  readonly day: number;
}

/** What comes behind a day that is no thing's number ("on the 7th floor"): the end, or the question's next part. */
const MONTHLESS = new RegExp(
  String.raw`(?<=\b(?:on|since|after|before|until|by|from) )the (\d{1,2})(?:st|nd|rd|th)(?=$|[?.,!]| (?:${alternatives(WORDS_BEHIND_DAY)})\b)`,
  'i',
);

/** The first day without a month that is a time of speaking. */
export function monthlessDayIn(question: string): MonthlessDay | null {
  const match = MONTHLESS.exec(question);
  const day = Number(match?.[1]);
  return match && day >= 1 && day <= 31 ? { start: match.index, end: match.index + match[0].length, day } : null;
}

/** The latest such day of a month up to a day, both `YYYY-MM-DD`; of months that have it. */
export function latestDayOfMonth(day: number, upTo: string): string {
  const two = String(day).padStart(2, '0');
  let [year = 0, month = 1] = upTo.split('-').map(Number);
  for (;;) {
    const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${two}`;
    if (date <= upTo && new Date(Date.UTC(year, month, 0)).getUTCDate() >= day) return date;
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
  }
}
