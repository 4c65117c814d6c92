import { firstOf } from '../../index/posting-codec.js';
import type { Connection } from '../file/connection.js';
import { RowDamaged } from '../file/damage.js';
import { chunkSum, listSum } from '../file/sums.js';

/** The lists of the index as rows: each is checked against its sum when it is read, and gets it when it is written. */

/** A stem with the statements that hold it. */
export interface PostingList {
  readonly key: number;
  readonly token: string;
  /** How many statements hold the stem. */
  readonly statements: number;
  /** The chunk that is still growing: how many of them it holds, the last of these, and its bytes. */
  readonly size: number;
  readonly last: number;
  readonly tail: Uint8Array;
  /** Of all of it; see sums.ts. */
  readonly sum: number | null;
}

/** Selects lists. */
export const LIST = 'SELECT key, token, statements, size, last, tail, sum FROM term';

/**
 * The lists of some stems, by stem, in one query: to ask for each of them takes twice the time. Those that no statement holds
 * are absent, as are damaged ones, which are noted.
 */
export function readLists(db: Connection, tokens: readonly string[]): Map<string, PostingList> {
  if (tokens.length === 0) return new Map();
  const sql = `${LIST} WHERE token IN (SELECT value FROM json_each(?)) AND statements > 0`;
  const lists = db.checkedRows(db.all<PostingList>(sql, JSON.stringify(tokens)), checkedList);
  return new Map(lists.map((list) => [list.token, list]));
}

/** The list of one stem, also one from which all statements were taken; undefined where it has none. */
export function readAnyList(db: Connection, token: string): PostingList | undefined {
  return db.checkedRow(db.get<PostingList>(`${LIST} WHERE token = ?`, token), checkedList);
}

/** @throws {RowDamaged} */
export function checkedList(list: PostingList): PostingList {
  if (!(list.tail instanceof Uint8Array) || list.sum !== listSum(list)) throw new RowDamaged({ part: 'index' });
  return list;
}

export interface StoredChunk {
  readonly first: number;
  readonly data: Uint8Array;
}

export interface ChunkRow {
  readonly first: number;
  readonly data: Uint8Array;
  readonly sum: number | null;
}

/** The bytes of a chunk of the list with this key. */
export function checkedChunk({ key, token }: Pick<PostingList, 'key' | 'token'>) {
  return ({ first, data, sum }: ChunkRow): StoredChunk => {
    if (!(data instanceof Uint8Array) || sum !== chunkSum(key, first, data))
      throw new RowDamaged({ part: 'index', id: token });
    return { first, data };
  };
}

export function makeList(db: Connection, token: string): PostingList {
  const empty = { token, statements: 0, size: 0, last: 0, tail: new Uint8Array(0) };
  const sum = listSum(empty);
  const sql = 'INSERT INTO term (token, statements, size, last, tail, sum) VALUES (?, 0, 0, 0, ?, ?)';
  return { ...empty, sum, key: db.run(sql, token, empty.tail, sum) };
}

/** Writes what has changed of a list. */
export function writeList(db: Connection, list: Omit<PostingList, 'sum'>): void {
  const { key, statements, size, last, tail } = list;
  const sql = 'UPDATE term SET statements = ?, size = ?, last = ?, tail = ?, sum = ? WHERE key = ?';
  db.run(sql, statements, size, last, tail, listSum(list), key);
}

export function writeChunk(db: Connection, list: number, data: Uint8Array, first = firstOf(data)): void {
  const sql = `INSERT INTO posting (term, first, data, sum) VALUES (?, ?, ?, ?)
               ON CONFLICT (term, first) DO UPDATE SET data = excluded.data, sum = excluded.sum`;
  db.run(sql, list, first, data, chunkSum(list, first, data));
}
