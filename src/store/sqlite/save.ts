import { dayOf, type Person, type Source } from '../../model.js';
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
import { judge, noteRead, noteRestored, readStanding, standsElsewhere } from './versions.js';
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

function saveDocument(db: Connection, document: Document, changes: Changes): SaveOutcome {
  const { source, place } = document;
  const { key, outcome } = judge(db, source, place) ?? add(db, document, changes);
  if (outcome === 'restored') putBack(db, key, document, changes);
  if (place !== undefined) noteRead(db, key, place, source.origin);
  return outcome;
}

/** Saves a document that isn't known. */
function add(
  db: Connection,
  { source, people, statements, mentioned }: Document,
  changes: Changes,
): { readonly key: number; readonly outcome: 'added' | 'replaced' } {
  const previous = source.status === 'corrected' ? null : makeRoom(db, source.origin, changes);
  const seenBefore = new SeenBefore(previous === null ? [] : readSeenOf(db, previous));

  const sourceKey = db.run(
    `INSERT INTO source (id, origin, kind, status, day, statements, speakers, saved, detail, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    hash(source.id),
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
  if (isLive) show(db, sourceKey, source, mentioned, changes);
  return { key: sourceKey, outcome: previous === null ? 'added' : 'replaced' };
}

/** Puts an older version in the place of the one that stands, with its statements as they were. */
function putBack(db: Connection, key: number, { source, mentioned }: Document, changes: Changes): void {
  makeRoom(db, source.origin, changes);
  noteRestored(db, key, source.origin);
  const kept = readSourceByKey(db, key);
  // It may be live already, at another origin; a retraction never is.
  if (kept.status === 'live' || source.status !== 'live') return;
  db.run("UPDATE source SET status = 'live' WHERE key = ?", key);
  db.run('UPDATE statement SET live = 1 WHERE source = ?', key);
  changes.statements.addAgain(readIndexed(db, key, kept));
  show(db, key, kept, mentioned, changes);
}

/** Makes a live source, of which the statements are indexed, found by all else, and counts it. */
function show(
  db: Connection,
  sourceKey: number,
  source: Source,
  mentioned: readonly string[],
  { titles, people }: Changes,
): void {
  indexMentions(db, sourceKey, source, mentioned);
  indexTitle(db, sourceKey, source, titles);
  tally(db, sourceKey, 1, people);
}

/** Takes what is live at an origin out of what answers, unless it stands at another one as well; its key, or null. */
function makeRoom(db: Connection, origin: string, changes: Changes): number | null {
  const standing = readStanding(db, origin);
  if (standing?.status !== 'live') return null;
  if (!standsElsewhere(db, standing.key, origin)) withdraw(db, standing.key, changes);
  return standing.key;
}

/** Takes a source out of what answers. It stays on record with all of its statements, to be read by their ids. */
function withdraw(db: Connection, sourceKey: number, { statements, people, titles }: Changes): void {
  const source = readSourceByKey(db, sourceKey);
  statements.remove(readIndexed(db, sourceKey, source));
  removeMentions(db, sourceKey);
  db.run("UPDATE source SET status = 'corrected' WHERE key = ?", sourceKey);
  db.run('UPDATE statement SET live = 0 WHERE source = ?', sourceKey);
  withdrawTitle(db, sourceKey, source, titles);
  tally(db, sourceKey, -1, people);
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
