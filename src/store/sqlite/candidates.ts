import type { Candidate, CandidateQuery, CandidateTerm, StatementFilter } from '../store.js';
import { indexTerm } from '../terms.js';
import type { Connection, Value } from './connection.js';
import { readDays } from './day-counts.js';
import { bestOf, matchAll, type Range, type Restriction } from './match.js';
import { hash, STATEMENT_COLUMNS, type StatementRow, toStatement } from './rows.js';
import { personToken, sourceKindToken, tokensBetween } from './tokens.js';

/** More stems than this are no question but a text; the first ones are searched for. */
const MAX_STEMS = 64;

/** Rows read at once, where a filter may refuse most of them. */
const BATCH = 500;

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

/** The best candidates, or the latest where nothing is asked for. */
export function readCandidates(db: Connection, query: CandidateQuery): Candidate[] {
  return query.terms.length === 0
    ? latest(db, query).map((row) => ({ statement: toStatement(row), day: row.day, around: [] }))
    : matching(db, query);
}

/** A statement with what the query goes by. */
interface CandidateRow extends StatementRow {
  readonly key: number;
  readonly day: string | null;
}

const CANDIDATE_COLUMNS = `t.key, t.day, ${STATEMENT_COLUMNS}`;

function latest(db: Connection, query: CandidateQuery): CandidateRow[] {
  const { sql, values } = filterCondition(query, query.personIds ? 't' : 's');
  // Without a person the sources are walked from the latest day on, so that the walk ends at the limit; CROSS JOIN
  // keeps SQLite to that order (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
  const from = query.personIds
    ? 'statement t JOIN source s ON s.key = t.source'
    : 'source s INDEXED BY source_by_day CROSS JOIN statement t ON t.source = s.key';
  const order = query.personIds ? 't.day DESC, t.source DESC, t.start' : 's.day DESC, s.key DESC, t.start';
  return db.all<CandidateRow>(
    `SELECT ${CANDIDATE_COLUMNS} FROM ${from} WHERE ${sql} ORDER BY ${order} LIMIT ?`,
    ...values,
    query.limit,
  );
}

function matching(db: Connection, query: CandidateQuery): Candidate[] {
  const contenders = matchAll(db, {
    terms: bounded(query.terms),
    least: query.least,
    limit: query.limit,
    restrictions: restrictionsOf(db, query),
    ranges: query.sourceIds && rangesOf(db, query.sourceIds),
  });
  const { sql, values } = filterCondition(query, 't');
  const read = `SELECT ${CANDIDATE_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
    WHERE t.key IN (SELECT value FROM json_each(?)) AND ${sql}`;
  const found: Candidate[] = [];
  // The index knows the months, not the days, and no kinds: what it gives may still be refused.
  for (let from = 0; found.length < query.limit; from += BATCH) {
    const best = bestOf(contenders, from, Math.min(BATCH, query.limit));
    if (best.length === 0) break;
    const keys = JSON.stringify(best.map(({ statement }) => statement));
    const rows = new Map(db.all<CandidateRow>(read, keys, ...values).map((row) => [row.key, row]));
    for (const { statement, around } of best) {
      const row = rows.get(statement);
      if (row) found.push({ statement: toStatement(row), day: row.day, around: bitsOf(around) });
    }
  }
  return found.slice(0, query.limit);
}

function bounded(terms: readonly CandidateTerm[]): CandidateTerm[] {
  let left = MAX_STEMS;
  return terms
    .map((term) => {
      const stems = term.stems.slice(0, left).map(({ stem, worth }) => ({ stem: indexTerm(stem), worth }));
      left -= stems.length;
      return { ...term, stems };
    })
    .filter(({ stems }) => stems.length > 0);
}

function bitsOf(bits: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < 31; place++) if (bits & (1 << place)) places.push(place);
  return places;
}

/** The filter as far as the index knows it, so that no more is looked at than passes. */
function restrictionsOf(db: Connection, { personIds, sourceKinds, from, to }: StatementFilter): Restriction[] {
  const restrictions: Restriction[] = [];
  if (personIds) restrictions.push(personKeys(db, personIds).map(personToken));
  if (sourceKinds) restrictions.push(sourceKinds.map(sourceKindToken));
  if (from !== undefined || to !== undefined) {
    const known = readDays(db);
    restrictions.push(tokensBetween(from ?? known.first ?? '', to ?? known.last ?? ''));
  }
  return restrictions;
}

/** The keys of the statements of some sources: a source's statements are saved one after the other. */
function rangesOf(db: Connection, ids: readonly string[]): Range[] {
  return ids.flatMap((id) => {
    const range = db.get<{ first: number | null; last: number | null }>(
      `SELECT min(t.key) AS first, max(t.key) AS last FROM statement t JOIN source s ON s.key = t.source WHERE s.id = ?`,
      hash(id),
    );
    return range?.first == null || range.last === null ? [] : [{ first: range.first, last: range.last }];
  });
}

function personKeys(db: Connection, ids: readonly string[]): number[] {
  const sql = 'SELECT key FROM person WHERE id IN (SELECT value FROM json_each(?))';
  return db.all<{ key: number }>(sql, JSON.stringify(ids)).map((row) => row.key);
}

/** How many live statements hold each stem; stems that occur nowhere are absent. */
export function readFrequencies(db: Connection, stems: readonly string[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const stem of stems) {
    const row = db.get<{ statements: number }>(
      'SELECT statements FROM term WHERE token = ? AND statements > 0',
      indexTerm(stem),
    );
    if (row) frequencies.set(stem, row.statements);
  }
  return frequencies;
}
