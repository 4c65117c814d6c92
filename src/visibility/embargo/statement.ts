import { isDayItem } from './days.js';
import { type Group, partsOf } from './groups.js';
import type { Item } from './item.js';
import { itemsOf } from './items.js';
import { latestReading, readMoment } from './moments.js';
import type { Document } from './reference.js';
import type { Reading } from './spans.js';

/**
 * The instant at which an embargo ends, read from its words; null where it can't be read for certain. Of two times the one
 * counts that a word of lifting governs ("set Nov 30, lifts Dec 15"), else the latest.
 *
 * @param text plain text, see `plain`
 */
export function readStatement(text: string, document: Document): Reading | null {
  const items = itemsOf(text);
  const { groups, isUncertain } = partsOf(items);
  const isStart = items.some((item) => item.kind === 'lift' && item.isStart);
  if (isUncertain || (isStart && items.some(({ kind }) => kind === 'duration'))) return null;
  const own = groups.filter(({ governor }) => governor === 'lift' || governor === 'none');
  const lifting = own.filter(({ governor, isOfMedium }) => governor === 'lift' || isOfMedium);
  const chosen = own.some(({ governor }) => governor === 'lift') ? lifting : own;
  const zones = items.filter((item) => item.kind === 'zone' && !groups.some((group) => group.items.includes(item)));
  return latestReading(chosen.map((group) => readGroup(group, groups, zones, document)));
}

/** A group with what it lacks and others have: "Friday 4 December: broadcast 6 p.m., print 10 p.m." */
function readGroup(group: Group, groups: readonly Group[], zones: readonly Item[], document: Document): Reading | null {
  const others = groups.filter((each) => each !== group && each.governor !== 'set' && each.governor !== 'condition');
  const hasClock = isTimed(group);
  const isPartial = group.items.every(({ kind }) => kind !== 'duration' && kind !== 'occasion' && kind !== 'monthEnd');
  const items = group.items.some(({ kind }) => kind === 'zone') ? group.items : [...group.items, ...zones];
  if (isPartial && isDated(group) && !hasClock) {
    const hours = others.filter((each) => isTimed(each) && !isDated(each));
    if (hours.length === 0 && (group.isRemote || group.hasFollower)) return null;
    return readMoment([...items, ...hours.flatMap((each) => each.items)], document);
  }
  if (!isPartial || isDated(group) || !hasClock) return readMoment(items, document);
  const days = others.filter((each) => isDated(each) && !isTimed(each));
  if (days.length === 0) return readMoment(items, document);
  const isLoose = days.some(
    (each) =>
      each.governor === 'attribute' || (each.governor === 'none' && each.at < group.at && group.governor === 'lift'),
  );
  const dated = latestReading(days.map((each) => readMoment([...each.items, ...items], document)));
  // "3 December 2026. Embargoed until 6 a.m.": the day may be that of the text.
  return isLoose ? latestReading([dated, readMoment(items, document)]) : dated;
}

function isDated({ items }: Group): boolean {
  return items.some((item) => isDayItem(item) || item.kind === 'month' || item.kind === 'year' || item.kind === 'pair');
}

function isTimed({ items }: Group): boolean {
  return items.some(({ kind }) => kind === 'clock' || kind === 'figures' || kind === 'pair');
}
