import { Temporal } from 'temporal-polyfill';
import type { QuietHours, Schedule, Weekday } from '../model/subscription.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Later than this is late. */
const LATE = 10 * MINUTE;
/** Days within which each weekday comes once, even one that a move of the date line has struck out. */
const FAR_ENOUGH = 15;
/** Missed days are counted up to this many. */
const MOST_MISSED = 366;

/** A digest that is to be posted. */
export interface DueDigest {
  /** The local day that it is of: the slot in the ledger, `YYYY-MM-DD`. */
  readonly day: string;
  /** When it was due, in milliseconds since 1970. */
  readonly at: number;
  /** Whether that was more than ten minutes ago. */
  readonly isLate: boolean;
  /** How many chosen days before it had no post, since the last that had one; 366 at most. This post covers them. */
  readonly missed: number;
}

/** What has been posted before. */
export interface PostingHistory {
  /** Milliseconds since 1970; what was due until then is not. */
  readonly since: number;
  /**
   * The local days that the ledger holds, `YYYY-MM-DD`, in any order. The latest few that are not after the present local
   * day (`localDate`) are enough; with a clock that was wrong there may be later ones, which count for nothing.
   */
  readonly done: readonly string[];
}

/** The local day of a moment (milliseconds since 1970), `YYYY-MM-DD`. */
export function localDate(zone: string, moment: number): string {
  return dateAt(zone, moment).toString();
}

/** When the local day behind that of a moment begins; both in milliseconds since 1970. */
export function nextDayBegins(zone: string, moment: number): number {
  return dateAt(zone, moment).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * When a digest is due on a local day, in milliseconds since 1970: at its time; where that is skipped, at the first
 * moment behind the gap; where it comes twice, at the first of the two. Null on a day that isn't chosen, or that the zone
 * doesn't have (30 December 2011 in Pacific/Apia).
 *
 * @param localDay `YYYY-MM-DD`
 * @throws {RangeError} where that is no day.
 */
export function dueAt(when: Schedule, localDay: string): number | null {
  return dueOn(when, Temporal.PlainDate.from(localDay));
}

/**
 * The digest that is to be posted at a moment, if one is: the latest chosen local day whose time has come. It is not due
 * where the ledger has that day or a later one up to the present local day, so that a clock that was set back posts nothing
 * twice.
 *
 * A day that was missed is made good at once where the present local day has no digest of its own; else it is left to
 * that one, be it still to come, which covers it. So there is one post a local day at most, by the day of the digest and by
 * the wall clock, and what was said on a missed day is told in the next.
 *
 * @param now milliseconds since 1970
 */
export function latestDue(when: Schedule, now: number, { since, done }: PostingHistory): DueDigest | null {
  const today = dateAt(when.zone, now);
  const last = lastOf(done, today);
  // As it is at most moments: this is asked many times a day.
  if (last === today.toString()) return null;
  const candidate = chosenUpTo(when, today);
  if (!candidate || candidate.at > now || candidate.at <= startOfPlan(since, now)) return null;
  if (last !== null && last >= candidate.day.toString()) return null;
  return {
    day: candidate.day.toString(),
    at: candidate.at,
    isLate: now - candidate.at > LATE,
    missed: missedBefore(when, candidate.day, last, startOfPlan(since, now)),
  };
}

/** When the next digest is due, in milliseconds since 1970: after `now`, and after `since` where that is still to come. */
export function nextDue(when: Schedule, now: number, since: number = now): number | null {
  const from = Math.max(now, startOfPlan(since, now));
  const today = dateAt(when.zone, from);
  // From the day before, whose time may have been skipped together with midnight.
  for (let ahead = -1; ahead <= FAR_ENOUGH; ahead++) {
    const at = dueOn(when, today.add({ days: ahead }));
    if (at !== null && at > from) return at;
  }
  return null;
}

/** Whether a moment (milliseconds since 1970) is within the quiet hours. */
export function isQuiet(hours: QuietHours, now: number): boolean {
  return quietUntil(hours, now) !== null;
}

/**
 * When the quiet hours that a moment is within are over, in milliseconds since 1970; null where it is within none. They go
 * from the first moment that the clock shows the one time to the last that it shows the other, so that a night on which
 * it is put back is quiet throughout.
 *
 * @param now milliseconds since 1970
 */
export function quietUntil({ from, to, zone }: QuietHours, now: number): number | null {
  const today = dateAt(zone, now);
  let until = now;
  // One behind the other: where a day is struck out, the hours of two nights meet.
  for (let ahead = -1; ahead <= 2; ahead++) {
    const day = today.add({ days: ahead });
    const starts = firstMoment(day, from, zone).epochMilliseconds;
    const ends = lastMoment(from < to ? day : day.add({ days: 1 }), to, zone).epochMilliseconds;
    if (starts <= until && ends > until) until = ends;
  }
  return until > now ? until : null;
}

/** A subscription that was made more than a day from now was made by a clock that was wrong: what is due now is due. */
function startOfPlan(since: number, now: number): number {
  return since > now + DAY ? now - LATE : since;
}

/** The present local day where a digest is due on it, be it still to come; else the latest day before it that has one. */
function chosenUpTo(when: Schedule, today: Temporal.PlainDate): { day: Temporal.PlainDate; at: number } | null {
  let day = today;
  for (let back = 0; back < FAR_ENOUGH; back++, day = day.subtract({ days: 1 })) {
    const at = dueOn(when, day);
    if (at !== null) return { day, at };
  }
  return null;
}

/** The latest day of the ledger that is not after the present one. */
function lastOf(done: readonly string[], today: Temporal.PlainDate): string | null {
  const present = today.toString();
  let last: string | null = null;
  for (const day of done) if (day <= present && (last === null || day > last)) last = day;
  return last;
}

function missedBefore(when: Schedule, day: Temporal.PlainDate, last: string | null, since: number): number {
  let missed = 0;
  for (let before = day.subtract({ days: 1 }); missed < MOST_MISSED; before = before.subtract({ days: 1 })) {
    if (last !== null && before.toString() <= last) break;
    const at = dueOn(when, before);
    if (at !== null && at <= since) break;
    if (at !== null) missed++;
  }
  return missed;
}

function dueOn({ days, time, zone }: Schedule, day: Temporal.PlainDate): number | null {
  if (!days.includes(day.dayOfWeek as Weekday)) return null;
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  // The start of a day that the zone doesn't have is that of the day after.
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return null;
  return behindGap(earlier).epochMilliseconds;
}

/** The first moment at which the clock of a zone shows a time of a day, or shows a later one, having skipped it. */
function firstMoment(day: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime {
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return earlier.toPlainDateTime().equals(wanted) ? earlier : behindGap(earlier);
}

/** Before a gap, "earlier" reads the time by the clock that ends there, so the gap is the next change. */
function behindGap(earlier: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return earlier.getTimeZoneTransition('next') ?? earlier;
}

/** The last moment at which the clock of a zone comes to a time of a day: the second of two. */
function lastMoment(day: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime {
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const later = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  return later.toPlainDateTime().equals(wanted) ? later : firstMoment(day, time, zone);
}

function dateAt(zone: string, moment: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}
