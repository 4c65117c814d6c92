import type { Scope } from '../../../model/answer.js';
import type { Person } from '../../../model/person.js';
import type { Source } from '../../../model/source.js';
import type { Statement } from '../../../model/statement.js';
import type { SourceSummary, Stats } from '../../documents.js';
import { nameTerms } from '../../index/terms.js';
import type { StatementFilter } from '../../statement-index.js';
import type { Connection } from '../file/connection.js';
import { RowDamaged } from '../file/damage.js';
import { SCHEMA_VERSION } from '../file/migrations.js';
import { filterCondition } from '../statements/candidates.js';
import { readDayCounts, readKindCounts } from '../statements/day-counts.js';
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
  const row = db.get<SourceRow>(
    `SELECT ${SOURCE_COLUMNS}, ${TEXT_COLUMNS} FROM source WHERE id = ? AND visibility > 0`,
    hash(id),
  );
  return db.checkedRow(row, toSource) ?? null;
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

/** The same without its text. */
export function readSourceHead(db: Connection, key: number): Omit<Source, 'text'> {
  const row = db.get<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source WHERE key = ?`, key);
  if (!row) throw new RowDamaged({ part: 'source' });
  return toSourceHead(row);
}

export function readSourceSummaries(db: Connection): SourceSummary[] {
  const rows = db.all<SourceRow & { speakers: number }>(
    `SELECT ${SOURCE_COLUMNS}, speakers FROM source WHERE visibility = 2 ORDER BY day DESC, key DESC`,
  );
  return db.checkedRows(rows, ({ speakers, ...row }) => ({
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
  const found = new Map(db.checkedRows(rows, toStatement).map((statement) => [statement.id, statement]));
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
  return db.checkedRows(rows, toStatement);
}

/** The named people with all of these words, read from the word that the fewest have: of a common one there are many. */
export function readNamesakes(db: Connection, words: string): Person[] {
  const terms = [...new Set(nameTerms(words))];
  if (terms.length === 0) return [];
  const rarest = terms.length === 1 ? terms[0]! : rarestName(db, terms);
  const others = terms.filter((term) => term !== rarest);
  const also = 'AND EXISTS (SELECT 1 FROM person_name o WHERE o.word = ? AND o.person = n.person)';
  const rows = db.all<PersonRow>(
    `SELECT p.id, p.detail, p.sum FROM person_name n JOIN person p ON p.key = n.person
     WHERE n.word = ? ${others.map(() => also).join(' ')} ORDER BY n.person`,
    rarest,
    ...others,
  );
  return db.checkedRows(rows, toPerson);
}

/** How many people are counted of each word at first; four times as many each time that none of them has fewer. */
const FIRST_COUNTED = 64;

/** The word of a name that the fewest people have, or about as few, counted no further than that takes. */
function rarestName(db: Connection, terms: readonly string[]): string {
  const sql = 'SELECT count(*) AS count FROM (SELECT 1 FROM person_name WHERE word = ? LIMIT ?)';
  for (let most = FIRST_COUNTED; ; most *= 4) {
    const found = terms.find((term) => db.get<{ count: number }>(sql, term, most)!.count < most);
    if (found !== undefined) return found;
  }
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
