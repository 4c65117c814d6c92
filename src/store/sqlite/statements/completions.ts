import type { SourceSummary } from '../../documents.js';
import { indexTerm } from '../../index/terms.js';
import { PLACES } from '../../people-index.js';
import type { Beginnings } from '../../statement-index.js';
import { SOURCE_COLUMNS, type SourceRow, toSourceHead } from '../documents/rows.js';
import type { Connection } from '../file/connection.js';
import { ftsToken } from './mentions.js';

const NAME = PLACES.indexOf('name');

/** So many people are looked up one by one, and so many listed in the time that one takes. */
const MOST_LOOKED_UP = 1500;
const LISTED_PER_LOOKUP = 12;
/** So many who have a word that begins so are listed. Of 100,000 one in `PEOPLE_PER_COMMON` has one that begins more. */
const MOST_LISTED = 8000;
const PEOPLE_PER_COMMON = 12;
/** Of words so many that fit are put in order; where more do, the first in order are walked until enough fit. */
const MOST_SORTED = 1500;
const MOST_WORDS_WALKED = 20_000;

/** So many beginnings are tried for one that was typed, the likeliest: first itself, then its slips. */
const MOST_MEANT = 8;

/** Words of titles that one beginning stands for, the commonest. Up to three letters the index itself finds them. */
const MOST_TITLE_WORDS = 50;
const INDEXED_LETTERS = 3;

/** Whether a word begins so: the end of the range is above whatever follows. */
const BEGINS = (column: string, beginning: string) =>
  `${column} >= ${beginning} AND ${column} < ${beginning} || char(1114111)`;

/** Those of some beginnings with which any word of a table begins. Misspellings are tried by the hundred. */
function known(db: Connection, table: 'name_word' | 'title_word' | 'word', beginnings: readonly string[]): string[] {
  const sql = `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM ${table} t WHERE ${BEGINS('t.word', 'value')})`;
  const wanted = [...new Set(beginnings.map(indexTerm))].filter(Boolean);
  return db.all<{ value: string }>(sql, JSON.stringify(wanted)).map(({ value }) => value);
}

/** Those that begin with none of the others: what begins with "lee" is found by "le". */
function shortest(beginnings: readonly string[]): string[] {
  return beginnings.filter((one) => !beginnings.some((other) => other !== one && one.startsWith(other)));
}

/** What begins one word that is typed, and how many words of names begin so, of as many as matter. */
interface TypedPrefix {
  readonly beginnings: readonly string[];
  readonly size: number;
}

/** Keys of named speakers in order; see `Store.speakersBeginning`. */
export function personKeysBeginning(db: Connection, groups: Beginnings, limit: number): number[] {
  const wanted = groups.map((group) => shortest(known(db, 'name_word', group)).slice(0, MOST_MEANT));
  if (wanted.some((beginnings) => beginnings.length === 0)) return [];
  const sized = wanted
    .map((beginnings) => ({ beginnings, size: sizeOfPrefix(db, beginnings) }))
    .sort((a, b) => a.size - b.size);
  const [rarest] = sized;
  if (!rarest) return keysOf(db, MOST_NAMED, limit);
  const walked = rarest.size > MOST_LISTED ? walk(db, sized, limit) : [];
  if (walked.length >= limit) return walked;
  const { keys, others } = withRarest(db, sized);
  const found = firstPeopleWith(db, keys, others, limit);
  return walked.length === 0 ? found : [...new Set([...walked, ...found])].slice(0, limit);
}

const MOST_NAMED = `SELECT key FROM person WHERE statements > 0 AND json_extract(detail, '$.kind') = 'named'
                    ORDER BY statements DESC, key LIMIT ?`;
const MOST_STATEMENTS = 'SELECT key, statements FROM person WHERE statements > 0 ORDER BY statements DESC, key LIMIT ?';

function keysOf(db: Connection, sql: string, ...values: (string | number)[]): number[] {
  return db.all<{ key: number }>(sql, ...values).map(({ key }) => key);
}

/** Of those with most statements the first who have a word of each group: whoever comes behind is not looked up. */
function walk(db: Connection, groups: readonly TypedPrefix[], limit: number): number[] {
  const sql = `SELECT first.key FROM (${MOST_STATEMENTS}) first
               WHERE ${groups.map(({ beginnings }) => hasBeginning('first.key', beginnings)).join(' AND ')}
               ORDER BY first.statements DESC, first.key LIMIT ?`;
  return keysOf(db, sql, MOST_LOOKED_UP, ...groups.flatMap(({ beginnings }) => bounds(beginnings)), limit);
}

/** Those who have a word of the first group, which is the rarest, and of those others that it pays to list. */
function withRarest(
  db: Connection,
  [rarest, ...groups]: readonly TypedPrefix[],
): { keys: number[]; others: TypedPrefix[] } {
  let keys = listed(db, rarest!);
  const others: TypedPrefix[] = [];
  for (const group of groups) {
    if (group.size > Math.min(MOST_LISTED, keys.length * LISTED_PER_LOOKUP)) others.push(group);
    else keys = keys.filter(isOneOf(listed(db, group)));
  }
  return { keys, others };
}

/** The first of some people, in order, who have a word of each group. Of too many those are looked at who come first. */
function firstPeopleWith(
  db: Connection,
  some: readonly number[],
  groups: readonly TypedPrefix[],
  limit: number,
): number[] {
  const withGroups = (keys: readonly number[]) => groups.reduce((left, group) => lookedUp(db, left, group), keys);
  const { people } = db.get<{ people: number | null }>('SELECT max(key) AS people FROM person')!;
  // Where those who fit are spread evenly, half as many of all are enough.
  const wanted = limit * (groups.length === 0 ? 1 : PEOPLE_PER_COMMON);
  const enough = Math.ceil((2 * wanted * (people ?? 0)) / some.length);
  let keys = some;
  if (some.length > MOST_LOOKED_UP || enough < some.length * LISTED_PER_LOOKUP) {
    const all = inOneRow(db, MOST_STATEMENTS, Math.min(enough, MOST_LOOKED_UP * LISTED_PER_LOOKUP));
    const first = all.filter(isOneOf(some));
    const found = withGroups(first.slice(0, MOST_LOOKED_UP));
    if (found.length >= limit) return found.slice(0, limit);
    keys = [...first, ...some];
  }
  const sql = `SELECT p.key FROM json_each(?) v CROSS JOIN person p ON p.key = v.value WHERE p.statements > 0
               ORDER BY p.statements DESC, p.key LIMIT ?`;
  return keysOf(db, sql, JSON.stringify(withGroups([...new Set(keys)].slice(0, MOST_LOOKED_UP))), limit);
}

/** Those who have a word that begins so, some of them twice. */
function listed(db: Connection, { beginnings }: TypedPrefix): number[] {
  const sql = `SELECT w.person AS key FROM json_each(?) v CROSS JOIN person_word w
               WHERE w.place = ${NAME} AND ${BEGINS('w.word', 'v.value')} LIMIT ${MOST_LISTED}`;
  return inOneRow(db, sql, JSON.stringify(beginnings));
}

/** Those of some people, in their order, who have a word of a group. */
function lookedUp(db: Connection, keys: readonly number[], { beginnings }: TypedPrefix): readonly number[] {
  const sql = `SELECT value AS key FROM json_each(?) WHERE ${hasBeginning('value', beginnings)}`;
  return keys.filter(isOneOf(inOneRow(db, sql, JSON.stringify(keys), ...bounds(beginnings))));
}

/** Handing over thousands of rows takes several times as long as reading them. */
function inOneRow(db: Connection, sql: string, ...values: (string | number)[]): number[] {
  const { keys } = db.get<{ keys: string }>(`SELECT json_group_array(key) AS keys FROM (${sql})`, ...values)!;
  return JSON.parse(keys) as number[];
}

/** Keys are counted up from 1, so that a table of all takes less time than a set of some thousands. */
function isOneOf(keys: readonly number[]): (key: number) => boolean {
  const table = new Uint8Array(keys.reduce((most, key) => Math.max(most, key), 0) + 1);
  for (const key of keys) table[key] = 1;
  return (key) => table[key] === 1;
}

/** Whether one of a person's few words lies between the bounds of a group. */
function hasBeginning(person: string, group: readonly string[]): string {
  const lies = '(o.word >= ? AND o.word < ?)';
  const ranges = padded(group).map(() => lies);
  const any = group.length === 1 ? lies : `${lies} AND (${ranges.join(' OR ')})`;
  return `EXISTS (SELECT 1 FROM person_word o WHERE o.person = ${person} AND o.place = ${NAME} AND ${any})`;
}

/** Of several beginnings the outermost come first: slips begin with the same letter, so that few words lie between them. */
function bounds(group: readonly string[]): string[] {
  const each = padded(group).flatMap((beginning) => [beginning, `${beginning}\u{10ffff}`]);
  if (group.length === 1) return each;
  // In the order of their bytes, as SQLite compares them.
  const sorted = each.map((bound) => Buffer.from(bound)).sort(Buffer.compare);
  return [`${sorted[0]}`, `${sorted.at(-1)}`, ...each];
}

/** One, or as many as there may be: so that few statements are prepared. */
function padded(group: readonly string[]): readonly string[] {
  return group.length === 1 ? group : Array.from({ length: MOST_MEANT }, (_, i) => group[i] ?? group[0]!);
}

/** How many words of names begin so; no more than needed are counted. */
function sizeOfPrefix(db: Connection, beginnings: readonly string[]): number {
  const sql = `SELECT count(*) AS size FROM (SELECT 1 FROM json_each(?) v CROSS JOIN person_word w
               WHERE w.place = ${NAME} AND ${BEGINS('w.word', 'v.value')} LIMIT ${MOST_LISTED + 1})`;
  return db.get<{ size: number }>(sql, JSON.stringify(beginnings))!.size;
}

export function readSourcesBeginning(db: Connection, groups: Beginnings, limit: number): SourceSummary[] {
  const columns = `${SOURCE_COLUMNS}, speakers`;
  if (groups.length === 0) {
    const latest = `SELECT ${columns} FROM source WHERE visibility = 2 ORDER BY day DESC, key DESC LIMIT ?`;
    return db.checkedRows(db.all<SourceSummaryRow>(latest, limit), toSummary);
  }
  const words = groups.map((group) => known(db, 'title_word', group.map(ftsToken)).map((one) => titleQuery(db, one)));
  if (words.some((group) => group.length === 0)) return [];
  const match = words.map((group) => `(${group.join(' OR ')})`).join(' AND ');
  const sql = `SELECT ${columns} FROM (SELECT rowid FROM title_index WHERE title_index MATCH ? ORDER BY rowid DESC LIMIT ?) f
               JOIN source ON source.key = f.rowid ORDER BY source.key DESC`;
  return db.checkedRows(db.all<SourceSummaryRow>(sql, match, limit), toSummary);
}

type SourceSummaryRow = SourceRow & { speakers: number };

function toSummary({ speakers, ...row }: SourceSummaryRow): SourceSummary {
  return { source: toSourceHead(row), statements: row.statements, speakers };
}

/** The words that a beginning stands for, in the index's query language. */
function titleQuery(db: Connection, beginning: string): string {
  if (Array.from(beginning).length <= INDEXED_LETTERS) return `"${beginning}" *`;
  const sql = `SELECT word FROM (SELECT word, sources FROM title_word t WHERE ${BEGINS('t.word', '?1')} LIMIT ${MOST_SORTED})
               ORDER BY sources DESC LIMIT ${MOST_TITLE_WORDS}`;
  return db
    .all<{ word: string }>(sql, beginning)
    .map(({ word }) => `"${word}"`)
    .join(' OR ');
}

export function readWordsBeginning(db: Connection, beginnings: readonly string[], limit: number): string[] {
  const wanted = known(db, 'word', beginnings);
  if (wanted.length === 0 && beginnings.length > 0) return [];
  const fits = `EXISTS (SELECT 1 FROM json_each(?) v WHERE ${BEGINS('common.word', 'v.value')})`;
  const words = (sql: string, ...values: (string | number)[]) => db.all<{ word: string }>(sql, ...values);
  const found =
    wanted.length === 0
      ? []
      : words(
          `SELECT w.word, w.count FROM json_each(?) v CROSS JOIN word w WHERE w.count > 0 AND ${BEGINS('w.word', 'v.value')}
           LIMIT ${MOST_SORTED + 1}`,
          JSON.stringify(wanted),
        );
  const isFew = wanted.length > 0 && found.length <= MOST_SORTED;
  const rows = isFew
    ? (found as { word: string; count: number }[]).sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    : words(
        `SELECT common.word FROM (SELECT word, count FROM word INDEXED BY word_by_count WHERE count > 0
                             ORDER BY count DESC, word LIMIT ${MOST_WORDS_WALKED}) common
         ${wanted.length === 0 ? '' : `WHERE ${fits}`} LIMIT ?`,
        ...(wanted.length === 0 ? [] : [JSON.stringify(wanted)]),
        limit,
      );
  return [...new Set(rows.map(({ word }) => word))].slice(0, limit);
}
