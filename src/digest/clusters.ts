import { LITTLE_WORDS } from '../lang/index.js';
import { dayOf } from '../model/source.js';
import { stem } from '../text/words.js';
import { type ComparableWords, comparableWordsOf, longestCommonSubsequence } from './shared-words.js';
import type { NewStatement, Utterance } from './types.js';
import { compareByPosition } from './utterances.js';

/** Local days between which the same words of one speaker are one utterance, not said again. */
const DAYS_APART = 3;

/** Words of a shingle: the runs by which likely pairs are found. */
const SHINGLE = 3;
/** Share of the shorter one's shingles that must stand in the longer one for the two to be compared word by word. */
const SHARED_SHINGLES = 0.4;
/** And where one may be a correction of the other: one word changed of six leaves a quarter. */
const SHARED_IF_CHANGED = 0.2;
/** Share of the shorter one's words that must stand in the longer one, in order. */
const SHARED_WORDS = 0.85;
/** With fewer words, a quotation is of no sentence in particular; only identical ones are then the same. */
const LEAST_WORDS = 5;

/** What bounds the work: utterances kept for one shingle, and compared with one. */
const MOST_KEPT = 64;
const MOST_COMPARED = 8;
const DAY = 86_400_000;

/** One utterance and where else it stands. */
export interface UtteranceCluster {
  /** Whoever tells it best. */
  readonly best: Utterance;
  /** The others, in the order of `compareByQuality`. */
  readonly others: readonly Utterance[];
}

/**
 * Puts the same utterances together, each under the one that tells it best. All of a cluster are the same as its best
 * one: likeness is not handed on from one to the next. Does not depend on the order of what is given.
 *
 * Each is compared with those that share the most runs of three words with it, eight at most, which an index gives: the
 * work grows with the words, not with the pairs.
 */
export function cluster(utterances: readonly Utterance[]): UtteranceCluster[] {
  const ordered = [...utterances].sort((a, b) => compareByQuality(a, b) || compareByPosition(a, b));
  const clusters: { best: Utterance; others: Utterance[] }[] = [];
  const index = new UtteranceIndex();
  for (const utterance of ordered) {
    const known = index.find(utterance);
    if (known !== null) clusters[known]!.others.push(utterance);
    else index.add(utterance, clusters.push({ best: utterance, others: [] }) - 1);
  }
  return clusters;
}

/** Finds what is the same as a given utterance among those that were put in. */
export class UtteranceIndex {
  readonly #ids = new Map<string, number>();
  readonly #shingles = new Map<number, Map<number, number[]>>();
  readonly #kept = new Map<number, Utterance>();
  readonly #days = new Map<number, number | null>();
  /** By speaker and all words. */
  readonly #identical = new Map<string, number[]>();
  /** Of what was looked for last, since that is often put in next. */
  #last: { readonly utterance: Utterance; readonly keys: ReadonlySet<number> } | null = null;

  /** @param id a whole number, by which it is found. */
  add(utterance: Utterance, id: number): void {
    const speaker = speakerOf(utterance);
    if (speaker === null) return;
    this.#kept.set(id, utterance);
    this.#days.set(id, dayNumber(utterance.pieces[0]));
    const whole = wholeOf(speaker, utterance);
    const identical = this.#identical.get(whole);
    if (identical) identical.push(id);
    else this.#identical.set(whole, [id]);
    const index = this.#indexOf(speaker);
    for (const key of this.#keysOf(utterance)) {
      const kept = index.get(key);
      if (!kept) index.set(key, [id]);
      else if (kept.length < MOST_KEPT) kept.push(id);
    }
  }

  /** The id of what was put in and is the same, the likeliest one; null where nothing is. */
  find(utterance: Utterance): number | null {
    const speaker = speakerOf(utterance);
    if (speaker === null) return null;
    const isSame = (id: number) => isSameUtterance(utterance, this.#kept.get(id)!);
    const identical = this.#identical.get(wholeOf(speaker, utterance))?.find(isSame);
    if (identical !== undefined) return identical;
    const index = this.#indexOf(speaker);
    const shared = new Map<number, number>();
    for (const key of this.#keysOf(utterance)) {
      for (const id of index.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    // What was said at another time is none of the likeliest, however often it was said.
    const day = dayNumber(utterance.pieces[0]);
    const isClose = (id: number) => (distance(day, this.#days.get(id)!) ?? 0) <= DAYS_APART;
    return (
      [...shared.keys()]
        .filter(isClose)
        .sort((a, b) => shared.get(b)! - shared.get(a)! || a - b)
        .slice(0, MOST_COMPARED)
        .find(isSame) ?? null
    );
  }

  #indexOf(speaker: string): Map<number, number[]> {
    const number = this.#numberOf(`speaker ${speaker}`);
    let index = this.#shingles.get(number);
    if (!index) {
      index = new Map();
      this.#shingles.set(number, index);
    }
    return index;
  }

  /** Each shingle as one whole number; what is shorter than a shingle is one. */
  #keysOf(utterance: Utterance): ReadonlySet<number> {
    if (this.#last?.utterance === utterance) return this.#last.keys;
    const numbers = comparableWordsOf(utterance).words.map((word) => this.#numberOf(word));
    const keys = new Set<number>();
    for (let i = 0; i === 0 || i + SHINGLE <= numbers.length; i++) {
      let key = 0;
      // Below 2^53 with up to 200,000 words; with more of them, keys may meet, and the words decide.
      for (let j = i; j < i + SHINGLE && j < numbers.length; j++) key = key * 200_000 + numbers[j]!;
      keys.add(key);
    }
    this.#last = { utterance, keys };
    return keys;
  }

  #numberOf(word: string): number {
    let number = this.#ids.get(word);
    if (number === undefined) {
      number = this.#ids.size + 1;
      this.#ids.set(word, number);
    }
    return number;
  }
}

/**
 * Whether two utterances are one: the same speaker, close in time, near-identical wording.
 *
 * - The speaker: one person by id. Unnamed ones only within one source; where nobody is named, never.
 * - Time: at most three local days apart. Where a day is unknown, only identical words are the same.
 * - Wording: identical words; or at least five words of which 85 per cent stand in the other one in the same order (so a
 *   shortened quotation is the same), where what differs is neither a negation, a number nor a name, and at most one
 *   other word with content in twelve. A negation in the clause around a quoted part counts as well: "we will leave" is
 *   not "I never said we will leave".
 */
export function isSameUtterance(a: Utterance, b: Utterance): boolean {
  const speaker = speakerOf(a);
  if (speaker === null || speaker !== speakerOf(b)) return false;
  const apart = daysApart(a.pieces[0], b.pieces[0]);
  if (apart !== null && apart > DAYS_APART) return false;
  const [short, long] = inOrderOfLength(comparableWordsOf(a), comparableWordsOf(b));
  if (short.words.length === 0) return false;
  if (isIdentical(short, long)) return true;
  if (apart === null || short.words.length < LEAST_WORDS) return false;
  const place = placeIn(short, long, SHARED_SHINGLES);
  return place !== null && isNearIdentical(short, long, place);
}

/**
 * How much of the shorter wording stands in one place of the other one, in the same order: 0 to 1. Nothing but words is
 * looked at: a negation or a number weighs no more than others.
 */
export function wordingLikeness(a: Utterance, b: Utterance): number {
  const [short, long] = inOrderOfLength(comparableWordsOf(a), comparableWordsOf(b));
  if (short.words.length > 0 && isIdentical(short, long)) return 1;
  const place = placeIn(short, long, SHARED_IF_CHANGED);
  return place === null ? 0 : commonAt(short, long, place).length / short.words.length;
}

/**
 * Which of two tells an utterance better, as a comparison for sorting: direct over mixed over indirect, a sure speaker
 * over an unsure one, more exact words, a transcript or release over an article, what was published first.
 */
export function compareByQuality(a: Utterance, b: Utterance): number {
  const [one, other] = [a.pieces[0], b.pieces[0]];
  const kinds = ['direct', 'mixed', 'indirect'];
  const isSure = (fresh: NewStatement) => (fresh.statement.speaker?.confidence === 'sure' ? 0 : 1);
  const isFirstHand = ({ source: { kind } }: NewStatement) => (kind === 'article' || kind === 'statements' ? 1 : 0);
  return (
    kinds.indexOf(one.statement.kind) - kinds.indexOf(other.statement.kind) ||
    isSure(one) - isSure(other) ||
    comparableWordsOf(b).words.length - comparableWordsOf(a).words.length ||
    isFirstHand(one) - isFirstHand(other)
  );
}

/** Who speaks, as far as they can be told from others; null where nobody is named. */
function speakerOf({ pieces: [{ statement, source, isNamed }] }: Utterance): string | null {
  if (!statement.speaker) return null;
  return isNamed ? statement.speaker.personId : `${source.id} ${statement.speaker.personId}`;
}

function wholeOf(speaker: string, utterance: Utterance): string {
  return `${speaker}\n${comparableWordsOf(utterance).words.join(' ')}`;
}

function daysApart(a: NewStatement, b: NewStatement): number | null {
  return distance(dayNumber(a), dayNumber(b));
}

/** Between two days by their numbers; null where one of them is unknown. */
function distance(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.abs(a - b);
}

/** The local day, counted from 1970; null where it is unknown. */
function dayNumber({ source }: NewStatement): number | null {
  const day = dayOf(source);
  return day === null ? null : Date.parse(day) / DAY;
}

function inOrderOfLength(a: ComparableWords, b: ComparableWords): [short: ComparableWords, long: ComparableWords] {
  return a.words.length <= b.words.length ? [a, b] : [b, a];
}

function isIdentical(a: ComparableWords, b: ComparableWords): boolean {
  return a.words.length === b.words.length && a.words.every((word, i) => word === b.words[i]);
}

/**
 * Where the shorter wording begins in the longer one, by most of the shingles that they share, below 0 where its own
 * beginning is missing there; null where they share too few.
 */
function placeIn({ words: short }: ComparableWords, { words: long }: ComparableWords, least: number): number | null {
  const places = new Map<string, number[]>();
  for (const [shingle, j] of shinglesOf(long)) places.set(shingle, [...(places.get(shingle) ?? []), j]);
  const votes = new Map<number, number>();
  let shared = 0;
  for (const [shingle, i] of shinglesOf(short)) {
    const found = places.get(shingle);
    if (!found) continue;
    shared++;
    for (const j of found.slice(0, MOST_COMPARED)) votes.set(j - i, (votes.get(j - i) ?? 0) + 1);
  }
  if (shared === 0 || shared < (short.length - SHINGLE + 1) * least) return null;
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))[0];
}

function shinglesOf(words: readonly string[]): [shingle: string, at: number][] {
  return words.slice(SHINGLE - 1).map((_, i) => [words.slice(i, i + SHINGLE).join(' '), i]);
}

/** The words that both have in the same order, where the shorter one stands in the longer one, with some room around. */
function commonAt(short: ComparableWords, long: ComparableWords, place: number): [number, number][] {
  const room = 4 + (short.words.length >> 3);
  const first = Math.max(0, place - room);
  const window = long.words.slice(first, place + short.words.length + room);
  return longestCommonSubsequence(short.words, window).map(([i, j]) => [i, j + first]);
}

function isNearIdentical(short: ComparableWords, long: ComparableWords, place: number): boolean {
  const common = commonAt(short, long, place);
  if (common.length < short.words.length * SHARED_WORDS) return false;
  const [inShort, inLong] = [new Set(common.map(([i]) => i)), new Set(common.map(([, j]) => j))];
  // The whole of the clauses in which the shared words stand.
  let from = common[0]![1];
  while (from > 0 && !long.begins[from]) from--;
  let to = common.at(-1)![1];
  while (to + 1 < long.words.length && !long.begins[to + 1]) to++;
  const differing = [
    ...short.words.map((_, i) => ({ wording: short, i, isShared: inShort.has(i), isWithin: true })),
    ...long.words.slice(from, to + 1).map((_, at) => {
      const i = at + from;
      const isWithin = i > common[0]![1] && i < common.at(-1)![1];
      return { wording: long, i, isShared: inLong.has(i), isWithin };
    }),
  ].filter(({ isShared }) => !isShared);
  // Outside of what is shared a longer one may name and count what it likes, but not deny.
  const isDecisive = ({ wording, i, isWithin }: (typeof differing)[number]) =>
    isWithin ? wording.telling[i]! : wording.denies[i]!;
  if (differing.some(isDecisive)) return false;
  const content = differing.filter(({ wording, i, isWithin }) => isWithin && !LITTLE_WORDS.has(wording.words[i]!));
  const stems = (of: ComparableWords) =>
    new Set(content.filter((one) => one.wording === of).map(({ i }) => stem(of.words[i]!)));
  const [ofShort, ofLong] = [stems(short), stems(long)];
  const changed = Math.max(
    [...ofShort].filter((one) => !ofLong.has(one)).length,
    [...ofLong].filter((one) => !ofShort.has(one)).length,
  );
  return changed <= Math.floor(short.words.length / 12);
}
