import { DURATION_UNITS } from '../lang/index.js';
import { normalizeTyped, parseFailure } from './typed-time.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const SHORTEST = MINUTE;
const LONGEST = 366 * DAY;

const LENGTHS = { minute: MINUTE, hour: HOUR, day: DAY, week: WEEK } as const;

function lengthOf(word: string): number | undefined {
  for (const [unit, length] of Object.entries(LENGTHS))
    if (DURATION_UNITS[unit as keyof typeof LENGTHS].has(word)) return length;
  return undefined;
}

/** One number with its unit, at the start of what is left. */
const PIECE = /(\d{1,6}(?:\.\d{1,3})?) ?([a-z]+)\.?(?:,? and |, ?| )?/y;

const fail = parseFailure(
  'DURATION_UNREAD',
  'Say minutes, hours, days or weeks, for example: 30 min, 2h, 1h 30m, or 3 days',
);

/**
 * A span of time as people type it, in milliseconds: "2h", "30 min", "1h 30m", "1.5 hours", "3 days", "1 week". A day is
 * 24 hours.
 *
 * @returns from a minute to 366 days
 * @throws {OnrecordError} `DURATION_UNREAD`.
 */
export function readDuration(text: string): number {
  const line = normalizeTyped(text, fail).toLowerCase();
  if (!line) throw fail('No span of time was said.');
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let at = 0; at < line.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(line);
    const unit = match && lengthOf(match[2]!);
    if (!unit) throw fail(`That is no span of time that can be read: ${line}`);
    // "2h 2h", or "30m 2h": more likely a slip than a sum.
    if (unit >= last) throw fail(`That is more than one span of time: ${line}`);
    total += Number(match[1]) * unit;
    last = unit;
  }
  if (total < SHORTEST) throw fail('That is less than a minute.');
  if (total > LONGEST) throw fail('That is more than 366 days.');
  return Math.round(total);
}
