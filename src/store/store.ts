import type { OnrecordError } from '../model/errors.js';
import type { DocumentStore } from './documents.js';
import type { Examination, Extent } from './examination.js';
import type { Keeping } from './keeping.js';
import type { Ledger } from './ledger.js';
import type { PeopleIndex } from './people-index.js';
import type { StatementIndex } from './statement-index.js';

export type * from './documents.js';
export type * from './people-index.js';
export type * from './statement-index.js';

/**
 * The record. Every method may be called at any time after opening; methods that write are atomic and durable when
 * their promise resolves. Implementations pass `tests/store/contract.ts`.
 *
 * @throws {OnrecordError} `STORE_BUSY` when another process holds the record for longer than the timeout,
 *   `STORE_NEWER` when the record was written by a later version, `STORE_DAMAGED` when the file is no record or is damaged,
 *   `RECORD_GONE` or `RECORD_REPLACED` when its file is no longer there, or another one is,
 *   `STORE_FULL` when the disk is, `STORE_UNREACHABLE` when it cannot be opened or written, and
 *   `DOCUMENT_UNSOUND` when what is to be saved breaks an invariant of `src/model/` (nothing is saved then).
 *
 * It is made of five ports: whoever needs no more than one takes that.
 */
export interface Store extends DocumentStore, StatementIndex, PeopleIndex, Keeping, Ledger {
  /** Where it lies, for messages: a file path, or a URL without its password. */
  readonly location: string;
  /** Tells the record that is open from whatever else may come to lie there. */
  readonly identity: string;
  /**
   * What is wrong with the record by now, which others also throw: `RECORD_GONE`, `RECORD_REPLACED`; `STORE_DAMAGED` where
   * something in it was found not to be as it was saved: it is left out of all that is read. Null where nothing is known.
   */
  fault(): Promise<OnrecordError | null>;
  /** Looks at all of it, which takes long, and changes nothing; what it finds is a `fault` from then on. */
  examine(extent?: Extent): Promise<Examination>;
  close(): Promise<void>;
}
