import { DAY_ORDINALS, MONTH_BEGINNINGS, MONTH_PATTERN } from '../../../lang/index.js';
import { alternatives } from '../../../lang/word-list.js';
import { form, type ItemContent, type ItemForm, type WrittenDay } from '../item.js';

const MONTH_NAME = `(?:${MONTH_PATTERN})`;
const MONTH = `(${MONTH_NAME})(?![a-z'])(?:(?<![a-z]{5})\\.)?`;
const ORDINALS = alternatives(DAY_ORDINALS);
const SUFFIX = '(?: ?(?:st|nd|rd|th)\\b)?';
const DAY = `(\\d{1,2}|${ORDINALS})${SUFFIX}`;
/** What makes figures a time: "4 Dec 10:00", "Dec 6 p.m." */
const OF_A_TIME = "(?!\\d|[:.]\\d|[ -]?[ap]\\.? ?m\\b| ?(?:h|hrs?|hours?|o'? ?clock)\\b|/\\d)";
/** A year, with or without its century; of two bare figures only what can be no hour. */
const YEAR = `(?:,? ?(?:of |\\()?((?:19|20|21)\\d\\d)\\)?${OF_A_TIME}|,? ?'(\\d\\d)\\b|,? (2[5-9]|[3-9]\\d)${OF_A_TIME})?`;
const JOINED_YEAR = `(?:(?:19|20|21)\\d\\d|\\d\\d)${OF_A_TIME}`;
/** The "may" of "may not be used", against the month. */
const NOT_A_VERB = '(?! (?:not|be|only|also|then|use|share|publish|report|quote|never|have|we|you|i)\\b)';
/** Years that are read: what lies beyond is another number. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Days of the calendar as they are written; the forms that hold others stand first. */
export const DAY_FORMS: readonly ItemForm[] = [
  // 2026-12-04, 2026/12/4, 2026.12.04, with a T before the hour.
  form(`(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d|\\.\\d|/\\d{1,2}(?!\\d))(?:t(?=\\d))?`, (match) =>
    certain(match[1], match[3], match[4]),
  ),
  // 20261204T0500, 20261204: the hour is read as figures of its own.
  form(
    `(\\d{4})(\\d\\d)(\\d\\d)(?:t(?=\\d{2}(?:\\d\\d){0,2}(?:\\D|$))|(?=\\d{4}(?:\\d\\d)?(?:z|[+-]\\d\\d|$))|(?!\\d))`,
    (match) => (isYear(match[1]) ? certain(match[1], match[2], match[3]) : null),
  ),
  // 10/03/2027 and the like, whose order of day and month nothing tells.
  form(`(\\d{1,2})( ?[/.-] ?)(\\d{1,2})\\2(\\d{4})(?!\\d)`, (match) => numeric(match[1], match[3], [Number(match[4])])),
  form(`(\\d{1,2})([/.-])(\\d{1,2})\\2'?(\\d\\d)(?!/|[.-]\\d)${OF_A_TIME}`, shortYear),
  // 24/7 is no day.
  form(`(?!24/7\\b)(\\d{1,2})/(\\d{1,2})(?![\\d/.]|${SUFFIX} ?(?:of )?${MONTH_NAME})`, (match) =>
    numeric(match[1], match[2], [undefined]),
  ),
  // 10-14 March 2027, 20/21 April, 14, 15 and 16 March, 14 or 16 March
  form(
    `(?:the )?${DAY}((?: ?(?:-|/|&|,| to | through | thru | and | or ) ?(?:the )?(?:\\d{1,2}|${ORDINALS})${SUFFIX})+) ?(?:of )?${MONTH}${YEAR}`,
    (match) => {
      const days = [match[1], ...(match[2] ?? '').matchAll(new RegExp(`\\d{1,2}|${ORDINALS}`, 'gi'))].map((day) =>
        dayOfFigures(String(day)),
      );
      return several(days, match[2] ?? '', match[3], yearFrom(match.slice(4, 7)));
    },
  ),
  // March 10-14, 2027, March 10 and 11
  form(
    `${MONTH} ?(?:the )?${DAY}((?: ?(?:-|/|&| to | through | thru | and | or ) ?(?:the )?\\d{1,2}${SUFFIX}${OF_A_TIME}(?! ?${MONTH_NAME}))+)${YEAR}`,
    (match) => {
      const days = [match[2], ...(match[3] ?? '').matchAll(/\d{1,2}/g)].map((day) => dayOfFigures(String(day)));
      return several(days, match[3] ?? '', match[1], yearFrom(match.slice(4, 7)));
    },
  ),
  // 15-Dec-26, 15/Dec/2026, 15Dec2026
  form(`${DAY}[-/. ]?${MONTH}[-/. ]?'?(${JOINED_YEAR})(?<=[-/.']\\d+|\\d{4})`, (match) =>
    named(match[2], match[1], Number(match[3])),
  ),
  // Dec-15-2026
  form(`${MONTH}[-/]${DAY}[-/](${JOINED_YEAR})`, (match) => named(match[1], match[2], Number(match[3]))),
  // 1st of March 2027
  form(`(?:the )?${DAY}(?: day)?[ ,-]?(?:of )?(?:the )?${MONTH}${NOT_A_VERB}${YEAR}`, (match) =>
    named(match[2], match[1], yearFrom(match.slice(3, 6))),
  ),
  // March 1st, 2027
  form(`${MONTH},?[ -]?(?:the )?${DAY}${OF_A_TIME}${YEAR}`, (match) =>
    named(match[1], match[2], yearFrom(match.slice(3, 6))),
  ),
  // 2027-03, March 2027, Mar-27
  form(`(\\d{4})[-/](0[1-9]|1[0-2])(?![\\d/-])`, (match) =>
    isYear(match[1]) ? { kind: 'month', month: Number(match[2]), year: Number(match[1]) } : null,
  ),
  form(`${MONTH}(?:,? ?(?:of )?(\\d{4})${OF_A_TIME})?`, month),
  form(`(?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b`, (match) => ({ kind: 'dayOfMonth', day: Number(match[1]) })),
];

function certain(year: string | undefined, month: string | undefined, day: string | undefined): ItemContent | null {
  if (!isYear(year)) return null;
  return written([{ year: Number(year), month: Number(month), day: Number(day) }]);
}

/** Day and month in either order, as far as there are such days. */
function numeric(
  first: string | undefined,
  second: string | undefined,
  years: readonly (number | undefined)[],
): ItemContent {
  const [a, b] = [Number(first), Number(second)];
  return written(years.flatMap((year) => [dated(year, b, a), dated(year, a, b)]));
}

/** "03/04/27": the year may also stand first. */
function shortYear(match: RegExpExecArray): ItemContent {
  const [first, second, third] = [match[1], match[3], match[4]].map(Number) as [number, number, number];
  const yearFirst = match[1]?.length === 2 ? [dated(first, second, third)] : [];
  return written([dated(third, second, first), dated(third, first, second), ...yearFirst]);
}

function named(month: string | undefined, day: string | undefined, year: number | undefined): ItemContent {
  const content = written([dated(year, monthOf(month), dayOfFigures(day))]);
  // "December 4, 1930 GMT" may be half past seven in the evening.
  return content.kind === 'day' && year !== undefined && maybeHour(year) ? { ...content, maybeHour: true } : content;
}

function several(
  days: readonly number[],
  between: string,
  month: string | undefined,
  year: number | undefined,
): ItemContent {
  const last = days.at(-1) ?? 0;
  const content = named(month, String(last), year);
  if (content.kind !== 'day') return content;
  if (/\bor\b/i.test(between)) return { ...content, spread: 'choice' };
  const isBoundary = days.length === 2 && last === (days[0] ?? 0) + 1;
  return { ...content, spread: isBoundary ? 'boundary' : 'span' };
}

function month(match: RegExpExecArray): ItemContent | null {
  const name = match[1] ?? '';
  const number = monthOf(name);
  if (match[2]) return isYear(match[2]) ? { kind: 'month', month: number, year: Number(match[2]) } : null;
  // "may" and "march" are verbs, "Sept." and the like are months whatever the case.
  const behind = match.input.slice(match.index + name.length);
  const isVerb =
    /^(?:may|march|mar)$/.test(name) || /^ (?:not|be|only|also|then|never|have|use|share|publish)\b/i.test(behind);
  return isVerb ? null : { kind: 'month', month: number };
}

/** Days that there are; else what is written is no day, and nobody knows which one was meant. */
function written(options: readonly WrittenDay[]): ItemContent {
  const days = options.filter(isDay);
  return days.length > 0 ? { kind: 'day', options: days } : { kind: 'doubt' };
}

function dated(year: number | undefined, month: number, day: number): WrittenDay {
  if (year === undefined) return { month, day };
  return year < 100 ? { year: 2000 + year, isShort: true, month, day } : { year, month, day };
}

function isDay({ year = 2000, month, day }: WrittenDay): boolean {
  if (month < 1 || month > 12 || day < 1 || !isYear(String(year))) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isYear(year: string | undefined): boolean {
  return Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
}

/** The years of this record's time are taken for years. */
function maybeHour(year: number): boolean {
  return year % 100 < 60 && (year < 2020 || year > 2039);
}

/** The figures of the year, of which two may be all that is written. */
function yearFrom(matches: readonly (string | undefined)[]): number | undefined {
  const figures = matches.find((match) => match !== undefined);
  return figures === undefined ? undefined : Number(figures);
}

function monthOf(name: string | undefined): number {
  return MONTH_BEGINNINGS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function dayOfFigures(figures: string | undefined): number {
  const word = DAY_ORDINALS.indexOf((figures ?? '').toLowerCase());
  return word >= 0 ? word + 1 : Number(figures);
}
