import type { Scope } from '../model/answer.js';
import type { SourceKind } from '../model/source.js';
import type { Statement, StatementKind } from '../model/statement.js';
import type { SourceSummary } from './documents.js';

/** Which statements may answer. Fields that are left out do not restrict; an empty list lets nothing through. */
export interface StatementFilter {
  readonly personIds?: readonly string[];
  /** Those whose statements are not wanted. */
  readonly notPersonIds?: readonly string[];
  /** Inclusive local days, `YYYY-MM-DD`, compared with the day it was said (else published). */
  readonly from?: string;
  readonly to?: string;
  readonly kinds?: readonly StatementKind[];
  readonly sourceKinds?: readonly SourceKind[];
}

/** One thing that is asked for: a word, with whatever may stand for it. */
export interface CandidateTerm {
  /** Stems as `src/text/words.ts` makes them, any of which stands for it, with what each is worth, above 0 up to 1. */
  readonly stems: readonly { readonly stem: string; readonly worth: number }[];
  /** How much it tells beside the others, above 0. */
  readonly weight: number;
  /**
   * `must`: nothing is found without it; `counted`: towards `least`; `bonus`: what holds it comes earlier where there is
   * more than is wanted.
   */
  readonly role: 'must' | 'counted' | 'bonus';
}

/** A question to the index: statements that hold enough of some terms, in their own words or in the words around them. */
export interface CandidateQuery extends StatementFilter {
  /** Empty: every statement that passes the filter, latest first. */
  readonly terms: readonly CandidateTerm[];
  /** How many of the counted terms a statement must hold: 1 to their number, 0 where there are none. */
  readonly least: number;
  /** Statements of these sources alone. */
  readonly sourceIds?: readonly string[];
  /** `first`, `latest`: where more match than are wanted, the first or last by their day; else the best. */
  readonly order?: 'best' | 'first' | 'latest';
  /** At most so many statements, 0 or more, after leaving out `skip` of them. */
  readonly limit: number;
  readonly skip?: number;
}

export interface StatementCandidate {
  readonly statement: Statement;
  /** The local day it was said (else published), `YYYY-MM-DD`; null where neither is known. */
  readonly day: string | null;
  /** Which of the terms (by their places in the query, of the first 31) stand in its paragraph or its question. */
  readonly around: readonly number[];
}

/** Each group stands for one word that is being typed: as it is typed, or as it may be meant. */
export type Beginnings = readonly (readonly string[])[];

/**
 * Finds live statements, their words and their sources.
 *
 * @throws {OnrecordError} as `Store` says.
 */
export interface StatementIndex {
  /** The best candidates for ranking, of live sources only, best first by the index's own measure. */
  candidates(query: CandidateQuery): Promise<readonly StatementCandidate[]>;
  /** How many live statements have each stem in their own words or around them; stems that occur nowhere are absent. */
  frequencies(stems: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many live statements have each word, in its plain form, as it is spelt; absent where none has. */
  wordCounts(words: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Words of the record spelt like `word`: a handful for the caller to judge, with how often each occurs. */
  similarWords(word: string, limit: number): Promise<readonly { readonly word: string; readonly count: number }[]>;
  /** Words of the record that begin so, those of most statements first; without beginnings of all words. */
  wordsBeginning(beginnings: readonly string[], limit: number): Promise<readonly string[]>;
  /** Live sources found alike by the words of their titles and outlets, those saved last first; without groups the latest. */
  sourcesBeginning(groups: Beginnings, limit: number): Promise<readonly SourceSummary[]>;
  /** How many live sources mention this name, whole words, regardless of case and accents. */
  mentions(name: string): Promise<number>;
  /** How much of the live record the filter lets through, and the days it spans. */
  scope(filter?: StatementFilter): Promise<Scope>;
}
