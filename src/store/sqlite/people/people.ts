import { LRUCache } from 'lru-cache';
import type { Person } from '../../../model/person.js';
import { nameParts, personWords } from '../../index/person-words.js';
import { indexTerm, nameTerms } from '../../index/terms.js';
import { type PeopleQuery, type PersonPlace, PLACES, type SpeakerSummary } from '../../people-index.js';
import type { Beginnings } from '../../statement-index.js';
import { type PersonRow, personDetail, toPerson } from '../documents/rows.js';
import type { Connection, Value } from '../file/connection.js';
import { personSum } from '../file/sums.js';
import { personKeysBeginning } from '../statements/completions.js';

const NAME = PLACES.indexOf('name');
const SURNAME = PLACES.indexOf('surname');

interface SpeakerRow extends PersonRow {
  readonly key: number;
  readonly statements: number;
  readonly sources: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

const COLUMNS = 'p.key, p.id, p.detail, p.sum, p.statements, p.sources, p.first_day, p.last_day';

/** People read lately. Going through the pages of the file for them is most of what it costs to find somebody again. */
const MOST_READ = 30_000;

/** Somebody as they were read, and which state of the record that was. */
interface Read {
  readonly version: number;
  readonly detail: string;
  readonly summary: SpeakerSummary;
}

/** Reads people, and gives the same object for somebody who has not changed. */
export class People {
  readonly #db: Connection;
  #cache: LRUCache<number, Read> | undefined;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Everyone who speaks, most statements first. */
  all(): SpeakerSummary[] {
    const sql = `SELECT ${COLUMNS} FROM person p WHERE p.statements > 0 ORDER BY p.statements DESC, p.key`;
    return this.#db.checkedRows(this.#db.all<SpeakerRow>(sql), (row) => summary(row, toPerson(row)));
  }

  byId(ids: readonly string[]): SpeakerSummary[] {
    const sql = `SELECT p.key FROM person p WHERE p.id IN (SELECT value FROM json_each(?)) AND p.statements > 0
                 ORDER BY p.statements DESC, p.key`;
    return this.#summaries(this.#keys(sql, JSON.stringify(ids)));
  }

  find({ place, words, limit }: PeopleQuery): SpeakerSummary[] {
    const number = PLACES.indexOf(place);
    const groups = words.map((group) => JSON.stringify(group.map(indexTerm)));
    if (groups.length === 0) return [];
    if (groups.length > 1) {
      const sizes = new Map(groups.map((group) => [group, this.#count(number, group)]));
      groups.sort((a, b) => sizes.get(a)! - sizes.get(b)!);
    }
    const has = (alias: string) => `${alias}.place = ${number} AND ${alias}.word IN (SELECT value FROM json_each(?))`;
    const [, ...others] = groups;
    const also = others.map(() => `AND EXISTS (SELECT 1 FROM person_word o WHERE o.person = w.person AND ${has('o')})`);
    const fitting = `SELECT DISTINCT w.person AS key FROM person_word w WHERE ${has('w')} ${also.join(' ')}`;
    if (limit === undefined)
      return this.#summaries(this.#keys(fitting, ...groups).sort((a, b) => a - b)).sort(byStatements);
    const first = `SELECT p.key FROM person p WHERE p.key IN (${fitting}) ORDER BY p.statements DESC, p.key LIMIT ?`;
    return this.#summaries(this.#keys(first, ...groups, limit));
  }

  beginning(groups: Beginnings, limit: number): SpeakerSummary[] {
    return this.#summaries(personKeysBeginning(this.#db, groups, limit));
  }

  words(words: readonly string[], place: PersonPlace): Set<string> {
    const sql = 'SELECT 1 FROM person_word WHERE place = ? AND word = ? LIMIT 1';
    return new Set(words.filter((word) => this.#db.get(sql, PLACES.indexOf(place), indexTerm(word))));
  }

  similarNames(word: string, place: 'name' | 'surname', limit: number): string[] {
    return this.#db
      .all<{ word: string }>(
        `SELECT alike.word FROM (
           SELECT word, count(*) AS shared FROM name_spelling WHERE part IN (SELECT value FROM json_each(?)) GROUP BY word
         ) alike WHERE EXISTS (SELECT 1 FROM person_word w WHERE w.place = ? AND w.word = alike.word)
         ORDER BY alike.shared DESC, alike.word LIMIT ?`,
        JSON.stringify(nameParts(indexTerm(word))),
        PLACES.indexOf(place),
        limit,
      )
      .map((row) => row.word);
  }

  #count(place: number, group: string): number {
    const sql =
      'SELECT count(*) AS count FROM person_word WHERE place = ? AND word IN (SELECT value FROM json_each(?))';
    return this.#db.get<{ count: number }>(sql, place, group)!.count;
  }

  #keys(sql: string, ...values: Value[]): number[] {
    return this.#db.all<{ key: number }>(sql, ...values).map(({ key }) => key);
  }

  /** The people with these keys, in their order. Those who were read since the record changed last are not read again. */
  #summaries(keys: readonly number[]): SpeakerSummary[] {
    if (keys.length === 0) return [];
    // Made when it is needed: it takes room for all that it may hold, which costs more than the rest of opening a record.
    this.#cache ??= new LRUCache({ max: MOST_READ });
    const cache = this.#cache;
    const version = this.#db.version();
    const found = new Map<number, SpeakerSummary>();
    for (const key of keys) {
      const known = cache.get(key);
      if (known?.version === version) found.set(key, known.summary);
    }
    const unread = keys.filter((key) => !found.has(key));
    const sql = `SELECT ${COLUMNS} FROM person p WHERE p.key IN (SELECT value FROM json_each(?))`;
    const read = (row: SpeakerRow) => {
      const known = cache.get(row.key);
      const person = known?.detail === row.detail ? known.summary.person : toPerson(row);
      const summarised = summary(row, person);
      cache.set(row.key, { version, detail: row.detail, summary: summarised });
      found.set(row.key, summarised);
    };
    this.#db.checkedRows(unread.length === 0 ? [] : this.#db.all<SpeakerRow>(sql, JSON.stringify(unread)), read);
    return keys.flatMap((key) => found.get(key) ?? []);
  }
}

function byStatements(a: SpeakerSummary, b: SpeakerSummary): number {
  return b.statements - a.statements;
}

function summary({ statements, sources, first_day, last_day }: SpeakerRow, person: Person): SpeakerSummary {
  return { person, statements, sources, firstDate: first_day, lastDate: last_day };
}

/** Saves a person of a document; somebody who is known keeps the aliases known so far. Gives the key. */
export function savePerson(db: Connection, person: Person): number {
  const row = db.get<PersonRow & { key: number }>('SELECT key, id, detail, sum FROM person WHERE id = ?', person.id);
  const known = row && toPerson(row);
  const merged = { ...person, aliases: [...new Set([...(known?.aliases ?? []), ...person.aliases])] };
  const detail = personDetail(merged);
  if (row?.detail === detail) return row.key;
  const sum = personSum({ id: person.id, detail });
  const key = row?.key ?? db.run('INSERT INTO person (id, detail, sum) VALUES (?, ?, ?)', person.id, detail, sum);
  if (row) db.run('UPDATE person SET detail = ?, sum = ? WHERE key = ?', detail, sum, key);
  if (person.kind === 'named') {
    for (const word of new Set([merged.name, ...merged.aliases].flatMap(nameTerms))) {
      db.run('INSERT OR IGNORE INTO person_name (word, person) VALUES (?, ?)', word, key);
    }
  }
  return key;
}

/** Brings the words of a person up to date: those who speak in no live source have none. */
export function indexPerson(db: Connection, key: number): void {
  const row = db.get<PersonRow & { statements: number }>(
    'SELECT id, detail, sum, statements FROM person WHERE key = ?',
    key,
  )!;
  const wanted = new Set<string>();
  if (row.statements > 0) {
    const words = personWords(toPerson(row));
    for (const [place, name] of PLACES.entries()) for (const word of words[name]) wanted.add(`${place} ${word}`);
  }
  const present = db.all<{ place: number; word: string }>('SELECT place, word FROM person_word WHERE person = ?', key);
  for (const { place, word } of present) {
    if (wanted.delete(`${place} ${word}`)) continue;
    db.run('DELETE FROM person_word WHERE place = ? AND word = ? AND person = ?', place, word, key);
    if (isOfName(place)) countName(db, word, -1);
  }
  for (const one of wanted) {
    const place = Number(one[0]);
    const word = one.slice(2);
    db.run('INSERT INTO person_word (place, word, person) VALUES (?, ?, ?)', place, word, key);
    if (isOfName(place)) countName(db, word, 1);
  }
}

function isOfName(place: number): boolean {
  return place === NAME || place === SURNAME;
}

/** Counts where a word is found; the first time it gets the parts that its misspellings share, the last time it goes. */
function countName(db: Connection, word: string, by: 1 | -1): void {
  const known = db.get<{ people: number }>(
    'UPDATE name_word SET people = people + ? WHERE word = ? RETURNING people',
    by,
    word,
  );
  if (!known) {
    db.run('INSERT INTO name_word (word, people) VALUES (?, ?)', word, by);
    for (const part of nameParts(word)) db.run('INSERT INTO name_spelling (part, word) VALUES (?, ?)', part, word);
  } else if (known.people === 0) {
    db.run('DELETE FROM name_word WHERE word = ?', word);
    for (const part of nameParts(word)) db.run('DELETE FROM name_spelling WHERE part = ? AND word = ?', part, word);
  }
}
