/** The engines side by side. Each takes statements once and answers a question with places in their list, best first. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { openRecord } from '../../dist/src/index.js';
import { placeIn } from './generate.mjs';

/** Answers looked at. */
const DEPTH = 10;
const FIELDS = ['text', 'speaker', 'context'];

/** @param kept a file to keep the record in: where it exists, it must hold this list. */
export async function onrecord(list, kept) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const db = kept ?? join(folder, 'record.db');
  const isThere = existsSync(db);
  const made = createHash('sha256')
    .update(JSON.stringify([list.length, list[0], list.at(-1)]))
    .digest('hex');
  if (isThere && readFileSync(`${db}.made`, 'utf8') !== made) throw new Error(`${db} holds another list`);
  let record = await openRecord({ db, thread: 'caller' });
  if (!isThere) await record.importStatements(list);
  if (kept) writeFileSync(`${kept}.made`, made);
  await record.close();
  const before = performance.now();
  record = await openRecord({ db, thread: 'caller' });
  return {
    record,
    db,
    openMs: performance.now() - before,
    diskBytes: statSync(db).size,
    ask: async (question) =>
      (await record.ask(question, { limit: DEPTH })).answers.map(({ citation }) => placeIn(citation.title)),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

/** SQLite FTS5 as most would use it: porter stems, all words joined with OR, bm25. */
export async function fts5(list) {
  const db = new DatabaseSync(':memory:');
  db.exec("CREATE VIRTUAL TABLE statement USING fts5 (text, speaker, context, tokenize = 'porter unicode61')");
  const insert = db.prepare('INSERT INTO statement VALUES (?, ?, ?)');
  db.exec('BEGIN');
  for (const { text, speaker, context } of list) insert.run(text, speaker, context);
  db.exec('COMMIT');
  const find = db.prepare(
    'SELECT rowid - 1 AS place FROM statement WHERE statement MATCH ? ORDER BY bm25(statement) LIMIT ?',
  );
  const quoted = (question) => (question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR ');
  return {
    ask: async (question) => find.all(quoted(question), DEPTH).map(({ place }) => place),
    close: async () => db.close(),
  };
}

export async function minisearch(list) {
  const index = new MiniSearch({
    fields: FIELDS,
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { text: 2 } },
  });
  index.addAll(list.map((one, id) => ({ id, ...one })));
  return {
    ask: async (question) =>
      index
        .search(question)
        .slice(0, DEPTH)
        .map(({ id }) => id),
    close: async () => {},
  };
}

/** fuse.js over every statement: what the library does when it is used as the index. */
export async function fuse(list) {
  const index = new Fuse(list, { keys: FIELDS, ignoreLocation: true, useTokenSearch: true, threshold: 0.4 });
  return {
    ask: async (question) => index.search(question, { limit: DEPTH }).map(({ refIndex }) => refIndex),
    close: async () => {},
  };
}
