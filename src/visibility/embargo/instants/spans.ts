import { Temporal } from 'temporal-polyfill';
import { itemsOfKind } from '../groups.js';
import type { EmbargoItem, EmbargoItemOf } from '../item.js';
import { clustersOf, dayOfCluster, isDayItem, latestDay } from './days.js';
import { clocksFor, type DocumentDates, latestAt, type Reference } from './reference.js';

/** An instant, and the zone in which it was read, in words. */
export interface EmbargoInstant {
  readonly instant: Temporal.Instant;
  readonly zone: string;
}

/** Longer spans than so many of their unit are none that anybody means. */
const LONGEST = 1000;
/** A month that ended less than so many days ago may be the one that is meant. */
const DAYS_BACK = 56;

/**
 * What ends with a span of time: hours or days from the document's date, the end of a month, of a year, of the call
 * itself. Undefined where the pieces are something else.
 */
export function spanOf(items: readonly EmbargoItem[], document: DocumentDates): EmbargoInstant | null | undefined {
  const isMore = items.some((item) => isDayItem(item) || item.kind === 'clock' || item.kind === 'dayPart');
  const [duration, second] = itemsOfKind(items, 'duration');
  if (duration) return isMore || second ? null : afterDuration(duration, document);
  if (items.some(({ kind }) => kind === 'occasion')) return afterOccasion(items, document);
  const months = items.filter((item) => item.kind === 'month' || item.kind === 'monthEnd' || item.kind === 'year');
  const [month] = months;
  if (!month || isMore) return month ? null : undefined;
  const isEnd = items.some((item) => item.kind === 'end' && item.of !== 'by');
  if (months.length > 1 || !(isEnd || month.kind === 'monthEnd')) return null;
  const next = endOf(month, document.latest);
  return next && latestAt(next.toPlainDateTime(), clocksFor(items, document, next));
}

/** From the date's hour or, where only the day is known, from its last moment. */
function afterDuration(
  { amount, unit, since }: EmbargoItemOf<'duration'>,
  document: DocumentDates,
): EmbargoInstant | null {
  const { latest, published, event } = document;
  const isKnown = since === 'publication' ? published !== null : since === 'event' ? event !== null : true;
  if (!latest || !isKnown || amount > LONGEST) return null;
  const [{ id, label } = { id: 'UTC', label: '' }] = document.clocksOn(latest.day);
  if (unit === 'minute' || unit === 'hour') {
    return { instant: latest.instant.add({ seconds: amount * (unit === 'hour' ? 3600 : 60) }), zone: label };
  }
  const instant = latest.instant
    .toZonedDateTimeISO(id)
    .add({ [`${unit}s`]: amount })
    .toInstant();
  return { instant, zone: label };
}

/** The call is over when its day is; a later day that is said with it counts. */
function afterOccasion(items: readonly EmbargoItem[], document: DocumentDates): EmbargoInstant | null {
  const reference = document.event ?? document.published;
  const named = clustersOf(items).map((cluster) => dayOfCluster(cluster, document, document.latest, undefined));
  if (named.includes(null)) return null;
  const day = latestDay([...(reference ? [reference.day] : []), ...named.flatMap((each) => each ?? [])]);
  return day && latestAt(day.add({ days: 1 }).toPlainDateTime(), clocksFor(items, document, day));
}

/** The day behind a month or a year. */
function endOf(
  month: EmbargoItemOf<'month' | 'monthEnd' | 'year'>,
  reference: Reference | null,
): Temporal.PlainDate | null {
  if (month.kind === 'year') return new Temporal.PlainDate(month.year + 1, 1, 1);
  if (month.kind === 'month' && month.year !== undefined)
    return new Temporal.PlainDate(month.year, month.month, 1).add({ months: 1 });
  if (!reference) return null;
  if (month.kind === 'monthEnd') {
    const first = reference.day.with({ day: 1, ...(month.unit === 'year' && { month: 1 }) });
    return first.add({ [`${month.unit}s`]: month.ahead + 1 });
  }
  const ends = [-1, 0, 1].map((years) =>
    new Temporal.PlainDate(reference.day.year + years, month.month, 1).add({ months: 1 }),
  );
  const isJustOver = ends.some(
    (end) => end.until(reference.day).days >= 0 && end.until(reference.day).days <= DAYS_BACK,
  );
  return isJustOver ? null : (ends.find((end) => Temporal.PlainDate.compare(end, reference.day) > 0) ?? null);
}
