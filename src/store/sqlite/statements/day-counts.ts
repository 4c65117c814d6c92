import type { Scope } from '../../../model/answer.js';
import type { StatementKind } from '../../../model/statement.js';
import type { StatementFilter } from '../../statement-index.js';
import type { Connection, Value } from '../file/connection.js';
import type { Days } from './tokens.js';

/** Adds a source to the counts of its day, or takes it out of them with `by` of -1. */
export function addToDayCounts(db: Connection, sourceKey: number, by: 1 | -1): void {
  db.run(
    `INSERT INTO day_count (day, source_kind, statement_kind, sources, statements)
     SELECT coalesce(day, ''), kind, '', ?1, 0 FROM source WHERE key = ?2
     UNION ALL
     SELECT coalesce(s.day, ''), s.kind, t.kind, ?1, ?1 * count(*)
     FROM statement t JOIN source s ON s.key = t.source WHERE t.source = ?2 GROUP BY t.kind
     ON CONFLICT DO UPDATE SET sources = sources + excluded.sources, statements = statements + excluded.statements`,
    by,
    sourceKey,
  );
}

/**
 * What the filter lets through, of everybody and of at most one kind of statement. Sources in which nobody is quoted were
 * searched, too, unless it is asked about a kind of statement.
 */
export function readDayCounts(
  db: Connection,
  { from, to, kinds, sourceKinds }: Omit<StatementFilter, 'personIds' | 'notPersonIds'>,
): Scope {
  const conditions = ['sources > 0'];
  const values: Value[] = [];
  const add = (sql: string, value: Value) => {
    conditions.push(sql);
    values.push(value);
  };
  if (from !== undefined) add("day <> '' AND day >= ?", from);
  if (to !== undefined) add("day <> '' AND day <= ?", to);
  if (sourceKinds) add('source_kind IN (SELECT value FROM json_each(?))', JSON.stringify(sourceKinds));
  if (kinds) add('statement_kind IN (SELECT value FROM json_each(?))', JSON.stringify(kinds));
  const counted = kinds ? '1' : "statement_kind = ''";
  const row = db.get<Scope>(
    `SELECT coalesce(sum(sources) FILTER (WHERE ${counted}), 0) AS sources, coalesce(sum(statements), 0) AS statements,
       min(nullif(day, '')) AS "from", max(nullif(day, '')) AS "to"
     FROM day_count WHERE ${conditions.join(' AND ')}`,
    ...values,
  );
  return { ...row! };
}

/** How many live statements there are of each kind. */
export function readKindCounts(db: Connection): Record<StatementKind, number> {
  const rows = db.all<{ kind: StatementKind; count: number }>(
    `SELECT statement_kind AS kind, sum(statements) AS count FROM day_count WHERE statement_kind <> '' GROUP BY 1`,
  );
  const counts: Record<StatementKind, number> = { direct: 0, indirect: 0, mixed: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}

/** The first and the last day of the live record. */
export function readDays(db: Connection): Days {
  // Two queries, since SQLite takes either end of an index at once, but not both.
  const end = (which: 'min' | 'max') =>
    db.get<{ day: string | null }>(`SELECT ${which}(day) AS day FROM source WHERE visibility = 2`)?.day ?? null;
  return { first: end('min'), last: end('max') };
}
