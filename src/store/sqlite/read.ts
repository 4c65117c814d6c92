import type { Person, Scope, Source, Statement, StatementKind } from '../../model.js';
import type { SourceSummary, StatementFilter, Stats } from '../store.js';
import { nameTerms } from '../terms.js';
import { filterCondition, ftsToken } from './candidates.js';
import type { Connection } from './connection.js';
import { SCHEMA_VERSION } from './migrations.js';
import {
  hash,
  type PersonRow,
  SOURCE_COLUMNS,
  type SourceRow,
  STATEMENT_COLUMNS,
  type StatementRow,
  toPerson,
  toSource,
  toSourceHead,
  toStatement,
} from './rows.js';

export function readSource(db: Connection, id: string): Source | null {
  const row = db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS}, text FROM source WHERE id = ?`, hash(id));
  return row ? toSource(row) : null;
}

/** The source with a key that is known to exist. */
export function readSourceByKey(db: Connection, key: number): Source {
  return toSource(db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS}, text FROM source WHERE key = ?`, key)!);
}

export function readSources(db: Connection): SourceSummary[] {
  return db
    .all<SourceRow & { statements: number; speakers: number }>(
      `SELECT ${SOURCE_COLUMNS}, statements, speakers FROM source WHERE status = 'live' ORDER BY day DESC, key DESC`,
    )
    .map((row) => ({ source: toSourceHead(row), statements: row.statements, speakers: row.speakers }));
}

export function readVersions(db: Connection, id: string): Omit<Source, 'text'>[] {
  return db
    .all<SourceRow>(
      `SELECT ${SOURCE_COLUMNS} FROM source WHERE origin = (SELECT origin FROM source WHERE id = ?) ORDER BY key`,
      hash(id),
    )
    .map(toSourceHead);
}

export function readStatements(db: Connection, ids: readonly string[]): Statement[] {
  const rows = db.all<StatementRow>(
    `SELECT ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
     WHERE t.id IN (SELECT unhex(value) FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const found = new Map(rows.map(toStatement).map((statement) => [statement.id, statement]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

export function readStatementsOf(db: Connection, sourceId: string): Statement[] {
  const row = db.get<{ key: number }>('SELECT key FROM source WHERE id = ?', hash(sourceId));
  return row ? readStatementsByKey(db, row.key) : [];
}

/** All statements of the source with this key, in the order of the text. */
export function readStatementsByKey(db: Connection, sourceKey: number): Statement[] {
  return db
    .all<StatementRow>(
      `SELECT ${STATEMENT_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
       WHERE t.source = ? ORDER BY t.start, t.key`,
      sourceKey,
    )
    .map(toStatement);
}

export function readNamesakes(db: Connection, word: string): Person[] {
  const terms = nameTerms(word);
  return db
    .all<PersonRow>(
      `SELECT p.id, p.detail FROM person_name n JOIN person p ON p.key = n.person
       WHERE n.word IN (SELECT value FROM json_each(?)) GROUP BY p.key HAVING count(*) = ? ORDER BY p.key`,
      JSON.stringify(terms),
      new Set(terms).size,
    )
    .map(toPerson);
}

/** Counts by the text itself, and by the names found in it: "Mark A. Milley" is a mention of "Mark Milley" too. */
export function readMentions(db: Connection, name: string): number {
  const tokens = nameTerms(name).map(ftsToken);
  if (tokens.length === 0) return 0;
  const near = tokens.map((token) => `"${token}"`).join(' ');
  const row = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM source_index WHERE source_index MATCH ?',
    `text : "${tokens.join(' ')}" OR names : NEAR(${near}, 1)`,
  );
  return row?.count ?? 0;
}

export function readScope(db: Connection, filter: StatementFilter): Scope {
  if (Object.values(filter).every((value) => value === undefined)) return readWholeScope(db);
  if (!filter.personIds && !filter.kinds) return readSourceScope(db, filter);
  const { sql, values } = filterCondition(filter, 't');
  const row = db.get<Scope>(
    `SELECT count(DISTINCT t.source) AS sources, count(*) AS statements, min(t.day) AS "from", max(t.day) AS "to"
     FROM statement t ${filter.sourceKinds ? 'JOIN source s ON s.key = t.source' : ''} WHERE ${sql}`,
    ...values,
  );
  return { ...row! };
}

/** Sources in which nobody is quoted were searched, too, unless it is asked about a person or a kind of statement. */
function readSourceScope(db: Connection, filter: StatementFilter): Scope {
  const { sql, values } = filterCondition(filter, 's');
  const row = db.get<Scope>(
    `SELECT count(*) AS sources, coalesce(sum(s.statements), 0) AS statements, min(s.day) AS "from", max(s.day) AS "to"
     FROM source s WHERE ${sql}`,
    ...values,
  );
  return { ...row! };
}

function readWholeScope(db: Connection): Scope {
  const tally = readTally(db);
  // Two queries, since SQLite takes either end of an index at once, but not both.
  const end = (which: 'min' | 'max') =>
    db.get<{ day: string | null }>(`SELECT ${which}(day) AS day FROM source WHERE status = 'live'`)?.day ?? null;
  return { sources: tally('sources'), statements: statementsOf(tally), from: end('min'), to: end('max') };
}

export function readStats(db: Connection): Stats {
  const tally = readTally(db);
  const { people } = db.get<{ people: number }>('SELECT count(*) AS people FROM person WHERE statements > 0')!;
  const byKind: Record<StatementKind, number> = {
    direct: tally('direct'),
    indirect: tally('indirect'),
    mixed: tally('mixed'),
  };
  return { ...readWholeScope(db), people, byKind, schemaVersion: SCHEMA_VERSION };
}

/** Whether no source was ever saved, live or not. */
export function isEmpty(db: Connection): boolean {
  return db.get('SELECT 1 FROM source LIMIT 1') === undefined;
}

/** The running totals of what is live. */
function readTally(db: Connection): (name: string) => number {
  const rows = db.all<{ name: string; value: number }>('SELECT name, value FROM tally');
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => values.get(name) ?? 0;
}

function statementsOf(tally: (name: string) => number): number {
  return tally('direct') + tally('indirect') + tally('mixed');
}
