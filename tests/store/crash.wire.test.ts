import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyOf } from '../../src/search/candidate-query.js';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import { stemsOf } from '../../src/text/words.js';
import { compiled } from '../compiled.js';

const KILLS = 20;
const STATEMENTS = 40;
const LOOP = fileURLToPath(new URL('import-loop.mjs', import.meta.url));

let path: string;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  path = join(folder, 'record.db');
});
afterEach(() => rm(folder, { recursive: true }));

function importLoop(first: number): ChildProcess {
  const store = pathToFileURL(compiled('src/store/sqlite/index.ts')).href;
  return spawn(process.execPath, [LOOP, store, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs the loop until it has said so many lines, and kills it there. What it said was saved, by number. */
async function killedAfter(lines: number, first: number): Promise<Map<number, string>> {
  const child = importLoop(first);
  const ended = once(child, 'close');
  const saved = new Map<number, string>();
  let seen = 0;
  // Lines that were under way when it was killed are read as well: they were said, so they must hold.
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, number, id] = /^saved (\d+) (\w+)$/.exec(line) ?? [];
    if (id !== undefined) saved.set(Number(number), id);
    if (++seen === lines) child.kill('SIGKILL');
  }
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  return saved;
}

describe('a killed import', () => {
  it('loses no document that was reported saved, and leaves none half there', async () => {
    const saved = new Map<number, string>();
    for (let kill = 0; kill < KILLS; kill++) {
      // Odd counts strike while a document is being saved, even ones between two; the order is settled by no clock.
      const next = Math.max(-1, ...saved.keys()) + 1;
      for (const [number, id] of await killedAfter(1 + ((kill * 7) % 11), next)) saved.set(number, id);

      const db = new DatabaseSync(path);
      expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
      db.exec("INSERT INTO source_index (source_index) VALUES ('integrity-check')");
      db.close();
    }

    const store = openSqliteStore(path);
    for (const [number, id] of saved) {
      const source = await store.source(id);
      const statements = await store.statementsOf(id);
      expect(statements).toHaveLength(STATEMENTS);
      for (const { start, end, text } of statements) expect(source?.text.slice(start, end)).toBe(text);
      // Every document has words of its own: the index finds them while it is live, and no longer.
      const found = await store.candidates({ ...anyOf(stemsOf(`word${number}x7`)), limit: 1 });
      expect(found.map(({ statement }) => statement.sourceId)).toEqual(source?.status === 'live' ? [id] : []);
    }
    const sources = await store.sources();
    for (const { source } of sources) expect(await store.statementsOf(source.id)).toHaveLength(STATEMENTS);
    expect(new Set(sources.map((each) => each.source.origin)).size).toBe(sources.length);
    expect(await store.scope()).toMatchObject({ sources: sources.length, statements: sources.length * STATEMENTS });
    expect((await store.speakers())[0]).toMatchObject({ statements: sources.length * STATEMENTS });
    await store.close();
  });
});

describe('several processes', () => {
  it('make and fill one record together', async () => {
    const loops = [0, 3000, 6000].map(importLoop);
    const perLoop = 12;
    await Promise.all(
      loops.map(async (child) => {
        const ended = once(child, 'close');
        let seen = 0;
        for await (const _ of createInterface({ input: child.stdout! })) {
          if (++seen === 2 * perLoop) child.kill('SIGKILL');
        }
        const [exitCode, signal] = await ended;
        expect({ exitCode, signal, seen }).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
      }),
    );
    const store = openSqliteStore(path);
    const saved = await store.sources();
    // Of the first twelve two put a version back, and three are versions of the one before.
    expect(saved.length).toBeGreaterThanOrEqual(loops.length * (perLoop - 2 - 3));
    expect(await store.scope()).toMatchObject({ sources: saved.length, statements: saved.length * STATEMENTS });
    await store.close();
  });

  it('read while another writes', async () => {
    const reader = openSqliteStore(path);
    expect(await reader.scope()).toMatchObject({ sources: 0 });
    const child = importLoop(0);
    const ended = once(child, 'close');
    let seen = 0;
    for await (const line of createInterface({ input: child.stdout! })) {
      const id = /^saved \d+ (\w+)$/.exec(line)?.[1];
      if (id !== undefined) expect(await reader.statementsOf(id)).toHaveLength(STATEMENTS);
      if (++seen === 20) child.kill('SIGKILL');
    }
    await ended;
    await reader.close();
  });
});
