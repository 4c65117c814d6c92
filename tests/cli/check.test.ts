import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openRecord } from '../../src/record/index.js';
import { ARTICLE, Workplace } from './harness.js';

let place: Workplace;
let db: string;
beforeEach(async () => {
  expect(inject('compilerErrors')).toBe('');
  place = await Workplace.open();
  db = place.environment['ONRECORD_DB']!;
});
afterEach(() => place.close());

/** Somebody else's hand in the file. */
function alter(sql: string): void {
  const file = new DatabaseSync(db);
  file.exec(sql);
  file.close();
}

/** In a process of its own, as it is run: in this one, what other commands have opened may not be closed yet. */
async function cli(...args: string[]) {
  const env = { ...process.env, ...place.environment };
  const child = spawn(process.execPath, ['dist/src/cli.js', ...args], { env });
  const read = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk) => {
      read[stream] += chunk;
    });
  const [code] = await once(child, 'close');
  return { code, ...read };
}

const checked = (...args: string[]) => cli('check', ...args);

describe('a path that has no record', () => {
  it.each([
    [['start']],
    [['ask', 'what did Milley say']],
    [['verify', 'it was a mistake']],
    [['speakers']],
    [['sources', '--json']],
    [['stats']],
    [['digest']],
    [['doctor']],
    [['check']],
    [['check', '--repair']],
  ])('is refused, and nothing is made there: %j', async (args) => {
    const place = await Workplace.open({ ONRECORD_DB: `${process.cwd()}/no-such-folder/record.db` });
    const { code, stdout, stderr } = await place.run(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/no-such-folder.*start --new.*import.*\[RECORD_MISSING\]\n$/s);
    expect(existsSync('no-such-folder')).toBe(false);
    await place.close();
  });

  it('is refused where the file has no byte in it', async () => {
    await writeFile(db, '');
    expect(await place.run(['stats'])).toMatchObject({ code: 1, stderr: expect.stringContaining('[RECORD_MISSING]') });
    expect(await readdir(place.folder)).toEqual(['record.db']);
  });

  it('gets an empty record with start --new, once', async () => {
    expect(await place.run(['start', '--new'])).toMatchObject({ code: 0, stdout: 'ready terminal\n', stderr: '' });
    expect(JSON.parse((await place.run(['stats', '--json'])).stdout)).toMatchObject({ sources: 0 });
    const again = await place.run(['start', '--new']);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('[RECORD_EXISTS]') });
  });
});

describe('check', () => {
  const OTHER = ARTICLE.replace('U.S. Has', 'France Has').replace(
    'https://example.org/esper-iraq',
    'https://example.org/b',
  );

  beforeEach(async () => {
    const files = [await place.file('a.md', ARTICLE), await place.file('b.md', OTHER)];
    expect(await cli('import', ...files)).toMatchObject({ code: 0 });
  });

  it('says that a record is sound', async () => {
    expect(await checked()).toEqual({ code: 0, stdout: `The record ${db} is sound.\n`, stderr: '' });
    expect(JSON.parse((await checked('--repair', '--json')).stdout)).toMatchObject({ sound: true, repaired: null });
  });

  it.each([
    ['a statement', `UPDATE statement SET detail = replace(detail, 'mistake', 'success') WHERE source = 1`, 0],
    ['a text', `UPDATE source SET text = replace(text, 'mistake', 'success') WHERE key = 1`, 0],
    // Where that one stood nobody knows any more.
    [
      'a statement that is gone',
      'PRAGMA foreign_keys = OFF; DELETE FROM statement WHERE key = (SELECT min(key) FROM statement)',
      1,
    ],
  ])('names the document to import again for %s, takes it out, and has it back as it was', async (_, sql, news) => {
    const positions = async () => {
      const record = await openRecord({ db, create: false });
      const { answers } = await record.ask('what did anyone say', { limit: 20 });
      const ids = answers.map(({ statement }) => statement.id).toSorted();
      const newest = await record.newest();
      await record.close();
      return { ids, newest };
    };
    const before = await positions();
    alter(sql);
    const told = await checked();
    expect(told.code).toBe(1);
    expect(told.stdout).toContain('To be imported again (1 document):\n  U.S. Has No Plans to Leave Iraq · ');
    expect(told.stdout).not.toContain('France');
    const repaired = await checked('--repair');
    expect(repaired.code).toBe(0);
    expect(repaired.stdout).toContain('The damaged file is kept as ');
    expect(JSON.parse((await cli('sources', '--json')).stdout)).toMatchObject([
      { title: expect.stringMatching(/^France/) },
    ]);
    expect(await checked()).toMatchObject({ code: 0 });
    expect((await cli('import', `${place.folder}/a.md`)).stderr).toContain('1 added');
    const after = await positions();
    expect(after.ids).toEqual(before.ids);
    // Nobody is told of it as news: it has the positions that it had.
    const record = await openRecord({ db, create: false });
    const query = { after: before.newest, upTo: after.newest, today: '2020-01-07' };
    const filter = { speakers: [], topics: [], sources: [], kinds: [] };
    expect((await record.digest({ ...query, filter })).told).toHaveLength(news);
    await record.close();
  });

  it.each([
    ['an index', "DELETE FROM person_word WHERE word = 'milley'"],
    ['a count', 'UPDATE person SET statements = statements + 7'],
    ['a list', 'UPDATE term SET tail = zeroblob(length(tail)) WHERE key % 2'],
  ])('makes %s anew, and leaves no document out', async (_, sql) => {
    alter(sql);
    const told = JSON.parse((await checked('--json')).stdout);
    expect(told).toMatchObject({ sound: false, documents: [] });
    expect(await checked('--repair')).toMatchObject({ code: 0 });
    const { stdout } = await cli('ask', '--json', 'what did Milley say about the letter');
    const answer = JSON.parse(stdout);
    expect(answer.answers.length).toBeGreaterThan(0);
    expect(answer).not.toHaveProperty('damage');
  });

  it('says that a file which is none of ours can’t be checked', async () => {
    await writeFile(db, 'Dear diary, '.repeat(100));
    expect(await checked('--repair')).toMatchObject({ code: 1, stderr: expect.stringContaining('[STORE_DAMAGED]') });
  });

  it('says so with what it answers from a damaged record', async () => {
    alter(`UPDATE statement SET detail = replace(detail, 'mistake', 'success')`);
    const { code, stdout, stderr } = await cli('ask', '--json', 'what did Milley say about the letter');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'nothing', damage: expect.stringContaining('is damaged') });
    expect(stderr).toMatch(/is damaged.*onrecord check.*\[STORE_DAMAGED\]\n$/);
    const doctor = await cli('doctor', '--json');
    expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringContaining('is damaged')]);
  });
});
