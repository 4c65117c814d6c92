import { Temporal } from 'temporal-polyfill';
import { ianaZone, offsetZone } from '../forms/zone-names.js';
import type { EmbargoItem } from '../item.js';

/** What is known of the document beside the words of its embargo. */
export interface EmbargoContext {
  /** When the words were spoken: ISO 8601, a day or a date-time. */
  readonly eventDate?: string;
  /** When the document was published: ISO 8601, a day or a date-time. */
  readonly publishedDate?: string;
  /** The document's own zone: an IANA name or an offset such as -05:00. */
  readonly zone?: string;
}

/** A date of the document, from which "tomorrow" and "Friday" are counted. */
export interface Reference {
  /** The local day and, where it is known, the hour. */
  readonly day: Temporal.PlainDate;
  readonly time: Temporal.PlainTime | null;
  /** The moment; where only the day is known, its last. */
  readonly instant: Temporal.Instant;
  /** Written in UTC, as many systems write it whatever the place is. */
  readonly isUniversal: boolean;
}

/** A clock in which an embargo can be read, with its name in words that can be shown. */
export interface Clockface {
  readonly id: string;
  readonly label: string;
}

export interface DocumentDates {
  /** The later of the two dates; null where the document has none, or one that can't be read. */
  readonly latest: Reference | null;
  readonly event: Reference | null;
  readonly published: Reference | null;
  /** Whether the document says in which zone it is. */
  readonly hasZone: boolean;
  /** The document's clocks on a day: where they may differ, the later instant counts. */
  readonly clocksOn: (day: Temporal.PlainDate) => readonly Clockface[];
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;
/** Clocks don't change within so many days of a date, for all that is known of the place. */
const FEW_DAYS = 3;
/** The last place on Earth where it is earlier. */
const LAST_ON_EARTH: Clockface = { id: '-12:00', label: 'UTC-12:00, since the document names no zone' };

interface Written {
  readonly day: Temporal.PlainDate;
  readonly time: Temporal.PlainTime | null;
  /** As Temporal writes it; `UTC` for Z and +00:00; null where none is written. */
  readonly offset: string | null;
}

/** The document's dates and zone, as the words of its embargo are counted from them. */
export function documentDatesOf(context: EmbargoContext): DocumentDates {
  const [event, published] = [written(context.eventDate), written(context.publishedDate)];
  const clocksOn = clocksOf(context.zone, [published, event]);
  const zone = namedZone(context.zone);
  const references = [event, published].map((date) => (date ? referenceOf(date, zone, clocksOn) : null));
  const [eventRead = null, publishedRead = null] = references;
  const isUnread = (context.eventDate && !event) || (context.publishedDate && !published);
  return {
    latest: isUnread ? null : laterOf(eventRead, publishedRead),
    event: eventRead,
    published: publishedRead,
    hasZone: clocksOn !== nowhere,
    clocksOn,
  };
}

/** How a clock is called where it is shown. */
export function labelOf(id: string): string {
  return /^[+-]/.test(id) ? `UTC${id}` : id;
}

/** The clocks of the zones that stand among the pieces, else the document's. */
export function clocksFor(
  items: readonly EmbargoItem[],
  document: DocumentDates,
  day: Temporal.PlainDate,
): readonly Clockface[] {
  const zones = items.flatMap((item) => (item.kind === 'zone' ? [item.zone] : []));
  const clocks = zones.flatMap((zone) =>
    zone === 'local' ? document.clocksOn(day) : zone.map((id) => ({ id, label: labelOf(id) })),
  );
  return clocks.length > 0 ? clocks : document.clocksOn(day);
}

/** The latest of the instants at which the clocks show a time; a time that comes twice or never is the later one. */
export function latestAt(
  time: Temporal.PlainDateTime,
  clocks: readonly Clockface[],
): { instant: Temporal.Instant; zone: string } | null {
  const read = clocks.map(({ id, label }) => ({
    instant: time.toZonedDateTime(id, { disambiguation: 'later' }).toInstant(),
    zone: label,
  }));
  return read.reduce<(typeof read)[number] | null>(
    (latest, each) => (latest && Temporal.Instant.compare(latest.instant, each.instant) >= 0 ? latest : each),
    null,
  );
}

function clocksOf(zone: string | undefined, dates: readonly (Written | null)[]): DocumentDates['clocksOn'] {
  const named = namedZone(zone);
  if (named) return () => named.map((id) => ({ id, label: labelOf(id) }));
  const dated = dates.find((date) => date?.offset && date.offset !== 'UTC');
  if (!dated?.offset) return nowhere;
  const own: Clockface = { id: dated.offset, label: labelOf(dated.offset) };
  const west = hourWest(dated.offset);
  const other: Clockface = {
    id: west,
    label: `${labelOf(west)}, since the clocks of the document's ${own.label} may have changed`,
  };
  return (day) => (Math.abs(dated.day.until(day).days) > FEW_DAYS ? [own, other] : [own]);
}

function nowhere(): readonly Clockface[] {
  return [LAST_ON_EARTH];
}

function hourWest(offset: string): string {
  const minutes = Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) - 60;
  const size = Math.abs(minutes);
  const [hour, minute] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
}

function namedZone(zone: string | undefined): readonly string[] | null {
  if (!zone) return null;
  const offset = offsetZone(zone);
  if (offset && offset !== 'local') return offset;
  const name = ianaZone(zone);
  return name === null ? null : [name];
}

function written(date: string | undefined): Written | null {
  const [, day = '', time, offset] = DATE_TIME.exec(date?.trim() ?? '') ?? [];
  if (offset !== undefined && !/^Z$/i.test(offset) && !offsetZone(offset)) return null;
  try {
    return {
      day: Temporal.PlainDate.from(day),
      time: time === undefined ? null : Temporal.PlainTime.from(time),
      offset:
        offset === undefined
          ? null
          : /^(?:Z|[+-]00:?00)$/i.test(offset)
            ? 'UTC'
            : `${offset.slice(0, 3)}:${offset.slice(-2)}`,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function referenceOf(
  date: Written,
  zone: readonly string[] | null,
  clocksOn: DocumentDates['clocksOn'],
): Reference | null {
  const { day, time, offset } = date;
  if (time === null) {
    const next = day.add({ days: 1 }).toPlainDateTime();
    const end = latestAt(next, clocksOn(day));
    return end && { day, time, instant: end.instant, isUniversal: false };
  }
  const local = day.toPlainDateTime(time);
  const read = latestAt(local, offset === null ? clocksOn(day) : [{ id: offset, label: offset }]);
  if (!read) return null;
  const [own] = zone ?? [];
  if (offset === null || own === undefined) return { day, time, instant: read.instant, isUniversal: offset === 'UTC' };
  const there = read.instant.toZonedDateTimeISO(own);
  return { day: there.toPlainDate(), time: there.toPlainTime(), instant: read.instant, isUniversal: false };
}

function laterOf(one: Reference | null, other: Reference | null): Reference | null {
  if (!one || !other) return one ?? other;
  return Temporal.Instant.compare(one.instant, other.instant) > 0 ? one : other;
}
