import { itemsOf } from './forms/items.js';
import { type TimeGroup, timeGroupsOf } from './groups.js';
import { isDayItem } from './instants/days.js';
import { latestReading, readMoment } from './instants/moments.js';
import type { DocumentDates } from './instants/reference.js';
import type { EmbargoInstant } from './instants/spans.js';
import type { EmbargoItem } from './item.js';

/** A statement of more days and hours than so many is a timetable, and reading it would take long. */
const MOST_TIMES = 16;

/**
 * The instant at which an embargo ends, read from its words; null where it can't be read for certain. Of two times the one
 * counts that a word of lifting governs ("set Nov 30, lifts Dec 15"), else the latest.
 *
 * @param text plain text, see `plainStatement`
 */
export function readEmbargoEnd(text: string, document: DocumentDates): EmbargoInstant | null {
  const items = itemsOf(text);
  if (items.filter((item) => item.kind === 'clock' || isDayItem(item)).length > MOST_TIMES) return null;
  const { groups, isUncertain } = timeGroupsOf(items);
  if (isUncertain) return null;
  const own = groups.filter(({ governor }) => governor === 'lift' || governor === 'none');
  // Beside a time that a word of lifting governs, others count only with a day of their own: "until Friday; the data Saturday".
  const lifting = own.filter(
    ({ governor, isOfMedium, items }) => governor === 'lift' || isOfMedium || items.some(isWholeDay),
  );
  const chosen = own.some(({ governor }) => governor === 'lift') ? lifting : own;
  // "Friday, extended to 5 days": counted from the document or from Friday, nobody knows.
  if (own.length > 1 && chosen.some((group) => group.items.some(isSpan))) return null;
  const last = items.findLastIndex((item) => chosen.some((group) => group.items.includes(item)));
  // Figures behind a day may be its hour in another language, those beside an hour its day.
  const figures = items
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => isLoose(item) && !chosen.some((group) => group.items.includes(item)));
  const isHalf =
    chosen.length > 0 &&
    chosen.every((group) => !isTimed(group) || !isDated(group)) &&
    !chosen.some((group) => group.items.some(isSpan));
  const hasHalf = isHalf && figures.some(({ at }) => at > last || chosen.every((group) => !isDated(group)));
  if (hasHalf && !(own.some(isTimed) && own.some(isDated))) return null;
  const zones = items.filter((item) => item.kind === 'zone' && !groups.some((group) => group.items.includes(item)));
  return latestReading(chosen.map((group) => readGroup(group, groups, zones, document)));
}

/** A group with what it lacks and others have: "Friday 4 December: broadcast 6 p.m., print 10 p.m." */
function readGroup(
  group: TimeGroup,
  groups: readonly TimeGroup[],
  zones: readonly EmbargoItem[],
  document: DocumentDates,
): EmbargoInstant | null {
  const others = groups.filter((each) => each !== group && each.governor !== 'set');
  const hasClock = isTimed(group);
  const isPartial = !group.items.some(isSpan);
  const items = group.items.some(({ kind }) => kind === 'zone') ? group.items : [...group.items, ...zones];
  if (isPartial && isDated(group) && !hasClock) {
    const hours = others.filter((each) => isTimed(each) && !isDated(each));
    if (hours.length === 0 && (group.isRemote || group.hasFollower)) return null;
    return readMoment([...items, ...hours.flatMap((each) => each.items)], document);
  }
  if (!isPartial || isDated(group) || !hasClock) return readMoment(items, document);
  // "until 4 December, 10 a.m. for broadcast, 6 p.m. for print"
  const days = groups.filter((each) => each !== group && isDated(each));
  if (days.length === 0) return group.hasFollower ? null : readMoment(items, document);
  const dated = latestReading(days.map((each) => readMoment([...each.items.filter(isDayItem), ...items], document)));
  // "3 December 2026. Embargoed until 6 a.m.": the day may be that of the text.
  const isOfText = days.some(
    ({ governor, at }) =>
      /^(?:attribute|set)$/.test(governor) || (at < group.at && group.governor === 'lift' && governor !== 'lift'),
  );
  return isOfText ? latestReading([dated, readMoment(items, document)]) : dated;
}

/** A number that may be an hour or a day. */
function isLoose(item: EmbargoItem): boolean {
  return (
    (item.kind === 'number' && item.value <= 31) ||
    item.kind === 'pair' ||
    (item.kind === 'figures' && (item.value < 1900 || item.value > 2199))
  );
}

function isWholeDay({ kind }: EmbargoItem): boolean {
  return kind === 'day' || kind === 'weekday' || kind === 'nearDay';
}

function isSpan({ kind }: EmbargoItem): boolean {
  return kind === 'duration' || kind === 'occasion' || kind === 'monthEnd';
}

function isDated({ items }: TimeGroup): boolean {
  return items.some((item) => isDayItem(item) || item.kind === 'month' || item.kind === 'year' || item.kind === 'pair');
}

function isTimed({ items }: TimeGroup): boolean {
  return items.some(
    (item) =>
      item.kind === 'clock' || item.kind === 'pair' || (item.kind === 'figures' && (item.afterAt || isLoose(item))),
  );
}
