import type { Span, TextSpan } from './span.js';

/** `direct`: all of it is the speaker's words. `indirect`: reported content. `mixed`: reported, with quoted words. */
export type StatementKind = 'direct' | 'indirect' | 'mixed';

/** `sure` is a promise (measured: see docs/extraction.md). Anything else is shown as unsure. */
export type Confidence = 'sure' | 'unsure';

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
