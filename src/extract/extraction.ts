import type { SourceKind } from '../model/source.js';
import type { Sequence, Span, TextSpan } from '../model/span.js';
import type { Confidence, StatementKind, Topic } from '../model/statement.js';
import type { KnownPerson } from '../people/directory.js';
import type { DocumentRules } from './ground-rules.js';

export type { KnownPerson };

/** What extraction reads. Pure data, so that it can run in any thread. */
export interface ExtractionInput {
  readonly text: string;
  /** The part to read; all of it unless said. */
  readonly body?: Span;
  /** Article or transcript; recognised from the text unless said. */
  readonly kind?: SourceKind;
  readonly title?: string;
  /** The day of the event, to choose among roles held over time. */
  readonly date?: string;
  /** People known beforehand: complete "MS. PSAKI" to a full name when exactly one fits. */
  readonly directory?: readonly KnownPerson[];
}

/** The speaker as found in the text, before linking to the record's people. */
export interface FoundSpeaker {
  /** The fullest name that the document or the directory gives: "Mark A. Milley"; for unnamed people the description. */
  readonly name: string;
  /** True when `name` is somebody's full name, false for "a senior official", "Q" or a surname alone. */
  readonly named: boolean;
  readonly mention: TextSpan | null;
  readonly confidence: Confidence;
  readonly rule: string;
  readonly role?: string;
  /** Tells people of one description apart, where it stands in the place of their names. */
  readonly apart?: number;
}

/** A statement without the ids that only a stored source can give. Invariants as in `Statement`. */
export interface FoundStatement extends TextSpan {
  readonly kind: StatementKind;
  readonly quotes: readonly Span[];
  readonly nested?: readonly Span[];
  readonly utterance: number;
  readonly speaker: FoundSpeaker | null;
  readonly cue: TextSpan | null;
  readonly addressee?: string;
  readonly topics: readonly Topic[];
  readonly question?: TextSpan;
}

export interface Extraction {
  readonly kind: 'article' | 'transcript';
  /** In the order of the text. Statements may nest (a quotation inside a paraphrase), never overlap otherwise. */
  readonly statements: readonly FoundStatement[];
  /** Full names that stand in the text, whether they speak or not. */
  readonly mentioned: readonly string[];
  /** What it says of how its words may be used. */
  readonly rules?: DocumentRules;
}

/** What an extraction tells beside the statements. */
export interface DocumentFindings extends Pick<Extraction, 'mentioned' | 'rules'> {
  /** By the names of speakers without a full one: the full name that the document gives later, which may be theirs. */
  readonly fullerNames?: ReadonlyMap<string, string>;
}

/** What is found in a very long document. */
export interface LongExtraction extends Omit<Extraction, 'statements'> {
  /** Equal each time. */
  readonly statements: Sequence<FoundStatement>;
  /** The speakers of the statements, in their order, without finding these again. */
  readonly speakers: Sequence<FoundSpeaker | null>;
}
