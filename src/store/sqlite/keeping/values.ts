import type { KeptValue } from '../../keeping.js';
import { checkKept } from '../../keeping.js';
import { type Connection, SHORT_WRITE } from '../file/connection.js';

/** Expired rows removed with each write, beside twice as many as it adds: so they never pile up. */
const SWEPT = 100;

export function keepValues(db: Connection, space: string, values: readonly KeptValue[], now: number): void {
  checkKept(space, ...values.flatMap(({ key, value }) => [key, value]));
  if (values.length === 0) return;
  db.writeUncounted(() => {
    const sql = `INSERT INTO kept (space, key, value, expires) VALUES (?, ?, ?, ?)
                 ON CONFLICT (space, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;
    for (const { key, value, expires = null } of values) db.run(sql, space, key, value, expires);
    sweep(db, now, values.length);
  }, SHORT_WRITE);
}

export function readValue(db: Connection, space: string, key: string, now: number): string | null {
  const sql = 'SELECT value FROM kept WHERE space = ? AND key = ? AND (expires IS NULL OR expires > ?)';
  return db.get<{ value: string }>(sql, space, key, now)?.value ?? null;
}

export function readValues(db: Connection, space: string, now: number): KeptValue[] {
  const sql = `SELECT key, value, expires FROM kept WHERE space = ? AND (expires IS NULL OR expires > ?) ORDER BY key`;
  return db
    .all<{ key: string; value: string; expires: number | null }>(sql, space, now)
    .map(({ key, value, expires }) => ({ key, value, ...(expires === null ? {} : { expires }) }));
}

/** Puts one value in the place of another, where that still stands there. */
export function compareAndSet(db: Connection, space: string, key: string, before: string, after: string): boolean {
  checkKept(space, key, after);
  const sql = 'UPDATE kept SET value = ? WHERE space = ? AND key = ? AND value = ? RETURNING key';
  return db.writeUncounted(() => db.get(sql, after, space, key, before) !== undefined, SHORT_WRITE);
}

export function forgetValues(db: Connection, space: string, keys: readonly string[]): void {
  if (keys.length === 0) return;
  db.writeUncounted(() => {
    for (const key of keys) db.run('DELETE FROM kept WHERE space = ? AND key = ?', space, key);
  }, SHORT_WRITE);
}

function sweep(db: Connection, now: number, added: number): void {
  db.run(
    `DELETE FROM kept WHERE (space, key) IN (SELECT space, key FROM kept WHERE expires <= ? ORDER BY expires LIMIT ?)`,
    now,
    SWEPT + 2 * added,
  );
}
