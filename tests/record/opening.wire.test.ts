import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecord, type StatementRecord } from '../../src/record/index.js';

let folder: string;
let db: string;
const open: StatementRecord[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  db = join(folder, 'record.db');
});
afterEach(async () => {
  for (const record of open.splice(0)) await record.close();
  await rm(folder, { recursive: true });
});

async function opened(options: Partial<Parameters<typeof openRecord>[0]> = {}): Promise<StatementRecord> {
  const record = await openRecord({ db, ...options });
  open.push(record);
  return record;
}

async function ended(): Promise<void> {
  for (const record of open.splice(0)) await record.close();
}

const memo = (words: string) => ({ name: `${words}.txt`, bytes: Buffer.from(`"${words}," said Ann Lee.`) });

describe.each(['own', 'caller'] as const)('in the thread: %s; a record', (thread) => {
  it('is opened and not made where that is wanted, also where a file has no byte in it', async () => {
    db = join(folder, 'none', 'record.db');
    await expect(opened({ thread, create: false })).rejects.toMatchObject({ code: 'RECORD_MISSING' });
    expect(existsSync(join(folder, 'none'))).toBe(false);
    db = join(folder, 'empty.db');
    await writeFile(db, '');
    await expect(opened({ thread, create: false })).rejects.toMatchObject({ code: 'RECORD_MISSING' });
    await opened({ thread });
    await ended();
    expect(await (await opened({ thread, create: false })).stats()).toMatchObject({ sources: 0 });
  });

  it('is made new and never over another one, and stays empty then', async () => {
    await opened({ thread, create: 'new' });
    await ended();
    await expect(opened({ thread, create: 'new' })).rejects.toMatchObject({ code: 'RECORD_EXISTS' });
    expect(await (await opened({ thread, seed: true })).stats()).toMatchObject({ sources: 0 });
  });

  it.skipIf(process.platform === 'win32')(
    'that is moved away answers nothing, is not made anew, and goes on when it is back',
    async () => {
      const record = await opened({ thread });
      await record.import(memo('One'));
      await rename(db, `${db}.away`);
      await expect(record.ask('what did Lee say')).rejects.toMatchObject({ code: 'RECORD_GONE' });
      await expect(record.stats()).rejects.toMatchObject({ code: 'RECORD_GONE' });
      await expect(record.import(memo('Two'))).rejects.toMatchObject({ code: 'RECORD_GONE' });
      await expect(record.keep('a', [{ key: 'b', value: 'c' }], 0)).rejects.toMatchObject({ code: 'RECORD_GONE' });
      expect(await record.fault()).toMatchObject({ code: 'RECORD_GONE' });
      expect(existsSync(db)).toBe(false);
      await rename(`${db}.away`, db);
      expect((await record.ask('what did Lee say')).answers).toHaveLength(1);
      expect(await record.import(memo('Two'))).toMatchObject({ added: 1 });
      expect(await record.fault()).toBeNull();
    },
  );

  it.skipIf(process.platform === 'win32')(
    'in whose place another one lies answers nothing until a new start',
    async () => {
      const record = await opened({ thread });
      await record.import(memo('One'));
      const other = await openRecord({ db: join(folder, 'other.db'), thread: 'caller' });
      await other.close();
      await rename(db, `${db}.away`);
      await rename(join(folder, 'other.db'), db);
      await expect(record.ask('what did Lee say')).rejects.toMatchObject({ code: 'RECORD_REPLACED' });
      // Also what is done in a thread that has to open it for this.
      await expect(record.import(memo('Two'))).rejects.toMatchObject({ code: 'RECORD_REPLACED' });
      await expect(record.meetAll('a', ['b'], 0, 1)).rejects.toMatchObject({ code: 'RECORD_REPLACED' });
      await rename(db, join(folder, 'other.db'));
      await rename(`${db}.away`, db);
      expect((await record.ask('what did Lee say')).answers).toHaveLength(1);
    },
  );

  it.skipIf(process.platform === 'win32')('that is emptied or overwritten says so', async () => {
    const record = await opened({ thread });
    await record.import(memo('One'));
    await copyFile(db, join(folder, 'copy.db'));
    await truncate(db, 0);
    await expect(record.ask('what did Lee say')).rejects.toMatchObject({ code: 'RECORD_GONE' });
    await writeFile(db, 'Dear diary, '.repeat(1_000));
    await expect(record.ask('what did Lee say')).rejects.toMatchObject({
      code: expect.stringMatching(/^(STORE_DAMAGED|RECORD_REPLACED)$/),
    });
  });
});
