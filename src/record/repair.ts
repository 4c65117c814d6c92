import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Repair } from '../store/examination.js';
import { putInPlace } from '../store/sqlite/upkeep/repair.js';
import { packagePath } from './package-files.js';
import { RequestClient } from './workers/request-client.js';

/** Workers run JavaScript: what was compiled, also where the caller is TypeScript under a test runner. */
const HOST = packagePath('dist/src/record/workers/host.js');

/**
 * Makes a damaged record anew of the documents that are whole, and keeps the damaged file beside it. Nobody may have it
 * open. It takes about as long as to index the record anew: some 40 seconds for 100,000 statements.
 *
 * @param db a file path
 * @throws {OnrecordError} `STORE_BUSY` where somebody has, `STORE_DAMAGED` where nothing can be made of it.
 * @example
 * const { documents, aside } = await repairRecord('var/onrecord.db');
 */
export async function repairRecord(db: string): Promise<Repair> {
  const worker = new Worker(HOST, { name: 'onrecord, repairing', execArgv: [] });
  const ended = once(worker, 'exit');
  try {
    const client = new RequestClient(worker);
    worker.once('error', (error) => client.break(error));
    const made = (await client.call('repair', [db])) as Omit<Repair, 'aside'>;
    await worker.terminate();
    await ended;
    return { ...made, aside: putInPlace(db) };
  } finally {
    await worker.terminate();
  }
}
