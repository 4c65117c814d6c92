import { dayOf, type Source } from '../model.js';
import type { Store } from '../store/store.js';
import { inTurns } from './by-speaker.js';
import type { Order } from './parse.js';
import type { Ranked } from './rank.js';
import type { Entry, Register } from './speakers/register.js';
import { fitsRole, isHeldDuring } from './speakers/roles.js';

/** Dates are looked up for this many more of the best than are shown, so that the latest of equals can be chosen. */
const CONTENDERS = 30;

/** Scores nearer than this are equal: recency decides. */
const EQUAL_SCORES = 0.01;

export interface OrderOptions {
  readonly order: Order;
  /** The office that the speaker was asked for by: only what was said while it was held counts. */
  readonly role: readonly string[] | null;
  /** Whether speakers take turns among answers of like evidence. */
  readonly inTurns: boolean;
  readonly register: Register;
  readonly store: Store;
  /** How many are shown. */
  readonly limit: number;
}

/** A ranked statement with the source that it stands in. */
export interface Placed {
  readonly ranked: Ranked;
  readonly source: Source;
}

/** The ranked statements in the order asked for, with their sources: the first ones, and how many there are. */
export async function inOrder(
  ranked: readonly Ranked[],
  { order, role, inTurns: takesTurns, register, store, limit }: OrderOptions,
): Promise<{ placed: readonly Placed[]; total: number }> {
  // By evidence the first places are known beforehand; by date, or by an office held for a time, all must be looked up.
  const isBest = order === 'best' && role === null;
  const candidates = takesTurns ? inTurns(ranked, (one) => one) : ranked;
  const contenders = isBest ? candidates.slice(0, limit + CONTENDERS) : candidates;
  const sources = new Map<string, Source | null>();
  for (const { evidence } of contenders) {
    const id = evidence.statement.sourceId;
    if (!sources.has(id)) sources.set(id, await store.source(id));
  }
  const placed: (Placed & { readonly day: string })[] = [];
  for (const one of contenders) {
    const { sourceId, speaker } = one.evidence.statement;
    const source = sources.get(sourceId);
    if (!source) continue;
    const day = dayOf(source);
    const entry = register.byId(speaker?.personId ?? '');
    if (role && entry && day !== null && !heldRole(entry, role, day)) continue;
    placed.push({ ranked: one, source, day: day ?? '' });
  }
  placed.sort((a, b) => {
    const isLater = a.day < b.day ? 1 : a.day > b.day ? -1 : 0;
    const isBetter = b.ranked.score - a.ranked.score;
    if (order === 'latest') return isLater || isBetter;
    if (order === 'first') return -isLater || isBetter;
    return steps(b.ranked.score) - steps(a.ranked.score) || isLater || isBetter;
  });
  const shown = takesTurns ? inTurns(placed, (one) => one.ranked) : placed;
  return { placed: shown.slice(0, limit), total: isBest ? ranked.length : placed.length };
}

function steps(score: number): number {
  return Math.round(score / EQUAL_SCORES);
}

function heldRole(entry: Entry, words: readonly string[], day: string): boolean {
  if (entry.ranks.has(words.at(-1) ?? '')) return true;
  return entry.roles.some((role) => fitsRole(words, role) && isHeldDuring(role, { from: day, to: day }));
}
