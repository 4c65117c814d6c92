import { openStore } from '../store/open.js';
import { partlyDamagedError } from '../store/sqlite/file/errors.js';
import { readDirectory } from './directory-file.js';
import { Imports } from './import/index.js';
import type { ImportReport } from './import/report.js';
import type { LocalRecordOptions } from './options.js';
import { packagePath } from './package-files.js';
import { SILENT } from './receipts.js';
import { LocalRecord } from './record.js';

/** Where it is kept that somebody wanted an empty record. */
const SAMPLES = { space: 'record', key: 'samples' };

/** Bytes of a record that is examined whenever it is opened, which takes less than a tenth of a second. */
const SMALL = 4 * 1024 * 1024;

/** A record, and what imports into it. */
export interface OpenedRecord {
  readonly record: LocalRecord;
  readonly imports: Imports;
}

/**
 * Opens a record in this thread.
 *
 * @throws {OnrecordError} as `openRecord`.
 */
export async function openLocalRecord({ onReport, ...options }: LocalRecordOptions): Promise<LocalRecord> {
  const steps = openSteps(options);
  try {
    for (;;) {
      const { value, done } = await steps.next();
      if (done) return value.record;
      await onReport?.(value);
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/**
 * Opens a record in this thread. Gives a report of each sample document as it is read; a record that isn't opened to the
 * end is closed, and has none of them.
 *
 * @throws {OnrecordError} as `openRecord`.
 */
export async function* openSteps(
  options: Omit<LocalRecordOptions, 'onReport'>,
): AsyncGenerator<ImportReport, OpenedRecord> {
  const { db, identity, create = true, seed = false, isExamined = true, keepsOffRecord = false } = options;
  const { logger = SILENT, onDamage = () => {} } = options;
  const directory = readDirectory(options.directory);
  const store = openStore(db, {
    create,
    ...(identity !== undefined && { identity }),
    onDamage: (part) => {
      logger.error(part, 'withheld: not as it was saved');
      onDamage(partlyDamagedError(db));
    },
  });
  const imports = new Imports({ store, directory, keepsOffRecord });
  const record = new LocalRecord(store, directory, logger, imports);
  let isOpen = false;
  try {
    if (create === 'new') await record.keep(SAMPLES.space, [{ key: SAMPLES.key, value: 'unwanted' }], Date.now());
    else if (seed && (await store.isEmpty()) && (await record.kept(SAMPLES.space, SAMPLES.key, Date.now())) === null) {
      // The sample documents are named from the package, so that they are the same wherever it lies.
      const samples = new Imports({ store, directory, keepsOffRecord: false });
      yield* samples.folder(packagePath('data/documents'), packagePath('.'));
    }
    // A large one is examined by whoever stays open, and by doctor and check.
    if (isExamined) await store.examine({ quick: true, largest: SMALL });
    isOpen = true;
  } finally {
    if (!isOpen) await record.close();
  }
  return { record, imports };
}
