import { isolateDirection } from '../../../text/direction.js';

/** Numbers, spans and days as English writes them. */

/** The tag of the language (BCP 47), as web pages name it. */
export const tag = 'en';

// Made when they are first used: extraction loads this file with its words, and making them takes some 50 ms.
let numberFormat: Intl.NumberFormat | undefined;
let dayFormat: Intl.DateTimeFormat | undefined;

/** "1,204". */
export function number(value: number): string {
  numberFormat ??= new Intl.NumberFormat('en-GB');
  return numberFormat.format(value);
}

/** "1 statement", "1,204 statements". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** How long something takes: "1 second", "about 31 minutes", "about 2 hours", "about 3 days". Of 1 second on. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return count(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `about ${count(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `about ${count(hours, 'hour')}` : `about ${count(Math.round(hours / 24), 'day')}`;
}

/** "6 January 2020" for an ISO date or date-time; of a date-time the local day as written. What is no date is kept. */
export function day(date: string): string {
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(time)) return isolateDirection(date);
  dayFormat ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return dayFormat.format(time);
}

/** A day, with the time and its zone where they are known: "6 January 2020, 14:30 UTC-05:00". */
export function dateTime(date: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(date);
  if (!time) return day(date);
  const zone = time[2] === 'Z' ? 'UTC' : time[2] && `UTC${time[2]}`;
  return [`${day(date)}, ${time[1]}`, zone].filter(Boolean).join(' ');
}

/** "6 January 2020 to 3 January 2024", "since …", "until …"; empty where both ends are open. */
export function period(from: string | null, to: string | null): string {
  if (from && to) return from === to ? `on ${day(from)}` : `${day(from)} to ${day(to)}`;
  if (from) return `since ${day(from)}`;
  return to ? `until ${day(to)}` : '';
}

/** Formats by their zones: making one takes longer than using it. */
const MOMENTS = new Map<string, Intl.DateTimeFormat>();

/** "Friday, 3 January 2020 at 08:00 Europe/London" for milliseconds since 1970. */
export function momentIn(zone: string, time: number): string {
  const known = MOMENTS.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone, hour12: false });
  MOMENTS.set(zone, format);
  return `${format.format(time)} ${zone}`;
}

/** Between the names of a list in which all are meant, or one of them. */
export const and = ' and ';
export const or = ' or ';
