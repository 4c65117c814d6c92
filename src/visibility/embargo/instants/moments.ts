import { Temporal } from 'temporal-polyfill';
import { itemsOfKind } from '../groups.js';
import type { Clock, DayPart, EmbargoItem } from '../item.js';
import { clustersOf, type DayItem, dayOfCluster, isDayItem, timeOn } from './days.js';
import { withFigures } from './figures.js';
import { dayInOtherPlaces, hasZone, isPlaceUnknown, withoutOtherZones } from './places.js';
import { type Clockface, clocksFor, type DocumentDates, latestAt, type Reference } from './reference.js';
import { type EmbargoInstant, spanOf } from './spans.js';

/** What makes two days a span. */
const JOINED = /^(?:[-/&]|and|to)$/;
/** What parts two times that each have a day and an hour. */
const PARTITION = /^(?:[/(;|=-]|or|and|to)$/;

/** The latest instant that pieces which stand together can mean; null where none is certain. */
export function readMoment(items: readonly EmbargoItem[], document: DocumentDates): EmbargoInstant | null {
  const resolved = withFigures(items);
  if (!resolved) return null;
  const span = spanOf(resolved, document);
  if (span !== undefined) return span;
  return latestReading(partitions(resolved).map((part) => readDayItems(part, document)));
}

/** Null where one of them is. */
export function latestReading(readings: readonly (EmbargoInstant | null)[]): EmbargoInstant | null {
  let latest: EmbargoInstant | null = null;
  for (const reading of readings) {
    if (!reading) return null;
    if (!latest || Temporal.Instant.compare(reading.instant, latest.instant) > 0) latest = reading;
  }
  return latest;
}

/** Two times for two places ("8 p.m. ET Thursday / 1 a.m. GMT Friday"), where each has its day and its hour. */
function partitions(items: readonly EmbargoItem[]): readonly (readonly EmbargoItem[])[] {
  const isWhole = (part: readonly EmbargoItem[]) => part.some(isDayItem) && part.some(({ kind }) => kind === 'clock');
  for (const [index, item] of items.entries()) {
    if (!(item.kind === 'or' || (item.kind === 'joint' && PARTITION.test(item.mark)))) continue;
    const [before, behind] = [items.slice(0, index), items.slice(index + 1)];
    if (isWhole(before) && isWhole(behind)) return [before, ...partitions(behind)];
  }
  return [items];
}

function readDayItems(items: readonly EmbargoItem[], document: DocumentDates): EmbargoInstant | null {
  if (items.some(({ kind }) => kind === 'year' || kind === 'month')) return null;
  const clocks = itemsOfKind(items, 'clock');
  const part = partOf(items);
  if (part === null) return null;
  const clusters = joined(clustersOf(items), items, document);
  if (clusters.length > 1 && items.some(({ kind }) => kind === 'or')) return null;
  if (isCountedFromDay(items)) return null;
  const isBare = clocks.length === 0 && hasZone(items);
  const days = itemsOfKind(items, 'day');
  if (days.some(({ spread, maybeHour }) => spread === 'choice' || (maybeHour && isBare))) return null;
  const ends = itemsOfKind(items, 'end').map(({ of }) => of);
  if (clusters.length === 0) {
    const isDayEnd = ends.includes('whole');
    return isDayEnd ? readNear([], undefined, true, part, items, document) : readAlone(items, part, document);
  }
  return latestReading(
    clusters.flatMap((cluster) => {
      const isNear = cluster.every(({ kind }) => kind === 'nearDay');
      const read = isNear ? readNear : readDay;
      const isEnd = ends.includes('whole') || ends.includes('end') || (clocks.length === 0 && isEndOf(cluster, items));
      if (isEnd || clocks.length === 0) {
        return [part === undefined || isNear ? read(cluster, undefined, isEnd, part, items, document) : null];
      }
      return clocks.map((item) => {
        const clock = ends.includes('through') ? inclusive(item.clock) : item.clock;
        return read(cluster, clock, false, part, withoutOtherZones(item, items), document);
      });
    }),
  );
}

/** "10 March to 14 March", "Thursday/Friday": one span, of which the last day counts. */
function joined(
  clusters: readonly DayItem[][],
  items: readonly EmbargoItem[],
  document: DocumentDates,
): readonly DayItem[][] {
  const [first = [], last = []] = clusters;
  const [from, to] = [first.at(-1), last[0]];
  if (clusters.length !== 2 || !from || !to) return clusters;
  const between = items.slice(items.indexOf(from) + 1, items.indexOf(to));
  const isJoined = between.some((item) => item.kind === 'end' || (item.kind === 'joint' && JOINED.test(item.mark)));
  const [begin, end] = [first, last].map((cluster) => dayOfCluster(cluster, document, document.latest, undefined));
  if (!isJoined || !end || between.some(({ kind }) => kind !== 'joint' && kind !== 'end')) return clusters;
  // Of two weekdays the second comes behind the first.
  const late =
    begin && Temporal.PlainDate.compare(end, begin) < 0 && last.every(({ kind }) => kind === 'weekday')
      ? end.add({ weeks: 1 })
      : end;
  const days = begin ? begin.until(late).days : Number.POSITIVE_INFINITY;
  if (days <= 0) return clusters;
  const { year, month, day } = late;
  return [
    [
      {
        kind: 'day',
        options: [{ year, month, day }],
        spread: days === 1 ? 'boundary' : 'span',
        start: to.start,
        end: to.end,
      },
    ],
  ];
}

/** "the Friday after 4 December" is neither of them. */
function isCountedFromDay(items: readonly EmbargoItem[]): boolean {
  const after = items.findIndex((item) => item.kind === 'end' && item.of === 'after');
  return after >= 0 && items.slice(0, after).some(isDayItem) && items.slice(after).some(isDayItem);
}

/** "after 15 December", "through Friday", several days, today: the end of the last. */
function isEndOf(cluster: readonly DayItem[], items: readonly EmbargoItem[]): boolean {
  const first = items.indexOf(cluster[0] as EmbargoItem);
  const isBehind = items.some((item, index) => item.kind === 'end' && index < first);
  return (
    isBehind ||
    cluster.some(
      (item) => (item.kind === 'day' && item.spread !== undefined) || (item.kind === 'nearDay' && item.days === 0),
    )
  );
}

/** "through 11:59 p.m." is to the end of that minute. */
function inclusive(clock: Clock): Clock {
  return clock.minute === 59 ? { ...clock, minute: 60, second: 0 } : clock;
}

/** A time on a day that is written, or on a day of the week. */
function readDay(
  cluster: readonly DayItem[],
  clock: Clock | undefined,
  isEnd: boolean,
  part: DayPart | undefined,
  items: readonly EmbargoItem[],
  document: DocumentDates,
): EmbargoInstant | null {
  const day = dayOfCluster(cluster, document, document.latest, clock);
  if (!day) return null;
  const spread = itemsOfKind(cluster, 'day')[0]?.spread;
  if (clock && spread !== undefined) {
    // "midnight 20/21 April" parts the two days, "00:01 on 20/21 April" is behind it; else the hour may be that of any day.
    const isNight = spread === 'boundary' && (clock.isMidnight || clock.hour < 6) && !clock.isOpen;
    const { hour, minute, second } = clock;
    const time = isNight ? timeOn(day, { hour, minute, second }, undefined) : day.add({ days: 1 }).toPlainDateTime();
    return latestAt(time, clocksFor(items, document, day));
  }
  return latestAt(momentOn(day, clock, isEnd, part), clocksFor(items, document, day));
}

/** A time today or tomorrow, wherever on Earth the document may be where it doesn't say so. */
function readNear(
  cluster: readonly DayItem[],
  clock: Clock | undefined,
  isEnd: boolean,
  part: DayPart | undefined,
  items: readonly EmbargoItem[],
  document: DocumentDates,
): EmbargoInstant | null {
  const { latest } = document;
  if (!latest) return null;
  const read = (reference: Reference, clocks: (day: Temporal.PlainDate) => readonly Clockface[]) => {
    const day = cluster.length === 0 ? reference.day : dayOfCluster(cluster, document, reference, clock);
    if (!day || (!clock && !isEnd && part !== undefined)) return null;
    return latestAt(momentOn(day, clock, isEnd, part), clocks(day));
  };
  const own = read(latest, (day) => clocksFor(items, document, day));
  if (!latest.isUniversal || document.hasZone) return own;
  return latestReading([
    own,
    ...dayInOtherPlaces(latest, items, document).map(({ reference, clocks }) => read(reference, () => clocks)),
  ]);
}

/** A time without a day: the first such time after the reference, on the day after where only the day is known. */
function readAlone(
  items: readonly EmbargoItem[],
  part: DayPart | undefined,
  document: DocumentDates,
): EmbargoInstant | null {
  const { latest } = document;
  const clocks = itemsOfKind(items, 'clock');
  if (!latest || clocks.length === 0) return null;
  const read = (clock: Clock, reference: Reference, zones: readonly Clockface[]) =>
    latestReading(
      zones.map((zone) => {
        if (!reference.time) {
          // The first midnight behind any moment of a day is its end.
          const day = clock.isMidnight ? reference.day : reference.day.add({ days: 1 });
          return latestAt(timeOn(day, clock, part), [zone]);
        }
        const local = isPlaceUnknown(reference, zone, document)
          ? reference.day.toPlainDateTime(reference.time)
          : reference.instant.toZonedDateTimeISO(zone.id).toPlainDateTime();
        const from = local.toPlainDate().subtract({ days: 1 });
        const times = [0, 1, 2, 3].map((days) => timeOn(from.add({ days }), clock, part));
        const time = times.find((each) => Temporal.PlainDateTime.compare(each, local) > 0);
        return time ? latestAt(time, [zone]) : null;
      }),
    );
  const isEverywhere = latest.isUniversal && !document.hasZone && !hasZone(items);
  const others = isEverywhere ? dayInOtherPlaces(latest, items, document) : [];
  return latestReading(
    clocks.flatMap((item) => [
      read(item.clock, latest, clocksFor(withoutOtherZones(item, items), document, latest.day)),
      ...others.map(({ reference, clocks: each }) => read(item.clock, reference, each)),
    ]),
  );
}

function momentOn(
  day: Temporal.PlainDate,
  clock: Clock | undefined,
  isEnd: boolean,
  part: DayPart | undefined,
): Temporal.PlainDateTime {
  if (clock && !isEnd) return timeOn(day, clock, part);
  return (isEnd ? day.add({ days: 1 }) : day).toPlainDateTime();
}

/** The part of the day that is said; null where two are. */
function partOf(items: readonly EmbargoItem[]): DayPart | undefined | null {
  const parts = new Set(
    items.flatMap((item) => (item.kind === 'dayPart' ? item.part : item.kind === 'nearDay' ? (item.part ?? []) : [])),
  );
  return parts.size > 1 ? null : [...parts][0];
}
