import type { SourceKind } from './source.js';
import type { StatementKind } from './statement.js';

/** Whether there is an answer, or more than one person may be meant, or there is nothing on record. */
export type AnswerOutcome = 'answered' | 'ambiguous' | 'nothing';

/** A word of a question as it was asked. `isAside`: not missed where it doesn't match; `isMust`: an answer has it. */
export interface AskedWord {
  readonly typed: string;
  readonly isAside?: boolean;
  readonly isMust?: boolean;
}

/** A time of speaking: inclusive local days, `YYYY-MM-DD`; null is open. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Which statements may answer, and in which order they are given. */
export interface QueryRestrictions {
  readonly kind: StatementKind | null;
  /** Set where only such sources may answer ("only from transcripts"). */
  readonly sourceKinds?: readonly SourceKind[];
  /** Set where answers are wanted by date instead of by evidence. */
  readonly order?: 'first' | 'latest';
}

/** What kind of question it is, beyond "who said what". */
export interface QueryModality {
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
}

/** A word that was read as another. */
export interface SpellingCorrection {
  readonly typed: string;
  readonly shown: string;
}

/**
 * What a question asks for, as it was understood. Everything in it can be shown to the user and corrected. It is plain
 * data: it is stored as JSON with a conversation, and stands under these keys in what is given out.
 */
export interface Query extends Period, QueryRestrictions, QueryModality {
  /** The people meant; more than one only where the question names several. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  /** The words that say what it is about, corrected; empty for "what did Milley say". */
  readonly topic: readonly string[];
  /** The topic as it was asked, word by word, with its function words, so that the same can be asked again; absent for none. */
  readonly words?: readonly AskedWord[];
  /** Exact phrases, from quotation marks in the question. */
  readonly phrases: readonly string[];
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
  /** Set where whoever spoke is asked for ("who said …"): each of them is heard in turn. */
  readonly everyone?: true;
  /** Set where words were taken as they are spelt. */
  readonly asTyped?: true;
  readonly corrections: readonly SpellingCorrection[];
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
  readonly carried: readonly QueryPart[];
}

/** A part of a query that may still hold for the next one; `statement` is what was shown. */
export type QueryPart = 'speakers' | 'topic' | 'dates' | 'kind' | 'sources' | 'order' | 'statement';

/**
 * A query and the ids of what answered it: what a conversation keeps, so that the next question may go on from it
 * (`turnOf`). It may be stored as JSON: whatever it names is looked up again.
 */
export interface ConversationTurn {
  readonly understood: Query;
  readonly outcome: AnswerOutcome;
  /** The ids of the statements shown, best first. */
  readonly shown: readonly string[];
  /** How many answers came before these, on earlier pages. */
  readonly skipped: number;
  /** Who may have been meant, in the order shown. */
  readonly candidates: readonly string[];
}
