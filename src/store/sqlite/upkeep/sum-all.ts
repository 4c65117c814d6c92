import {
  hex,
  SOURCE_COLUMNS,
  type SourceRow,
  STATEMENT_COLUMNS,
  type StatementRow,
  TEXT_COLUMNS,
} from '../documents/rows.js';
import type { Connection } from '../file/connection.js';
import { chunkSum, listSum, personSum, sourceSum, statementSum, textSum } from '../file/sums.js';
import type { PostingList } from '../statements/posting-rows.js';

/** Rows read at once: a record may have more than fit into memory. */
const PAGE = 1000;

/** Sums all that a version without sums has saved, as it is: what was damaged before can't be told any more. */
export function sumAll(db: Connection): void {
  const source = `SELECT key, ${SOURCE_COLUMNS}, ${TEXT_COLUMNS} FROM source WHERE key > ? ORDER BY key LIMIT ${PAGE / 10}`;
  for (const row of paged<SourceRow>(db, source)) {
    const sums = [sourceSum(hex(row.id), row), textSum(row.text)];
    db.run('UPDATE source SET sum = ?, text_sum = ? WHERE key = ?', ...sums, row.key);
  }
  const statement = `SELECT t.key, ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
                     WHERE t.key > ? ORDER BY t.key LIMIT ${PAGE}`;
  for (const row of paged<StatementRow & { key: number }>(db, statement)) {
    const sum = statementSum(hex(row.id), hex(row.source_id), row);
    db.run('UPDATE statement SET sum = ? WHERE key = ?', sum, row.key);
  }
  const person = `SELECT key, id, detail FROM person WHERE key > ? ORDER BY key LIMIT ${PAGE}`;
  for (const row of paged<{ key: number; id: string; detail: string }>(db, person))
    db.run('UPDATE person SET sum = ? WHERE key = ?', personSum(row), row.key);
  const term = `SELECT key, token, statements, size, last, tail, sum FROM term WHERE key > ? ORDER BY key LIMIT ${PAGE}`;
  for (const row of paged<PostingList>(db, term)) {
    db.run('UPDATE term SET sum = ? WHERE key = ?', listSum(row), row.key);
    const chunks = 'SELECT first, data FROM posting WHERE term = ?';
    for (const { first, data } of db.all<{ first: number; data: Uint8Array }>(chunks, row.key))
      db.run('UPDATE posting SET sum = ? WHERE term = ? AND first = ?', chunkSum(row.key, first, data), row.key, first);
  }
}

/** Sums a source whose decision or detail was changed. */
export function sumAnew(db: Connection, key: number): void {
  const row = db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE key = ?`, key)!;
  db.run('UPDATE source SET sum = ? WHERE key = ?', sourceSum(hex(row.id), row), key);
}

/** The rows of a query that takes the last key read, page by page. */
export function* paged<Row extends { readonly key: number }>(db: Connection, sql: string): Generator<Row> {
  for (let last = 0; ; ) {
    const rows = db.all<Row>(sql, last);
    yield* rows;
    const { key } = rows.at(-1) ?? {};
    if (key === undefined) return;
    last = key;
  }
}
