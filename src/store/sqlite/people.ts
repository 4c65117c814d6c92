import type { Person } from '../../model.js';
import { nameParts, personWords } from '../people.js';
import { type Beginnings, type PeopleQuery, type PersonPlace, PLACES, type SpeakerSummary } from '../store.js';
import { indexTerm } from '../terms.js';
import { personKeysBeginning } from './beginnings.js';
import type { Connection, Value } from './connection.js';
import { type PersonRow, toPerson } from './rows.js';

const NAME = PLACES.indexOf('name');
const SURNAME = PLACES.indexOf('surname');

interface SpeakerRow extends PersonRow {
  readonly key: number;
  readonly statements: number;
  readonly sources: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
}

const COLUMNS = 'p.key, p.id, p.detail, p.statements, p.sources, p.first_day, p.last_day';

/** People read lately. Reading one from its JSON is most of what it costs to find somebody again. */
const MOST_READ = 20_000;

/** Reads people, and gives the same object for somebody who has not changed. */
export class People {
  readonly #db: Connection;
  readonly #read = new Map<number, { readonly detail: string; readonly person: Person }>();

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Everyone who speaks, most statements first. */
  all(): SpeakerSummary[] {
    return this.#db
      .all<SpeakerRow>(`SELECT ${COLUMNS} FROM person p WHERE p.statements > 0 ORDER BY p.statements DESC, p.key`)
      .map((row) => summary(row, toPerson(row)));
  }

  byId(ids: readonly string[]): SpeakerSummary[] {
    return this.#summaries('p.id IN (SELECT value FROM json_each(?)) AND p.statements > 0', [JSON.stringify(ids)]);
  }

  find({ place, words, limit = -1 }: PeopleQuery): SpeakerSummary[] {
    const number = PLACES.indexOf(place);
    const groups = words.map((group) => JSON.stringify(group.map(indexTerm)));
    const [rarest, ...others] =
      groups.length > 1 ? groups.map((group) => ({ group, count: this.#count(number, group) })).sort(byCount) : groups;
    if (rarest === undefined) return [];
    const group = (one: string | { group: string }) => (typeof one === 'string' ? one : one.group);
    const has = (alias: string) => `${alias}.place = ${number} AND ${alias}.word IN (SELECT value FROM json_each(?))`;
    const also = others.map(() => `AND EXISTS (SELECT 1 FROM person_word o WHERE o.person = w.person AND ${has('o')})`);
    return this.#summaries(
      `p.key IN (SELECT w.person FROM person_word w WHERE ${has('w')} ${also.join(' ')})`,
      [group(rarest), ...others.map(group)],
      limit,
    );
  }

  beginning(groups: Beginnings, limit: number): SpeakerSummary[] {
    return personKeysBeginning(this.#db, groups, limit).flatMap((key) => this.#summaries('p.key = ?', [key]));
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

  #summaries(condition: string, values: readonly Value[], limit = -1): SpeakerSummary[] {
    return this.#db
      .all<SpeakerRow>(
        `SELECT ${COLUMNS} FROM person p WHERE ${condition} ORDER BY p.statements DESC, p.key LIMIT ?`,
        ...values,
        limit,
      )
      .map((row) => summary(row, this.#person(row)));
  }

  #person(row: SpeakerRow): Person {
    const known = this.#read.get(row.key);
    if (known?.detail === row.detail) return known.person;
    const person = toPerson(row);
    if (this.#read.size >= MOST_READ) this.#read.clear();
    this.#read.set(row.key, { detail: row.detail, person });
    return person;
  }
}

function byCount(a: { count: number }, b: { count: number }): number {
  return a.count - b.count;
}

function summary({ statements, sources, first_day, last_day }: SpeakerRow, person: Person): SpeakerSummary {
  return { person, statements, sources, firstDate: first_day, lastDate: last_day };
}

/** Brings the words of a person up to date: those who speak in no live source have none. */
export function indexPerson(db: Connection, key: number): void {
  const row = db.get<PersonRow & { statements: number }>(
    'SELECT id, detail, statements FROM person WHERE key = ?',
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
