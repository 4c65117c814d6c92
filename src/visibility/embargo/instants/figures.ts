import { itemsOfKind } from '../groups.js';
import type { Clock, EmbargoItem, EmbargoItemOf } from '../item.js';
import { isDayItem } from './days.js';

/** The midnight that ends a day: "12 on Friday" may be that, or midday. */
const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, isMidnight: true };
/** Figures as what they can be beside the other pieces; null where one of them stays unread. */
export function withFigures(items: readonly EmbargoItem[]): readonly EmbargoItem[] | null {
  const hasDay = items.some(isDayItem);
  const hasClock = items.some(({ kind }) => kind === 'clock');
  const read = items.map((item, index): EmbargoItem | null => {
    const { start, end } = item;
    const next = items.slice(index + 1).find(({ kind }) => kind !== 'joint');
    const clock = (hour: number, minute: number, isOpen = false): EmbargoItemOf<'clock'> => ({
      kind: 'clock',
      start,
      end,
      clock: { hour, minute, second: 0, ...(isOpen && { isOpen: true }) },
    });
    if (item.kind === 'figures') {
      const [hour, minute] = [Math.floor(item.value / 100), item.value % 100];
      const isYear = item.value >= 1900 && item.value < 2200;
      const isClock =
        (hour < 24 || item.value === 2400) &&
        minute < 60 &&
        (!isYear || item.afterAt || (next?.kind === 'zone' && !hasClock));
      if (isClock) return hour === 24 ? { ...clock(0, 0), clock: MIDNIGHT } : clock(hour, minute);
      return isYear ? { kind: 'year', year: item.value, start, end } : null;
    }
    if (item.kind === 'pair') {
      if (hasDay || next?.kind === 'zone') return clock(item.first, item.second, item.isOpen);
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
        next?.kind === 'dayPart' ||
        (isFirst && next !== undefined && isDayItem(next) && next.kind !== 'day');
      // "between 6 and 7 a.m.": the later hour counts.
      const later = items.slice(index + 1).find(({ kind }) => kind === 'clock');
      const isEarlier = later?.kind === 'clock' && (later.clock.isMidnight || item.value <= later.clock.hour);
      if (next?.kind === 'clock' || next?.kind === 'or') {
        return isEarlier && item.value <= 12 ? { kind: 'joint', mark: 'and', start, end } : null;
      }
      if (!isHour || item.value > 23 || hasClock) return null;
      return item.value === 12
        ? { ...clock(0, 0), clock: MIDNIGHT }
        : clock(item.value, 0, item.value >= 1 && item.value < 12);
    }
    return item;
  });
  return read.includes(null) ? null : withYear(read.flatMap((item) => item ?? []));
}

/** "Dec 4 06:00:00 EST 2026": the year of the only day that has none. Other years stay what they are. */
function withYear(items: readonly EmbargoItem[]): readonly EmbargoItem[] {
  const [year, ...more] = itemsOfKind(items, 'year');
  const yearless = itemsOfKind(items, 'day').filter(({ options }) =>
    options.every((option) => option.year === undefined),
  );
  if (!year || more.length > 0 || yearless.length !== 1) return items;
  return items
    .filter((item) => item !== year)
    .map((item) =>
      item === yearless[0]
        ? { ...yearless[0], options: yearless[0].options.map((option) => ({ ...option, year: year.year })) }
        : item,
    );
}
