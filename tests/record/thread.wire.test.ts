import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OnrecordError, openRecord, type RecordOptions, type StatementRecord } from '../../src/index.js';
import { inBatches } from '../../src/record/workers/batches.js';
import { openThreadedRecord } from '../../src/record/workers/client.js';
import { compiled } from '../compiled.js';

/** What is so of a record in threads of its own; what is so of any is in `record.wire.test.ts`. */

/** Threads take their time to start on a busy machine; nothing here is measured. */

const MORTAL = fileURLToPath(new URL('mortal-host.mjs', import.meta.url));

const memo = (name: string) => ({ name, bytes: new TextEncoder().encode(`"This is ${name}," said Ann Lee.`) });
const said = (text: string) => ({ text, speaker: 'Ann Lee' });

let folder: string;
let db: string;
const open: StatementRecord[] = [];
async function opened(options: Partial<RecordOptions> = {}, host?: string): Promise<StatementRecord> {
  const record = await openThreadedRecord({ db, ...options }, host);
  open.push(record);
  return record;
}
beforeAll(() => {
  compiled('src/record/workers/host.ts');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  db = join(folder, 'record.db');
});
afterEach(async () => {
  for (const record of open.splice(0)) await record.close();
  await rm(folder, { recursive: true });
});

describe('questions during an import', () => {
  it('are answered while a long document is read, and then know it', async () => {
    const record = await opened();
    const order: string[] = [];
    let asked: Promise<unknown> = Promise.resolve();
    const long = { name: 'long', bytes: Buffer.from('"It is late," said Bob Ray of the river.\n\n'.repeat(4_000)) };
    await record.import([memo('one'), long], {
      onReport: ({ name }) => {
        order.push(name);
        asked = asked.then(() => record.ask('what did Lee say')).then(({ outcome }) => order.push(outcome));
      },
    });
    await asked;
    expect(order).toEqual(['one', 'answered', 'long', 'answered']);
    expect((await record.ask('what did Ray say about the river')).outcome).toBe('answered');
  });

  it('can be asked by the import’s own listener, which it waits for', async () => {
    const record = await opened();
    const totals: number[] = [];
    const onReport = async () => void totals.push((await record.stats()).sources);
    await record.import(['one', 'two', 'three'].map(memo), { onReport });
    expect(totals).toEqual([1, 2, 3]);
  });
});

describe('a crowd of questions', () => {
  it('is answered by several threads, each of which knows at once what was imported', async () => {
    const record = await opened();
    await record.import(memo('one'));
    const crowd = () =>
      Promise.all(Array.from({ length: 40 }, (_, at) => record.ask('what did Lee say', { skip: at % 2 })));
    for (const [sources, name] of ['one', 'two', 'three'].entries()) {
      await record.import(memo(name));
      expect(new Set((await crowd()).map(({ total }) => total))).toEqual(new Set([sources + 1]));
    }
  });
});

it('says of what an error is about, as any record', async () => {
  const record = await opened();
  const when = (about: 'since' | 'until') => record.ask('the letter', { [about]: 'soon' });
  await expect(when('since')).rejects.toMatchObject({ code: 'DATE_UNREAD', about: 'since' });
  await expect(when('until')).rejects.toMatchObject({ code: 'DATE_UNREAD', about: 'until' });
  await expect(record.ask('the letter', { speaker: '?' })).rejects.toMatchObject({ about: 'speaker' });
});

describe('what is imported', () => {
  it('is pulled no faster than it is taken', async () => {
    const record = await opened();
    let pulled = 0;
    function* lines() {
      for (; pulled < 3_000; pulled++) yield said(`It is ${pulled} now.`);
    }
    let pulledWhileHeld = 0;
    let isFirst = true;
    const onProgress = async () => {
      if (!isFirst) return;
      isFirst = false;
      // Another import goes all the way meanwhile; this one must stand still.
      await record.import(memo('other'));
      pulledWhileHeld = pulled;
    };
    expect(await record.importStatements(lines(), { onProgress })).toMatchObject({ added: 3_000 });
    expect(pulledWhileHeld).toBeGreaterThanOrEqual(500);
    expect(pulledWhileHeld).toBeLessThan(2_000);
  });

  it('is let go of when the import has failed', async () => {
    const record = await opened();
    let letGo = (_: string) => {};
    const done = new Promise<string>((resolve) => {
      letGo = resolve;
    });
    async function* items() {
      try {
        for (;;) yield 42 as unknown as string;
      } finally {
        letGo('let go');
      }
    }
    await expect(record.import(items())).rejects.toMatchObject({ code: 'IMPORT_ITEM' });
    expect(await done).toBe('let go');
  });

  it('stays the caller’s: bytes are copied, and only those that are meant', async () => {
    const record = await opened();
    const pool = Buffer.from('secret "We agree," said Ann Lee. secret');
    const item = { name: 'a', bytes: pool.subarray(7, 32) };
    const { reports } = await record.import(item);
    expect(item.bytes.toString()).toBe('"We agree," said Ann Lee.');
    const [report] = reports;
    expect((await record.source(report?.outcome === 'added' ? report.sourceId : ''))?.text).toBe(item.bytes.toString());
  });

  it('may be as odd as it likes: what is no statement is refused, and the rest is saved', async () => {
    const record = await opened();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const odd = [
      JSON.parse(`{ "text": "No.", "speaker": "Ann Lee", "__proto__": { "polluted": [${'0,'.repeat(600)}0] } }`),
      { ...said('No.'), odd: Array(600).fill(() => {}) },
      { ...said('No.'), odd: new Map([[circle, new Set([1])]]) },
      JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`),
      circle,
      null,
      undefined,
      said('It was a draft.'),
    ];
    expect(await record.importStatements(odd)).toMatchObject({ refused: 7, added: 1 });
  });

  it('is refused in words where it can’t be sent', async () => {
    const record = await opened();
    const lines = [{ ...said('It was a draft.'), odd: Symbol('odd') }];
    await expect(record.importStatements(lines)).rejects.toMatchObject({ code: 'RECORD_NOT_DATA' });
    await expect(record.importStatements([said('It was a draft.')])).resolves.toMatchObject({ added: 1 });
  });
});

describe('while another program writes', () => {
  it('questions are answered, and what is to be kept fails after its own short wait', async () => {
    const record = await opened();
    await record.import(memo('one'));
    const other = new DatabaseSync(db);
    other.exec('BEGIN IMMEDIATE');
    const order: string[] = [];
    const keeping = record.keep('turn', [{ key: 'a', value: '{}' }], 0);
    const importing = record.import(memo('two'));
    const busy = expect(keeping).rejects.toMatchObject({ code: 'STORE_BUSY' });
    const asked = record.ask('what did Lee say').then(({ outcome }) => order.push(outcome));
    await Promise.all([asked, busy.then(() => order.push('busy'))]);
    expect(order).toEqual(['answered', 'busy']);
    expect(await record.kept('turn', 'a', 0)).toBeNull();
    // The import still waits, as it may.
    other.exec('COMMIT');
    other.close();
    expect(await importing).toMatchObject({ added: 1 });
    await record.keep('turn', [{ key: 'a', value: '{}' }], 0);
    expect(await record.kept('turn', 'a', 0)).toBe('{}');
  });
});

describe('events', () => {
  it('are told apart while what is to be kept waits for the record', async () => {
    const record = await opened({}, MORTAL);
    const file = join(folder, 'released');
    const kept = record.keep('turn', [{ key: `hold until <${file}>`, value: '' }], 0);
    // Else this would wait for the file, which is made below it.
    expect(await record.meetAll('event', ['a', 'b'], 0, 1)).toEqual(['a', 'b']);
    await record.unmeet('event', ['a']);
    expect(await record.meetAll('event', ['a', 'b'], 0, 1)).toEqual(['a']);
    await writeFile(file, '');
    await kept;
  });
});

describe('a thread that dies', () => {
  it.each(['die by exit', 'die by a throw'])('fails all that it was asked, and is started again (%s)', async (word) => {
    const record = await opened({}, MORTAL);
    await record.import(memo('one'));
    const asked = await Promise.allSettled([record.ask(word), record.ask('what did Lee say'), record.stats()]);
    for (const { status, ...result } of asked.slice(0, 1)) {
      expect(status).toBe('rejected');
      expect('reason' in result && result.reason).toBeInstanceOf(OnrecordError);
      expect(result).toMatchObject({
        reason: { code: 'RECORD_THREAD_DIED', remedy: expect.stringContaining('again') },
      });
    }
    expect((await record.ask('what did Lee say')).answers).toHaveLength(1);
  });

  it('loses nothing that was reported saved, and the import can be given again', async () => {
    const record = await opened({}, MORTAL);
    const reported: string[] = [];
    const items = [memo('one'), memo('two'), memo('die by exit'), memo('four')];
    async function* oneByOne() {
      for (const [at, item] of items.entries()) {
        // The next one comes when the last one is saved.
        while (reported.length < at) await new Promise(setImmediate);
        yield item;
      }
    }
    const onReport = ({ name }: { readonly name: string }) => void reported.push(name);
    await expect(record.import(oneByOne(), { onReport })).rejects.toMatchObject({ code: 'RECORD_THREAD_DIED' });
    expect(reported).toEqual(['one', 'two']);
    expect((await record.sources()).map(({ source }) => source.origin).toSorted()).toEqual(['one', 'two']);
    expect(await record.import(['one', 'two', 'three'].map(memo))).toMatchObject({ unchanged: 2, added: 1 });
  });

  it('does not take the process with it, not even where memory runs out', async () => {
    const script = `
      import { openThreadedRecord } from ${JSON.stringify(pathToFileURL(compiled('src/record/workers/client.ts')).href)};
      const record = await openThreadedRecord({ db: ${JSON.stringify(db)} }, ${JSON.stringify(MORTAL)});
      console.log(await record.ask('die of memory').catch(({ code }) => code), (await record.ask('Lee')).outcome);
      await record.close();`;
    const args = ['--max-old-space-size=60', '--input-type=module', '-e', script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain('RECORD_THREAD_DIED nothing');
  });

  it('is told of when it can’t be started', async () => {
    const host = join(folder, 'none.mjs');
    await expect(openThreadedRecord({ db }, host)).rejects.toMatchObject({ code: 'RECORD_THREAD_DIED' });
  });
});

describe('closing', () => {
  it('waits for what was called before, and refuses what is called after', async () => {
    const record = await opened();
    const calls = [record.import(memo('one')), record.ask('what did Lee say'), record.stats()];
    const order: string[] = [];
    const all = Promise.all(calls).then(() => order.push('called'));
    const closed = record.close().then(() => order.push('closed'));
    await expect(record.stats()).rejects.toMatchObject({ code: 'RECORD_CLOSED' });
    await Promise.all([all, closed, record.close()]);
    expect(order).toEqual(['called', 'closed']);
    expect(await (await opened()).stats()).toMatchObject({ sources: 1 });
  });

  it.each([
    ['that was closed', 'await record.close();'],
    ['that was not', ''],
    ['that was not, with a question open', 'record.ask("Lee").then(({ outcome }) => console.log(outcome));'],
  ])('a record %s lets the process end', async (_, last) => {
    const script = `
      import { openRecord } from ${JSON.stringify(pathToFileURL(compiled('src/index.ts')).href)};
      const record = await openRecord({ db: ${JSON.stringify(db)} });
      const { added } = await record.importStatements([{ text: 'It was a draft.', speaker: 'Ann Lee' }]);
      console.log(added);
      ${last}`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout).toBe(last.includes('ask') ? '1\nanswered\n' : '1\n');
  });

  it('goes by where the record was when it was opened', async () => {
    const script = `
      import { openRecord } from ${JSON.stringify(pathToFileURL(compiled('src/index.ts')).href)};
      const record = await openRecord({ db: 'record.db' });
      process.chdir('/');
      await record.importStatements([{ text: 'It was a draft.', speaker: 'Ann Lee' }]);
      console.log((await record.stats()).statements);
      await record.close();`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
    });
    expect(stdout).toBe('1\n');
  });
});

describe('batches', () => {
  async function collected(items: Parameters<typeof inBatches>[0]): Promise<unknown[][]> {
    const batches: unknown[][] = [];
    for await (const batch of inBatches(items)) batches.push(batch);
    return batches;
  }

  it('hold everything once, in order, and never too much', async () => {
    const items = Array.from({ length: 1_300 }, (_, at) => at);
    const batches = await collected(items);
    expect(batches.flat()).toEqual(items);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(200);
    const heavy = Array.from({ length: 4 }, () => 'x'.repeat(300_000));
    expect((await collected(heavy)).map((batch) => batch.length)).toEqual([1, 1, 1, 1]);
    expect(await collected([])).toEqual([]);
  });

  it('hold nothing back for what has not come yet', async () => {
    let come: (() => void) | undefined;
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    async function* slow() {
      yield 1;
      await coming;
      yield 2;
    }
    const batches = inBatches(slow());
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    come?.();
    expect(await batches.next()).toEqual({ done: false, value: [2] });
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });

  it('hold what came before a failure', async () => {
    function* failing() {
      yield 1;
      throw new RangeError('no more');
    }
    const batches = inBatches(failing());
    expect(await batches.next()).toEqual({ done: false, value: [1] });
    await expect(batches.next()).rejects.toThrow('no more');
  });
});

describe('the interface', () => {
  it('has every method and property that a record in the caller’s thread has', async () => {
    const own = await opened();
    const local = await openRecord({ db, thread: 'caller' });
    open.push(local);
    const prototypes: object[] = [];
    for (let each = Object.getPrototypeOf(local); each !== Object.prototype; each = Object.getPrototypeOf(each))
      prototypes.push(each);
    const named = new Set(prototypes.flatMap(Object.getOwnPropertyNames));
    const members = [...named].filter((name) => name !== 'constructor');
    expect(Object.keys(own).toSorted()).toEqual(members.toSorted());
    for (const name of members)
      expect(typeof own[name as keyof StatementRecord]).toBe(typeof local[name as keyof StatementRecord]);
  });
});
