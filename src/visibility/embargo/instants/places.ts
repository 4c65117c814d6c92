import { itemsOfKind } from '../groups.js';
import type { EmbargoItem, EmbargoItemOf } from '../item.js';
import { type Clockface, clocksFor, type DocumentDates, labelOf, type Reference } from './reference.js';

/** Offsets of clocks on Earth, in minutes: from the one that is latest to the one that is earliest, in quarters of an hour. */
const FIRST_OFFSET = -12 * 60;
const LAST_OFFSET = 14 * 60;
const OFFSET_STEP = 15;
/** The pieces without the zones of other times: of "5 p.m. ET / 10 p.m. GMT" each has its own. */
export function withoutOtherZones(
  clock: EmbargoItemOf<'clock'>,
  items: readonly EmbargoItem[],
): readonly EmbargoItem[] {
  const at = items.indexOf(clock);
  const before = items.findLastIndex(({ kind }, index) => kind === 'clock' && index < at);
  const next = items.findIndex(({ kind }, index) => kind === 'clock' && index > at);
  const own = itemsOfKind(items.slice(at, next < 0 ? items.length : next), 'zone');
  const leading = before < 0 ? itemsOfKind(items.slice(0, at), 'zone') : [];
  const zones: readonly EmbargoItem[] = own.length > 0 ? own : leading;
  return zones.length === 0 ? items : items.filter((item) => item.kind !== 'zone' || zones.includes(item));
}

/** The hour of a date in UTC is taken as the place's own where the place isn't known. */
export function isPlaceUnknown(reference: Reference, zone: Clockface, document: DocumentDates): boolean {
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
export function dayInOtherPlaces(
  reference: Reference,
  items: readonly EmbargoItem[],
  document: DocumentDates,
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

/** Whether a clock is named, rather than that of the document. */
export function hasZone(items: readonly EmbargoItem[]): boolean {
  return items.some((item) => item.kind === 'zone' && item.zone !== 'local');
}
