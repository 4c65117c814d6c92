/**
 * The few types that travel through Onrecord. All of it is plain data (it survives `structuredClone` and JSON), with
 * the invariants written where the type is defined.
 *
 * Dates are ISO 8601: `YYYY-MM-DD` where only the day is known, else a date-time with its offset. Offsets into text
 * count UTF-16 code units, as JavaScript strings do.
 */

/** A half-open range of UTF-16 offsets. Invariant: `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type SourceKind = 'transcript' | 'article' | 'release' | 'caption' | 'letter' | 'statements';

/** `corrected`: a later version stands in its place. `retracted`: the publisher took it back. */
export type SourceStatus = 'live' | 'corrected' | 'retracted';

/** What the speaker and the reporters agreed on, where the document states it. */
export interface GroundRules {
  readonly attribution: 'on the record' | 'on background' | 'on deep background' | 'off the record';
  /** As the document puts it, for example "until 5:00 a.m. Eastern tomorrow". */
  readonly embargo?: string;
}

/** A document as it was stored. Never changed after it was stored; a changed document is a new version. */
export interface Source {
  /** SHA-256 of the original bytes, in hex. */
  readonly id: string;
  /** The decoded document, whole: front matter, labels and all. Every span of a statement points into it. */
  readonly text: string;
  /** The part that is prose: behind the front matter, inside the markup envelope. */
  readonly body: Span;
  readonly title: string;
  readonly kind: SourceKind;
  /** Where it was read from: a URL where one is known, else the file's name. Two versions of one document share it. */
  readonly origin: string;
  readonly outlet?: string;
  readonly url?: string;
  /** When the words were spoken. */
  readonly eventDate?: string;
  readonly publishedDate?: string;
  readonly retrievedDate?: string;
  /** BCP 47, `en` unless the front matter says otherwise. */
  readonly language: string;
  /** For example `machine, from es`: the wording is not the speaker's own. */
  readonly translation?: string;
  readonly groundRules?: GroundRules;
  readonly licence?: string;
  readonly status: SourceStatus;
}

/** A role held for a time; open ends mean "not known to have begun or ended". */
export interface Role {
  /** As it would stand before or after the name: "Secretary of Defense". */
  readonly title: string;
  readonly organisation?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The local day a source's words were said, else published, as `YYYY-MM-DD`; null where neither is known. */
export function dayOf({ eventDate, publishedDate }: Pick<Source, 'eventDate' | 'publishedDate'>): string | null {
  return (eventDate ?? publishedDate)?.slice(0, 10) ?? null;
}

/**
 * Somebody who speaks. `named`: one person across all sources. `unnamed` ("a senior official", "Q", a bare surname
 * that nothing in the document completes): exists within one source and is never merged with another.
 */
export interface Person {
  readonly id: string;
  readonly kind: 'named' | 'unnamed';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly wikidata?: string;
  /** Set for unnamed people only: the one source they exist in. */
  readonly sourceId?: string;
}

/** `direct`: all of it is the speaker's words. `indirect`: reported content. `mixed`: reported, with quoted words. */
export type StatementKind = 'direct' | 'indirect' | 'mixed';

/** `sure` is a promise (measured: see docs/extraction.md). Anything else is shown as unsure. */
export type Confidence = 'sure' | 'unsure';

/** A piece of the source text with its place. Invariant: `text === source.text.slice(start, end)`. */
export interface TextSpan extends Span {
  readonly text: string;
}

/** Who said it, as found in the source. */
export interface Speaker {
  readonly personId: string;
  /** The name it was resolved to: "Mark A. Milley". For unnamed people the description: "a senior official". */
  readonly name: string;
  /** The words that name the speaker beside the statement ("the general"), null when it was carried over. */
  readonly mention: TextSpan | null;
  readonly confidence: Confidence;
  /** The rule that found the speaker, for the curious and for error analysis: `subject-of-cue`, `label`, … */
  readonly rule: string;
  /** The role the document itself gives ("chairman of the Joint Chiefs of Staff"), if it gives one. */
  readonly role?: string;
}

/** Where a topic was found, nearest first. The order is the order of the evidence ladder. */
export const TOPIC_ORIGINS = ['statement', 'paragraph', 'question', 'discourse', 'heading'] as const;
export type TopicOrigin = (typeof TOPIC_ORIGINS)[number];

/** What a statement or the passage around it is about. `term` is lower-case words, as they stand in the source. */
export interface Topic {
  readonly term: string;
  readonly from: TopicOrigin;
}

/**
 * One contiguous span of a source that is attributed to a speaker.
 * Invariants: `source.text.slice(start, end) === text`; every span in `quotes` and `nested` lies within `[start, end]`; a direct
 * statement's only quote is itself, an indirect statement has none, a mixed one has one or more.
 */
export interface Statement extends TextSpan {
  /** SHA-256 of `${sourceId}:${start}:${end}`, in hex. */
  readonly id: string;
  readonly sourceId: string;
  readonly kind: StatementKind;
  readonly quotes: readonly Span[];
  /** Words inside the statement that its speaker quotes from somebody else: never credited to the speaker. */
  readonly nested?: readonly Span[];
  /** Shared by the pieces of one split quotation ("A," he said. "B.") or of one turn; unique within the source. */
  readonly utterance: number;
  /** Null where the source names nobody ("it was said that"). */
  readonly speaker: Speaker | null;
  readonly cue: TextSpan | null;
  readonly addressee?: string;
  readonly topics: readonly Topic[];
  /** In a transcript: the reporter's question that it answers. */
  readonly question?: TextSpan;
}

/** What somebody needs to find the statement again: the receipt. */
export interface Citation {
  readonly sourceId: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly outlet?: string;
  readonly url?: string;
  readonly eventDate?: string;
  readonly publishedDate?: string;
  readonly translation?: string;
  readonly groundRules?: GroundRules;
  readonly status: SourceStatus;
}

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

/** What was searched: said with every answer, and above all with "nothing on record". */
export interface Scope {
  readonly sources: number;
  readonly statements: number;
  readonly from: string | null;
  readonly to: string | null;
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
}
