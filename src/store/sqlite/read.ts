import type { Person, Scope, Source, Statement } from '../../model.js';
import type { SourceSummary, StatementFilter, Stats } from '../store.js';
import { nameTerms } from '../terms.js';
import { filterCondition } from './candidates.js';
import type { Connection } from './connection.js';
import { RowDamaged } from './damage.js';
import { readDayCounts, readKindCounts } from './day-counts.js';
import { SCHEMA_VERSION } from './migrations.js';
import {
  hash,
  type PersonRow,
  SOURCE_COLUMNS,
  type SourceRow,
  STATEMENT_COLUMNS,
  type StatementRow,
  TEXT_COLUMNS,
  toPerson,
  toSource,
  toSourceHead,
  toStatement,
} from './rows.js';

/** As readers may see it: null where it is withheld. */
export function readSource(db: Connection, id: string): Source | null {
  const rows = db.all<SourceRow>(
    `SELECT ${SOURCE_COLUMNS}, ${TEXT_COLUMNS} FROM source WHERE id = ? AND visibility > 0`,
    hash(id),
  );
  return db.sound(rows, toSource)[0] ?? null;
}

/**
 * The source with a key that is known to exist.
 *
 * @throws {RowDamaged} where it doesn't, or isn't as it was saved.
 */
export function readSourceByKey(db: Connection, key: number): Source {
  const row = db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS}, ${TEXT_COLUMNS} FROM source WHERE key = ?`, key);
  if (!row) throw new RowDamaged({ part: 'source' });
  return toSource(row);
}

export function readSources(db: Connection): SourceSummary[] {
  const rows = db.all<SourceRow & { speakers: number }>(
    `SELECT ${SOURCE_COLUMNS}, speakers FROM source WHERE visibility = 2 ORDER BY day DESC, key DESC`,
  );
  return db.sound(rows, ({ speakers, ...row }) => ({
    source: toSourceHead(row),
    statements: row.statements,
    speakers,
  }));
}

export function readStatements(db: Connection, ids: readonly string[]): Statement[] {
  const rows = db.all<StatementRow>(
    `SELECT ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
     WHERE t.id IN (SELECT unhex(value) FROM json_each(?)) AND s.visibility > 0`,
    JSON.stringify(ids),
  );
  const found = new Map(db.sound(rows, toStatement).map((statement) => [statement.id, statement]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export function readStatementsOf(db: Connection, sourceId: string): Statement[] {
  const row = db.get<{ key: number }>('SELECT key FROM source WHERE id = ? AND visibility > 0', hash(sourceId));
  return row ? readStatementsByKey(db, row.key) : [];
}

/** All statements of the source with this key, in the order of the text. */
export function readStatementsByKey(db: Connection, sourceKey: number): Statement[] {
  const rows = db.all<StatementRow>(
    `SELECT ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
     WHERE t.source = ? ORDER BY t.start, t.key`,
    sourceKey,
  );
  return db.sound(rows, toStatement);
}

export function readNamesakes(db: Connection, word: string): Person[] {
  const terms = nameTerms(word);
  const rows = db.all<PersonRow>(
    `SELECT p.id, p.detail, p.sum FROM person_name n JOIN person p ON p.key = n.person
     WHERE n.word IN (SELECT value FROM json_each(?)) GROUP BY p.key HAVING count(*) = ? ORDER BY p.key`,
    JSON.stringify(terms),
    new Set(terms).size,
  );
  return db.sound(rows, toPerson);
}

export function readScope(db: Connection, filter: StatementFilter): Scope {
  // Of several kinds of statement a source may have each: it counts once.
  if (!filter.personIds && !filter.notPersonIds && (filter.kinds?.length ?? 0) <= 1) return readDayCounts(db, filter);
  const { sql, values } = filterCondition(filter, 't');
  const row = db.get<Scope>(
    `SELECT count(DISTINCT t.source) AS sources, count(*) AS statements, min(t.day) AS "from", max(t.day) AS "to"
     FROM statement t ${filter.sourceKinds ? 'JOIN source s ON s.key = t.source' : ''} WHERE ${sql}`,
    ...values,
  );
  return { ...row! };
}

export function readStats(db: Connection): Stats {
  const { people } = db.get<{ people: number }>('SELECT count(*) AS people FROM person WHERE statements > 0')!;
  return { ...readDayCounts(db, {}), people, byKind: readKindCounts(db), schemaVersion: SCHEMA_VERSION };
}

/** Whether no source was ever saved, live or not. */
export function isEmpty(db: Connection): boolean {
  return db.get('SELECT 1 FROM source LIMIT 1') === undefined;
}
