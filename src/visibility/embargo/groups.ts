import type { EmbargoItem, EmbargoItemOf } from './item.js';

/** What says of which event a group is the time. */
export type Governor = 'lift' | 'set' | 'attribute' | 'none';

/** Pieces of the statement that stand together and say one time, or several. */
export interface TimeGroup {
  readonly items: readonly EmbargoItem[];
  readonly governor: Governor;
  /** An event of which only the day is known, or what is under the embargo, stand between the group and what governs it. */
  readonly isRemote: boolean;
  /** It names somebody who may tell it, and others may at another time. */
  readonly isOfMedium: boolean;
  /** A word that may say something of the day: "Friday lunchtime bulletin". */
  readonly hasFollower: boolean;
  /** Where the group begins, as a number of items. */
  readonly at: number;
}

export interface TimeGroups {
  readonly groups: readonly TimeGroup[];
  /** "until the minister speaks": the end is an event that has no time, or the instant is said to be uncertain. */
  readonly isUncertain: boolean;
}

type ItemKind = EmbargoItem['kind'];
/** So many words may stand between somebody who may tell it and the time. */
const WORDS_OF_MEDIUM = 4;
const BREAKS: ReadonlySet<ItemKind> = new Set(['lift', 'set', 'medium', 'noise', 'word', 'attribute']);
/** Pieces that say no time alone. */
const JOINTS: ReadonlySet<ItemKind> = new Set(['joint', 'or', 'zone', 'number']);
/** The groups of a statement in order, each with what governs it. */
export function timeGroupsOf(items: readonly EmbargoItem[]): TimeGroups {
  const groups: TimeGroup[] = [];
  let isUncertain = items.some((item, at) => item.kind === 'doubt' || isOrEvent(items, at));
  let governor: Governor = 'none';
  let strict = false;
  let isRemote = false;
  let isAfterEvent = false;
  // "until publication", "until released": an event, unless its time follows.
  let isAwaited = false;
  for (let at = 0; at < items.length; ) {
    const item = items[at]!;
    const run = runFrom(items, at);
    if (run.length > 0 && run.some(isTemporal)) {
      const next = items[at + run.length];
      groups.push({
        items: run,
        governor: governorOf(run, governor, groups.at(-1)),
        isRemote,
        isOfMedium: isMedium(items, at, -1) || isMedium(items, at + run.length, 1),
        hasFollower: (next?.kind === 'noise' || (next?.kind === 'word' && next.isThing === true)) && isOpenAtEnd(run),
        at,
      });
      at += run.length;
      governor = 'none';
      strict = false;
      isRemote = false;
      isAwaited = false;
      continue;
    }
    if (run.length > 0) {
      // A sentence that is over governs nothing.
      if (run.some((each) => each.kind === 'joint' && /[.;]/.test(each.mark)) && governor === 'set') governor = 'none';
      isAfterEvent ||= run.some(
        ({ kind, ...each }) => kind === 'end' && 'of' in each && /^(?:end|after)$/.test(String(each.of)),
      );
      // "6 p.m. Friday in print, 8 online"
      isUncertain ||= governor !== 'set' && run.some(({ kind }) => kind === 'number');
      at += run.length;
      continue;
    }
    if (item.kind === 'lift' || item.kind === 'set')
      isAwaited ||= strict || (item.kind === 'lift' && item.isEvent === true);
    if (item.kind === 'lift') {
      governor = 'lift';
      strict = item.isStrict;
      isRemote = item.isEvent === true;
    } else if (item.kind === 'set') governor = 'set';
    else if (item.kind === 'attribute') {
      groups.push({
        items: [{ ...item.day, start: item.start, end: item.end } as EmbargoItem],
        governor: 'attribute',
        isRemote: false,
        isOfMedium: false,
        hasFollower: false,
        at,
      });
      if (strict) isUncertain = true;
    } else if (item.kind === 'word' || item.kind === 'noise' || item.kind === 'medium') {
      if (strict && item.kind !== 'noise') isUncertain = true;
      strict = false;
      if (item.kind === 'word' && governor === 'lift' && item.isThing) isRemote = true;
    }
    at++;
  }
  const isGoverned = groups.some((group) => group.governor === 'lift');
  return { groups, isUncertain: isUncertain || isAwaited || (isAfterEvent && !isGoverned) };
}

/** "Friday or online": what comes instead of a time has none. */
function isOrEvent(items: readonly EmbargoItem[], at: number): boolean {
  const [before, next] = [items[at - 1], items[at + 1]];
  return (
    items[at]?.kind === 'or' &&
    before !== undefined &&
    isTemporal(before) &&
    next !== undefined &&
    BREAKS.has(next.kind)
  );
}

/**
 * "until 6 p.m. in Scotland and 8 p.m. elsewhere": what is joined on is governed alike. In "sent under embargo, 6 a.m."
 * the time is that of the embargo.
 */
function governorOf(run: readonly EmbargoItem[], governor: Governor, previous: TimeGroup | undefined): Governor {
  const [first, second] = run;
  const isJoined = first?.kind === 'or' || (first?.kind === 'joint' && /^(?:and|&)$/.test(first.mark));
  const isListed = first?.kind === 'joint' && /^[,/(]$/.test(first.mark) && second !== undefined && isTemporal(second);
  if (governor === 'none' && (isJoined || isListed)) return previous?.governor ?? governor;
  return governor === 'set' && run.some((item) => item.kind === 'joint' && item.mark.startsWith('embargo'))
    ? 'none'
    : governor;
}

function runFrom(items: readonly EmbargoItem[], at: number): EmbargoItem[] {
  const end = items.findIndex((item, index) => index >= at && BREAKS.has(item.kind));
  const run = items.slice(at, end < 0 ? items.length : end);
  // A sentence that has its day and hour is over, unless the next one has an hour too.
  const stop = run.findIndex(
    (item, index) =>
      item.kind === 'joint' && /[.;]/.test(item.mark) && isWhole(run.slice(0, index)) && !run.slice(index).some(isHour),
  );
  return stop < 0 ? run : run.slice(0, stop);
}

function isWhole(items: readonly EmbargoItem[]): boolean {
  return items.some(({ kind }) => kind === 'day' || kind === 'weekday' || kind === 'nearDay') && items.some(isHour);
}

function isHour({ kind }: EmbargoItem): boolean {
  return kind === 'clock' || kind === 'figures' || kind === 'number' || kind === 'pair';
}

function isTemporal(item: EmbargoItem): boolean {
  const { kind } = item;
  if (item.kind === 'end') return item.of === 'whole';
  return !BREAKS.has(kind) && !JOINTS.has(kind);
}

/** "(print)" or "for the web" beside the group, "papers may use it" in front of it. */
function isMedium(items: readonly EmbargoItem[], from: number, step: 1 | -1): boolean {
  let words = step === 1 ? 0 : WORDS_OF_MEDIUM;
  for (let at = step === 1 ? from : from - 1; at >= 0 && at < items.length; at += step) {
    const { kind } = items[at]!;
    if (kind === 'medium') return true;
    if (kind !== 'joint' && !(kind === 'word' && words-- > 0)) return false;
  }
  return false;
}

/** "Friday lunchtime", "Friday at breakfast", "6 a.m. on polling day"; not "Friday, …" or "Friday in …" */
function isOpenAtEnd(run: readonly EmbargoItem[]): boolean {
  const last = run.findLast((item) => !(item.kind === 'joint' && item.mark === 'the'));
  if (last === undefined) return false;
  const isTimed = run.some(({ kind }) => kind === 'clock');
  if (last.kind === 'joint') return last.mark === 'at' || (isTimed && last.mark === 'on');
  return isTemporal(last) || (last.kind === 'end' && last.of !== 'by');
}

/** The pieces of one kind. */
export function itemsOfKind<K extends ItemKind>(items: readonly EmbargoItem[], kind: K): EmbargoItemOf<K>[] {
  return items.filter((item): item is EmbargoItemOf<K> => item.kind === kind);
}
