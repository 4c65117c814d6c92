import { dayOf, type Person } from '../../model.js';
import { checkDocument } from '../document.js';
import type { Document, SaveOutcome } from '../store.js';
import { nameTerms } from '../terms.js';
import type { Connection } from './connection.js';
import { addToDayCounts } from './day-counts.js';
import { indexMentions, removeMentions } from './mentions.js';
import { hash, personDetail, sourceDetail, statementDetail, toPerson } from './rows.js';
import { readIndexed, StatementIndex } from './statement-index.js';

/** Saves documents in one transaction: all of them or none. */
export function saveDocuments(db: Connection, documents: readonly Document[]): SaveOutcome[] {
  for (const document of documents) checkDocument(document);
  return db.transaction(() => {
    const index = new StatementIndex(db);
    const outcomes = documents.map((document) => saveDocument(db, document, index));
    index.flush();
    return outcomes;
  });
}

function saveDocument(
  db: Connection,
  { source, people, statements, mentioned }: Document,
  index: StatementIndex,
): SaveOutcome {
  const idHash = hash(source.id);
  if (db.get('SELECT key FROM source WHERE id = ?', idHash)) return 'unchanged';
  const previous = db.get<{ key: number }>(
    "SELECT key FROM source WHERE origin = ? AND status = 'live' AND ? <> 'corrected'",
    source.origin,
    source.status,
  );
  if (previous) withdraw(db, previous.key, index);

  const sourceKey = db.run(
    `INSERT INTO source (id, origin, kind, status, day, statements, speakers, detail, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    idHash,
    source.origin,
    source.kind,
    source.status,
    dayOf(source),
    statements.length,
    new Set(statements.flatMap(({ speaker }) => speaker?.personId ?? [])).size,
    sourceDetail(source),
    source.text,
  );
  const personKeys = new Map(people.map((person) => [person.id, savePerson(db, person)]));
  const isLive = source.status === 'live';
  for (const statement of statements) {
    const personKey = statement.speaker ? (personKeys.get(statement.speaker.personId) ?? null) : null;
    const key = db.run(
      'INSERT INTO statement (id, source, person, start, kind, day, live, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      hash(statement.id),
      sourceKey,
      personKey,
      statement.start,
      statement.kind,
      dayOf(source),
      Number(isLive),
      statementDetail(statement),
    );
    if (isLive) index.add({ key, person: personKey, source, statement });
  }
  if (isLive) {
    indexMentions(db, sourceKey, source, mentioned);
    tally(db, sourceKey, 1);
  }
  return previous ? 'replaced' : 'added';
}

/** Takes a source out of what answers. It stays on record with all of its statements, to be read by their ids. */
function withdraw(db: Connection, sourceKey: number, index: StatementIndex): void {
  index.remove(readIndexed(db, sourceKey));
  removeMentions(db, sourceKey);
  db.run("UPDATE source SET status = 'corrected' WHERE key = ?", sourceKey);
  db.run('UPDATE statement SET live = 0 WHERE source = ?', sourceKey);
  tally(db, sourceKey, -1);
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
function tally(db: Connection, sourceKey: number, by: 1 | -1): void {
  addToDayCounts(db, sourceKey, by);
  const people = db.all<{ person: number; count: number }>(
    'SELECT person, count(*) AS count FROM statement WHERE source = ? AND person IS NOT NULL GROUP BY person',
    sourceKey,
  );
  for (const { person, count } of people) {
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
