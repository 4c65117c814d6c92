import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.js';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import { compiled } from '../compiled.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  path = join(folder, 'record.db');
});
afterEach(() => rm(folder, { recursive: true }));

const DAY = 24 * 60 * 60 * 1000;
const events = () => `${path}-events`;

function rows(): number {
  const file = new DatabaseSync(events());
  const { count } = file.prepare('SELECT count(*) AS count FROM met').get() as { count: number };
  file.close();
  return count;
}

describe('the file of the keys of events', () => {
  it('is made when it is needed, for its owner alone', async () => {
    const store = openStore(path);
    await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
    expect(await readdir(folder)).not.toContain('record.db-events');
    await store.meetAll('event', [], 0, DAY);
    expect(await readdir(folder)).toContain('record.db-events');
    await store.meetAll('event', ['a'], 0, DAY);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    await store.close();
  });

  it('is none of a record in memory', async () => {
    const store = openStore(':memory:');
    expect(await store.meetAll('event', ['a'], 0, DAY)).toEqual(['a']);
    expect(await store.meetAll('event', ['a'], 0, DAY)).toEqual([]);
    await store.close();
    expect(await readdir('.')).not.toContain(':memory:-events');
  });

  it('has the keys that an earlier version kept in the record, and no values', async () => {
    const store = openStore(path);
    await store.keep('turn', [{ key: 'a', value: 'one', expires: DAY }], 0);
    await store.close();
    const earlier = new DatabaseSync(path);
    earlier.exec(
      `INSERT INTO kept (space, key, value, expires) VALUES ('met', 'a', '', ${DAY}), ('met', 'old', '', 5)`,
    );
    earlier.close();
    const again = openStore(path);
    expect(await again.meetAll('met', ['a', 'b', 'old'], 10, DAY)).toEqual(['b', 'old']);
    expect(await again.meetAll('turn', ['a'], 10, DAY)).toEqual(['a']);
    await again.close();
  });

  it('loses its expired rows to what is written later, so that they never pile up', async () => {
    const store = openStore(path);
    const keys = (from: number, count: number) => Array.from({ length: count }, (_, nth) => `${from + nth}`);
    await store.meetAll('event', keys(0, 1_000), 0, 10);
    await store.meetAll('event', keys(1_000, 100), 10, 20);
    // A bounded number at a time, and more than came in.
    expect(rows()).toBeGreaterThan(200);
    expect(rows()).toBeLessThan(1_000);
    for (let time = 0; time < 10; time++) await store.meetAll('event', [`${time} more`], 10, 20);
    expect(rows()).toBe(110);
    await store.close();
  });

  it('says that another process is writing to it, and not to the record', async () => {
    const store = openSqliteStore(path, { timeoutMs: 1 });
    await store.meetAll('event', ['a'], 0, DAY);
    const other = new DatabaseSync(events());
    other.exec('BEGIN IMMEDIATE');
    for (const write of [store.meetAll('event', ['b'], 0, DAY), store.unmeet('event', ['a'])])
      await expect(write).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.meetAll('event', ['a', 'b'], 0, DAY)).toEqual(['b']);
    await store.close();
  });

  it.each([
    ['something else', () => writeFile(events(), 'this is no database, and longer than a header is '.repeat(9))],
    [
      "another program's",
      async () => {
        const other = new DatabaseSync(events());
        other.exec('CREATE TABLE mine (x); PRAGMA user_version = 7');
        other.close();
      },
    ],
  ])('that is %s is left as it is, and named with what to do', async (_, make) => {
    const store = openStore(path);
    await make();
    const meeting = store.meetAll('event', ['a'], 0, DAY);
    await expect(meeting).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      message: expect.stringContaining('record.db-events'),
      remedy: expect.stringContaining('move it away'),
    });
    // The record is not concerned.
    await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
    await store.close();
  });

  it('is made by one of several processes that begin at once, and each key is new to one of them', async () => {
    await openStore(path).close();
    const program = `
      import { openStore } from ${JSON.stringify(compiled('src/store/open.js'))};
      const store = openStore(${JSON.stringify(path)});
      process.stdin.once('data', async () => {
        const met = [];
        for (let nth = 0; nth < 20; nth++) met.push(...await store.meetAll('event', [String(nth)], 0, 1000));
        process.stdout.write(met.join() + ';');
        process.exit();
      });
      process.stdout.write('ready;');`;
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = children.map((child) => {
      const told = { text: '' };
      child.stdout.on('data', (data) => {
        told.text += data;
      });
      return told;
    });
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    const ended = children.map((child) => once(child, 'close'));
    for (const child of children) child.stdin.write('go');
    await Promise.all(ended);
    const met = said.flatMap(({ text }) => text.split(';')[1]!.split(',').filter(Boolean));
    expect(met.toSorted()).toEqual(Array.from({ length: 20 }, (_, nth) => String(nth)).toSorted());
  });
});
