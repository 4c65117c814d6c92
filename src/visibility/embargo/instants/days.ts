import { Temporal } from 'temporal-polyfill';
import { itemsOfKind } from '../groups.js';
import type { Clock, DayPart, EmbargoItem, EmbargoItemOf, WrittenDay } from '../item.js';
import type { DocumentDates, Reference } from './reference.js';

/** The items that name a day. */
export type DayItem = EmbargoItemOf<'day' | 'dayOfMonth' | 'weekday' | 'nearDay'>;

/** A day without a year that lies less than so many weeks back is this year's, or a slip: nobody can tell. */
const WEEKS_BACK = 8;
/** How far in the future a year of two figures is taken for one, and how far in the past, in years. */
const YEARS_AHEAD = 10;
const YEARS_BACK = 1;
/** The first year that two figures stand for where the document has no date. */
const FIRST_SHORT_YEAR = 2020;
/** "January 4, 2026" in a text of December 2026: the new year is forgotten. */
const DAYS_OF_A_SLIP = 62;
/** A weekday and a day of the month ("Friday the 4th") are looked for in so many days. */
const DAYS_AHEAD = 62;

export function isDayItem(item: EmbargoItem): item is DayItem {
  return item.kind === 'day' || item.kind === 'dayOfMonth' || item.kind === 'weekday' || item.kind === 'nearDay';
}

/** Day items as they belong together: "Friday, 4 December" is one, "Thursday 3, Friday 4 December" are two. */
export function clustersOf(items: readonly EmbargoItem[]): DayItem[][] {
  const clusters: DayItem[][] = [];
  const days = items
    .filter(isDayItem)
    .filter((day, index, all) => all.findIndex((other) => isSame(day, other)) === index);
  const isOne = (['day', 'dayOfMonth', 'weekday', 'nearDay'] as const).every(
    (kind) => itemsOfKind(days, kind).length <= 1,
  );
  for (const day of days) {
    const cluster = clusters.at(-1);
    if (cluster && (isOne || !cluster.some(({ kind }) => kind === day.kind))) cluster.push(day);
    else clusters.push([day]);
  }
  return clusters;
}

function isSame({ start: _start, end: _end, ...day }: DayItem, { start: _s, end: _e, ...other }: DayItem): boolean {
  return JSON.stringify(day) === JSON.stringify(other);
}

/**
 * The day that a cluster names, of several readings the latest; null where its parts contradict each other, or where there
 * is no date to count from.
 *
 * @param clock the hour of that day, as "this Monday" said on a Monday is today where the hour is still ahead
 */
export function dayOfCluster(
  cluster: readonly DayItem[],
  document: DocumentDates,
  reference: Reference | null,
  clock: Clock | undefined,
) {
  const [written] = itemsOfKind(cluster, 'day');
  const [weekday] = itemsOfKind(cluster, 'weekday');
  const [near] = itemsOfKind(cluster, 'nearDay');
  const [dayOfMonth] = itemsOfKind(cluster, 'dayOfMonth');
  const fits = (day: Temporal.PlainDate) =>
    (!weekday || day.dayOfWeek === weekday.weekday) && (!dayOfMonth || day.day === dayOfMonth.day);
  if (written) {
    const days = written.options.map((option) => dayOfWriting(option, reference));
    if (days.includes(null)) return null;
    const known = days.flatMap((day) => day ?? []).filter(fits);
    const nearDays = near ? nearDaysOf(near, document) : [];
    return latestDay(known.filter((day) => nearDays.length === 0 || nearDays.some((each) => each.equals(day))));
  }
  if (!reference) return null;
  if (near) {
    const days = weekday || dayOfMonth ? nearDaysOf(near, document) : [nearDayFrom(reference.day, near)];
    return latestDay(days.filter(fits));
  }
  if (dayOfMonth) {
    const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => reference.day.add({ days: ahead + 1 }));
    return days.find(fits) ?? null;
  }
  return weekday ? dayOfWeek(weekday, reference, clock) : null;
}

/** The first such day after the reference; a week later where "next" may mean that. */
function dayOfWeek(
  { weekday, step }: EmbargoItemOf<'weekday'>,
  { day, time }: Reference,
  clock: Clock | undefined,
): Temporal.PlainDate {
  const ahead = (weekday - day.dayOfWeek + 7) % 7;
  if (ahead === 0 && step === 'this' && time && clock && Temporal.PlainTime.compare(timeOf(clock), time) > 0)
    return day;
  const weeks = step === 'next' ? 1 : step === 'second' ? 2 : 0;
  return day.add({ days: (ahead || 7) + weeks * 7 });
}

function nearDaysOf(near: EmbargoItemOf<'nearDay'>, { event, published }: DocumentDates): Temporal.PlainDate[] {
  return [event, published].flatMap((reference) => (reference ? nearDayFrom(reference.day, near) : []));
}

function nearDayFrom(day: Temporal.PlainDate, { days, unit }: EmbargoItemOf<'nearDay'>): Temporal.PlainDate {
  if (unit === 'week') return day.add({ weeks: days });
  if (unit === 'month') return day.add({ months: days });
  return unit === 'year' ? day.add({ years: days }) : day.add({ days });
}

/** Null where the year can't be told for certain; undefined where it is none of this time. */
function dayOfWriting(
  { year, month, day, isShort }: WrittenDay,
  reference: Reference | null,
): Temporal.PlainDate | null | undefined {
  if (year === undefined) return reference && firstAfter(month, day, reference.day);
  const date = new Temporal.PlainDate(year, month, day);
  if (!reference) return isShort && year < FIRST_SHORT_YEAR ? undefined : date;
  const now = reference.day;
  if (isShort && (year < now.year - YEARS_BACK || year > now.year + YEARS_AHEAD)) return undefined;
  const nextYear = now.until(date.add({ years: 1 })).days;
  const isSlip = Temporal.PlainDate.compare(date, now) < 0 && nextYear >= 0 && nextYear <= DAYS_OF_A_SLIP;
  return isSlip ? null : date;
}

/** The first such day on or after another; null where the last one is not long over, or where there is none for years. */
function firstAfter(month: number, day: number, from: Temporal.PlainDate): Temporal.PlainDate | null {
  const years = [from.year - 1, from.year, from.year + 1];
  const days = years.flatMap((year) => {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
    return date.day === day ? [date] : [];
  });
  const isJustOver = days.some((date) => date.until(from).days > 0 && date.until(from).days <= WEEKS_BACK * 7);
  return isJustOver ? null : (days.find((date) => Temporal.PlainDate.compare(date, from) >= 0) ?? null);
}

export function latestDay(days: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return days.toSorted(Temporal.PlainDate.compare).at(-1) ?? null;
}

/** A time on a day. "Night" and "morning" tell which half of the day is meant, else it is the later. */
export function timeOn(day: Temporal.PlainDate, clock: Clock, part: DayPart | undefined): Temporal.PlainDateTime {
  const { hour, minute, second, isMidnight, isOpen } = clock;
  let [hours, days] = [hour, isMidnight ? 1 : 0];
  const isLate = part === 'afternoon' || part === 'evening' || part === 'night';
  // "tonight at 1" is behind midnight.
  if (isOpen && part === 'night' && hour < 5) days += 1;
  else if (isOpen && part !== 'morning' && hour < 12) hours += 12;
  // "00:01 tonight" is behind midnight, "10:00 tonight" before it.
  else if (isLate && !isOpen && !isMidnight && hour < 12) {
    if (part === 'night' && hour <= 6) days += 1;
    else hours += 12;
  }
  return day.toPlainDateTime().add({ days, hours, minutes: minute, seconds: second });
}

function timeOf(clock: Clock): Temporal.PlainTime {
  return timeOn(Temporal.PlainDate.from('2000-01-01'), clock, undefined).toPlainTime();
}
