import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { OnrecordError } from '../../../model/errors.js';
import { damagedError } from './errors.js';

/** "ORec" in ASCII: marks the file as ours, so that another program's database is refused before it is touched. */
const APPLICATION_ID = 0x4f526563;

/**
 * Every schema that ever was, oldest first. Each brings a record from the one before to its own; a released one is
 * never edited, a change is a new one at the end.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE source (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('live', 'corrected', 'retracted')),
    day TEXT,
    statements INTEGER NOT NULL,
    speakers INTEGER NOT NULL,
    detail TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX source_by_origin ON source (origin, key);
  CREATE INDEX source_by_day ON source (day, key, kind, statements) WHERE status = 'live';

  CREATE TABLE person (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    statements INTEGER NOT NULL DEFAULT 0,
    sources INTEGER NOT NULL DEFAULT 0,
    first_day TEXT,
    last_day TEXT,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX person_by_statements ON person (statements DESC, key) WHERE statements > 0;

  CREATE TABLE person_name (
    word TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (key),
    PRIMARY KEY (word, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE statement (
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES source (key),
    person INTEGER REFERENCES person (key),
    start INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    day TEXT,
    live INTEGER NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX statement_by_place ON statement (source, start, kind);
  CREATE INDEX statement_by_person ON statement (person, day DESC, source DESC, start) WHERE live;

  CREATE TABLE tally (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE word (
    key INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    length INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    count INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE spelling (
    part TEXT NOT NULL,
    length INTEGER NOT NULL,
    word INTEGER NOT NULL REFERENCES word (key),
    PRIMARY KEY (part, length, word)
  ) STRICT, WITHOUT ROWID;

  CREATE VIRTUAL TABLE statement_index USING fts5 (
    own, context, topics, title, person,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_'"
  );
  CREATE VIRTUAL TABLE statement_term USING fts5vocab (statement_index, 'row');
  CREATE VIRTUAL TABLE source_index USING fts5 (
    text, names,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '-_'"
  );
  `,
  // The lists of the index are our own: see postings.ts. `deriveAnew` fills them for the statements that there are.
  `
  DROP TABLE statement_term;
  DROP TABLE statement_index;
  CREATE TABLE term (
    key INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    statements INTEGER NOT NULL,
    size INTEGER NOT NULL,
    last INTEGER NOT NULL,
    tail BLOB NOT NULL
  ) STRICT;
  CREATE TABLE posting (
    term INTEGER NOT NULL REFERENCES term (key),
    first INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (term, first)
  ) STRICT, WITHOUT ROWID;

  -- What is live, by day ('' where it is unknown), so that what was searched is known without looking at it all: the
  -- sources of a kind (statement_kind ''), and of these the ones with statements of a kind, and how many.
  CREATE TABLE day_count (
    day TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    statement_kind TEXT NOT NULL,
    sources INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (day, source_kind, statement_kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO day_count
    SELECT coalesce(day, ''), kind, '', count(*), 0 FROM source WHERE status = 'live' GROUP BY 1, 2
    UNION ALL
    SELECT coalesce(s.day, ''), s.kind, t.kind, count(DISTINCT s.key), count(*)
    FROM statement t JOIN source s ON s.key = t.source WHERE t.live GROUP BY 1, 2, 3;
  DROP TABLE tally;
  `,
  // Who is meant by a word, and what begins like it: `deriveAnew` fills them.
  `
  CREATE TABLE person_word (
    place INTEGER NOT NULL,
    word TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (key),
    PRIMARY KEY (place, word, person)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX person_word_by_person ON person_word (person, place, word);
  CREATE TABLE name_word (word TEXT PRIMARY KEY, people INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE name_spelling (part TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (part, word)) STRICT, WITHOUT ROWID;
  CREATE INDEX word_by_count ON word (count DESC, word);
  CREATE TABLE title_word (word TEXT PRIMARY KEY, sources INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE title_index USING fts5 (
    title, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = "ascii tokenchars '-_'"
  );
  CREATE TABLE derived (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // What is kept beside the documents, and how often these were changed: what is kept changes with every question.
  `
  CREATE TABLE kept (
    space TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    expires INTEGER,
    PRIMARY KEY (space, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kept_by_expiry ON kept (expires) WHERE expires IS NOT NULL;
  CREATE TABLE change (count INTEGER NOT NULL) STRICT;
  INSERT INTO change VALUES (0);
  `,
  // When statements were first seen, and who is to be told of them.
  `
  ALTER TABLE source ADD COLUMN saved INTEGER;
  CREATE INDEX source_by_saved ON source (saved) WHERE saved IS NOT NULL;
  ALTER TABLE statement ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
  UPDATE statement SET seen = key;
  CREATE INDEX statement_by_seen ON statement (seen, key) WHERE live;

  CREATE TABLE subscription (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
    after INTEGER NOT NULL,
    since INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
  CREATE INDEX subscription_by_place ON subscription (platform, channel);
  CREATE TABLE delivery (
    subscription INTEGER NOT NULL REFERENCES subscription (key) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'empty', 'refused', 'unclear')),
    after INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    planned INTEGER NOT NULL,
    holder TEXT,
    free INTEGER NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (subscription, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX delivery_by_time ON delivery (subscription, planned);
  CREATE INDEX delivery_open ON delivery (free) WHERE state IN ('planned', 'sending');
  `,
  // Versions that were put back, behind what was saved last until then, and which version each place has: see versions.ts.
  `
  CREATE TABLE restoration (
    key INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source (key),
    behind INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX restoration_by_origin ON restoration (origin);
  CREATE INDEX restoration_by_source ON restoration (source);
  CREATE TABLE reading (
    place BLOB PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (key)
  ) STRICT, WITHOUT ROWID;
  `,
  // What readers may see of each source: 2, all of it answers; 1, it is read by the ids of its statements; 0, nothing.
  // Positions are counted by themselves: what is released takes the next one then. `applyRules` judges what there is.
  `
  ALTER TABLE source ADD COLUMN visibility INTEGER NOT NULL DEFAULT 0 CHECK (visibility IN (0, 1, 2));
  ALTER TABLE source ADD COLUMN release_at INTEGER;
  ALTER TABLE source ADD COLUMN decision TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE source ADD COLUMN pending TEXT;
  UPDATE source SET visibility = CASE status WHEN 'live' THEN 2 WHEN 'corrected' THEN 1 ELSE 0 END;
  DROP INDEX source_by_day;
  CREATE INDEX source_by_day ON source (day, key, kind, statements) WHERE visibility = 2;
  CREATE INDEX source_by_release ON source (release_at) WHERE release_at IS NOT NULL;
  CREATE INDEX source_unlisted ON source (key) WHERE visibility < 2 AND status <> 'corrected';
  CREATE INDEX source_retracted ON source (key) WHERE status = 'retracted';

  CREATE TABLE position (last INTEGER NOT NULL) STRICT;
  INSERT INTO position SELECT coalesce(max(key), 0) FROM statement;
  CREATE TABLE sighting (position INTEGER PRIMARY KEY, at INTEGER) STRICT;
  CREATE INDEX sighting_by_time ON sighting (at);
  INSERT INTO sighting
    SELECT first, saved FROM (
      SELECT first, saved, row_number() OVER all_sources AS nth, lag(saved) OVER all_sources AS before
      FROM (SELECT min(t.key) AS first, s.saved FROM statement t JOIN source s ON s.key = t.source GROUP BY s.key)
      WINDOW all_sources AS (ORDER BY first)
    ) WHERE nth = 1 OR saved IS NOT before;
  DROP INDEX source_by_saved;
  `,
  // Which record it is, and the sums of what it holds (sums.ts), which `deriveAnew` makes of what there is. `taken_out`:
  // statements of damaged documents, whose keys and positions are to be had again by nothing else.
  `
  CREATE TABLE identity (id TEXT NOT NULL) STRICT;
  INSERT INTO identity VALUES (lower(hex(randomblob(16))));
  ALTER TABLE source ADD COLUMN sum TEXT;
  ALTER TABLE source ADD COLUMN text_sum TEXT;
  ALTER TABLE statement ADD COLUMN sum TEXT;
  ALTER TABLE person ADD COLUMN sum TEXT;
  ALTER TABLE term ADD COLUMN sum INTEGER;
  ALTER TABLE posting ADD COLUMN sum INTEGER;
  CREATE TABLE taken_out (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, seen INTEGER NOT NULL) STRICT;
  `,
];

/** The schema that this version of Onrecord writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings a record up to a schema, each step in a transaction of its own: a crash between two leaves a sound record of
 * the older one. A new record takes all steps in one transaction, since each of them waits for the disk. A file that is
 * no record, or a newer one, is refused and not touched.
 *
 * @throws {OnrecordError} `STORE_DAMAGED`, `STORE_NEWER`.
 */
export function migrate(db: DatabaseSyncInstance, location: string, migrations = MIGRATIONS): void {
  const version = () => schemaVersion(db, location, migrations.length);
  // In a transaction, so that the three marks are read as of one moment: another process may be making the record.
  while (transaction(db, 'DEFERRED', version) < migrations.length)
    transaction(db, 'IMMEDIATE', () => {
      // Another process may have taken this step while we waited for the lock.
      const from = version();
      const steps = migrations.slice(from, from === 0 ? migrations.length : from + 1);
      for (const step of steps) db.exec(step);
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      db.exec(`PRAGMA user_version = ${from + steps.length}`);
    });
}

function transaction<T>(db: DatabaseSyncInstance, mode: 'DEFERRED' | 'IMMEDIATE', work: () => T): T {
  db.exec(`BEGIN ${mode}`);
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function schemaVersion(db: DatabaseSyncInstance, location: string, newest: number): number {
  const application = pragma(db, 'application_id');
  const version = pragma(db, 'user_version');
  const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
  const isNew = application === 0 && version === 0 && tables === 0;
  if (application !== APPLICATION_ID && !isNew) throw damagedError(location);
  if (version > newest) {
    throw new OnrecordError(
      'STORE_NEWER',
      `The record ${location} was written by a later version of Onrecord (schema ${version}, this one knows ${newest}).`,
      'Update Onrecord, or set ONRECORD_DB to another path. The record was left as it is.',
    );
  }
  return version;
}

function pragma(db: DatabaseSyncInstance, name: 'application_id' | 'user_version'): number {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<typeof name, number>;
  return row[name];
}
