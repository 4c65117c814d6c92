import type { Statement } from '../../model.js';
import type { CandidateQuery, StatementFilter } from '../store.js';
import { indexTerm } from '../terms.js';
import type { Connection, Value } from './connection.js';
import { STATEMENT_COLUMNS, type StatementRow, toStatement } from './rows.js';

/** Weights of own words, context, topics, title and the person column (a filter only), in the index's measure. */
const WEIGHTS = '4.0, 1.0, 2.0, 0.5, 0.0';

/** More different stems than this are no question but a text; the first ones are searched for. */
const MAX_STEMS = 64;

/**
 * A stem in the form that the index's tokenizer keeps whole: of ASCII only lower-case letters, digits and hyphens, and
 * anything beyond ASCII. A quotation mark can't remain in it, so it can't end the string it is quoted in.
 */
export function ftsToken(stem: string): string {
  return indexTerm(stem).replace(/[^a-z0-9\-\u0080-\uffff]/g, '·');
}

/** The token that stands for a person in the index. No stem begins with an underscore. */
export function personToken(key: number): string {
  return `_p${key}`;
}

const quoted = (tokens: readonly string[]) => tokens.map((token) => `"${token}"`).join(' OR ');

/** An SQL condition and what is bound to it, in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * The filter as a condition on a live statement `t`, of a source `s` where kinds of source are asked for. Both know the
 * day and whether they are live; `walked` says which of them the query goes by.
 */
export function filterCondition(filter: StatementFilter, walked: 't' | 's'): Condition {
  const conditions = [walked === 't' ? 't.live' : "s.status = 'live'"];
  const values: Value[] = [];
  const add = (sql: string, value: string | readonly string[] | undefined) => {
    if (value === undefined) return;
    conditions.push(sql);
    values.push(typeof value === 'string' ? value : JSON.stringify(value));
  };
  // One person's statements lie in order in the index, several people's have to be sorted.
  const [only, ...others] = filter.personIds ?? [];
  if (only !== undefined && others.length === 0) add('t.person = (SELECT key FROM person WHERE id = ?)', only);
  else add('t.person IN (SELECT key FROM person WHERE id IN (SELECT value FROM json_each(?)))', filter.personIds);
  add(`${walked}.day >= ?`, filter.from);
  add(`${walked}.day <= ?`, filter.to);
  add('t.kind IN (SELECT value FROM json_each(?))', filter.kinds);
  add('s.kind IN (SELECT value FROM json_each(?))', filter.sourceKinds);
  return { sql: conditions.join(' AND '), values };
}

/** The best candidates, or the latest where no stem is asked for. */
export function readCandidates(db: Connection, query: CandidateQuery): Statement[] {
  const rows = query.stems.length === 0 ? latest(db, query) : matching(db, query);
  return rows.map(toStatement);
}

function latest(db: Connection, query: CandidateQuery): StatementRow[] {
  const { sql, values } = filterCondition(query, query.personIds ? 't' : 's');
  // Without a person the sources are walked from the latest day on, so that the walk ends at the limit; CROSS JOIN
  // keeps SQLite to that order (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
  const from = query.personIds
    ? 'statement t JOIN source s ON s.key = t.source'
    : 'source s INDEXED BY source_by_day CROSS JOIN statement t ON t.source = s.key';
  const order = query.personIds ? 't.day DESC, t.source DESC, t.start' : 's.day DESC, s.key DESC, t.start';
  return db.all<StatementRow>(
    `SELECT ${STATEMENT_COLUMNS} FROM ${from} WHERE ${sql} ORDER BY ${order} LIMIT ?`,
    ...values,
    query.limit,
  );
}

function matching(db: Connection, query: CandidateQuery): StatementRow[] {
  const { sql, values } = filterCondition(query, 't');
  const stems = [...new Set(query.stems.map(ftsToken))].slice(0, MAX_STEMS);
  let match = `{own context topics title} : (${quoted(stems)})`;
  if (query.personIds) {
    // The index intersects the two lists itself, so that a person of few statements costs little whatever the words.
    const keys = personKeys(db, query.personIds);
    if (keys.length === 0) return [];
    match += ` AND person : (${quoted(keys.map(personToken))})`;
  }
  return db.all<StatementRow>(
    `SELECT ${STATEMENT_COLUMNS}
     FROM statement_index CROSS JOIN statement t ON t.key = statement_index.rowid CROSS JOIN source s ON s.key = t.source
     WHERE statement_index MATCH ? AND ${sql}
     ORDER BY bm25(statement_index, ${WEIGHTS}), t.day DESC, t.key LIMIT ?`,
    match,
    ...values,
    query.limit,
  );
}

function personKeys(db: Connection, ids: readonly string[]): number[] {
  const sql = 'SELECT key FROM person WHERE id IN (SELECT value FROM json_each(?))';
  return db.all<{ key: number }>(sql, JSON.stringify(ids)).map((row) => row.key);
}

/** How many live statements hold each stem; stems that occur nowhere are absent. */
export function readFrequencies(db: Connection, stems: readonly string[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const stem of stems) {
    const row = db.get<{ doc: number }>('SELECT doc FROM statement_term WHERE term = ?', ftsToken(stem));
    if (row) frequencies.set(stem, row.doc);
  }
  return frequencies;
}
