import { OnrecordError } from '../model/errors.js';
import type { SqliteOptions } from './sqlite/file/connection.js';
import { openSqliteStore } from './sqlite/index.js';
import type { Store } from './store.js';

/** How a record is opened. */
export type StoreOptions = Pick<SqliteOptions, 'create' | 'identity' | 'onDamage'>;

/** Something that keeps records. */
export interface StoreBackend {
  /** Whether it keeps the record that a location names. */
  accepts(location: string): boolean;
  /** @throws {OnrecordError} `RECORD_MISSING` and `RECORD_EXISTS` as `create` says, and whatever opening throws (see `Store`). */
  open(location: string, options: StoreOptions): Store;
}

const postgres: StoreBackend = {
  accepts: (location) => /^postgres(ql)?:\/\//i.test(location),
  open: () => {
    throw new OnrecordError(
      'STORE_UNSUPPORTED',
      'The record cannot be kept in PostgreSQL yet.',
      'Set ONRECORD_DB to a file path, for example var/onrecord.db.',
    );
  },
};

const sqlite: StoreBackend = { accepts: () => true, open: openSqliteStore };

/** All that keep records, the most particular first: the first one that accepts a location keeps the record there. */
export const BACKENDS: readonly StoreBackend[] = [postgres, sqlite];

/**
 * Opens the record that a location names: a file path, which is created with its folder where it does not exist, unless
 * `create` says otherwise.
 *
 * @param backends those among which the location tells; all there are unless said
 * @throws {OnrecordError} `STORE_UNSUPPORTED` for a database server, `RECORD_MISSING` and `RECORD_EXISTS` as `create` says,
 *   and whatever opening throws (see `Store`).
 */
export function openStore(
  location: string,
  options: StoreOptions = {},
  backends: readonly StoreBackend[] = BACKENDS,
): Store {
  // The last one takes any location for a file path.
  return backends.find((backend) => backend.accepts(location))!.open(location, options);
}
