import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import { describeStore } from './contract.js';

describeStore('the SQLite store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  return {
    open: async (name) => openSqliteStore(join(folder, 'records', `${name}.db`)),
    dispose: () => rm(folder, { recursive: true }),
  };
});
