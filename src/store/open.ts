import { OnrecordError } from '../model/errors.js';
import type { SqliteOptions } from './sqlite/file/connection.js';
import { openSqliteStore } from './sqlite/index.js';
import type { Store } from './store.js';

/**
 * Opens the record that a location names: a file path, which is created with its folder where it does not exist, unless
 * `create` says otherwise.
 *
 * @throws {OnrecordError} `STORE_UNSUPPORTED` for a database server, `RECORD_MISSING` and `RECORD_EXISTS` as `create` says,
 *   and whatever opening throws (see `Store`).
 */
export function openStore(
  location: string,
  options: Pick<SqliteOptions, 'create' | 'identity' | 'onDamage'> = {},
): Store {
  if (/^postgres(ql)?:\/\//i.test(location)) {
    throw new OnrecordError(
      'STORE_UNSUPPORTED',
      'The record cannot be kept in PostgreSQL yet.',
      'Set ONRECORD_DB to a file path, for example var/onrecord.db.',
    );
  }
  return openSqliteStore(location, options);
}
