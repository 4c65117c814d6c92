import type { LocalRecordOptions } from './options.js';
import { openThreadedRecord, type RecordMembers } from './workers/client.js';

export interface RecordOptions extends LocalRecordOptions {
  /**
   * Where the work is done. `own` (unless said): in threads of the record's own, so that the caller's never waits, and
   * questions are answered while documents are imported. `caller`: in the thread that calls, which waits for each
   * question, and for the longest document; what is opened, asked and closed again is done sooner so.
   */
  readonly thread?: 'own' | 'caller';
}

/**
 * What was said, by whom, and where it stands: import into it, ask it, hold a quotation against it.
 *
 * A record in threads of its own that can't go on (out of memory) fails what is called with `RECORD_THREAD_DIED`, and
 * what is called next starts the thread anew.
 */
export interface StatementRecord extends RecordMembers {}

/**
 * Opens a record, and makes it where there is none, unless `create` says otherwise. A record that was not closed doesn't keep the process alive.
 *
 * @throws {OnrecordError} `STORE_…` when it can't be opened, `RECORD_MISSING` where there is none and `create` is false,
 *   `RECORD_EXISTS` where there is one and `create` is `new`, `DIRECTORY_INVALID` when the directory can't be used.
 * @example
 * const record = await openRecord({ db: 'var/onrecord.db' });
 * await record.import('documents/');
 * const answer = await record.ask('what did Milley say about the letter');
 * await record.close();
 */
export async function openRecord({ thread = 'own', ...options }: RecordOptions): Promise<StatementRecord> {
  if (thread === 'own') return openThreadedRecord(options);
  // The other thread loads it, else.
  const { openLocalRecord } = await import('./open-local.js');
  return openLocalRecord(options);
}
