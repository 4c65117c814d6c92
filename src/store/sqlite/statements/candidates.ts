import { indexTerm } from '../../index/terms.js';
import type { CandidateQuery, StatementCandidate, StatementFilter } from '../../statement-index.js';
import { hash, STATEMENT_COLUMNS, type StatementRow, toStatement } from '../documents/rows.js';
import type { Connection, Value } from '../file/connection.js';
import { RowDamaged } from '../file/damage.js';
import { bestInTime } from './best-in-time.js';
import { readDays } from './day-counts.js';
import { bestOf, type KeyRange, matchAll, type Restriction } from './match.js';
import { readLists } from './posting-rows.js';
import { kindToken, personToken, sourceKindToken, tokensBetween } from './tokens.js';

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
  const conditions = [walked === 't' ? 't.live' : 's.visibility = 2'];
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
  add(
    '(t.person IS NULL OR t.person NOT IN (SELECT key FROM person WHERE id IN (SELECT value FROM json_each(?))))',
    filter.notPersonIds,
  );
  add(`${walked}.day >= ?`, filter.from);
  add(`${walked}.day <= ?`, filter.to);
  add('t.kind IN (SELECT value FROM json_each(?))', filter.kinds);
  add('s.kind IN (SELECT value FROM json_each(?))', filter.sourceKinds);
  return { sql: conditions.join(' AND '), values };
}

/** The best candidates, or the first or latest; where no term is asked for, all, latest first unless said. */
export function readCandidates(db: Connection, query: CandidateQuery): StatementCandidate[] {
  // As of one moment: another process may be writing the lists and the statements.
  return db.snapshot(() =>
    query.terms.length === 0
      ? db.checkedRows(candidatesByDay(db, query), (row) => ({ statement: toStatement(row), day: row.day, around: [] }))
      : matching(db, query),
  );
}

/** A statement with what the query goes by. */
interface CandidateRow extends StatementRow {
  readonly key: number;
}

const CANDIDATE_COLUMNS = `t.key, ${STATEMENT_COLUMNS}`;

/** All that pass the filter, in the order of their days; those without a day at the end. */
function candidatesByDay(db: Connection, query: CandidateQuery): CandidateRow[] {
  const { personIds, order, limit, skip = 0 } = query;
  const { sql, values } = filterCondition(query, personIds ? 't' : 's');
  // Without a person the sources are walked day by day, so that the walk ends at the limit; CROSS JOIN keeps SQLite to
  // that order (https://sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
  const from = personIds
    ? 'statement t JOIN source s ON s.key = t.source'
    : 'source s INDEXED BY source_by_day CROSS JOIN statement t ON t.source = s.key';
  const [day, key] = personIds ? ['t.day', 't.source'] : ['s.day', 's.key'];
  const read = (condition: string, direction: 'ASC' | 'DESC', most: number, before: number) =>
    db.all<CandidateRow>(
      `SELECT ${CANDIDATE_COLUMNS} FROM ${from} WHERE ${sql} ${condition}
       ORDER BY ${day} ${direction}, ${key} ${direction}, t.start LIMIT ? OFFSET ?`,
      ...values,
      most,
      before,
    );
  if (order !== 'first') return read('', 'DESC', limit, skip);
  // No day comes before all others in SQLite's order.
  const dated = read(`AND ${day} IS NOT NULL`, 'ASC', limit, skip);
  return dated.length === limit || skip > 0
    ? dated
    : [...dated, ...read(`AND ${day} IS NULL`, 'ASC', limit - dated.length, 0)];
}

function matching(db: Connection, query: CandidateQuery): StatementCandidate[] {
  const { terms, least, limit, skip = 0, order = 'best' } = query;
  const contenders = matchAll(db, {
    terms: terms.map((term) => ({ ...term, stems: term.stems.map((one) => ({ ...one, stem: indexTerm(one.stem) })) })),
    least,
    limit,
    restrictions: restrictionsOf(db, query),
    excluded: personKeys(db, query.notPersonIds ?? []).map(personToken),
    ranges: query.sourceIds && rangesOf(db, query.sourceIds),
  });
  const best =
    order === 'best' || contenders.size <= limit
      ? bestOf(contenders, skip, limit)
      : bestInTime(db, contenders, { order, days: readDays(db), room: skip + limit }).slice(skip);
  const read = `SELECT ${CANDIDATE_COLUMNS} FROM statement t JOIN source s ON s.key = t.source
    WHERE t.key IN (SELECT value FROM json_each(?)) AND t.live`;
  const keys = JSON.stringify(best.map(({ statement }) => statement));
  const rows = new Map(db.all<CandidateRow>(read, keys).map((row) => [row.key, row]));
  return db.checkedRows(best, ({ statement, around }) => {
    const row = rows.get(statement);
    // What the index holds is live: it was read in the same snapshot.
    if (!row) throw new RowDamaged({ part: 'index', id: `statement ${statement}` });
    return { statement: toStatement(row), day: row.day, around: bitsOf(around) };
  });
}

function bitsOf(bits: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < 31; place++) if (bits & (1 << place)) places.push(place);
  return places;
}

/** The filter as tokens of the index: a match has one of each. */
function restrictionsOf(
  db: Connection,
  { personIds, kinds, sourceKinds, from, to }: StatementFilter,
): readonly Restriction[] {
  const restrictions: Restriction[] = [];
  if (personIds) restrictions.push(personKeys(db, personIds).map(personToken));
  if (kinds) restrictions.push(kinds.map(kindToken));
  if (sourceKinds) restrictions.push(sourceKinds.map(sourceKindToken));
  if (from !== undefined || to !== undefined) {
    const known = readDays(db);
    restrictions.push(tokensBetween(from ?? known.first ?? '', to ?? known.last ?? ''));
  }
  return restrictions;
}

/** The keys of the statements of some sources: a source's statements are saved one after the other. */
function rangesOf(db: Connection, ids: readonly string[]): KeyRange[] {
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
  const lists = readLists(db, stems.map(indexTerm));
  const frequencies = new Map<string, number>();
  for (const stem of stems) {
    const list = lists.get(indexTerm(stem));
    if (list) frequencies.set(stem, list.statements);
  }
  return frequencies;
}
