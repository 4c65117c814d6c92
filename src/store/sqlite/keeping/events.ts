import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { OnrecordError } from '../../../model/errors.js';
import { checkKept } from '../../keeping.js';
import { type Connection, SHORT_WRITE } from '../file/connection.js';
import { explainError, unreachableError } from '../file/errors.js';

/** "OREv" in ASCII: marks the file as ours, and as no record. */
const APPLICATION_ID = 0x4f524576;

const SCHEMA = `
  CREATE TABLE met (
    space TEXT NOT NULL,
    key TEXT NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (space, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX met_by_expiry ON met (expires);
`;

/** Expired rows removed with each write, beside twice as many as it adds: so they never pile up. */
const SWEPT = 100;

/**
 * How long opening waits for another process that is making the file, in milliseconds. To change into a write-ahead log, SQLite
 * asks once and waits for nobody (https://sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode").
 */
const OPENING = { tries: 200, pauseMs: 10 };

export interface EventsOptions {
  /** Of the record, whose name with "-events" behind it is the file's; in memory for `:memory:`. */
  readonly location: string;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly waitMs?: number;
}

/**
 * The keys of events that were met, in a file of their own beside the record: SQLite lets one at a time write into a file,
 * and a long document takes the record for a minute, while an event has to be told from one that came before at once. What
 * was met in the last second before a power cut is met again. The file is made when it is needed, for its owner alone.
 */
export class Events {
  readonly #record: Connection;
  readonly #location: string;
  readonly #waitMs: number;
  #db: DatabaseSyncInstance | null = null;
  #isClosed = false;

  constructor(record: Connection, { location, waitMs = SHORT_WRITE.waitMs }: EventsOptions) {
    this.#record = record;
    this.#location = location === ':memory:' ? location : `${location}-events`;
    this.#waitMs = Math.min(waitMs, SHORT_WRITE.waitMs);
  }

  /** See `Keeping`. With no keys it gets the file ready. */
  meetAll(space: string, keys: readonly string[], now: number, expires: number): string[] {
    const asked = [...new Set(keys)];
    checkKept(space, ...asked);
    return this.#write((db) => {
      if (asked.length === 0) return [];
      // A row comes back where it was inserted, or had expired.
      const meeting = db.prepare(
        `INSERT INTO met (space, key, expires) VALUES (?, ?, ?)
         ON CONFLICT (space, key) DO UPDATE SET expires = excluded.expires WHERE expires <= ? RETURNING key`,
      );
      const met = asked.filter((key) => meeting.get(space, key, expires, now) !== undefined);
      db.prepare(
        'DELETE FROM met WHERE (space, key) IN (SELECT space, key FROM met WHERE expires <= ? ORDER BY expires LIMIT ?)',
      ).run(now, SWEPT + 2 * asked.length);
      return met;
    });
  }

  unmeet(space: string, keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.#write((db) => {
      const forgetting = db.prepare('DELETE FROM met WHERE space = ? AND key = ?');
      for (const key of keys) forgetting.run(space, key);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#db?.close();
    this.#db = null;
  }

  #write<T>(work: (db: DatabaseSyncInstance) => T): T {
    if (this.#isClosed) throw new Error('The record was closed');
    try {
      this.#db ??= this.#opened();
      return transaction(this.#db, work);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  #opened(): DatabaseSyncInstance {
    if (this.#location !== ':memory:') makeFile(this.#location);
    const db = new DatabaseSync(this.#location, { timeout: this.#waitMs });
    try {
      patiently(() => db.exec('PRAGMA journal_mode = WAL'));
      db.exec('PRAGMA synchronous = NORMAL');
      db.exec('PRAGMA trusted_schema = OFF');
      transaction(db, () => this.#prepare(db));
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Makes the table where there is none, with the keys that the record was kept in by earlier versions. */
  #prepare(db: DatabaseSyncInstance): void {
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    const { application_id: application } = db.prepare('PRAGMA application_id').get() as { application_id: number };
    if (application === APPLICATION_ID && version === 1) return;
    if (application !== 0 || version !== 0) throw foreign(this.#location);
    db.exec(`${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
    const copying = db.prepare('INSERT INTO met (space, key, expires) VALUES (?, ?, ?)');
    // A key that was met had no value; a value that is empty and expires, too, does no harm here.
    const sql = "SELECT space, key, expires FROM kept WHERE value = '' AND expires IS NOT NULL";
    for (const { space, key, expires } of this.#record.all<{ space: string; key: string; expires: number }>(sql))
      copying.run(space, key, expires);
  }

  #explained(error: unknown): unknown {
    const explained = explainError(error, this.#location);
    return explained instanceof OnrecordError && explained.code === 'STORE_DAMAGED'
      ? foreign(this.#location, error)
      : explained;
  }
}

function transaction<T>(db: DatabaseSyncInstance, work: (db: DatabaseSyncInstance) => T): T {
  // IMMEDIATE takes the write lock before anything is read, so that no two decide on the same state.
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work(db);
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Does it again while another process has the file. */
function patiently(step: () => void): void {
  for (let left = OPENING.tries; ; left--) {
    try {
      step();
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
      if (!isBusy || left === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPENING.pauseMs);
    }
  }
}

/** An existing file keeps its permissions, and its log takes them over. */
function makeFile(location: string): void {
  try {
    closeSync(openSync(location, 'wx', 0o600));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw unreachableError(location, error);
  }
}

function foreign(location: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    'STORE_DAMAGED',
    `The file ${location}, which holds the keys of the last day's events, is damaged, or another program's.`,
    'Stop the program and move it away: a new one is made, and nothing on record is lost. The file was left as it is.',
    { cause },
  );
}
