import type { AnswerOutcome, Query } from './query.js';
import type { Citation } from './source.js';
import type { Statement, TopicOrigin } from './statement.js';
import type { Visibility } from './visibility.js';

/** What an answer is: how a question was understood, what answers it, and what a conversation keeps of it. Plain data. */

/** The sentences around a statement, as they stand in the source; empty strings where there are none. */
export interface StatementContext {
  readonly before: string;
  readonly after: string;
  readonly question: string | null;
}

/** Why a statement is an answer: which words of the question matched, and where. Strongest evidence first. */
export interface Match {
  /** The word as the question had it, after correction. */
  readonly word: string;
  /** The word as the source has it. */
  readonly found: string;
  readonly where: TopicOrigin;
}

/** What would answer, of one source that was taken back. */
export interface RetractedAnswer {
  readonly title: string;
  readonly outlet?: string;
  readonly url?: string;
  /** The day it was said, else published, else null. */
  readonly date: string | null;
  /** When it was retracted: the day, or the moment with its offset. */
  readonly at: string;
  readonly reason?: string;
  /** Whose statements these are, each once, and how many there are. */
  readonly speakers: readonly string[];
  readonly statements: number;
  /** The words, where the retraction allows that they are read; else none. */
  readonly words: readonly RankedStatement[];
}

/** What would answer and is withheld from readers. */
export interface WithheldAnswer extends RankedStatement {
  readonly withheld: Withheld;
}

/** Why something is withheld from readers. */
export type Withheld = Extract<Visibility, { readonly outcome: 'withheld' }>;

/** One answer with its receipt. */
export interface RankedStatement {
  readonly statement: Statement;
  /** The speaker's role at the date of the statement, if known. */
  readonly role: string | null;
  /** The day it was said, else published, else null. */
  readonly date: string | null;
  readonly citation: Citation;
  readonly context: StatementContext;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  readonly why: readonly Match[];
}

/**
 * Somebody or something close to what was asked for, when nothing answers. `part-of-topic`: one of the topic's words
 * alone would be answered; or all of it would, were the question another one ("what didn't Esper say about Iran").
 */
export interface NearMiss {
  readonly kind: 'part-of-topic' | 'other-speakers' | 'other-topics' | 'mentioned-only' | 'quoted-by' | 'similar-name';
  /** Who: a speaker's name, or the name that was only mentioned. */
  readonly name: string;
  /** How many statements stand behind it. */
  readonly count: number;
  /** What that person did speak about, for `other-topics` and `part-of-topic`. */
  readonly topics?: readonly string[];
}

/** A person who may have been meant. */
export interface SpeakerCandidate {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly statements: number;
  /** How many of them are on the topic asked about; absent where none was. */
  readonly onTopic?: number;
}

export interface Answer {
  readonly understood: Query;
  readonly outcome: AnswerOutcome;
  /** Best first. Empty unless `answered`. */
  readonly answers: readonly RankedStatement[];
  /** How many statements would answer in all, of which `answers` holds the first behind those that were skipped. */
  readonly total: number;
  /** How many answers come before these, on earlier pages; absent for none. */
  readonly skipped?: number;
  /**
   * Set where several people answer or were asked for, and the order is not by date: how many statements each has,
   * strongest evidence first. Somebody asked for who has none stands at the end with 0. `sourceId` tells unnamed speakers
   * of one description apart, who are never counted together.
   */
  readonly bySpeaker?: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly sourceId?: string;
    readonly count: number;
  }[];
  /** False where so many could answer that only the index's best were looked at: `total` is then the least there are. */
  readonly complete: boolean;
  readonly nearMisses: readonly NearMiss[];
  readonly scope: Scope;
  /** The people who fit: who is asked for, or who is to be left out. Empty unless `ambiguous`. */
  readonly candidates: readonly SpeakerCandidate[];
  /** What would answer and was taken back, one entry a source. Absent for none. */
  readonly retracted?: readonly RetractedAnswer[];
  /** For editors alone: what would answer and is withheld from readers, best first. Absent for none. */
  readonly withheld?: readonly WithheldAnswer[];
  /** Set where the record is known to be damaged, so that answers may be missing: what to say of it. */
  readonly damage?: string;
}

/** What was searched: said with every answer, and above all with "nothing on record". */
export interface Scope {
  readonly sources: number;
  readonly statements: number;
  readonly from: string | null;
  readonly to: string | null;
}
