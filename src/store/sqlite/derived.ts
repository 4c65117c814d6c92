import type { Connection } from './connection.js';
import { indexPerson } from './people.js';
import { SOURCE_COLUMNS, type SourceRow, toSourceHead } from './rows.js';
import { indexTitle, writeTitleWords } from './titles.js';
import type { WordCounts } from './vocabulary.js';

/** Goes up with every change of what is derived from people or titles (`src/store/people.ts`): all is made anew then. */
const VERSION = 1;

/**
 * Makes the words of people and titles anew where an older version of Onrecord made them, or none. Once for a record:
 * some ten seconds for 100,000 people and a million sources.
 *
 * @throws {OnrecordError} as writing to a `Store` does.
 */
export function deriveAnew(db: Connection): void {
  if (isCurrent(db)) return;
  db.transaction(() => {
    // Another process may have done it while we waited for the lock.
    if (isCurrent(db)) return;
    for (const table of ['person_word', 'name_word', 'name_spelling', 'title_word']) db.run(`DELETE FROM ${table}`);
    db.run("INSERT INTO title_index (title_index) VALUES ('delete-all')");
    for (const { key } of db.all<{ key: number }>('SELECT key FROM person WHERE statements > 0')) indexPerson(db, key);
    deriveTitles(db);
    db.run(
      "INSERT INTO derived VALUES ('people', ?) ON CONFLICT (name) DO UPDATE SET version = excluded.version",
      VERSION,
    );
  });
}

/** Sources read at once: a record may have more than fit into memory. */
const PAGE = 10_000;

function deriveTitles(db: Connection): void {
  const counts: WordCounts = new Map();
  const sql = `SELECT key, ${SOURCE_COLUMNS} FROM source WHERE status = 'live' AND key > ? ORDER BY key LIMIT ${PAGE}`;
  for (let last = 0, rows = []; ; last = rows.at(-1)!.key) {
    rows = db.all<SourceRow & { key: number }>(sql, last);
    for (const row of rows) indexTitle(db, row.key, toSourceHead(row), counts);
    if (rows.length < PAGE) break;
  }
  writeTitleWords(db, counts);
}

function isCurrent(db: Connection): boolean {
  return db.get<{ version: number }>("SELECT version FROM derived WHERE name = 'people'")?.version === VERSION;
}
