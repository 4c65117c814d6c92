import type { Citation, Scope, SourceKind, Statement, StatementKind, TopicOrigin } from './model.js';
import type { Visibility } from './visibility/gate.js';

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

/** A word of a question as it was asked. `isAside`: not missed where it doesn't match; `isMust`: an answer has it. */
export interface AskedWord {
  readonly typed: string;
  readonly isAside?: boolean;
  readonly isMust?: boolean;
}

/** The question as it was understood. Everything in it can be shown to the user and corrected. */
export interface Understood {
  /** The people meant; more than one only where the question names several. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  /** The words that say what it is about, corrected; empty for "what did Milley say". */
  readonly topic: readonly string[];
  /** The topic as it was asked, word by word, little words and all, so that the same can be asked again; absent for none. */
  readonly words?: readonly AskedWord[];
  /** Exact phrases, from quotation marks in the question. */
  readonly phrases: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: StatementKind | null;
  /** Set where only such sources may answer ("only from transcripts"). */
  readonly sourceKinds?: readonly SourceKind[];
  /** Set where answers are wanted by date instead of by evidence. */
  readonly order?: 'first' | 'latest';
  /** Set where somebody was asked for by an office: only what they said while they held it counts. In plain words. */
  readonly role?: readonly string[];
  /** Set where somebody was asked for who is nobody on record: the name as typed. */
  readonly unknownSpeaker?: string;
  /** Set where it asks for reporters' questions. */
  readonly reporters?: true;
  /** Whose statements are not wanted, and words that must not be in them ("besides Milley", "not Iran"). */
  readonly excluded?: {
    readonly speakers: readonly { readonly id: string; readonly name: string }[];
    readonly words: readonly string[];
    /** A name that several people bear, as typed: which of them is not wanted is asked (`candidates`). */
    readonly unclear?: string;
    /** Names as typed for which nobody was left out: they are nobody's on record, or not one person's. */
    readonly unread?: readonly string[];
  };
  /** Set where it was read as going on from the question before it. */
  readonly followUp?: FollowUp;
  /** Set where it asks for what was not said ("what didn't Esper say"), which no record holds: nothing answers it. */
  readonly negated?: true;
  /** Set where it asks for what is yet to be said ("what will Esper say"): nothing answers it. */
  readonly future?: true;
  /** Set where it asks for a judgement ("is Esper right about Iran"): nothing answers it. */
  readonly judgement?: true;
  /** Set where its wording made a charge ("why did he lie"), which is no part of the topic. */
  readonly premise?: true;
  /** Set where it asks for what answered a reporter's question ("what was Kirby asked"). */
  readonly asked?: true;
  /** Set where whoever spoke is asked for ("who said …"): each of them is heard in turn. */
  readonly everyone?: true;
  /** Set where words were taken as they are spelt. */
  readonly asTyped?: true;
  readonly corrections: readonly { readonly typed: string; readonly shown: string }[];
}

/**
 * How a question goes on from the one before it, and what of that one still holds. `question`, `before`, `after`,
 * `ground-rules`, `speaker` ("who was that") and `receipt` ("is that a direct quote") are about the first statement that was shown then.
 */
export interface FollowUp {
  readonly kind:
    | 'more'
    | 'refined'
    | 'other-speaker'
    | 'other-topic'
    | 'who-else'
    | 'question'
    | 'before'
    | 'after'
    | 'ground-rules'
    | 'speaker'
    | 'receipt';
  /** In the order in which they are told. */
  readonly carried: readonly ('speakers' | 'topic' | 'dates' | 'kind' | 'sources' | 'order' | 'statement')[];
}

/**
 * What a conversation keeps of its last answer, so that the next question may go on from it (`turnOf`). It may be
 * stored as JSON: whatever it names is looked up again.
 */
export interface Turn {
  readonly understood: Understood;
  readonly outcome: Answer['outcome'];
  /** The ids of the statements shown, best first. */
  readonly shown: readonly string[];
  /** How many answers came before these, on earlier pages. */
  readonly skipped: number;
  /** Who may have been meant, in the order shown. */
  readonly candidates: readonly string[];
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
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly statements: number;
  /** How many of them are on the topic asked about; absent where none was. */
  readonly onTopic?: number;
}

export interface Answer {
  readonly understood: Understood;
  readonly outcome: 'answered' | 'ambiguous' | 'nothing';
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
  readonly candidates: readonly Candidate[];
  /** What would answer and was taken back, one entry a source. Absent for none. */
  readonly retracted?: readonly RetractedAnswer[];
  /** For editors alone: what would answer and is withheld from readers, best first. Absent for none. */
  readonly withheld?: readonly WithheldAnswer[];
  /** Set where the record is known to be damaged, so that answers may be missing: what to say of it. */
  readonly damage?: string;
}
