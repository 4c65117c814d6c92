import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { OnrecordError } from '../../../model/errors.js';
import type { Connection } from './connection.js';
import { damagedError, explainError } from './errors.js';
import { fileUrl } from './file.js';

/** Milliseconds between two looks into a file whose bytes were changed by somebody: it is also changed by every import. */
const PROBE_EVERY = 1_000;

/** What the file system says of a file; null where there is none. */
interface Seen {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/**
 * Whether what lies at the path of an open record is still that record. SQLite goes on with the file that it has opened,
 * wherever that was moved: what was saved would be gone with it, and what was put in its place is never looked at. It is
 * only ever asked for by its path: to open and close the file beside SQLite takes away SQLite's locks
 * (https://sqlite.org/howtocorrupt.html, "Posix advisory locks canceled by a separate thread doing close()").
 */
export class FileWatch {
  readonly #db: Connection;
  readonly #location: string;
  /** The same when the working directory is another one. */
  readonly #path: string;
  readonly #identity: string;
  readonly #log: Seen | null;
  #last: Seen | null;
  #probedAt = Number.NEGATIVE_INFINITY;
  #isLookedAt = false;
  #fault: OnrecordError | null = null;
  /** Which record it is, and which file: the same for all who have the same one open. */
  readonly identity: string;

  constructor(db: Connection, location: string) {
    this.#db = db;
    this.#location = location;
    this.#path = resolve(location);
    this.#identity = identityOf((sql) => db.get(sql));
    this.#last = see(this.#path);
    this.identity = [this.#identity, this.#last?.dev, this.#last?.ino].join(' ');
    this.#log = see(`${this.#path}-wal`);
  }

  /** What is wrong. That nothing is holds for a turn of the event loop: a question that asks the store thirty times looks once. */
  fault(): OnrecordError | null {
    if (!this.#isLookedAt || this.#fault) {
      this.#isLookedAt = true;
      setImmediate(() => {
        this.#isLookedAt = false;
      }).unref();
      this.#fault = this.#look();
    }
    return this.#fault;
  }

  #look(): OnrecordError | null {
    const now = see(this.#path);
    if (now === null || now.size === 0) return goneError(this.#location);
    const { dev, ino } = this.#last ?? now;
    if (now.dev !== dev || now.ino !== ino || !isSame(this.#log, see(`${this.#path}-wal`)))
      return replacedError(this.#location);
    if (this.#last && now.size === this.#last.size && now.mtimeMs === this.#last.mtimeMs) return null;
    if (performance.now() - this.#probedAt < PROBE_EVERY) return this.#fault;
    this.#probedAt = performance.now();
    const fault = this.#probe(now);
    if (fault === null) this.#last = now;
    return fault;
  }

  /** Reads the file anew, as somebody who opens it now would, and compares that with what this connection sees. */
  #probe(now: Seen): OnrecordError | null {
    let file: InstanceType<typeof DatabaseSync> | undefined;
    try {
      file = new DatabaseSync(fileUrl(this.#path), { timeout: 1_000 });
      const read = (sql: string) => file!.prepare(sql).get() as { [name: string]: unknown };
      const before = this.#db.version();
      const identity = identityOf((sql) => read(sql) as { id: string });
      const { count } = read('SELECT count FROM change') as { count: number };
      if (identity !== this.#identity || count < before || count > this.#db.version())
        return replacedError(this.#location);
      const { page_count: pages } = read('PRAGMA page_count') as { page_count: number };
      const { page_size: size } = read('PRAGMA page_size') as { page_size: number };
      // Pages that are in the log alone are not in the file yet; but none that was in it goes.
      const isCut = this.#last !== null && now.size < this.#last.size && now.size < pages * size;
      return isCut ? damagedError(this.#location) : null;
    } catch (error) {
      const told = explainError(error, this.#location);
      if (!(told instanceof OnrecordError)) return replacedError(this.#location);
      return told.code === 'STORE_BUSY' ? null : told;
    } finally {
      file?.close();
    }
  }
}

function identityOf(read: (sql: string) => { id: string } | undefined): string {
  return read('SELECT id FROM identity')?.id ?? '';
}

function see(path: string): Seen | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    // A folder on the way to it became a file, or may not be looked into.
    return null;
  }
}

function isSame(before: Seen | null, now: Seen | null): boolean {
  return before === null || (now !== null && now.dev === before.dev && now.ino === before.ino);
}

export function goneError(location: string): OnrecordError {
  return new OnrecordError(
    'RECORD_GONE',
    `The record is no longer at ${location}: the file was moved or deleted, or it is empty.`,
    'Nothing is answered or imported until the same file is back; then it goes on by itself. With another one, such as a backup, start the program again.',
  );
}

export function replacedError(location: string): OnrecordError {
  return new OnrecordError(
    'RECORD_REPLACED',
    `Another file than the record that was opened lies at ${location} now, or its log (-wal) was taken away.`,
    'Start the program again to open what lies there, or put the record back.',
  );
}
