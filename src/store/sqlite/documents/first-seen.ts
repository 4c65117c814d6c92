import { createHash } from 'node:crypto';
import type { Source } from '../../../model/source.js';
import type { Statement } from '../../../model/statement.js';
import type { SeenQuery, SeenStatements } from '../../ledger.js';
import type { Connection } from '../file/connection.js';
import { readSourceHead } from './read.js';
import { hash, STATEMENT_COLUMNS, type StatementRow, toStatement } from './rows.js';

/** Statements read at once. */
const PAGE = 1000;

export function readNewest(db: Connection): number {
  return db.get<{ last: number }>('SELECT last FROM position')!.last;
}

export function readPositionAt(db: Connection, time: number): number {
  const sql = 'SELECT min(position) AS first FROM sighting WHERE at >= ?';
  const { first } = db.get<{ first: number | null }>(sql, time)!;
  return first === null ? readNewest(db) : first - 1;
}

export function readSeenAt(db: Connection, ids: readonly string[]): (number | null)[] {
  const rows = db.all<{ id: string; at: number | null }>(
    `SELECT lower(hex(t.id)) AS id,
       (SELECT at FROM sighting WHERE position <= t.seen ORDER BY position DESC LIMIT 1) AS at
     FROM statement t JOIN source s ON s.key = t.source
     WHERE t.id IN (SELECT unhex(value) FROM json_each(?)) AND s.visibility > 0`,
    JSON.stringify(ids),
  );
  const times = new Map(rows.map(({ id, at }) => [id, at]));
  return ids.map((id) => times.get(id) ?? null);
}

/** Gives statements that readers see for the first time their positions. `flush` ends it, in the same transaction. */
export class Positions {
  readonly #db: Connection;
  readonly #now: number;
  readonly #first: number;
  #last: number;

  /** @param now milliseconds since 1970 */
  constructor(db: Connection, now: number) {
    this.#db = db;
    this.#now = now;
    this.#last = readNewest(db);
    this.#first = this.#last + 1;
  }

  next(): number {
    return ++this.#last;
  }

  /** Notes how far it is counted, and when the first of these positions was given. */
  flush(): void {
    if (this.#last < this.#first) return;
    this.#db.run('UPDATE position SET last = ?', this.#last);
    this.#db.run(
      `INSERT INTO sighting SELECT ?1, ?2
       WHERE ?2 IS NOT (SELECT at FROM sighting ORDER BY position DESC LIMIT 1)`,
      this.#first,
      this.#now,
    );
  }
}

export function readSeen(db: Connection, { after, upTo, personIds, kinds, limit }: SeenQuery): SeenStatements {
  const conditions = ['t.live', 't.seen > ?', 't.seen <= ?'];
  const values: (number | string)[] = [after, upTo];
  if (personIds) {
    conditions.push('t.person IN (SELECT key FROM person WHERE id IN (SELECT value FROM json_each(?)))');
    values.push(JSON.stringify(personIds));
  }
  if (kinds) {
    conditions.push('t.kind IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(kinds));
  }
  const where = conditions.join(' AND ');
  return db.snapshot(() => {
    const { total } = db.get<{ total: number }>(`SELECT count(*) AS total FROM statement t WHERE ${where}`, ...values)!;
    const rows = db.all<StatementRow & { source: number }>(
      `SELECT ${STATEMENT_COLUMNS}, t.source FROM statement t JOIN source s ON s.key = t.source
       WHERE ${where} ORDER BY t.seen DESC, t.key DESC LIMIT ?`,
      ...values,
      limit,
    );
    const sources = new Map<number, Omit<Source, 'text'>>();
    const statements = db.checkedRows(rows.toReversed(), (row) => {
      const source = sources.get(row.source) ?? readSourceHead(db, row.source);
      sources.set(row.source, source);
      return { statement: toStatement(row), source };
    });
    return { statements, total };
  });
}

/** The statements of one source that readers have seen, in the order of the text, each with its position, one at a time. */
export function* readSeenOf(db: Connection, sourceKey: number): Generator<{ statement: Statement; seen: number }> {
  const sql = `SELECT ${STATEMENT_COLUMNS}, t.seen, t.key FROM statement t JOIN source s ON s.key = t.source
    WHERE t.source = ?1 AND t.seen > 0 AND t.start >= ?2 AND (t.start > ?2 OR t.key > ?3) ORDER BY t.start, t.key LIMIT ${PAGE}`;
  let [start, key] = [-1, 0];
  for (let rows: (StatementRow & { seen: number; key: number })[] = []; ; ) {
    rows = db.all(sql, sourceKey, start, key);
    yield* db.checkedRows(rows, (row) => ({ statement: toStatement(row), seen: row.seen }));
    if (rows.length < PAGE) return;
    ({ start, key } = rows.at(-1)!);
  }
}

/**
 * When the statements of a version were seen in the version before it: the same words of the same speaker are nothing new,
 * wherever they stand now and whatever its dates. Where they stand there several times, they are counted off.
 */
export class SeenBefore {
  /** By hashes: the words of a long document would lie in memory all at once. */
  readonly #positions = new Map<string, number | number[]>();

  constructor(before: Iterable<{ readonly statement: Statement; readonly seen: number }>) {
    for (const { statement, seen } of before) {
      const key = wordsAndSpeaker(statement);
      const positions = this.#positions.get(key);
      if (positions === undefined) this.#positions.set(key, seen);
      else if (typeof positions === 'number') this.#positions.set(key, [positions, seen]);
      else positions.push(seen);
    }
  }

  /** Null where it was not seen before. */
  of(statement: Statement): number | null {
    if (this.#positions.size === 0) return null;
    const key = wordsAndSpeaker(statement);
    const positions = this.#positions.get(key);
    if (typeof positions === 'object') return positions.shift() ?? null;
    this.#positions.delete(key);
    return positions ?? null;
  }
}

/** An unnamed speaker has another id in each version, and is known by the description. */
function wordsAndSpeaker({ text, speaker, kind }: Statement): string {
  return createHash('sha256')
    .update(JSON.stringify([text, speaker?.name ?? null, kind]))
    .digest('base64');
}

/**
 * The position of a statement that readers may see from now on: that of the same words in the version before, or which it had
 * when a repair took it out, so that it is no news; else the next one.
 */
export function positionOf(
  db: Connection,
  statement: Statement,
  before: SeenBefore,
  positions: Pick<Positions, 'next'>,
): number {
  const takenOut = () => db.get<{ seen: number }>('SELECT seen FROM taken_out WHERE id = ?', hash(statement.id))?.seen;
  return before.of(statement) ?? takenOut() ?? positions.next();
}
