import { HALVES_OF_DAY, NAMED_TIMES } from '../lang/index.js';
import type { ErrorCode } from '../model/error-codes.js';
import { OnrecordError } from '../model/errors.js';

/** What is typed for a time or a span fits many times over. */
const LONGEST = 200;

/** What couldn't be read, and how it is written. */
export type ParseFailureMaker = (message: string) => OnrecordError;

export function parseFailure(code: ErrorCode, remedy: string): ParseFailureMaker {
  return (message) => new OnrecordError(code, message, remedy);
}

/**
 * What somebody typed, in one line of single spaces: without what can't be seen, and with the ordinary form of digits and
 * letters that a keyboard made wide.
 */
export function normalizeTyped(text: string, fail: ParseFailureMaker): string {
  if (text.length > LONGEST) throw fail(`That is ${text.length} characters; at most ${LONGEST} are read.`);
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** Whole tokens: "8", "08:00", "8.30", "0800", "8h30", each perhaps with "am" or "pm". */
const TIME = /^(\d{1,2})(?:[:.h](\d{2})|h|(?<=\d\d)(\d{2}))?([ap]\.?m\.?)?$/;

/** Which half of the day. */
export type ClockHalf = 'am' | 'pm';

export function clockHalfOf(token: string): ClockHalf | null {
  return HALVES_OF_DAY.get(token) ?? null;
}

/** A time of the clock as typed. */
export interface TypedTime {
  readonly hour: number;
  readonly minute: number;
  readonly half: ClockHalf | null;
}

/** The time that a token is, if it is one; it may still be one that no clock shows. */
export function typedTime(token: string): TypedTime | null {
  const match = TIME.exec(NAMED_TIMES.get(token) ?? token);
  if (!match) return null;
  const half = match[4] ? (match[4].startsWith('a') ? 'am' : 'pm') : null;
  return { hour: Number(match[1]), minute: Number(match[2] ?? match[3] ?? 0), half };
}

/**
 * `HH:MM`. An hour of 13 or more may have its "pm" as well ("17:30 pm").
 *
 * @param half what was said apart from the time, if anything
 */
export function clockTime(time: TypedTime, half: ClockHalf | null, fail: ParseFailureMaker): string {
  const { minute } = time;
  const said = time.half ?? half;
  const isTwelve = said !== null && time.hour === 12;
  const hour = (isTwelve ? 0 : time.hour) + (said === 'pm' && time.hour <= 12 ? 12 : 0);
  const isContrary =
    (time.half && half && time.half !== half) ||
    (said === 'am' && time.hour > 12) ||
    (said === 'pm' && time.hour === 0);
  const typed = `${time.hour}:${twoDigits(minute)}`;
  if (isContrary) throw fail(`${typed} is not both in the morning and after noon.`);
  if (time.hour === 24) throw fail(`${typed} is no time: a day starts at 00:00 and ends at 23:59.`);
  if (hour > 23 || minute > 59) throw fail(`${typed} is no time.`);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
