import type { Source } from '../../model/source.js';
import { fitsRole } from '../../people/offices.js';
import { isHeldDuring } from '../../people/roles.js';
import type { CandidateQuery, Store } from '../../store/store.js';
import type { Register, RegisterEntry } from '../speakers/register.js';
import { isOwn } from './evidence.js';
import type { RankedEvidence } from './rank.js';
import { bySpeakerTurns } from './speaker-turns.js';

/** This many more of the best than are shown are put in order by date, so that the latest of equals can be chosen. */
const CONTENDERS = 30;

/** Scores nearer than this are equal: recency decides. */
const EQUAL_SCORES = 0.01;

/** By evidence, or by date among those with enough of it. */
export type MatchOrder = NonNullable<CandidateQuery['order']>;

export interface OrderOptions {
  readonly order: MatchOrder;
  /** The office that the speaker was asked for by: only what was said while it was held counts. */
  readonly role: readonly string[] | null;
  /** Whether speakers take turns among answers of like evidence. */
  readonly isTakingTurns: boolean;
  readonly register: Register;
  readonly store: Store;
  /** How many are shown. */
  readonly limit: number;
}

/** A ranked statement with the source that it stands in. */
export interface MatchInSource {
  readonly ranked: RankedEvidence;
  readonly source: Source;
}

/** The ranked statements in the order asked for, with their sources: the first ones, and how many there are. */
export async function inOrder(
  ranked: readonly RankedEvidence[],
  { order, role, isTakingTurns, register, store, limit }: OrderOptions,
): Promise<{ ordered: readonly MatchInSource[]; total: number }> {
  // By evidence the first places are known beforehand; by date, or by an office held for a time, all must be put in order.
  const isBest = order === 'best' && role === null;
  // The first to say it, not the first in whose surroundings it stands, where anybody says it.
  const said = order === 'best' ? [] : ranked.filter(({ evidence }) => isOwn(evidence));
  const counted = said.length > 0 ? said : ranked;
  const candidates = isTakingTurns ? bySpeakerTurns(counted) : counted;
  const contenders = isBest ? candidates.slice(0, limit + CONTENDERS) : candidates;
  const fitting = contenders.filter(({ evidence: { statement, day } }) => {
    const entry = register.byId(statement.speaker?.personId ?? '');
    return !(role && entry && day !== null && !heldOffice(entry, role, day));
  });
  fitting.sort((a, b) => {
    const isLater = later(a.evidence.day ?? '', b.evidence.day ?? '');
    const isBetter = b.score - a.score;
    if (order === 'latest') return isLater || -placeInText(a, b) || isBetter;
    if (order === 'first') return -isLater || placeInText(a, b) || isBetter;
    return steps(b.score) - steps(a.score) || isLater || isBetter;
  });
  const ordered = isTakingTurns ? bySpeakerTurns(fitting) : fitting;
  return {
    ordered: await withSources(ordered.slice(0, limit), store),
    total: isBest ? counted.length : fitting.length,
  };
}

async function withSources(ranked: readonly RankedEvidence[], store: Store): Promise<MatchInSource[]> {
  const sources = new Map<string, Source | null>();
  const ordered: MatchInSource[] = [];
  for (const one of ranked) {
    const id = one.evidence.statement.sourceId;
    if (!sources.has(id)) sources.set(id, await store.source(id));
    const source = sources.get(id);
    if (source) ordered.push({ ranked: one, source });
  }
  return ordered;
}

function later(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

/** Of one day's words those of one source stand in the order in which they were said. */
function placeInText(
  { evidence: { statement: a } }: RankedEvidence,
  { evidence: { statement: b } }: RankedEvidence,
): number {
  return a.sourceId === b.sourceId ? a.start - b.start : a.sourceId < b.sourceId ? -1 : 1;
}

function steps(score: number): number {
  return Math.round(score / EQUAL_SCORES);
}

function heldOffice(entry: RegisterEntry, words: readonly string[], day: string): boolean {
  if (entry.ranks.has(words.at(-1) ?? '')) return true;
  return entry.roles.some((role) => fitsRole(words, role) && isHeldDuring(role, { from: day, to: day }));
}
