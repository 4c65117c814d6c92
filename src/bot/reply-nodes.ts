import type { ConversationTurn } from '../model/query.js';
import type { Citation } from '../model/source.js';
import type { Span } from '../model/span.js';
import type { Confidence } from '../model/statement.js';

/**
 * What a command answers, as plain data. Each platform renders it in its own form; nothing in here knows of one.
 * Strings are plain text: a platform escapes them for its own markup.
 */
export interface Reply {
  /** All of it in words, for notifications, screen readers and logs. Never empty. */
  readonly text: string;
  /** In reading order. */
  readonly nodes: readonly ReplyNode[];
  /** Set where it says why there is no answer: whatever was shown before had better stay. */
  readonly failed?: true;
  /** The name of the option that a failure is about, where it is about one. */
  readonly about?: string;
}

export type ReplyNode =
  | Heading
  | QuoteCard
  | ParaphraseCard
  | Passage
  | Note
  | Fields
  | Link
  | Copyable
  | Actions
  | Page;

export interface Heading {
  readonly type: 'heading';
  readonly text: string;
  /** Set where the command that answers can be asked for fewer statements at once, by its option `limit`. */
  readonly hasLimit?: true;
}

/** A remark by the bot itself. `quiet` is the small print. */
export interface Note {
  readonly type: 'note';
  readonly tone: 'plain' | 'quiet' | 'warning';
  readonly text: string;
}

/** Names with a value each: lists of people, sources, commands. */
export interface Fields {
  readonly type: 'fields';
  readonly fields: readonly {
    readonly name: string;
    readonly value: string;
    /** Where it is found: an address that may be long, shown in short where it can be opened. */
    readonly url?: string;
  }[];
}

/** One contiguous slice of the source, exactly as it stands there. */
export interface Piece {
  /** The statement's id; null for a statement that is not on record (yet). */
  readonly statementId: string | null;
  /** The slice. Renderers add marks around it or leave them out, and change nothing within. */
  readonly words: string;
  /** The speaker's own words within `words`, as offsets into it. */
  readonly quotes: readonly Span[];
  /** Words that were asked for, as offsets into `words`, in order: for emphasis. */
  readonly matched: readonly Span[];
  /** Whether the sentence goes on behind a mark of the page that cuts it: "…" stands behind its quotation marks then. */
  readonly goesOn?: true;
}

/** What both kinds of card carry. */
export interface Card {
  /** The pieces of one utterance in the order of the source; one or more. Never to be run together. */
  readonly pieces: readonly Piece[];
  /** Null where the source names nobody. */
  readonly speaker: { readonly id: string; readonly name: string; readonly confidence: Confidence } | null;
  /** At the date of the statement. */
  readonly role: string | null;
  /** ISO 8601; the day it was said, else the day it was published, else null. */
  readonly date: string | null;
  readonly citation: Citation;
  /** A slice of the source that helps to understand the words; never shown in quotation marks. */
  readonly context: { readonly kind: 'question' | 'before' | 'attribution'; readonly words: string } | null;
  /** Why it answers, where that is not obvious. */
  readonly why: string | null;
}

/** All of the words are the speaker's: shown in quotation marks. */
export interface QuoteCard extends Card {
  readonly type: 'quote';
}

/** Reported content, perhaps with quoted words in it: labelled, and no quotation marks are added to it. */
export interface ParaphraseCard extends Card {
  readonly type: 'paraphrase';
}

/** A command as a user calls it: what a button does, and what a line of text means. Values are as typed. */
export interface Invocation {
  readonly command: string;
  /** The options that are called by name. */
  readonly options: { readonly [name: string]: string };
  /** The rest of the line: the value of the command's free-text option; empty for none. */
  readonly text: string;
  /**
   * What a button goes on from, null where it stands alone; plain data, to be kept with the rest of the button. Absent
   * for a line, which goes on from the conversation.
   */
  readonly after?: ConversationTurn | null;
  /** Set where a button opens the form of the command with these values in it, rather than calling it. */
  readonly form?: true;
  /**
   * Set where the message that holds the button stays as it is, whoever presses it: the answer is shown beside it, to them
   * alone. Else it takes the message's place.
   */
  readonly stays?: true;
}

/** A slice of a source around a statement, exactly as it stands there; not all of it is one speaker's, so no marks. */
export interface Passage {
  readonly type: 'passage';
  /** What it is: "The whole turn". */
  readonly label: string;
  readonly words: string;
  /** The statement in it, as offsets into `words`, in order: for emphasis. */
  readonly marked: readonly Span[];
}

/** A page elsewhere. */
export interface Link {
  readonly type: 'link';
  readonly label: string;
  /** An absolute http or https address. */
  readonly url: string;
}

/** Plain text to be copied as it is. */
export interface Copyable {
  readonly type: 'copyable';
  readonly label: string;
  readonly text: string;
}

/** What the user may do next: buttons where a platform has them, lines to type where it has not. */
export interface Actions {
  readonly type: 'actions';
  readonly actions: readonly { readonly label: string; readonly invocation: Invocation }[];
}

/** Where a long list stands. `first` and `last` count from 1. */
export interface Page {
  readonly type: 'page';
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly previous: Invocation | null;
  readonly next: Invocation | null;
}
