/**
 * The engines side by side. Each takes a list of statements and a file to keep them in, and answers a question with places in
 * the list, best first. Without a list, those that keep one open the file that an earlier process has made.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { openRecord } from '../../dist/src/index.js';
import { placeIn } from './generate.mjs';

/** Answers looked at. */
const DEPTH = 10;
const FIELDS = ['text', 'speaker', 'context'];

/** Where the file exists, it must hold this list. */
export async function onrecord(list, file) {
  const made = list && madeOf(list);
  const isThere = existsSync(file);
  if (list && isThere && readFileSync(`${file}.made`, 'utf8') !== made) throw new Error(`${file} holds another list`);
  const record = await openRecord({ db: file, thread: 'caller' });
  if (list && !isThere) {
    await record.importStatements(list);
    writeFileSync(`${file}.made`, made);
  }
  return {
    record,
    // A record remembers its last answers, by their limit too: in each round it has to search.
    ask: async (question, round = 0) => {
      const { answers } = await record.ask(question, { limit: DEPTH + round });
      return answers.slice(0, DEPTH).map(({ citation }) => placeIn(citation.title));
    },
    close: () => record.close(),
  };
}

const madeOf = (list) =>
  createHash('sha256')
    .update(JSON.stringify([list.length, list[0], list.at(-1)]))
    .digest('hex');

/**
 * SQLite FTS5 as most would use it: porter stems, all words joined with OR, bm25. It has as much memory for pages as the record
 * gives SQLite.
 */
export async function fts5(list, file = ':memory:') {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA cache_size = -64000');
  if (list) {
    db.exec("CREATE VIRTUAL TABLE statement USING fts5 (text, speaker, context, tokenize = 'porter unicode61')");
    const insert = db.prepare('INSERT INTO statement VALUES (?, ?, ?)');
    db.exec('BEGIN');
    for (const { text, speaker, context } of list) insert.run(text, speaker, context);
    db.exec('COMMIT');
  }
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
