import { RANGE_WORDS, TYPED_DAYS, WEEKDAY_NAMES, WHEN_FILLERS, wording } from '../lang/index.js';
import type { QuietHours, Schedule, Weekday } from '../model/subscription.js';
import {
  type ClockHalf,
  clockHalfOf,
  clockTime,
  normalizeTyped,
  type ParseFailureMaker,
  parseFailure,
  type TypedTime,
  typedTime,
} from './typed-time.js';
import { readZone } from './zones.js';

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];
/** Days of two words, as one. */
const EVERY_DAY = /\b(?:every|each|all) days?\b/gi;
const WORKING_DAYS = /\b(?:working|business|week|work)[ -]days?\b/gi;
/** "mon-fri", "22:00–07:00" */
const RANGE = /^([a-z]+|\d[\d:.h]*(?:[ap]\.?m\.?)?)([-–—])([a-z]+|\d[\d:.h]*(?:[ap]\.?m\.?)?)$/;

const failWhen = parseFailure(
  'WHEN_UNREAD',
  'Say days, a time and a time zone, for example: weekdays 08:00 Europe/London, or mon,wed,fri 5:30 pm New York',
);
const failQuiet = parseFailure('QUIET_HOURS_UNREAD', 'Say from when to when, for example: 22:00-07:00, or 10pm to 7am');

type TimeToken =
  | { readonly type: 'days'; readonly days: readonly Weekday[]; readonly typed: string }
  | { readonly type: 'time'; readonly time: TypedTime }
  | { readonly type: 'half'; readonly half: ClockHalf }
  | { readonly type: 'to' }
  | { readonly type: 'zone'; readonly typed: string };

/**
 * When a digest is posted, as people type it: days ("weekdays", "mon,wed,fri", "Monday to Friday", "weekends"; every day
 * where none is named), a time ("08:00", "7am", "6:30 pm"; "9" is in the morning) and a time zone, in any order.
 *
 * @param defaultZone an IANA time zone, where none is typed
 * @throws {OnrecordError} `WHEN_UNREAD`, `TIME_ZONE_UNKNOWN`.
 */
export function readWhen(text: string, defaultZone: string | null): Schedule {
  const parts = partsOf(normalizeTyped(text, failWhen));
  if (parts.length === 0) throw failWhen('No days and no time were said.');
  const time = oneTime(parts);
  const days = daysOf(parts);
  return { days, time, zone: zoneOf(parts, defaultZone, failWhen) };
}

/** "weekdays 08:00 Europe/London"; what `readWhen` reads as the same again. */
export function whenInWords({ days, time, zone }: Schedule): string {
  return `${daysInWords(days)} ${time} ${zone}`;
}

/**
 * Hours in which nobody is to be disturbed: "22:00-07:00", "10pm to 7am Europe/London".
 *
 * @param defaultZone an IANA time zone, where none is typed
 * @throws {OnrecordError} `QUIET_HOURS_UNREAD`, `TIME_ZONE_UNKNOWN`.
 */
export function readQuietHours(text: string, defaultZone: string | null): QuietHours {
  // "between 10pm and 7am"
  const line = normalizeTyped(text, failQuiet).replace(/^between (.*) and /i, '$1 to ');
  const parts = partsOf(line);
  if (parts.some(({ type }) => type === 'days')) throw failQuiet('Quiet hours are those of every day.');
  const clock = parts.filter(({ type }) => type !== 'zone');
  const at = clock.findIndex(({ type }) => type === 'to');
  if (at < 0) throw failQuiet('Two times are needed, from when and to when.');
  const [from, to] = [clock.slice(0, at), clock.slice(at + 1)].map((side) => timeOf(side, failQuiet));
  if (!from || !to) throw failQuiet('Two times are needed, from when and to when.');
  if (from === to) throw failQuiet(`From ${from} to ${to} is no time at all, or the whole day.`);
  return { from, to, zone: zoneOf(parts, defaultZone, failQuiet) };
}

/** "22:00–07:00 Europe/London"; what `readQuietHours` reads as the same again. */
export function quietHoursInWords({ from, to, zone }: QuietHours): string {
  return `${from}–${to} ${zone}`;
}

function partsOf(line: string): TimeToken[] {
  const words = line
    .replace(/[’ʼ]/g, "'")
    .split(/[\s,;&]+/)
    .filter(Boolean);
  return joinDayWords(words)
    .flatMap((word) => typedTokensOf(word))
    .flatMap((token) => timeTokenOf(token) ?? []);
}

/** Days of two words become one, whatever their case; the other words stay as they were typed. */
function joinDayWords(words: readonly string[]): string[] {
  const line = words.join(' ');
  return line.replace(EVERY_DAY, 'daily').replace(WORKING_DAYS, 'weekdays').split(' ').filter(Boolean);
}

/** "mon-fri" is three tokens, "mon/wed/fri" and "sat+sun" are days; "Port-au-Prince" and "Europe/London" stay whole. */
function typedTokensOf(word: string): string[] {
  const range = RANGE.exec(word.toLowerCase());
  if (range && isDayOrTime(range[1]!) && isDayOrTime(range[3]!)) return [range[1]!, range[2]!, range[3]!];
  const several = word.split(/[/+]/);
  return several.length > 1 && several.every((each) => daysNamed(each)) ? several : [word];
}

function isDayOrTime(token: string): boolean {
  return daysNamed(token) !== null || typedTime(token) !== null;
}

function daysNamed(word: string): readonly Weekday[] | null {
  const lower = word.toLowerCase().replace(/\.$/, '');
  return TYPED_DAYS.get(lower) ?? (lower.endsWith('s') ? (TYPED_DAYS.get(lower.slice(0, -1)) ?? null) : null);
}

/** What a token is; null where it says nothing more. */
function timeTokenOf(token: string): TimeToken | null {
  const lower = token.toLowerCase();
  if (WHEN_FILLERS.has(lower)) return null;
  const days = daysNamed(lower);
  if (days) return { type: 'days', days, typed: token };
  const time = typedTime(lower);
  if (time) return { type: 'time', time };
  const half = clockHalfOf(lower);
  if (half) return { type: 'half', half };
  return RANGE_WORDS.has(lower) ? { type: 'to' } : { type: 'zone', typed: token };
}

function oneTime(parts: readonly TimeToken[]): string {
  const time = timeOf(parts, failWhen);
  if (!time) throw failWhen('No time was said.');
  return time;
}

/** `HH:MM`; null where no time is among the parts. */
function timeOf(parts: readonly TimeToken[], fail: ParseFailureMaker): string | null {
  const times = parts.flatMap((part) => (part.type === 'time' ? [part.time] : []));
  const halves = new Set(parts.flatMap((part) => (part.type === 'half' ? [part.half] : [])));
  if (times.length > 1) throw fail('More than one time was said; a digest has one, and a second digest the other.');
  if (halves.size > 1) throw fail('The morning and the afternoon were both said.');
  return times[0] ? clockTime(times[0], [...halves][0] ?? null, fail) : null;
}

/** The chosen days in order; every day where none is named. */
function daysOf(parts: readonly TimeToken[]): readonly Weekday[] {
  const chosen = new Set<Weekday>();
  for (const [index, part] of parts.entries()) {
    if (part.type === 'days') for (const day of part.days) chosen.add(day);
    if (part.type !== 'to') continue;
    const from = oneDay(parts[index - 1]);
    const to = oneDay(parts[index + 1]);
    if (!from || !to) throw failWhen('A span of days needs a day on either side: Monday to Friday.');
    for (let day = from; day !== to; day = nextDay(day)) chosen.add(day);
  }
  return chosen.size === 0 ? WEEK : WEEK.filter((day) => chosen.has(day));
}

function oneDay(part: TimeToken | undefined): Weekday | null {
  return part?.type === 'days' && part.days.length === 1 ? part.days[0]! : null;
}

function nextDay(day: Weekday): Weekday {
  return WEEK[day % 7]!;
}

/** The zone that was typed, its words in one run; else the default. */
function zoneOf(parts: readonly TimeToken[], defaultZone: string | null, fail: ParseFailureMaker): string {
  const first = parts.findIndex(({ type }) => type === 'zone');
  const rest = first < 0 ? [] : parts.slice(first);
  const typed = rest.flatMap((part) => (part.type === 'zone' ? [part.typed] : []));
  if (typed.length > 0 && rest.slice(0, typed.length).some(({ type }) => type !== 'zone')) {
    // Whichever of them is unknown is told; two that are known are one too many.
    for (const word of typed) readZone(word);
    throw fail(`More than one time zone was said: ${typed.join(', ')}.`);
  }
  if (typed.length > 0) return readZone(typed.join(' '));
  if (defaultZone !== null) return readZone(defaultZone);
  throw fail('No time zone was said.');
}

function daysInWords(days: readonly Weekday[]): string {
  const chosen = days.join();
  if (chosen === WEEK.join()) return wording.digest.days.daily;
  if (chosen === WORKING.join()) return wording.digest.days.weekdays;
  if (chosen === WEEKEND.join()) return wording.digest.days.weekends;
  const names = days.map((day) => WEEKDAY_NAMES[day - 1]!);
  return names.length === 1 ? wording.digest.eachWeek(names[0]!) : names.map((name) => name.slice(0, 3)).join(', ');
}
