import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OnrecordError } from '../../src/model/errors.js';
import { anyOf } from '../../src/search/candidate-query.js';
import { openStore } from '../../src/store/open.js';
import { Connection } from '../../src/store/sqlite/file/connection.js';
import { migrate, SCHEMA_VERSION } from '../../src/store/sqlite/file/migrations.js';
import { openSqliteStore } from '../../src/store/sqlite/index.js';
import type { Store } from '../../src/store/store.js';
import { stemsOf } from '../../src/text/words.js';
import { makeDocument } from './documents.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
  path = join(folder, 'record.db');
});
afterEach(() => rm(folder, { recursive: true }));

const document = makeDocument('"It was a draft," said Milley.', [{ by: 'Mark Milley', text: 'It was a draft,' }]);

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof OnrecordError) return error.code;
    throw error;
  }
  return 'none';
}

function user(database: string, sql: string): unknown {
  const db = new DatabaseSync(database);
  try {
    db.exec(sql);
    return db.prepare('PRAGMA user_version').get();
  } finally {
    db.close();
  }
}

describe('opening a record', () => {
  it('makes the file with its folders', async () => {
    const store = openStore(join(folder, 'a', 'b', 'record.db'));
    expect(await store.stats()).toMatchObject({ sources: 0, schemaVersion: SCHEMA_VERSION });
    await store.close();
  });

  // Windows has no such permissions.
  it.skipIf(process.platform === 'win32')('makes it for its owner alone, and leaves others as they were', async () => {
    const permissions = async (file: string) => (await stat(file)).mode & 0o777;
    const store = openStore(path);
    await store.save(document);
    expect([await permissions(path), await permissions(`${path}-wal`)]).toEqual([0o600, 0o600]);
    await store.close();
    await chmod(path, 0o640);
    await openStore(path).close();
    expect(await permissions(path)).toBe(0o640);
  });

  it('keeps a record in memory for as long as it is open', async () => {
    const store = openStore(':memory:');
    expect(await store.save(document)).toBe('added');
    await store.close();
    const other = openStore(':memory:');
    expect(await other.sources()).toEqual([]);
    await other.close();
  });

  it('says that a database server is not supported, without its password', () => {
    expect(() => openStore('postgres://me:secret@localhost/record')).toThrow(
      expect.objectContaining({ code: 'STORE_UNSUPPORTED', message: expect.not.stringContaining('secret') }),
    );
  });

  it("refuses another program's database, and leaves it as it is", async () => {
    user(path, 'CREATE TABLE theirs (x)');
    const before = await readFile(path);
    expect(codeOf(() => openStore(path))).toBe('STORE_DAMAGED');
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses an empty database that another program has marked', () => {
    user(path, 'PRAGMA application_id = 7');
    expect(codeOf(() => openStore(path))).toBe('STORE_DAMAGED');
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    await writeFile(path, 'Dear diary, '.repeat(100));
    expect(codeOf(() => openStore(path))).toBe('STORE_DAMAGED');
    expect(await readFile(path, 'utf8')).toBe('Dear diary, '.repeat(100));
  });

  it('refuses a folder', async () => {
    await mkdir(path);
    expect(codeOf(() => openStore(path))).toBe('STORE_UNREACHABLE');
  });

  it('refuses a path through a file', async () => {
    await writeFile(path, '');
    expect(codeOf(() => openStore(join(path, 'record.db')))).toBe('STORE_UNREACHABLE');
  });

  it('refuses the record of a later version, and leaves it as it is', async () => {
    await openStore(path).close();
    user(path, `PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    expect(codeOf(() => openStore(path))).toBe('STORE_NEWER');
    expect(user(path, '')).toEqual({ user_version: SCHEMA_VERSION + 1 });
  });

  it('indexes what a version without this index has left', async () => {
    const store = openStore(path);
    await store.save(document);
    const ask = async (from: Store) => [
      await from.candidates({ ...anyOf(stemsOf(document.statements[0]!.text)), limit: 9 }),
      await from.similarWords('dratf', 3),
    ];
    const before = await ask(store);
    await store.close();
    const file = new DatabaseSync(path);
    file.exec("DELETE FROM posting; DELETE FROM term; DELETE FROM derived WHERE name = 'statements'");
    file.close();
    const again = openStore(path);
    expect(await ask(again)).toEqual(before);
    expect(before[0]).not.toEqual([]);
    await again.close();
  });

  it('says so when a part of the file is damaged', async () => {
    const store = openStore(path);
    await store.save(document);
    await store.close();
    // All of it into the file, so that the log can't make up for what is lost.
    const file = new DatabaseSync(path);
    file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    file.close();
    const bytes = await readFile(path);
    // All but the first page, which holds the schema.
    await writeFile(path, bytes.fill(0xff, 4096));
    const damaged = async () => {
      const again = openStore(path);
      await again.sources().finally(() => again.close());
    };
    await expect(damaged()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });
});

/** Takes away what the seventh schema brought. */
const BEFORE_VISIBILITY = `
  DROP INDEX source_unlisted; DROP INDEX source_retracted; DROP INDEX source_by_release; DROP INDEX source_by_day;
  DROP TABLE position; DROP TABLE sighting; ALTER TABLE source DROP COLUMN visibility; ALTER TABLE source DROP COLUMN release_at;
  ALTER TABLE source DROP COLUMN decision; ALTER TABLE source DROP COLUMN pending;
  CREATE INDEX source_by_day ON source (day, key, kind, statements) WHERE status = 'live';
  CREATE INDEX source_by_saved ON source (saved) WHERE saved IS NOT NULL;
`;
/** Undoes what sums and the identity have added. */
const WITHOUT_SUMS = `DROP TABLE identity; DROP TABLE taken_out; DELETE FROM derived WHERE name = 'sums';
  ALTER TABLE source DROP COLUMN sum; ALTER TABLE source DROP COLUMN text_sum; ALTER TABLE statement DROP COLUMN sum;
  ALTER TABLE person DROP COLUMN sum; ALTER TABLE term DROP COLUMN sum; ALTER TABLE posting DROP COLUMN sum;`;

describe('a record of an earlier schema', () => {
  it('that noted no places leaves its versions as they are until a file is seen to change', async () => {
    const later = makeDocument('"It was no draft," said Milley.', [{ by: 'Mark Milley', text: 'It was no draft,' }]);
    const store = openStore(path);
    await store.saveAll([document, later]);
    await store.close();
    user(
      path,
      `${WITHOUT_SUMS} ${BEFORE_VISIBILITY} DROP TABLE reading; DROP TABLE restoration; PRAGMA user_version = 5`,
    );
    const again = openStore(path);
    const ids = async () => (await again.versions(document.source.id)).map(({ id }) => id);
    expect(await ids()).toEqual([document.source.id, later.source.id]);
    // Before its place was known nothing tells what lay there.
    expect(await again.save({ ...document, place: 'a.txt' })).toBe('superseded');
    expect(await again.save({ ...later, place: 'a.txt' })).toBe('unchanged');
    expect(await again.save({ ...document, place: 'a.txt' })).toBe('restored');
    expect(await ids()).toEqual([document.source.id, later.source.id, document.source.id]);
    expect(await again.candidates({ ...anyOf(stemsOf('draft')), limit: 9 })).toMatchObject([
      { statement: { id: document.statements[0]!.id } },
    ]);
    await again.close();
  });

  it('is kept in at once: nothing is indexed anew for it', async () => {
    const store = openStore(path);
    await store.save(document);
    await store.close();
    // Were people indexed anew, this word would be gone.
    user(
      path,
      `${WITHOUT_SUMS} ${BEFORE_VISIBILITY} DROP TABLE reading; DROP TABLE restoration;
       DROP TABLE delivery; DROP TABLE subscription; DROP INDEX statement_by_seen; DROP INDEX source_by_saved;
       ALTER TABLE statement DROP COLUMN seen; ALTER TABLE source DROP COLUMN saved; PRAGMA user_version = 4;
       INSERT INTO name_word VALUES ('x', 9)`,
    );
    const again = openStore(path);
    // What is on record was seen before: nobody is told of it now.
    expect((await again.seen({ after: 0, upTo: await again.newest(), limit: 9 })).total).toBe(1);
    expect(await again.positionAt(0)).toBe(await again.newest());
    expect(await again.scope()).toMatchObject({ sources: 1 });
    await again.close();
    const file = new DatabaseSync(path);
    expect(file.prepare("SELECT people FROM name_word WHERE word = 'x'").get()).toEqual({ people: 9 });
    file.close();
  });
});

describe('what has expired', () => {
  it('is removed by what is written later, so that no more rows lie there than are written in a lifetime', async () => {
    const store = openStore(path);
    const rows = () => {
      const file = new DatabaseSync(path);
      const { count } = file.prepare('SELECT count(*) AS count FROM kept').get() as { count: number };
      file.close();
      return count;
    };
    const values = (from: number, count: number, expires: number) =>
      Array.from({ length: count }, (_, nth) => ({ key: `${from + nth}`, value: '', expires }));
    await store.keep('turn', values(0, 1_000, 10), 0);
    await store.keep('turn', [{ key: 'for ever', value: '' }], 0);
    expect(rows()).toBe(1_001);
    await store.keep('turn', values(1_000, 100, 20), 10);
    // A bounded number at a time, and more than came in.
    expect(rows()).toBeGreaterThan(200);
    expect(rows()).toBeLessThan(1_000);
    for (let time = 0; time < 10; time++) await store.keep('turn', [{ key: 'for ever', value: '' }], 10);
    expect(rows()).toBe(101);
    await store.close();
  });
});

describe('writing', () => {
  it('aside waits shorter and may be less durable, and all else is as before, also after a failure', () => {
    const db = new Connection(':memory:', { timeoutMs: 5_000 });
    const settings = () => [db.get('PRAGMA busy_timeout'), db.get('PRAGMA synchronous')];
    const usual = [{ timeout: 5_000 }, { synchronous: 2 }];
    expect(settings()).toEqual(usual);
    const hasty = { waitMs: 20, durable: false };
    expect(db.writeUncounted(settings, hasty)).toEqual([{ timeout: 20 }, { synchronous: 1 }]);
    expect(settings()).toEqual(usual);
    const fail = () => {
      throw new RangeError('no');
    };
    expect(() => db.writeUncounted(fail, hasty)).toThrow('no');
    expect(settings()).toEqual(usual);
    expect(db.writeUncounted(settings, { waitMs: 9_000, durable: true })).toEqual(usual);
    db.close();
  });

  it('a note says that another process is writing, too', async () => {
    const store = openSqliteStore(path, { timeoutMs: 1 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const writes = [
      store.compareAndSet('turn', 'a', '', 'one'),
      store.keep('turn', [{ key: 'a', value: 'one' }], 0),
      store.forget('turn', ['a']),
    ];
    for (const write of writes) await expect(write).rejects.toMatchObject({ code: 'STORE_BUSY' });
    expect(await store.kept('turn', 'a', 0)).toBeNull();
    other.exec('ROLLBACK');
    other.close();
    await store.keep('turn', [{ key: 'a', value: 'one' }], 0);
    expect(await store.kept('turn', 'a', 0)).toBe('one');
    await store.close();
  });

  it('is seen by whoever reads with another connection, also what is remembered of the whole', async () => {
    const [reader, writer] = [openStore(path), openStore(path)];
    expect(await reader.scope()).toMatchObject({ sources: 0 });
    await writer.keep('turn', [{ key: 'a', value: 'one' }], 0);
    expect(await reader.kept('turn', 'a', 0)).toBe('one');
    await writer.save(document);
    expect(await reader.scope()).toMatchObject({ sources: 1 });
    await reader.close();
    await writer.close();
  });

  it('says that another process is writing, and changes nothing', async () => {
    const store = openSqliteStore(path, { timeoutMs: 1 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.save(document)).rejects.toMatchObject({ code: 'STORE_BUSY' });
    expect(await store.sources()).toEqual([]);
    other.exec('ROLLBACK');
    other.close();
    expect(await store.save(document)).toBe('added');
    await store.close();
  });
});

describe('a record in which people were indexed otherwise', () => {
  it('is found by its words again when it is opened, and keeps them', async () => {
    const store = openStore(path);
    await store.save(document);
    await store.close();
    user(
      path,
      "DELETE FROM person_word; DELETE FROM name_spelling; DELETE FROM derived; INSERT INTO name_word VALUES ('x', 9)",
    );
    for (let time = 0; time < 2; time++) {
      const again = openStore(path);
      expect(await again.people({ place: 'surname', words: [['milley']] })).toHaveLength(1);
      expect(await again.similarNames('mily', 'name', 9)).toEqual(['milley']);
      expect(await again.speakersBeginning([['x']], 9)).toEqual([]);
      expect(await again.sourcesBeginning([['brief']], 9)).toHaveLength(1);
      await again.close();
    }
  });
});

describe('migrating', () => {
  const steps = ['CREATE TABLE first (x)', 'CREATE TABLE second (x); INSERT INTO second VALUES (1)', 'not SQL'];

  it('takes each step once, and keeps those before one that fails', () => {
    const db = new DatabaseSync(path);
    migrate(db, path, steps.slice(0, 1));
    expect(() => migrate(db, path, steps)).toThrow(/syntax/);
    migrate(db, path, steps.slice(0, 2));
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    expect(db.prepare('SELECT count(*) AS rows FROM second').get()).toEqual({ rows: 1 });
    db.close();
  });

  it('takes all steps of a new record together, or none', () => {
    const db = new DatabaseSync(path);
    expect(() => migrate(db, path, steps)).toThrow(/syntax/);
    expect(db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()).toEqual({ tables: 0 });
    migrate(db, path, steps.slice(0, 2));
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    db.close();
  });

  it('leaves nothing of a step that fails half-way', () => {
    const db = new DatabaseSync(path);
    expect(() => migrate(db, path, ['CREATE TABLE first (x); not SQL'])).toThrow(/syntax/);
    expect(db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()).toEqual({ tables: 0 });
    db.close();
  });
});
