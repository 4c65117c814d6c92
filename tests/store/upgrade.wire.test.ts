import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Directory } from '../../src/people/directory.js';
import { LocalRecord } from '../../src/record/record.js';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import { makeDocument } from './documents.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  path = join(folder, 'record.db');
});
afterEach(() => rm(folder, { recursive: true }));

const BACKGROUND = '---\ntitle: Talks\nground_rules: on background\n---\n“The canal is safe,” said Ann Lee.\n';

/** A record as it was before there was a gate: all that it has answers, whatever its rules, which stand there as words. */
async function earlierRecord(rules: object, text: string, words: string): Promise<string> {
  const store = openSqliteStore(path);
  const document = makeDocument(text, [{ by: 'Ann Lee', text: words }], {
    publishedDate: '2026-11-30',
    origin: 'a.txt',
  });
  await store.save(document);
  await store.save(
    makeDocument('“It rains,” said Bob.', [{ by: 'Bob Orrick', text: 'It rains,' }], { origin: 'b.txt' }),
  );
  await store.close();
  const db = new DatabaseSync(path);
  const patch = JSON.stringify(rules);
  db.prepare("UPDATE source SET detail = json_patch(detail, ?) WHERE origin = 'a.txt'").run(patch);
  // Sums are made anew as well: what was changed here was so before there were any.
  db.prepare("DELETE FROM derived WHERE name IN ('visibility', 'sums')").run();
  db.close();
  return document.source.id;
}

async function opened<T>(use: (record: LocalRecord) => Promise<T>): Promise<T> {
  const record = new LocalRecord(openSqliteStore(path), new Directory([]));
  try {
    return await use(record);
  } finally {
    await record.close();
  }
}

it.each([
  ['until 1 March 2099, 10:00 UTC', '2099-03-01T10:00:00Z'],
  ['until the harbor master has spoken', null],
])('withholds what stood under an embargo, "%s", from the index and everything else', async (embargo, until) => {
  await earlierRecord(
    { groundRules: { attribution: 'on the record', embargo } },
    '“The bridge is safe,” said Ann Lee.',
    'The bridge is safe,',
  );
  await opened(async (record) => {
    expect(await record.ask('Lee bridge')).toMatchObject({ total: 0, scope: { sources: 1, statements: 1 } });
    expect((await record.speakers()).map(({ person }) => person.name)).toEqual(['Bob Orrick']);
    expect(await record.complete('topics', 'bridg')).toEqual([]);
    expect((await record.withheld()).map(({ withheld }) => withheld.until)).toEqual([until]);
  });
});

it('lets answer what stood under an embargo that is over', async () => {
  const embargo = 'until 1 March 2020, 10:00 UTC';
  await earlierRecord(
    { groundRules: { attribution: 'on the record', embargo } },
    '“The bridge is safe,” said Ann Lee.',
    'The bridge is safe,',
  );
  await opened(async (record) => expect((await record.ask('Lee bridge')).total).toBe(1));
});

it('withholds names that were given on background from everybody, until the document is imported again without them', async () => {
  const id = await earlierRecord({ groundRules: { attribution: 'on background' } }, BACKGROUND, 'The canal is safe,');
  await opened(async (record) => {
    expect((await record.ask('Lee canal')).total).toBe(0);
    expect(await record.source(id)).toBeNull();
    expect((await record.ask('canal', { viewer: 'editor' })).withheld ?? []).toEqual([]);
    expect((await record.withheld()).map(({ withheld }) => withheld.reason)).toEqual(['to be imported again']);
    await record.import({ name: 'a.txt', bytes: Buffer.from(BACKGROUND) });
    expect((await record.ask('canal')).answers.map(({ statement }) => statement.speaker?.name)).toEqual([
      'speaker on background',
    ]);
    expect(await record.withheld()).toEqual([]);
    expect(JSON.stringify(await record.source(id))).not.toContain('Lee');
  });
});
