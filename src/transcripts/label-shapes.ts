import { LABEL_DESCRIPTIONS, LABEL_TITLE_WORDS, NOT_GIVEN_NAMES, SENTENCE_OPENERS } from '../lang/index.js';
import { fold } from '../text/words.js';
import { candidatesAt, type Ending, type LabelCandidate, type LabelLine, type Opening } from './label-candidates.js';
import type { Label } from './labels.js';

/**
 * Labels that a document shows by their recurrence. Parliaments, courts, calls and meeting software each write labels their own
 * way, but all of them write every label of one document in one way: a name, perhaps with brackets, office or time, between one
 * kind of beginning and one kind of end. So every line is read as it would be a label of each kind, and the kind counts whose
 * names return.
 */

/** From this share on, all labels have something: capitals, bold print, a blank line above. */
const MOSTLY = 0.8;

/** Least labels of a kind, and least share of them whose name returns. */
const LEAST = 4;
const LEAST_RETURNS = 0.4;

/** On a short page names needn't return: so many labels are enough where they open this share of the paragraphs, and this
 *  share of them names somebody by its form. */
const LEAST_ON_SHORT_PAGE = 3;
const LEAST_OPENED = 0.5;
const LEAST_EVIDENT = 0.6;
const NEARLY_ALL = 0.9;

/** Names that are counted at most: no dialogue has so many, and a hostile text costs no more. */
const MOST_KEYS = 20_000;

interface Key {
  count: number;
  titled: number;
  readonly first: number;
}

/** What is counted of one ending. */
interface Tally {
  count: number;
  capitals: number;
  /** How many stand below a blank line. */
  heads: number;
  readonly openings: Map<Opening, number>;
  /** By surname. */
  readonly keys: Map<string, Key>;
}

/** Where a line stands: below a blank line, below one that ends a sentence, or below one that it goes on with. */
export type LabelPlace = 'head' | 'next' | 'within';

/** The place of the line below. */
export function placeBelow(text: string, { first, end }: LabelLine): LabelPlace {
  if (first === end) return 'head';
  return FINISHED.test(text.slice(Math.max(first, end - 3), end)) ? 'next' : 'within';
}

/** Ends a line that a new speaker may follow without a blank line between. */
const FINISHED = /(?:[.?!:—–\-…)\]"”'’>*_]|[^\S\r\n]{2})$/;

/** How the labels of one document are written. */
export interface LabelShape {
  readonly ending: Ending;
  /** How many lines could begin with such a label. */
  readonly count: number;
  /** Whether no name returns, or few of them: what looks like labels may be headings or a list. */
  readonly isDoubted: boolean;
  /** Whether most of them stand below a blank line, or have a mark or a time before them. */
  readonly isAtHeads: boolean;
  /** The label with which a line begins, or null. Doubtful where only its form speaks for it. */
  labelOf(text: string, line: LabelLine, place: LabelPlace): Label | null;
  /** Whether a line right below a label of this shape belongs to it: an office or a place on a line of its own. */
  isSecondLine(text: string, line: LabelLine, isApart: boolean): boolean;
}

/**
 * The shape of a document's labels; null where none has names that return. Linear, and in memory are the names alone.
 *
 * @param lines those of the body, in order
 * @param isKept whether what was read of each line may be kept in memory, so that it isn't read again
 */
export function labelShapeOf(text: string, lines: Iterable<LabelLine>, isKept = false): LabelShape | null {
  const read = isKept ? new Map<number, readonly LabelCandidate[]>() : null;
  const tallies = new Map<Ending, Tally>();
  let isBelowName = false;
  let place: LabelPlace = 'head';
  let heads = 0;
  for (const line of lines) {
    if (line.first === line.end) {
      isBelowName = false;
    } else {
      if (place === 'head') heads++;
      const found = candidatesAt(text, line);
      if (found.length > 0) read?.set(line.first, found);
      const isName = found.some(({ ending }) => ending === 'line');
      if (!(isBelowName && isName))
        for (const candidate of found)
          if (place !== 'within' || isBold(candidate)) countCandidate(tallies, line.first, candidate, place);
      isBelowName = isName && !isBelowName;
    }
    place = placeBelow(text, line);
  }
  let best: { readonly ending: Ending; readonly tally: Tally; readonly weight: number } | null = null;
  for (const [ending, tally] of tallies) {
    const weight = weightOf(tally, heads);
    if (weight > 0 && (!best || weight > best.weight)) best = { ending, tally, weight };
  }
  return best && shapeFrom(best.ending, best.tally, read);
}

/** How many labels of an ending speak for it, or 0 where they are too few. */
function weightOf(tally: Tally, heads: number): number {
  let often = 0;
  let returns = 0;
  let evident = 0;
  for (const { count, titled } of tally.keys.values()) {
    if (count > 1) {
      often++;
      returns += count;
    }
    evident += count > 1 ? count : titled;
  }
  if (tally.count >= LEAST && often >= 2 && returns >= tally.count * LEAST_RETURNS) return returns;
  const isShortPage =
    tally.count >= LEAST_ON_SHORT_PAGE &&
    tally.keys.size >= 2 &&
    tally.heads >= heads * LEAST_OPENED &&
    (evident >= tally.count * LEAST_EVIDENT || (often > 0 && opensAll(tally, heads)));
  return isShortPage ? evident : 0;
}

/** What prose that goes on from the line above never has: a mark before it, or a colon or a number behind it. */
function isBold({ opening, ending }: LabelCandidate): boolean {
  return opening !== '' || ending === 'colon' || ending === 'index';
}

/** From this share on, labels that return or name somebody by their form leave no doubt. */
const UNDOUBTED = 0.5;

function isDoubted(all: number, keys: ReadonlyMap<string, Key>): boolean {
  let [returns, evident] = [0, 0];
  for (const { count, titled } of keys.values()) {
    if (count > 1) returns += count;
    evident += count > 1 ? count : titled;
  }
  return returns === 0 || evident < all * UNDOUBTED;
}

/** Whether labels in capitals stand at the head of nearly every paragraph. */
function opensAll({ count, capitals, heads }: Tally, all: number): boolean {
  return capitals === count && heads >= all * NEARLY_ALL;
}

function countCandidate(tallies: Map<Ending, Tally>, line: number, candidate: LabelCandidate, place: LabelPlace): void {
  const { ending, opening } = candidate;
  const tally = tallies.get(ending) ?? { count: 0, capitals: 0, heads: 0, openings: new Map(), keys: new Map() };
  tallies.set(ending, tally);
  tally.count++;
  if (candidate.isCapitals) tally.capitals++;
  if (place === 'head') tally.heads++;
  tally.openings.set(opening, (tally.openings.get(opening) ?? 0) + 1);
  const key = tally.keys.get(candidate.key);
  const titled = candidate.isTitled ? 1 : 0;
  if (key) {
    key.count++;
    key.titled += titled;
  } else if (tally.keys.size < MOST_KEYS) tally.keys.set(candidate.key, { count: 1, titled, first: line });
}

function shapeFrom(
  ending: Ending,
  { count, capitals, heads, openings, keys }: Tally,
  read: ReadonlyMap<number, readonly LabelCandidate[]> | null,
): LabelShape {
  const onlyCapitals = capitals > count * MOSTLY;
  const onlyHeads = heads > count * MOSTLY;
  const mark = [...openings].find(([opening, often]) => opening !== '' && often > count * MOSTLY)?.[0];
  let begins = Number.POSITIVE_INFINITY;
  for (const key of keys.values()) if (key.count > 1) begins = Math.min(begins, key.first);
  if (begins === Number.POSITIVE_INFINITY)
    for (const key of keys.values()) if (key.titled > 0) begins = Math.min(begins, key.first);
  const ownOf = (text: string, line: LabelLine) => {
    const found = read ? read.get(line.first) : line.first < line.end ? candidatesAt(text, line) : [];
    return found?.find((candidate) => candidate.ending === ending);
  };
  /** What speaks for a label: `sure`, or `doubtful` where it has but the form of one. */
  const verdict = (
    text: string,
    candidate: LabelCandidate,
    line: LabelLine,
    place: LabelPlace,
  ): 'sure' | 'doubtful' | null => {
    const returns = (keys.get(candidate.key)?.count ?? 0) > 1;
    // Where labels stand in capitals, a heading in small letters is none.
    if (onlyCapitals && !candidate.isCapitals) {
      if (candidate.isTitled) return returns ? 'sure' : 'doubtful';
      const words = text.slice(candidate.start, candidate.end).split(/\s+/);
      if (place !== 'head' || ending !== 'colon' || words.length < 2 || words.length > 5) return null;
      return keys.has(initialsOf(words)) ? 'sure' : returns ? 'doubtful' : null;
    }
    if (place === 'within' && !isBold(candidate) && !(returns && candidate.isFull && ending === 'line')) return null;
    if (returns || (line.isAboveTime && ending === 'line')) return 'sure';
    // What stands above the dialogue has headings of the form of a name.
    if (ending === 'line' && line.first < begins) return 'doubtful';
    if (mark !== undefined && candidate.opening === mark) return 'sure';
    if (mark !== undefined) return candidate.isTitled ? 'doubtful' : null;
    if (candidate.isTitled) return 'sure';
    // No sentence has a tab behind its first word.
    if (ending === 'tab' && candidate.isCapitals) return 'doubtful';
    if (NOT_GIVEN_NAMES.has(candidate.key) || SENTENCE_OPENERS.has(candidate.key)) return null;
    if (candidate.isFull) return ending === 'line' || (onlyHeads && place !== 'head') ? 'doubtful' : 'sure';
    return onlyHeads && place === 'head' && ending !== 'line' ? 'doubtful' : null;
  };
  return {
    ending,
    count,
    isDoubted: isDoubted(count, keys),
    isAtHeads: onlyHeads || mark !== undefined,
    labelOf(text, line, place) {
      const candidate = ownOf(text, line);
      const found = candidate ? verdict(text, candidate, line, place) : null;
      return candidate && found ? (found === 'sure' ? candidate : { ...candidate, isDoubtful: true }) : null;
    },
    isSecondLine: (text, line, isApart) => ending === 'line' && isOffice(text.slice(line.first, line.end), isApart),
  };
}

/** "ja" of "Jo Arne", folded. */
function initialsOf(words: readonly string[]): string {
  return fold(words.map((word) => word.slice(0, 1)).join(''));
}

/** An office, a firm or a place below a name: "Analyst, Kelby Bank", "(Strathmoor) (Lab)", "Chief Executive ........ A". */
function isOffice(line: string, isApart: boolean): boolean {
  if (line.length > 200) return false;
  if (/^(?:[([][^()[\]]{2,60}[)\]]\s*)+$/.test(line) || /(?:\.{4,}| {4,})\s*[AQ]\s*$|\.{4,}\s*$/.test(line))
    return true;
  const words = line.trim();
  if (LABEL_TITLE_WORDS.has(fold(words)) || LABEL_DESCRIPTIONS.has(fold(words))) return true;
  if (words.length > 120 || !CAPITALISED.test(words)) return false;
  return !isApart || LABEL_TITLE_WORDS.has(fold(/^\p{L}+/u.exec(words)![0]));
}

/** Capitalised words, with small ones between. */
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}.’'-]*(?:,? (?:&|of|for|and|the|to|in|\p{Lu}[\p{L}\p{M}.’'&-]*),?)+$/u;
