import {
  CHUNK,
  type Chunk,
  decodeChunk,
  encodeChunk,
  firstOf,
  joinBytes,
  makeChunk,
} from '../../index/posting-codec.js';
import type { Connection } from '../file/connection.js';
import {
  type ChunkRow,
  checkedChunk,
  makeList,
  type PostingList,
  readAnyList,
  type StoredChunk,
  writeChunk,
  writeList,
} from './posting-rows.js';

/**
 * The index of statements: for every stem the statements that hold it, by ascending key, each with the places where it
 * stands. A list is kept in chunks; the last one, which is still growing, lies with its stem, so that a rare stem (most
 * are) is one row, and a new statement changes one row for each of its stems. (Inverted files with delta and
 * variable-byte coding: Zobel and Moffat, 2006, "Inverted files for text search engines".)
 */

/** Postings kept in memory before they are written, some 10 MB and their tokens; room is made for so few at first. */
const MOST_PENDING = 1_000_000;
const FEW_PENDING = 1024;

/** In the place of the next posting of a token where there is none. */
const LAST = -1;

/** Reads a list from its first statement to its last, chunk by chunk, into `chunk`. */
export function* chunksOf(db: Connection, list: PostingList, chunk: Chunk): Generator<Chunk> {
  if (list.statements > list.size) {
    const sql = 'SELECT first, data, sum FROM posting WHERE term = ? ORDER BY first';
    const chunks = db.checkedRows(db.all<ChunkRow>(sql, list.key), checkedChunk(list));
    let read = list.size;
    for (const { data } of chunks) {
      decodeChunk(data, chunk);
      read += chunk.size;
      yield chunk;
    }
    if (read !== list.statements) db.noteDamage({ part: 'index', id: list.token });
  }
  if (list.size > 0) yield decodeChunk(list.tail, chunk);
}

/** Reads the chunk of a list in which a statement would stand; an empty one where the list has none. */
export function chunkFor(db: Connection, list: PostingList, statement: number, chunk: Chunk): Chunk {
  if (list.size > 0 && statement >= firstOf(list.tail)) return decodeChunk(list.tail, chunk);
  chunk.size = 0;
  if (list.statements === list.size) return chunk;
  const sql = 'SELECT first, data, sum FROM posting WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1';
  const row = db.checkedRow(db.get<ChunkRow>(sql, list.key, statement), checkedChunk(list));
  return row ? decodeChunk(row.data, chunk) : chunk;
}

/** About how many chunks a list has. */
export function chunkCount({ statements }: PostingList): number {
  return Math.ceil(statements / CHUNK);
}

/**
 * Gathers the postings of new statements, which come by ascending key, and writes them into their lists. What is pending lies
 * in arrays of plain numbers, each posting with the place of the next one of its token: as lists of their own they would be
 * millions of objects, which live just long enough to be dear to collect.
 */
export class PostingWriter {
  readonly #db: Connection;
  /** For each token the places of its first and its last pending posting. */
  readonly #ends = new Map<string, { readonly first: number; last: number }>();
  #statements = new Int32Array(FEW_PENDING);
  #places = new Uint8Array(FEW_PENDING);
  #next = new Int32Array(FEW_PENDING);
  #size = 0;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Adds a statement: the places of every token that it holds. */
  add(statement: number, tokens: ReadonlyMap<string, number>): void {
    if (this.#size + tokens.size > this.#next.length) this.#grow(this.#size + tokens.size);
    for (const [token, places] of tokens) {
      const at = this.#size++;
      this.#statements[at] = statement;
      this.#places[at] = places;
      this.#next[at] = LAST;
      const ends = this.#ends.get(token);
      if (ends) {
        this.#next[ends.last] = at;
        ends.last = at;
      } else this.#ends.set(token, { first: at, last: at });
    }
    if (this.#size > MOST_PENDING) this.flush();
  }

  flush(): void {
    for (const [token, { first }] of this.#ends) {
      const postings: number[] = [];
      for (let at = first; at !== LAST; at = this.#next[at]!) postings.push(this.#statements[at]!, this.#places[at]!);
      this.#append(token, postings);
    }
    this.#ends.clear();
    this.#size = 0;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.#next.length * 2);
    const [statements, places, next] = [new Int32Array(length), new Uint8Array(length), new Int32Array(length)];
    statements.set(this.#statements);
    places.set(this.#places);
    next.set(this.#next);
    [this.#statements, this.#places, this.#next] = [statements, places, next];
  }

  #append(token: string, postings: readonly number[]): void {
    const db = this.#db;
    const added = postings.length / 2;
    const list = readAnyList(db, token) ?? makeList(db, token);
    let { size, last, tail } = list;
    const full: Uint8Array[] = [];
    for (let at = 0; at < postings.length; ) {
      const end = Math.min(postings.length, at + (CHUNK - size) * 2);
      tail = joinBytes(tail, encodeChunk(postings, at, end, last));
      last = postings[end - 2]!;
      size += (end - at) / 2;
      at = end;
      if (size < CHUNK) continue;
      full.push(tail);
      [tail, size, last] = [new Uint8Array(0), 0, 0];
    }
    writeList(db, { ...list, statements: list.statements + added, size, last, tail });
    for (const data of full) writeChunk(db, list.key, data);
  }
}

/** Keys of statements: a set of them, or what is known by them. */
type Keys = Pick<ReadonlySet<number>, 'has' | 'keys'>;

/** Takes statements out of the lists of the tokens that they hold. */
export function removePostings(db: Connection, tokens: ReadonlyMap<string, Keys>): void {
  for (const [token, statements] of tokens) {
    const list = readAnyList(db, token);
    if (!list) continue;
    let removed = 0;
    for (const { first, data } of chunksHolding(db, list, statements)) {
      const rest = without(data, statements);
      removed += rest.removed;
      if (rest.size === 0) db.run('DELETE FROM posting WHERE term = ? AND first = ?', list.key, first);
      else writeChunk(db, list.key, rest.data, first);
    }
    const tail = without(list.tail, statements);
    removed += tail.removed;
    writeList(db, { ...list, statements: list.statements - removed, ...tail, tail: tail.data });
  }
}

/**
 * Puts statements back into lists that may have later ones, each with its places: into the chunks in which they would stand.
 * A chunk that grows too large for that is cut into even ones.
 */
export function insertPostings(db: Connection, tokens: ReadonlyMap<string, ReadonlyMap<number, number>>): void {
  for (const [token, postings] of tokens) {
    const list = readAnyList(db, token) ?? makeList(db, token);
    const { key, statements, size } = list;
    const hasChunks = statements > size;
    // What would stand between the last chunk and a tail that is empty goes into that chunk.
    const isBehind = (statement: number) => !hasChunks || (size > 0 && statement >= firstOf(list.tail));
    const pieces: Uint8Array[] = [];
    const all = [...postings];
    const within = all.filter(([statement]) => !isBehind(statement));
    for (const { chunk, added } of intoChunks(db, list, within)) {
      db.run('DELETE FROM posting WHERE term = ? AND first = ?', key, chunk.first);
      pieces.push(...evenly(withStatements(chunk.data, added)));
    }
    const behind = all.filter(([statement]) => isBehind(statement));
    const tail = withStatements(list.tail, behind);
    const isFull = tail.length / 2 >= CHUNK;
    if (isFull) pieces.push(...evenly(tail));
    const growing = isFull ? [] : tail;
    const grown = {
      size: growing.length / 2,
      last: growing.at(-2) ?? 0,
      tail: encodeChunk(growing, 0, growing.length, 0),
    };
    writeList(db, { ...list, statements: statements + postings.size, ...grown });
    for (const piece of pieces) writeChunk(db, key, piece);
  }
}

/** A statement with the places where a stem stands in it. */
type StemPosting = readonly [statement: number, places: number];

/** The chunks of a list in which statements would stand: the last that begins before them, else the first of all. */
function intoChunks(db: Connection, list: PostingList, postings: readonly StemPosting[]) {
  const chunks = new Map<number, { readonly chunk: StoredChunk; readonly added: StemPosting[] }>();
  const sql = `SELECT first, data, sum FROM posting WHERE term = ?1 AND first = coalesce(
    (SELECT max(first) FROM posting WHERE term = ?1 AND first <= ?2), (SELECT min(first) FROM posting WHERE term = ?1))`;
  for (const posting of postings) {
    const chunk = checkedChunk(list)(db.get<ChunkRow>(sql, list.key, posting[0])!);
    const known = chunks.get(chunk.first);
    if (known) known.added.push(posting);
    else chunks.set(chunk.first, { chunk, added: [posting] });
  }
  return chunks.values();
}

/** The postings of a chunk with others among them, by ascending key. */
function withStatements(data: Uint8Array, added: readonly StemPosting[]): number[] {
  const { size, statements, places } = decodeChunk(data, makeChunk());
  const all = [...added];
  for (let i = 0; i < size; i++) all.push([statements[i]!, places[i]!]);
  return all.sort((a, b) => a[0] - b[0]).flat();
}

/** Postings in as few chunks as hold them, of about one size. */
function evenly(postings: readonly number[]): Uint8Array[] {
  const count = postings.length / 2;
  const each = Math.ceil(count / Math.ceil(count / CHUNK)) * 2;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < postings.length; at += each)
    pieces.push(encodeChunk(postings, at, Math.min(postings.length, at + each), 0));
  return pieces;
}

function chunksHolding(db: Connection, list: PostingList, statements: Keys): StoredChunk[] {
  if (list.statements === list.size) return [];
  const chunks = new Map<number, StoredChunk>();
  const sql = 'SELECT first, data, sum FROM posting WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1';
  for (const statement of statements.keys()) {
    const row = db.get<ChunkRow>(sql, list.key, statement);
    if (row) chunks.set(row.first, checkedChunk(list)(row));
  }
  return [...chunks.values()];
}

/** A chunk without some statements. */
function without(data: Uint8Array, statements: Keys) {
  const chunk = decodeChunk(data, makeChunk());
  const kept: number[] = [];
  for (let i = 0; i < chunk.size; i++) {
    if (!statements.has(chunk.statements[i]!)) kept.push(chunk.statements[i]!, chunk.places[i]!);
  }
  const size = kept.length / 2;
  return { data: encodeChunk(kept, 0, kept.length, 0), size, removed: chunk.size - size, last: kept.at(-2) ?? 0 };
}
