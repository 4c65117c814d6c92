import type { Source, Statement } from '../../model.js';
import type { SeenQuery, SeenStatements } from '../ledger.js';
import type { Connection } from './connection.js';
import {
  SOURCE_COLUMNS,
  type SourceRow,
  STATEMENT_COLUMNS,
  type StatementRow,
  toSourceHead,
  toStatement,
} from './rows.js';

/** Statements are counted by their keys: they grow, and none is ever taken away. */
export function readNewest(db: Connection): number {
  return db.get<{ newest: number | null }>('SELECT max(key) AS newest FROM statement')?.newest ?? 0;
}

export function readPositionAt(db: Connection, time: number): number {
  const row = db.get<{ first: number | null }>(
    `SELECT min(t.key) AS first FROM source s JOIN statement t ON t.source = s.key WHERE s.saved >= ?`,
    time,
  );
  return row?.first === null || row === undefined ? readNewest(db) : row.first - 1;
}

export function readSeenAt(db: Connection, ids: readonly string[]): (number | null)[] {
  const rows = db.all<{ id: string; saved: number }>(
    `SELECT lower(hex(t.id)) AS id, s.saved FROM statement t
     JOIN statement first ON first.key = t.seen JOIN source s ON s.key = first.source
     WHERE t.id IN (SELECT unhex(value) FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const times = new Map(rows.map(({ id, saved }) => [id, saved]));
  return ids.map((id) => times.get(id) ?? null);
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
    const statements = rows.toReversed().map((row) => {
      const source = sources.get(row.source) ?? readHead(db, row.source);
      sources.set(row.source, source);
      return { statement: toStatement(row), source };
    });
    return { statements, total };
  });
}

function readHead(db: Connection, key: number): Omit<Source, 'text'> {
  return toSourceHead(db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE key = ?`, key)!);
}

/** The statements of one source, each with its position. */
export function readSeenOf(db: Connection, sourceKey: number): { statement: Statement; seen: number }[] {
  return db
    .all<StatementRow & { seen: number }>(
      `SELECT ${STATEMENT_COLUMNS}, t.seen FROM statement t JOIN source s ON s.key = t.source
       WHERE t.source = ? ORDER BY t.start, t.key`,
      sourceKey,
    )
    .map((row) => ({ statement: toStatement(row), seen: row.seen }));
}

/**
 * When the statements of a version were seen in the version before it: the same words of the same speaker are nothing new,
 * wherever they stand now and whatever its dates. Where they stand there several times, they are counted off.
 */
export class SeenBefore {
  readonly #positions = new Map<string, number[]>();

  constructor(before: readonly { readonly statement: Statement; readonly seen: number }[]) {
    for (const { statement, seen } of before) {
      const key = wordsAndSpeaker(statement);
      const positions = this.#positions.get(key);
      if (positions) positions.push(seen);
      else this.#positions.set(key, [seen]);
    }
  }

  /** Null where it was not seen before. */
  of(statement: Statement): number | null {
    return this.#positions.get(wordsAndSpeaker(statement))?.shift() ?? null;
  }
}

/** An unnamed speaker has another id in each version, and is known by the description. */
function wordsAndSpeaker({ text, speaker, kind }: Statement): string {
  return JSON.stringify([text, speaker?.name ?? null, kind]);
}
