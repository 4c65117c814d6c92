import { LRUCache } from 'lru-cache';
import { OnrecordError } from '../model/errors.js';

/**
 * The day that a moment falls on, `YYYY-MM-DD`, in an IANA time zone; in that of this process unless said.
 *
 * @throws {OnrecordError} `TIME_ZONE_UNKNOWN`.
 */
export function localDay(moment: Date, timeZone?: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** There are some 600 zones, but each can be written in many cases. */
const MAX_FORMATS = 100;

/** Formats by their zones, since making one takes longer than the rest of reading a question. */
const formats = new LRUCache<string, Intl.DateTimeFormat>({ max: MAX_FORMATS });

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone === undefined ? 'of this process' : `zone ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = formatFor(timeZone);
  formats.set(key, made);
  return made;
}

function formatFor(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', {
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      ...(timeZone !== undefined && { timeZone }),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OnrecordError(
      'TIME_ZONE_UNKNOWN',
      `${timeZone} is no time zone.`,
      'Use a name of the IANA database, for example America/New_York or UTC.',
    );
  }
}
