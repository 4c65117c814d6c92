import { Temporal } from 'temporal-polyfill';
import { clustersOf, type DayItem, dayOfCluster, isDayItem, timeOn } from './days.js';
import { ofKind } from './groups.js';
import type { Clock, DayPart, Item, ItemOf } from './item.js';
import { type Clockface, clocksFor, type Document, labelOf, latestAt, type Reference } from './reference.js';
import { type Reading, spanOf } from './spans.js';

/** Offsets of clocks on Earth, in minutes: from the one that is latest to the one that is earliest, in quarters of an hour. */
const FIRST_OFFSET = -12 * 60;
const LAST_OFFSET = 14 * 60;
const OFFSET_STEP = 15;
/** What parts two times that each have a day and an hour. */
const PARTITION = /^(?:[/(;|=-]|or|and|to)$/;

/** The latest instant that pieces which stand together can mean; null where none is certain. */
export function readMoment(items: readonly Item[], document: Document): Reading | null {
  if (items.some(({ kind }) => kind === 'doubt' || kind === 'period')) return null;
  const resolved = resolve(items);
  if (!resolved) return null;
  const span = spanOf(resolved, document);
  if (span !== undefined) return span;
  return latestReading(partitions(resolved).map((part) => readDays(part, document)));
}

/** Null where one of them is. */
export function latestReading(readings: readonly (Reading | null)[]): Reading | null {
  let latest: Reading | null = null;
  for (const reading of readings) {
    if (!reading) return null;
    if (!latest || Temporal.Instant.compare(reading.instant, latest.instant) > 0) latest = reading;
  }
  return latest;
}

/** Figures as what they can be beside the other pieces; null where one of them stays unread. */
function resolve(items: readonly Item[]): readonly Item[] | null {
  const hasDay = items.some(isDayItem);
  const hasClock = items.some(({ kind }) => kind === 'clock');
  const read = items.map((item, index): Item | null => {
    const { start, end } = item;
    const next = items.slice(index + 1).find(({ kind }) => kind !== 'joint');
    const clock = (hour: number, minute: number, isOpen = false): Item => ({
      kind: 'clock',
      start,
      end,
      clock: { hour, minute, second: 0, ...(isOpen && { isOpen: true }) },
    });
    if (item.kind === 'figures') {
      const [hour, minute] = [Math.floor(item.value / 100), item.value % 100];
      const isYear = item.value >= 1900 && item.value < 2200;
      const isClock = hour < 24 && minute < 60 && (!isYear || item.afterAt || (next?.kind === 'zone' && !hasClock));
      if (isClock) return clock(hour, minute);
      return isYear ? { kind: 'year', year: item.value, start, end } : null;
    }
    if (item.kind === 'pair') {
      if (hasDay || next?.kind === 'zone') return clock(item.first, item.second);
      const options = [
        { day: item.first, month: item.second },
        { day: item.second, month: item.first },
      ];
      return hasClock ? { kind: 'day', options: options.filter(({ month }) => month <= 12), start, end } : null;
    }
    if (item.kind === 'number') {
      const isFirst = items.slice(0, index).every(({ kind }) => kind === 'joint');
      const isHour =
        item.afterAt ||
        next?.kind === 'zone' ||
        (isFirst && next !== undefined && isDayItem(next) && next.kind !== 'day');
      if (!isHour || item.value > 23 || hasClock) return null;
      return clock(item.value, 0, item.value >= 1 && item.value <= 12);
    }
    return item;
  });
  return read.includes(null) ? null : withYear(read.flatMap((item) => item ?? []));
}

/** "Dec 4 06:00:00 EST 2026": the year of the only day that has none. Other years stay what they are. */
function withYear(items: readonly Item[]): readonly Item[] {
  const [year, ...more] = ofKind(items, 'year');
  const yearless = ofKind(items, 'day').filter(({ options }) => options.every((option) => option.year === undefined));
  if (!year || more.length > 0 || yearless.length !== 1) return items;
  return items
    .filter((item) => item !== year)
    .map((item) =>
      item === yearless[0]
        ? { ...yearless[0], options: yearless[0].options.map((option) => ({ ...option, year: year.year })) }
        : item,
    );
}

/** Two times for two places ("8 p.m. ET Thursday / 1 a.m. GMT Friday"), where each has its day and its hour. */
function partitions(items: readonly Item[]): readonly (readonly Item[])[] {
  const isWhole = (part: readonly Item[]) => part.some(isDayItem) && part.some(({ kind }) => kind === 'clock');
  for (const [index, item] of items.entries()) {
    if (!(item.kind === 'or' || (item.kind === 'joint' && PARTITION.test(item.mark)))) continue;
    const [before, behind] = [items.slice(0, index), items.slice(index + 1)];
    if (isWhole(before) && isWhole(behind)) return [before, ...partitions(behind)];
  }
  return [items];
}

function readDays(items: readonly Item[], document: Document): Reading | null {
  if (items.some(({ kind }) => kind === 'year' || kind === 'month')) return null;
  const clocks = ofKind(items, 'clock');
  const part = partOf(items);
  if (part === null) return null;
  const clusters = clustersOf(items);
  if (clusters.length > 1 && items.some(({ kind }) => kind === 'or')) return null;
  if (
    items.some(
      (item) =>
        item.kind === 'day' && (item.spread === 'choice' || (item.maybeHour && clocks.length === 0 && hasZone(items))),
    )
  )
    return null;
  const ends = ofKind(items, 'end').map(({ of }) => of);
  if (clusters.length === 0)
    return ends.includes('whole')
      ? readNear([], undefined, true, part, items, document)
      : readAlone(items, part, document);
  return latestReading(
    clusters.flatMap((cluster) => {
      const isNear = cluster.every(({ kind }) => kind === 'nearDay');
      const read = isNear ? readNear : readDay;
      const isEnd = ends.includes('whole') || ends.includes('end') || (clocks.length === 0 && isEndOf(cluster, items));
      if (isEnd || clocks.length === 0)
        return [part === undefined || isNear ? read(cluster, undefined, isEnd, part, items, document) : null];
      return clocks.map((item) => {
        const clock = ends.includes('through') ? inclusive(item.clock) : item.clock;
        return read(cluster, clock, false, part, beside(item, items), document);
      });
    }),
  );
}

/** "after 15 December", "through Friday", several days, today: the end of the last. */
function isEndOf(cluster: readonly DayItem[], items: readonly Item[]): boolean {
  const first = items.indexOf(cluster[0] as Item);
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
  items: readonly Item[],
  document: Document,
): Reading | null {
  const day = dayOfCluster(cluster, document, document.latest, clock);
  if (!day) return null;
  const spread = ofKind(cluster, 'day')[0]?.spread;
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
  items: readonly Item[],
  document: Document,
): Reading | null {
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
    ...elsewhere(latest, items, document).map(({ reference, clocks }) => read(reference, () => clocks)),
  ]);
}

/** A time without a day: the first such time after the reference, on the day after where only the day is known. */
function readAlone(items: readonly Item[], part: DayPart | undefined, document: Document): Reading | null {
  const { latest } = document;
  const clocks = ofKind(items, 'clock');
  if (!latest || clocks.length === 0) return null;
  const read = (clock: Clock, reference: Reference, zones: readonly Clockface[]) =>
    latestReading(
      zones.map((zone) => {
        if (!reference.time) {
          // The first midnight behind any moment of a day is its end.
          const day = clock.isMidnight ? reference.day : reference.day.add({ days: 1 });
          return latestAt(timeOn(day, clock, part), [zone]);
        }
        const local = isNowhere(reference, zone, document)
          ? reference.day.toPlainDateTime(reference.time)
          : reference.instant.toZonedDateTimeISO(zone.id).toPlainDateTime();
        const from = local.toPlainDate().subtract({ days: 1 });
        const times = [0, 1, 2, 3].map((days) => timeOn(from.add({ days }), clock, part));
        const time = times.find((each) => Temporal.PlainDateTime.compare(each, local) > 0);
        return time ? latestAt(time, [zone]) : null;
      }),
    );
  const isEverywhere = latest.isUniversal && !document.hasZone && !hasZone(items);
  const others = isEverywhere ? elsewhere(latest, items, document) : [];
  return latestReading(
    clocks.flatMap((item) => [
      read(item.clock, latest, clocksFor(beside(item, items), document, latest.day)),
      ...others.map(({ reference, clocks: each }) => read(item.clock, reference, each)),
    ]),
  );
}

/** The pieces without the zones of other times: of "5 p.m. ET / 10 p.m. GMT" each has its own. */
function beside(clock: ItemOf<'clock'>, items: readonly Item[]): readonly Item[] {
  const at = items.indexOf(clock);
  const before = items.findLastIndex(({ kind }, index) => kind === 'clock' && index < at);
  const next = items.findIndex(({ kind }, index) => kind === 'clock' && index > at);
  const own = ofKind(items.slice(at, next < 0 ? items.length : next), 'zone');
  const leading = before < 0 ? ofKind(items.slice(0, at), 'zone') : [];
  const zones: readonly Item[] = own.length > 0 ? own : leading;
  return zones.length === 0 ? items : items.filter((item) => item.kind !== 'zone' || zones.includes(item));
}

/** The hour of a date in UTC is taken as the place's own where the place isn't known. */
function isNowhere(reference: Reference, zone: Clockface, document: Document): boolean {
  return (
    reference.isUniversal &&
    !document.hasZone &&
    document.clocksOn(reference.day).some(({ label }) => label === zone.label)
  );
}

/**
 * Where the document's date is in UTC and its place isn't known, it may already be the next day there. With a zone in
 * the words, that zone's day counts; without, every clock on Earth does.
 */
function elsewhere(
  reference: Reference,
  items: readonly Item[],
  document: Document,
): { reference: Reference; clocks: readonly Clockface[] }[] {
  const named = hasZone(items) ? clocksFor(items, document, reference.day) : everyClock();
  return named.map((clock) => {
    const there = reference.instant.toZonedDateTimeISO(clock.id);
    return {
      reference: {
        day: there.toPlainDate(),
        time: there.toPlainTime(),
        instant: reference.instant,
        isUniversal: false,
      },
      clocks: hasZone(items) ? named : [clock],
    };
  });
}

function everyClock(): Clockface[] {
  const count = (LAST_OFFSET - FIRST_OFFSET) / OFFSET_STEP + 1;
  return Array.from({ length: count }, (_, index) => {
    const minutes = FIRST_OFFSET + index * OFFSET_STEP;
    const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((figure) =>
      String(figure).padStart(2, '0'),
    );
    const id = `${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
    return { id, label: `${labelOf(id)}, since the document names no zone` };
  });
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

function hasZone(items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'zone' && item.zone !== 'local');
}

/** The part of the day that is said; null where two are. */
function partOf(items: readonly Item[]): DayPart | undefined | null {
  const parts = new Set(
    items.flatMap((item) => (item.kind === 'dayPart' ? item.part : item.kind === 'nearDay' ? (item.part ?? []) : [])),
  );
  return parts.size > 1 ? null : [...parts][0];
}
