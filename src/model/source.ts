import type { Span } from './span.js';

/**
 * What is on record is plain data: it survives `structuredClone` and JSON. Invariants are written where each type is defined.
 * Dates are ISO 8601: `YYYY-MM-DD` where only the day is known, else a date-time with its offset.
 */

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

/** The local day a source's words were said, else published, as `YYYY-MM-DD`; null where neither is known. */
export function dayOf({ eventDate, publishedDate }: Pick<Source, 'eventDate' | 'publishedDate'>): string | null {
  return (eventDate ?? publishedDate)?.slice(0, 10) ?? null;
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
