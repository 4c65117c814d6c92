/**
 * What is on record: the types of what is stored, which with those of an answer (`answer.ts`) travel through Onrecord. All
 * of it is plain data (it survives `structuredClone` and JSON), with the invariants written where the type is defined.
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

/** When words under an embargo may be told. */
export interface Embargo {
  /** As the document puts it: "until 5:00 a.m. Eastern tomorrow". */
  readonly stated: string;
  /** The instant from which they may be told, ISO 8601 in UTC (`2027-03-01T10:00:00Z`); null where it can't be read for certain: then an editor frees it. */
  readonly until: string | null;
  /** The zone in which it was read, in words that can be shown ("America/New_York", "UTC-05:00", "UTC-12:00, since the document names no zone"); absent where `until` is null. */
  readonly zone?: string;
}

/** From the mildest to the strictest: of several that a document states the last one here counts. */
export const ATTRIBUTIONS = ['on the record', 'on background', 'on deep background', 'off the record'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** What the speaker and the reporters agreed on, where the document states it. */
export interface GroundRules {
  readonly attribution: Attribution;
  readonly embargo?: Embargo;
  /** To whom the document attributes what is said on background: "a senior administration official". */
  readonly description?: string;
}

/** That a document, or what is stored of it, was taken back. */
export interface Retraction {
  /** The day, or the moment with its offset; null where the document doesn't say: until it is saved, whose moment counts then. */
  readonly at: string | null;
  readonly reason?: string;
  /** Whether the words may still be read where somebody has their address. They never answer. */
  readonly keepsWords: boolean;
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
  /** In which its times are told, where it says so: an IANA name or an offset. */
  readonly timeZone?: string;
  /** BCP 47, `en` unless the front matter says otherwise. */
  readonly language: string;
  /** For example `machine, from es`: the wording is not the speaker's own. */
  readonly translation?: string;
  readonly groundRules?: GroundRules;
  readonly licence?: string;
  readonly status: SourceStatus;
  /** Set where it was retracted. */
  readonly retraction?: Retraction;
  /** When an editor ended its embargo, ISO 8601 in UTC; absent where nobody has. */
  readonly freedAt?: string;
  /** Set where it was stored with names that were given on background, by an earlier version: until it is imported again. */
  readonly isStale?: true;
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

/** Things in order that are made when they are asked for, anew each time: perhaps more than fit into memory at once. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
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
  readonly retraction?: Retraction;
}

/** What was searched: said with every answer, and above all with "nothing on record". */
export interface Scope {
  readonly sources: number;
  readonly statements: number;
  readonly from: string | null;
  readonly to: string | null;
}
