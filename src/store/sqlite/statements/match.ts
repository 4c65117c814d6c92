import { type Chunk, CONTEXT, makeChunk, OWN, TITLE, TOPICS } from '../../index/posting-codec.js';
import type { CandidateTerm } from '../../statement-index.js';
import type { Connection } from '../file/connection.js';
import { type PostingList, readLists } from './posting-rows.js';
import { chunkCount, chunkFor, chunksOf } from './postings.js';

/**
 * Finds the statements that hold enough of what is asked for, best first, reading as little of the lists as it takes:
 *
 * 1. Of n counted terms, of which `least` must be there, every match holds one of the n - least + 1 rarest: only their
 *    statements are looked at, or those of the rarest thing that must be there (a person, a phrase's word, the days).
 * 2. The other lists are only asked about these, the shortest list first, and what can no longer have enough is dropped.
 *    Where few statements are left, only the chunks in which they would stand are read.
 *
 * (After "max score" and "small adaptive" pruning; Turtle and Flood, 1995; Demaine, López-Ortiz and Munro, 2000.)
 */

/** Statements must hold one of these tokens: a person, the months of a time. */
export type Restriction = readonly string[];

/** Keys of statements, both included. */
export interface KeyRange {
  readonly first: number;
  readonly last: number;
}

export interface MatchQuery {
  readonly terms: readonly CandidateTerm[];
  readonly least: number;
  readonly restrictions: readonly Restriction[];
  /** Tokens of which a match has none. */
  readonly excluded: readonly string[];
  /** Only statements within one of these; all where it is undefined. */
  readonly ranges: readonly KeyRange[] | undefined;
  /** How many are wanted: of more, those with the bonus come first. */
  readonly limit: number;
}

export interface StatementMatch {
  readonly statement: number;
  /** Bit i: the i-th term stands in the paragraph or the question. */
  readonly around: number;
}

/** What a place is worth; of several the best. */
const WORTH = Float64Array.from({ length: 16 }, (_, places) =>
  places & OWN ? 1 : places & CONTEXT ? 0.45 : places & TOPICS ? 0.3 : places & TITLE ? 0.1 : 0,
);

/** Another form of a word says as much as the word, for telling where it stands; an equivalent expression doesn't. */
const NEARLY_THE_WORD = 0.8;

interface Alternative {
  readonly list: PostingList;
  readonly worth: number;
}

/** A term, or a restriction, with the lists of the record. */
interface TermGroup {
  readonly alternatives: readonly Alternative[];
  readonly weight: number;
  readonly role: CandidateTerm['role'];
  /** The place of the term in the question, for `around`; -1 for a restriction. */
  readonly index: number;
  /** Statements in its lists. */
  readonly length: number;
}

/** Those still in question, in order of their keys. */
export interface Contenders {
  size: number;
  readonly statements: Int32Array;
  readonly scores: Float64Array;
  readonly counted: Uint8Array;
  readonly around: Int32Array;
}

/** All statements that match, by their keys. */
export function matchAll(
  db: Connection,
  { terms, least, restrictions, excluded, ranges, limit }: MatchQuery,
): Contenders {
  const groups = termGroupsOf(db, terms, restrictions);
  const counted = groups.filter(({ role }) => role === 'counted').sort(byLength);
  const musts = groups.filter(({ role }) => role === 'must').sort(byLength);
  const isImpossible = musts.some(({ length }) => length === 0);
  const contenders = gather(db, isImpossible ? [] : driverOf(musts, counted, least));
  if (ranges) {
    const isWithin = (statement: number) => ranges.some(({ first, last }) => statement >= first && statement <= last);
    dropOthers(contenders, (at) => isWithin(contenders.statements[at]!));
  }
  let remaining = counted.length;
  const chunk = makeChunk();
  // What must be there first: it drops most.
  for (const group of [...musts, ...counted]) {
    if (group.role === 'counted') remaining--;
    look(db, group, contenders, chunk, least - remaining);
  }
  if (excluded.length > 0) {
    const isExcluded = contendersWithAny(db, excluded, contenders);
    dropOthers(contenders, (at) => isExcluded[at] === 0);
  }
  // What only lifts is asked about where there are more than are wanted.
  const lifting = contenders.size > limit ? groups.filter(({ role }) => role === 'bonus') : [];
  for (const group of lifting) look(db, group, contenders, chunk, least);
  return contenders;
}

function termGroupsOf(
  db: Connection,
  terms: readonly CandidateTerm[],
  restrictions: readonly Restriction[],
): TermGroup[] {
  const stems = terms.flatMap((term) => term.stems.map(({ stem }) => stem));
  const lists = readLists(db, [...new Set([...stems, ...restrictions.flat()])]);
  const group = (
    stems: CandidateTerm['stems'],
    { weight, role }: Pick<CandidateTerm, 'weight' | 'role'>,
    index: number,
  ): TermGroup => {
    const alternatives = stems.flatMap(({ stem, worth }) => {
      const list = lists.get(stem);
      return list ? [{ list, worth }] : [];
    });
    return {
      alternatives,
      weight,
      role,
      index,
      length: alternatives.reduce((sum, { list }) => sum + list.statements, 0),
    };
  };
  return [
    ...terms.map((term, index) => group(term.stems, term, index)),
    ...restrictions.map((tokens) =>
      group(
        tokens.map((stem) => ({ stem, worth: 0 })),
        { weight: 0, role: 'must' },
        -1,
      ),
    ),
  ];
}

function byLength(a: TermGroup, b: TermGroup): number {
  return a.length - b.length;
}

/** The groups of which every match holds one: the fewest statements that do. */
function driverOf(musts: readonly TermGroup[], counted: readonly TermGroup[], least: number): readonly TermGroup[] {
  const rarest = least > 0 ? counted.slice(0, Math.max(0, counted.length - least + 1)) : [];
  const length = rarest.reduce((sum, group) => sum + group.length, 0);
  const [must] = musts;
  return must && (rarest.length === 0 || must.length <= length) ? [must] : rarest;
}

/** The statements of some groups, each once, in order. */
function gather(db: Connection, groups: readonly TermGroup[]): Contenders {
  const chunk = makeChunk();
  let all = new Int32Array(0);
  for (const { list } of groups.flatMap(({ alternatives }) => alternatives)) {
    const own = new Int32Array(list.statements);
    let size = 0;
    for (const part of chunksOf(db, list, chunk)) {
      own.set(part.statements.subarray(0, part.size), size);
      size += part.size;
    }
    all = all.length === 0 ? own : union(all, own);
  }
  const size = all.length;
  return {
    size,
    statements: all,
    scores: new Float64Array(size),
    counted: new Uint8Array(size),
    around: new Int32Array(size),
  };
}

function union(a: Int32Array, b: Int32Array): Int32Array<ArrayBuffer> {
  const both = new Int32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; size++) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    both[size] = Math.min(left, right);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both.slice(0, size);
}

/** Which of the contenders hold any of some tokens: 1 where they do. */
export function contendersWithAny(db: Connection, tokens: readonly string[], contenders: Contenders): Uint8Array {
  const isHeld = new Uint8Array(contenders.size);
  const chunk = makeChunk();
  for (const list of readLists(db, tokens).values()) meet(db, list, contenders, chunk, (at) => (isHeld[at] = 1));
  return isHeld;
}

/** Drops the contenders at the places that don't stand the test. */
function dropOthers(contenders: Contenders, stands: (at: number) => boolean): void {
  const { size, statements, scores, counted, around } = contenders;
  let kept = 0;
  for (let i = 0; i < size; i++) {
    if (!stands(i)) continue;
    statements[kept] = statements[i]!;
    scores[kept] = scores[i]!;
    counted[kept] = counted[i]!;
    around[kept] = around[i]!;
    kept++;
  }
  contenders.size = kept;
}

/** Asks a group's lists about the contenders, adds to their scores, and drops those with fewer than `needed` counted. */
function look(db: Connection, group: TermGroup, contenders: Contenders, chunk: Chunk, needed: number): void {
  const { size, scores, counted, around } = contenders;
  const best = new Float64Array(size);
  const isHeld = new Uint8Array(size);
  const bit = group.index >= 0 && group.index < 31 ? 1 << group.index : 0;
  for (const { list, worth } of group.alternatives) {
    const isNearly = worth >= NEARLY_THE_WORD;
    meet(db, list, contenders, chunk, (at, places) => {
      isHeld[at] = 1;
      best[at] = Math.max(best[at]!, worth * WORTH[places]!);
      if (isNearly && places & CONTEXT) around[at]! |= bit;
    });
  }
  for (let i = 0; i < size; i++) {
    if (group.role === 'counted') counted[i]! += isHeld[i]!;
    scores[i]! += group.weight * best[i]!;
  }
  dropOthers(contenders, (at) => counted[at]! >= needed && (group.role !== 'must' || isHeld[at] === 1));
}

/** Calls `visit` with the place among the contenders of each statement that a list holds. */
function meet(
  db: Connection,
  list: PostingList,
  { size, statements }: Contenders,
  chunk: Chunk,
  visit: (at: number, places: number) => void,
): void {
  let at = 0;
  const walk = (part: Chunk) => {
    for (let i = 0; i < part.size && at < size; i++) {
      const statement = part.statements[i]!;
      while (at < size && statements[at]! < statement) at++;
      if (at < size && statements[at] === statement) visit(at, part.places[i]!);
    }
  };
  if (size >= chunkCount(list) / 2) {
    for (const part of chunksOf(db, list, chunk)) walk(part);
    return;
  }
  for (let next = 0; next < size; ) {
    at = next;
    walk(chunkFor(db, list, statements[next]!, chunk));
    const last = chunk.size > 0 ? chunk.statements[chunk.size - 1]! : 0;
    // All up to the end of the chunk are answered; where the chunk ends before, this one is.
    next++;
    while (next < size && statements[next]! <= last) next++;
  }
}

/**
 * The best of them from a place on, best first; of equals the later in the record. Read from the end, so that equals
 * that come later in the reading are worse, and most are passed over at one comparison.
 */
export function bestOf(
  { size, statements, scores, around }: Contenders,
  from: number,
  count: number,
): StatementMatch[] {
  const most = from + count;
  let best: number[] = [];
  let bar = Number.NEGATIVE_INFINITY;
  const isBetter = (a: number, b: number) => scores[b]! - scores[a]! || b - a;
  for (let i = size - 1; i >= 0; i--) {
    if (scores[i]! <= bar) continue;
    best.push(i);
    if (best.length < most * 2) continue;
    best = best.sort(isBetter).slice(0, most);
    bar = scores[best.at(-1)!]!;
  }
  return best
    .sort(isBetter)
    .slice(from, most)
    .map((i) => ({ statement: statements[i]!, around: around[i]! }));
}
