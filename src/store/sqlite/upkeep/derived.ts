import { OnrecordError } from '../../../model/errors.js';
import { changeDocuments } from '../documents/changes.js';
import { SOURCE_COLUMNS, type SourceRow, toSourceHead } from '../documents/rows.js';
import { judgeEarlierDocuments } from '../documents/upgrade.js';
import type { Connection } from '../file/connection.js';
import { indexPerson } from '../people/people.js';
import { indexStatements } from '../statements/statement-index.js';
import { indexTitle, writeTitleWords } from '../statements/titles.js';
import type { WordCounts } from '../statements/vocabulary.js';
import { sumAll } from './sum-all.js';

/**
 * What is derived from the documents, so that it can be searched: each goes up with every change of how it is made (what
 * `src/store/index/terms.ts` takes from a statement, `src/store/index/person-words.ts` from a person), and is made anew then.
 */
const VERSIONS = { sums: 1, statements: 2, people: 1, visibility: 1 };
type Derived = keyof typeof VERSIONS;

/**
 * Makes anew what an older version of Onrecord made, or none. Once for a record: some ten seconds for 100,000 people and
 * a million sources, and some minutes for a million statements.
 *
 * @throws {OnrecordError} as writing to a `Store` does.
 */
export function deriveAnew(db: Connection): void {
  // First of all: nothing is read any more without its sum.
  derive(db, 'sums', () => sumAll(db));
  derive(db, 'statements', () => {
    for (const table of ['posting', 'term']) db.run(`DELETE FROM ${table}`);
    db.run('UPDATE word SET count = 0');
    indexStatements(db);
  });
  derive(db, 'people', () => {
    for (const table of ['person_word', 'name_word', 'name_spelling', 'title_word']) db.run(`DELETE FROM ${table}`);
    db.run("INSERT INTO title_index (title_index) VALUES ('delete-all')");
    for (const { key } of db.all<{ key: number }>('SELECT key FROM person WHERE statements > 0')) indexPerson(db, key);
    deriveTitles(db);
  });
  if (isCurrent(db, 'visibility')) return;
  changeDocuments(db, Date.now(), (changes) => {
    if (isCurrent(db, 'visibility')) return;
    judgeEarlierDocuments(db, changes);
    noteCurrent(db, 'visibility');
  });
}

function derive(db: Connection, name: Derived, make: () => void): void {
  if (isCurrent(db, name)) return;
  db.transaction(() => {
    // Another process may have done it while we waited for the lock.
    if (isCurrent(db, name)) return;
    make();
    noteCurrent(db, name);
  });
}

function noteCurrent(db: Connection, name: Derived): void {
  const sql = 'INSERT INTO derived VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET version = excluded.version';
  db.run(sql, name, VERSIONS[name]);
}

/** Sources read at once: a record may have more than fit into memory. */
const PAGE = 10_000;

function deriveTitles(db: Connection): void {
  const counts: WordCounts = new Map();
  const sql = `SELECT key, ${SOURCE_COLUMNS} FROM source WHERE visibility = 2 AND key > ? ORDER BY key LIMIT ${PAGE}`;
  for (let last = 0, rows = []; ; last = rows.at(-1)!.key) {
    rows = db.all<SourceRow & { key: number }>(sql, last);
    for (const row of rows) indexTitle(db, row.key, toSourceHead(row), counts);
    if (rows.length < PAGE) break;
  }
  writeTitleWords(db, counts);
}

/** @throws {OnrecordError} `STORE_NEWER` where a later version made it: made anew by each, it would go to and fro. */
function isCurrent(db: Connection, name: Derived): boolean {
  const { version = 0 } = db.get<{ version: number }>('SELECT version FROM derived WHERE name = ?', name) ?? {};
  if (version > VERSIONS[name]) {
    throw new OnrecordError(
      'STORE_NEWER',
      'The record was indexed by a later version of Onrecord.',
      'Update Onrecord, or set ONRECORD_DB to another path. The record was left as it is.',
    );
  }
  return version === VERSIONS[name];
}
