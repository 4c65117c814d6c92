import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { Damage, type DamagedPart, RowDamaged } from './damage.js';
import { damagedError, explainError } from './errors.js';
import { type Create, fileUrl, prepareFile } from './file.js';
import { migrate } from './migrations.js';

/** How long a write waits for another process, unless said: imports commit after each document, so this is ample. */
const DEFAULT_TIMEOUT_MS = 10_000;

export type Value = string | number | null | Uint8Array;

export interface SqliteOptions {
  /** How long to wait for another process that is writing, in milliseconds; 10 seconds unless said. */
  readonly timeoutMs?: number;
  /** Whether it may be made; see `Create`. Made where there is none, unless said. */
  readonly create?: Create;
  /** The `identity` of a record that is open already, which alone may be opened; any unless said. */
  readonly identity?: string;
  /** Hears of each part that was found to be damaged, once. */
  readonly onDamage?: (part: DamagedPart) => void;
}

/** How something is written that is no document. */
export interface WriteOptions {
  /** How long to wait for another writer, in milliseconds, where the connection would wait longer. */
  readonly waitMs: number;
  /** Whether a power cut may take back what was written last; the file is sound in any case. */
  readonly durable: boolean;
}

/**
 * How what people wait for is written. Importing statements leaves a gap every few hundred milliseconds, while a long
 * document may take a minute, for which nobody waits.
 */
export const SHORT_WRITE: WriteOptions = { waitMs: 2000, durable: true };

/** A connection to the record's file: prepared statements by their text, and transactions. */
export class Connection {
  readonly #db: DatabaseSyncInstance;
  readonly #prepared = new Map<string, StatementSyncInstance>();
  readonly #timeoutMs: number;
  readonly #location: string;
  readonly damage: Damage;
  #isWriting = false;

  /** @throws {OnrecordError} as opening a `Store` does. */
  constructor(location: string, options: SqliteOptions = {}) {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, create = true, onDamage = () => {} } = options;
    this.#location = location;
    this.damage = new Damage(onDamage);
    let db: DatabaseSyncInstance | undefined;
    try {
      const isFile = location !== ':memory:';
      if (isFile) prepareFile(location, create);
      db = new DatabaseSync(isFile ? fileUrl(location) : location, { timeout: timeoutMs });
      migrate(db, location);
      configure(db);
    } catch (error) {
      db?.close();
      throw explainError(error, location);
    }
    this.#db = db;
    this.#timeoutMs = timeoutMs;
  }

  /** The first row, if there is one. The caller names the columns that its own SQL selects. */
  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /**
   * What is made of rows, without those that aren't as they were saved, which is noted. While documents are written
   * nothing may be left out.
   *
   * @throws {OnrecordError} `STORE_DAMAGED` in a write transaction.
   */
  checkedRows<Row, Made>(rows: readonly Row[], make: (row: Row) => Made): Made[] {
    const made: Made[] = [];
    for (const row of rows) {
      const sound = this.checkedRow(row, make);
      if (sound !== undefined) made.push(sound);
    }
    return made;
  }

  /** The same of one row; undefined where there is none. */
  checkedRow<Row, Made>(row: Row | undefined, make: (row: Row) => Made): Made | undefined {
    if (row === undefined) return undefined;
    try {
      return make(row);
    } catch (error) {
      if (!(error instanceof RowDamaged)) throw error;
      this.noteDamage(error.part);
      return undefined;
    }
  }

  /** @throws {OnrecordError} `STORE_DAMAGED` in a write transaction. */
  noteDamage(part: DamagedPart): void {
    this.damage.note(part);
    if (this.#isWriting) throw damagedError(this.#location);
  }

  /** Runs a statement that changes something; the key of the row that it inserted last. */
  run(sql: string, ...values: Value[]): number {
    const { lastInsertRowid } = this.#prepare(sql).run(...values);
    // A prepared statement holds a copy of its values until it is run again.
    if (values.some(isLarge)) this.#prepared.delete(sql);
    return Number(lastInsertRowid);
  }

  /**
   * Runs `work`, which changes documents, in a write transaction: when it throws, nothing of it remains.
   *
   * @param waitMs how long it waits for another writer, in milliseconds; as long as the connection does unless said
   */
  transaction<T>(work: () => T, waitMs = this.#timeoutMs): T {
    const write = () =>
      this.#write(() => {
        const result = work();
        this.run('UPDATE change SET count = count + 1');
        return result;
      });
    return waitMs >= this.#timeoutMs ? write() : this.#waiting(waitMs, write);
  }

  /** Runs `work` in a write transaction that changes no document. */
  writeUncounted<T>(work: () => T, { waitMs, durable }: WriteOptions): T {
    if (!durable) this.#db.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.#waiting(Math.min(waitMs, this.#timeoutMs), () => this.#write(work));
    } finally {
      this.#db.exec('PRAGMA synchronous = FULL');
    }
  }

  /** Runs `work`, which waits no longer than this for another writer. */
  #waiting<T>(waitMs: number, work: () => T): T {
    this.#db.exec(`PRAGMA busy_timeout = ${waitMs}`);
    try {
      return work();
    } finally {
      this.#db.exec(`PRAGMA busy_timeout = ${this.#timeoutMs}`);
    }
  }

  #write<T>(work: () => T): T {
    // IMMEDIATE takes the write lock before anything is read, so that no two writers decide on the same state.
    this.#db.exec('BEGIN IMMEDIATE');
    this.#isWriting = true;
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    } finally {
      this.#isWriting = false;
    }
  }

  /** Runs `work`, which only reads, on the record as it is at one moment. */
  snapshot<T>(work: () => T): T {
    this.#db.exec('BEGIN');
    try {
      return work();
    } finally {
      if (this.#db.isTransaction) this.#db.exec('COMMIT');
    }
  }

  /** Changes whenever documents were changed, by this connection or another. What is written aside doesn't count. */
  version(): number {
    return this.get<{ count: number }>('SELECT count FROM change')!.count;
  }

  close(): void {
    this.#prepared.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  #prepare(sql: string): StatementSyncInstance {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** Values that are not kept with the statement that wrote them, in bytes or UTF-16 code units. */
const LARGE = 1_000_000;

function isLarge(value: Value): boolean {
  return value !== null && typeof value !== 'number' && value.length > LARGE;
}

/** Settings of the connection, not of the file, but for the write-ahead log, which stays. */
function configure(db: DatabaseSyncInstance): void {
  // Readers never wait for a writer, and the other way round. FULL: a commit is on the disk when it returns, so that a
  // power cut loses nothing that was reported saved (https://sqlite.org/wal.html, "Performance considerations").
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA foreign_keys = ON');
  db.exec('PRAGMA trusted_schema = OFF');
  // 64 MB of pages. A log that grew in a long import is cut back to 64 MB.
  db.exec('PRAGMA cache_size = -64000');
  db.exec('PRAGMA journal_size_limit = 67108864');
}
