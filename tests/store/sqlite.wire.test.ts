import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import { emptyRecord } from '../empty-record.js';
import { describeStore, type StoreUnderTest } from './contract.js';
import { describeKeeping } from './kept-contract.js';
import { describeLedger } from './ledger-contract.js';
import { describePeople } from './people-contract.js';
import { describeVersions } from './versions-contract.js';

async function setUp(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  return {
    open: async (name) => openSqliteStore(emptyRecord(join(folder, 'records', `${name}.db`))),
    dispose: () => rm(folder, { recursive: true }),
  };
}

describeStore('the SQLite store', setUp);
describePeople('the SQLite store', setUp);
describeKeeping('the SQLite store', setUp);
describeLedger('the SQLite store', setUp);
describeVersions('the SQLite store', setUp);
