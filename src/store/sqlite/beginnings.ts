import { type Beginnings, PLACES, type SourceSummary } from '../store.js';
import { indexTerm } from '../terms.js';
import type { Connection } from './connection.js';
import { ftsToken } from './mentions.js';
import { SOURCE_COLUMNS, type SourceRow, toSourceHead } from './rows.js';

const NAME = PLACES.indexOf('name');

/** So many that fit are put in order; where more do, the first in order are walked until enough fit. */
const MOST_SORTED = 1500;
const MOST_WALKED = 2000;
/** Words, which are walked in an index that holds all that is asked of them. */
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

/** Keys of named speakers in order; see `Store.speakersBeginning`. */
export function personKeysBeginning(db: Connection, groups: Beginnings, limit: number): number[] {
  const wanted = groups.map((group) => known(db, 'name_word', group).slice(0, MOST_MEANT));
  if (wanted.some((group) => group.length === 0)) return [];
  const sized = wanted.map((group) => ({ group, size: sizeOf(db, group) })).sort((a, b) => a.size - b.size);
  const [rarest, ...others] = sized;
  const keys = (sql: string, ...values: (string | number)[]) =>
    db.all<{ key: number }>(sql, ...values).map(({ key }) => key);
  const among = (first: readonly string[], size: number) =>
    keys(
      `SELECT p.key FROM (SELECT DISTINCT w.person AS key FROM json_each(?) v CROSS JOIN person_word w
         WHERE w.place = ${NAME} AND ${BEGINS('w.word', 'v.value')} LIMIT ${size}) f JOIN person p ON p.key = f.key
       WHERE ${['p.statements > 0', ...others.map(({ group }) => hasBeginning('p.key', group))].join(' AND ')}
       ORDER BY p.statements DESC, p.key LIMIT ?`,
      JSON.stringify(first),
      ...others.flatMap(({ group }) => bounds(group)),
      limit,
    );
  if (rarest && rarest.size <= MOST_SORTED) return among(rarest.group, -1);
  // Taking the detail apart costs most, so it comes last.
  const conditions = sized.map(({ group }) => hasBeginning('first.key', group));
  conditions.push("json_extract(first.detail, '$.kind') = 'named'");
  const walked = keys(
    `SELECT first.key FROM (SELECT key, detail, statements FROM person WHERE statements > 0
                            ORDER BY statements DESC, key LIMIT ${MOST_WALKED}) first
     WHERE ${conditions.join(' AND ')} ORDER BY first.statements DESC, first.key LIMIT ?`,
    ...sized.flatMap(({ group }) => bounds(group)),
    limit,
  );
  if (walked.length >= limit || !rarest) return walked;
  return [...new Set([...walked, ...among(rarest.group, MOST_SORTED)])].slice(0, limit);
}

/** Whether one of a person's few words lies between the bounds of a group. */
function hasBeginning(person: string, group: readonly string[]): string {
  const ranges = padded(group).map(() => '(o.word >= ? AND o.word < ?)');
  return `EXISTS (SELECT 1 FROM person_word o WHERE o.person = ${person} AND o.place = ${NAME} AND (${ranges.join(' OR ')}))`;
}

function bounds(group: readonly string[]): string[] {
  return padded(group).flatMap((beginning) => [beginning, `${beginning}\u{10ffff}`]);
}

/** One, or as many as there may be: so that few statements are prepared. */
function padded(group: readonly string[]): readonly string[] {
  return group.length === 1 ? group : Array.from({ length: MOST_MEANT }, (_, i) => group[i] ?? group[0]!);
}

/** How many names have a word that begins so; no more than needed are counted. */
function sizeOf(db: Connection, group: readonly string[]): number {
  const { size } = db.get<{ size: number | null }>(
    `SELECT sum(people) AS size FROM (SELECT w.people FROM json_each(?) v CROSS JOIN name_word w
       WHERE ${BEGINS('w.word', 'v.value')} LIMIT ${MOST_SORTED + 1})`,
    JSON.stringify(group),
  )!;
  return size ?? 0;
}

export function readSourcesBeginning(db: Connection, groups: Beginnings, limit: number): SourceSummary[] {
  const columns = `${SOURCE_COLUMNS}, statements, speakers`;
  if (groups.length === 0) {
    const latest = `SELECT ${columns} FROM source WHERE status = 'live' ORDER BY day DESC, key DESC LIMIT ?`;
    return db.all<SourceSummaryRow>(latest, limit).map(toSummary);
  }
  const words = groups.map((group) => known(db, 'title_word', group.map(ftsToken)).map((one) => titleWords(db, one)));
  if (words.some((group) => group.length === 0)) return [];
  const match = words.map((group) => `(${group.join(' OR ')})`).join(' AND ');
  const sql = `SELECT ${columns} FROM (SELECT rowid FROM title_index WHERE title_index MATCH ? ORDER BY rowid DESC LIMIT ?) f
               JOIN source ON source.key = f.rowid ORDER BY source.key DESC`;
  return db.all<SourceSummaryRow>(sql, match, limit).map(toSummary);
}

type SourceSummaryRow = SourceRow & { statements: number; speakers: number };

function toSummary(row: SourceSummaryRow): SourceSummary {
  return { source: toSourceHead(row), statements: row.statements, speakers: row.speakers };
}

/** The words that a beginning stands for, in the index's query language. */
function titleWords(db: Connection, beginning: string): string {
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
