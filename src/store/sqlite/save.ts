import { dayOf, type Person } from '../../model.js';
import { checkDocument } from '../document.js';
import type { Document, SaveOutcome } from '../store.js';
import { nameTerms } from '../terms.js';
import type { Connection } from './connection.js';
import { addToDayCounts } from './day-counts.js';
import { indexMentions, removeMentions } from './mentions.js';
import { indexPerson } from './people.js';
import { readSourceByKey } from './read.js';
import { hash, personDetail, sourceDetail, statementDetail, toPerson } from './rows.js';
import { readSeenOf, SeenBefore } from './seen.js';
import { readIndexed, StatementIndex } from './statement-index.js';
import { indexTitle, withdrawTitle, writeTitleWords } from './titles.js';
import type { WordCounts } from './vocabulary.js';

/** Saves documents in one transaction: all of them or none. */
export function saveDocuments(db: Connection, documents: readonly Document[], now: number): SaveOutcome[] {
  for (const document of documents) checkDocument(document);
  return db.transaction(() => {
    const statements = new StatementIndex(db);
    const people = new Set<number>();
    const titles: WordCounts = new Map();
    const outcomes = documents.map((document) => saveDocument(db, document, { statements, people, titles, now }));
    statements.flush();
    writeTitleWords(db, titles);
    for (const person of people) indexPerson(db, person);
    return outcomes;
  });
}

/** What a transaction changes in many places, written once at its end. */
interface Changes {
  readonly statements: StatementIndex;
  /** Keys of the people whose names, roles or statements changed. */
  readonly people: Set<number>;
  readonly titles: WordCounts;
  /** When it happens, in milliseconds since 1970. */
  readonly now: number;
}

function saveDocument(
  db: Connection,
  { source, people, statements, mentioned }: Document,
  changes: Changes,
): SaveOutcome {
  const idHash = hash(source.id);
  if (db.get('SELECT key FROM source WHERE id = ?', idHash)) return 'unchanged';
  const previous = db.get<{ key: number }>(
    "SELECT key FROM source WHERE origin = ? AND status = 'live' AND ? <> 'corrected'",
    source.origin,
    source.status,
  );
  const seenBefore = previous ? withdraw(db, previous.key, changes) : new SeenBefore([]);

  const sourceKey = db.run(
    `INSERT INTO source (id, origin, kind, status, day, statements, speakers, saved, detail, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    idHash,
    source.origin,
    source.kind,
    source.status,
    dayOf(source),
    statements.length,
    new Set(statements.flatMap(({ speaker }) => speaker?.personId ?? [])).size,
    changes.now,
    sourceDetail(source),
    source.text,
  );
  const personKeys = new Map(people.map((person) => [person.id, savePerson(db, person)]));
  for (const key of personKeys.values()) changes.people.add(key);
  const isLive = source.status === 'live';
  for (const statement of statements) {
    const personKey = statement.speaker ? (personKeys.get(statement.speaker.personId) ?? null) : null;
    const key = db.run(
      // What is seen for the first time has its own key as its position: SQLite gives the one behind the last.
      `INSERT INTO statement (id, source, person, start, kind, day, live, seen, detail)
       VALUES (?, ?, ?, ?, ?, ?, ?, coalesce(?, (SELECT coalesce(max(key), 0) + 1 FROM statement)), ?)`,
      hash(statement.id),
      sourceKey,
      personKey,
      statement.start,
      statement.kind,
      dayOf(source),
      Number(isLive),
      seenBefore.of(statement),
      statementDetail(statement),
    );
    if (isLive) changes.statements.add({ key, person: personKey, source, statement });
  }
  if (isLive) {
    indexMentions(db, sourceKey, source, mentioned);
    indexTitle(db, sourceKey, source, changes.titles);
    tally(db, sourceKey, 1, changes.people);
  }
  return previous ? 'replaced' : 'added';
}

/**
 * Takes a source out of what answers. It stays on record with all of its statements, to be read by their ids; gives when
 * each was seen.
 */
function withdraw(db: Connection, sourceKey: number, { statements, people, titles }: Changes): SeenBefore {
  const source = readSourceByKey(db, sourceKey);
  const seenBefore = new SeenBefore(readSeenOf(db, sourceKey));
  statements.remove(readIndexed(db, sourceKey, source));
  removeMentions(db, sourceKey);
  db.run("UPDATE source SET status = 'corrected' WHERE key = ?", sourceKey);
  db.run('UPDATE statement SET live = 0 WHERE source = ?', sourceKey);
  withdrawTitle(db, sourceKey, source, titles);
  tally(db, sourceKey, -1, people);
  return seenBefore;
}

function savePerson(db: Connection, person: Person): number {
  const row = db.get<{ key: number; id: string; detail: string }>(
    'SELECT key, id, detail FROM person WHERE id = ?',
    person.id,
  );
  const known = row && toPerson(row);
  const merged = { ...person, aliases: [...new Set([...(known?.aliases ?? []), ...person.aliases])] };
  const detail = personDetail(merged);
  if (row?.detail === detail) return row.key;
  const key = row?.key ?? db.run('INSERT INTO person (id, detail) VALUES (?, ?)', person.id, detail);
  if (row) db.run('UPDATE person SET detail = ? WHERE key = ?', detail, key);
  if (person.kind === 'named') {
    for (const word of new Set([merged.name, ...merged.aliases].flatMap(nameTerms))) {
      db.run('INSERT OR IGNORE INTO person_name (word, person) VALUES (?, ?)', word, key);
    }
  }
  return key;
}

/** Adds a source to the running totals, or takes it out of them with `by` of -1. */
function tally(db: Connection, sourceKey: number, by: 1 | -1, touched: Set<number>): void {
  addToDayCounts(db, sourceKey, by);
  const people = db.all<{ person: number; count: number }>(
    'SELECT person, count(*) AS count FROM statement WHERE source = ? AND person IS NOT NULL GROUP BY person',
    sourceKey,
  );
  for (const { person, count } of people) {
    touched.add(person);
    db.run(
      `UPDATE person SET statements = statements + ?, sources = sources + ?,
         first_day = (SELECT min(day) FROM statement WHERE statement.person = person.key AND live),
         last_day = (SELECT max(day) FROM statement WHERE statement.person = person.key AND live)
       WHERE key = ?`,
      count * by,
      by,
      person,
    );
  }
}
