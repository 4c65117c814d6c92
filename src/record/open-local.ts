import { openStore } from '../store/open.js';
import { partlyDamaged } from '../store/sqlite/file/errors.js';
import { readDirectory } from './directory-file.js';
import type { Importer, ImportReport } from './import/documents.js';
import { importing } from './import/index.js';
import type { LocalRecordOptions } from './options.js';
import { packagePath } from './package-files.js';
import { SILENT } from './receipts.js';
import { LocalRecord } from './record.js';

/** Where it is kept that somebody wanted an empty record. */
const SAMPLES = { space: 'record', key: 'samples' };

/** Bytes of a record that is examined whenever it is opened, which takes less than a tenth of a second. */
const SMALL = 4 * 1024 * 1024;

/**
 * Opens a record in this thread.
 *
 * @throws {OnrecordError} as `openRecord`.
 */
export async function openLocalRecord(options: LocalRecordOptions): Promise<LocalRecord> {
  const {
    db,
    identity,
    create = true,
    seed: isWanted = false,
    isExamined = true,
    logger = SILENT,
    onDamage = () => {},
  } = options;
  const directory = readDirectory(options.directory);
  const store = openStore(db, {
    create,
    ...(identity !== undefined && { identity }),
    onDamage: (part) => {
      logger.error(part, 'withheld: not as it was saved');
      onDamage(partlyDamaged(db));
    },
  });
  const record = new LocalRecord(store, directory, logger, options.keepsOffRecord);
  try {
    if (create === 'new') await record.keep(SAMPLES.space, [{ key: SAMPLES.key, value: 'unwanted' }], Date.now());
    else if (
      isWanted &&
      (await store.isEmpty()) &&
      (await record.kept(SAMPLES.space, SAMPLES.key, Date.now())) === null
    )
      await seed({ store, directory }, options.onReport);
    // A large one is examined by whoever stays open, and by doctor and check.
    if (isExamined) await store.examine({ quick: true, largest: SMALL });
  } catch (error) {
    await record.close();
    throw error;
  }
  return record;
}

/** The sample documents are named from the package, so that they are the same wherever it lies. */
async function seed(
  to: Pick<Importer, 'store' | 'directory'>,
  onReport?: (report: ImportReport) => void,
): Promise<void> {
  const { importTogether, reading } = await importing();
  const base = packagePath('.');
  const options = { base, ...(onReport ? { onReport } : {}) };
  await importTogether({ ...to, ...reading }, packagePath('data/documents'), options);
}
