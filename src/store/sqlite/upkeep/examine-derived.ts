import { nameParts, personWords } from '../../index/person-words.js';
import { spellingParts } from '../../index/spelling.js';
import { nameTerms } from '../../index/terms.js';
import { PLACES } from '../../people-index.js';
import { type PersonRow, SOURCE_COLUMNS, type SourceRow, toPerson, toSourceHead } from '../documents/rows.js';
import type { Connection } from '../file/connection.js';
import { titleTerms } from '../statements/titles.js';
import { paged } from './sum-all.js';

/** Pairs of queries of which both give the same rows where what was counted is so. */
const COUNTS: readonly (readonly [what: string, counted: string, kept: string])[] = [
  [
    'days',
    `SELECT coalesce(day, ''), kind, '', count(*), 0 FROM source WHERE visibility = 2 GROUP BY 1, 2
     UNION ALL SELECT coalesce(s.day, ''), s.kind, t.kind, count(DISTINCT s.key), count(*)
     FROM statement t JOIN source s ON s.key = t.source WHERE s.visibility = 2 GROUP BY 1, 2, 3`,
    'SELECT * FROM day_count WHERE sources <> 0 OR statements <> 0',
  ],
  [
    'people',
    `SELECT person, count(*), count(DISTINCT source), min(day), max(day) FROM statement
     WHERE live AND person IS NOT NULL GROUP BY 1`,
    'SELECT key, statements, sources, first_day, last_day FROM person WHERE statements <> 0',
  ],
  [
    'names',
    `SELECT word, count(*) FROM person_word WHERE place IN (${PLACES.indexOf('name')}, ${PLACES.indexOf('surname')}) GROUP BY 1`,
    'SELECT word, people FROM name_word',
  ],
];

/** What is counted and isn't so, in words. */
export function countFaults(db: Connection): string[] {
  return COUNTS.flatMap(([what, counted, kept]) => {
    const differs = (a: string, b: string) => db.get(`SELECT 1 FROM (${a} EXCEPT ${b}) LIMIT 1`) !== undefined;
    const [a, b] = [`SELECT * FROM (${counted})`, `SELECT * FROM (${kept})`];
    return differs(a, b) || differs(b, a) ? [`The counts of ${what} aren't right.`] : [];
  });
}

/** Whether people and titles are found by what they are called. Those who are damaged themselves are told of elsewhere. */
export function indexFaults(db: Connection): string[] {
  return [...unless(peopleAreRight(db), 'people'), ...unless(titlesAreRight(db), 'titles')];
}

/** Whether they, and words, are found by what is spelt alike. */
export function spellingFaults(db: Connection): string[] {
  const names = spellingsAreRight(db, 'SELECT part, word FROM name_spelling', nameSpellings(db));
  const words = spellingsAreRight(db, 'SELECT part, length, word FROM spelling', spellings(db));
  return [...unless(names, 'misspelt names'), ...unless(words, 'misspelt words')];
}

function unless(isRight: boolean, what: string): string[] {
  return isRight ? [] : [`The index of ${what} isn't right.`];
}

/** Whether the rows of a query are exactly those that are wanted. */
function spellingsAreRight(db: Connection, sql: string, wanted: ReadonlySet<string>): boolean {
  const rows = db.all<object>(sql);
  return rows.length === wanted.size && rows.every((row) => wanted.has(Object.values(row).join('\0')));
}

function nameSpellings(db: Connection): Set<string> {
  const wanted = new Set<string>();
  for (const { word } of db.all<{ word: string }>('SELECT word FROM name_word'))
    for (const part of nameParts(word)) wanted.add(`${part}\0${word}`);
  return wanted;
}

function spellings(db: Connection): Set<string> {
  const wanted = new Set<string>();
  for (const { key, word } of db.all<{ key: number; word: string }>('SELECT key, word FROM word'))
    for (const part of spellingParts(word)) wanted.add(`${part}\0${word.length}\0${key}`);
  return wanted;
}

function peopleAreRight(db: Connection): boolean {
  const words = new Set<string>();
  const names = new Set<string>();
  const sql = 'SELECT key, id, detail, sum, statements FROM person WHERE key > ? ORDER BY key LIMIT 1000';
  for (const row of paged<PersonRow & { key: number; statements: number }>(db, sql)) {
    const [person] = db.checkedRows([row], toPerson);
    if (!person) continue;
    const known = personWords(person);
    if (row.statements > 0)
      for (const [place, name] of PLACES.entries())
        for (const word of known[name]) words.add(`${place}\0${word}\0${row.key}`);
    const called = person.kind === 'named' ? [person.name, ...person.aliases] : [];
    for (const word of called.flatMap(nameTerms)) names.add(`${word}\0${row.key}`);
  }
  return (
    spellingsAreRight(db, 'SELECT place, word, person FROM person_word', words) &&
    // A name that somebody had once stays.
    [...names].every(
      (name) => db.get('SELECT 1 FROM person_name WHERE word = ? AND person = ?', ...keyOf(name)) !== undefined,
    )
  );
}

function keyOf(name: string): [string, number] {
  const [word = '', person = ''] = name.split('\0');
  return [word, Number(person)];
}

function titlesAreRight(db: Connection): boolean {
  const counts = new Map<string, number>();
  const sql = `SELECT key, ${SOURCE_COLUMNS} FROM source WHERE key > ? AND visibility = 2 ORDER BY key LIMIT 1000`;
  for (const row of paged<SourceRow>(db, sql))
    for (const source of db.checkedRows([row], toSourceHead))
      for (const term of titleTerms(source)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const kept = db.all<{ word: string; sources: number }>('SELECT word, sources FROM title_word WHERE sources <> 0');
  return kept.length === counts.size && kept.every(({ word, sources }) => counts.get(word) === sources);
}
