import type { Source } from '../model/source.js';
import type { Statement } from '../model/statement.js';

/** A statement that was first seen in the time of a digest, with what decides whether it is told. */
export interface NewStatement {
  readonly statement: Statement;
  readonly source: Omit<Source, 'text'>;
  /** The speaker's role at the date of the statement, if known. */
  readonly role: string | null;
  /** Whether the speaker has a name, not only a description within one source. */
  readonly isNamed: boolean;
}

/** What one speaker said in one go: the pieces of a split quotation, in the order of the text. */
export interface Utterance {
  readonly pieces: readonly [NewStatement, ...NewStatement[]];
}

/** What moves a statement up or down, in words that can be shown: "+3 exact words". */
export interface Factor {
  readonly points: number;
  readonly why: string;
}

/** One utterance, with the same utterance in other sources. */
export interface Cluster extends Utterance {
  /** The same words from elsewhere, one statement a source. */
  readonly elsewhere: readonly NewStatement[];
  /** The sum of the factors. */
  readonly score: number;
  readonly factors: readonly Factor[];
  /** The topic that it is told under, as it stands in the source; null where it has none. */
  readonly topic: string | null;
}

/** What became of one utterance, for whoever wants to know why it is in a digest or not. */
export interface RankedUtterance extends Utterance {
  readonly isIn: boolean;
  /** One line: "In: 14 points", "Out: thanks and whose turn it is", "Out: the same words as …". */
  readonly why: string;
  readonly factors: readonly Factor[];
}

/** What a digest tells. */
export interface Selection {
  /** At most as many as were asked for, topic by topic, and in a topic speaker by speaker. */
  readonly clusters: readonly Cluster[];
  /** What would be told next, best first. */
  readonly others: readonly Cluster[];
  /** All of it, in the order in which it was given. */
  readonly judged: readonly RankedUtterance[];
}
