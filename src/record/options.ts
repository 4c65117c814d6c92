import type { RankedStatement, Withheld } from '../model/answer.js';
import type { OnrecordError } from '../model/errors.js';
import type { ConversationTurn } from '../model/query.js';
import type { TextSpan } from '../model/span.js';
import type { Viewer } from '../model/visibility.js';
import type { QueryFields } from '../search/index.js';
import type { VerifyOptions } from '../search/verify/verify.js';
import type { SourceSummary, Stats } from '../store/documents.js';
import type { SpeakerSummary } from '../store/people-index.js';
import type { ImportReport } from './import/report.js';
import type { Logger } from './receipts.js';

/** How a record is opened, as plain data. */
export interface RecordSettings {
  /** Where the record lies: a file path. */
  readonly db: string;
  /**
   * `true` (unless said): what is there is opened, and where there is nothing a record is made, with its folder. `false`:
   * only what is there is opened. `new`: one is made, where there is none. A file without a byte in it is nothing.
   */
  readonly create?: boolean | 'new';
  /** The people known beforehand: a JSON file like `data/people.json`, which it is unless said. */
  readonly directory?: string;
  /** Only the record that is open elsewhere with this `identity` may be opened; any unless said. */
  readonly identity?: string;
  /** Fill an empty record with the sample documents of this package, unless it was made as a `new` one. */
  readonly seed?: boolean;
  /** Whether a small record is examined when it is opened (`examine`); so unless said. */
  readonly isExamined?: boolean;
  /** Keep what is off the record, for editors alone; unless said nothing of it is kept. */
  readonly keepsOffRecord?: boolean;
}

/** Who hears what a record tells of its own accord. */
export interface RecordListeners {
  /** Hears of each sample document. */
  readonly onReport?: (report: ImportReport) => void;
  /** Told when words had to be withheld; nobody unless said. */
  readonly logger?: Logger;
  /** Told as soon as something in the record is found not to be as it was saved. */
  readonly onDamage?: (fault: OnrecordError) => void;
}

export interface LocalRecordOptions extends RecordSettings, RecordListeners {}

/** Who asks: a reader unless said. Editors see what is withheld as well, apart from the rest and marked as such. */
export interface ViewerOptions {
  readonly viewer?: Viewer;
}

export interface AskOptions extends QueryFields, ViewerOptions {
  /** How many statements to answer with at most: 1 to 100, 5 unless said. */
  readonly limit?: number;
  /** How many answers to leave out before the first, for a later page; none unless said. */
  readonly skip?: number;
  /** The moment that "yesterday" is counted from; now unless said. */
  readonly now?: Date;
  /** The IANA time zone in which it is counted ("America/New_York"); that of this process unless said. */
  readonly timeZone?: string;
  /** What was asked and shown before (`turnOf`), for a question that goes on from it: "and Esper?", "more". */
  readonly after?: ConversationTurn;
  /** Set to take names and words as they are spelt, without corrections. */
  readonly asTyped?: boolean;
}

/** A statement with its receipt, and the passage in which it stands: its paragraph, or the whole turn of a transcript. */
export interface StatementInPassage extends RankedStatement {
  readonly passage: TextSpan;
}

/** Who is said to have said it (`speaker`), where the quotation doesn't say so, and how many matches to give (5). */
export type VerifyQuoteOptions = Pick<VerifyOptions, 'speaker' | 'limit'> & ViewerOptions;

/** A source, and for editors why readers don't see it. */
export interface ListedSource extends SourceSummary {
  readonly withheld?: Withheld;
}

/** A speaker; for editors, how many of the statements are withheld from readers. */
export interface ListedSpeaker extends SpeakerSummary {
  readonly withheld?: number;
}

/** How much is on record; for editors, how much is withheld from readers beside it. */
export interface RecordStats extends Stats {
  readonly withheld?: { readonly sources: number; readonly statements: number };
}
