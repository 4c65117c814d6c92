import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/**
 * Sums of what is stored, kept beside it and compared whenever it is read: SQLite doesn't notice a byte that has changed
 * within a text. They tell damage, and a hand other than ours; whoever means to forge a record can make them as well.
 */

/** 64 bits of a SHA-256, in hex: of 10¹² damaged rows not one passes. */
function sumOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/** UTF-16 units of what was summed lately that are remembered in a thread: some ten megabytes. */
const MOST_REMEMBERED = 4_000_000;

interface Summed {
  readonly head: string;
  readonly text: string;
}

/** What has which sum. That is so for ever and in any record; what is compared with it is what was read now. */
const summed = new LRUCache<string, Summed>({
  maxSize: MOST_REMEMBERED,
  // A longer text stands there alone, until the next one comes.
  sizeCalculation: ({ head, text }) => Math.min(head.length + text.length + 1, MOST_REMEMBERED),
});

/** Whether a row has its sum: to compare it with what had the same sum before takes a tenth of the time of making one. */
function hasSum(sum: string | null, head: string, text: string): boolean {
  if (sum === null) return false;
  const known = summed.get(sum);
  if (known?.head === head && known.text === text) return true;
  if (sum !== sumOf(`${head}\0${text}`)) return false;
  summed.set(sum, { head, text });
  return true;
}

interface SourceColumns {
  readonly origin: string;
  readonly kind: string;
  readonly day: string | null;
  readonly statements: number;
  readonly detail: string;
  readonly decision: string;
}

function headOfSource(id: string, { origin, kind, day, statements, decision }: SourceColumns): string {
  return `${id}\0${origin}\0${kind}\0${day}\0${statements}\0${decision}`;
}

/** Of the columns that never change once a row is saved, and of what was decided of it, with which it is summed anew; the id in hex. */
export function sourceSum(id: string, row: SourceColumns): string {
  return sumOf(`${headOfSource(id, row)}\0${row.detail}`);
}

export function isSourceSum(sum: string | null, id: string, row: SourceColumns): boolean {
  return hasSum(sum, headOfSource(id, row), row.detail);
}

export function textSum(text: string): string {
  return sumOf(`\0${text}`);
}

export function isTextSum(sum: string | null, text: string): boolean {
  return hasSum(sum, '', text);
}

interface StatementColumns {
  readonly person: number | null;
  readonly kind: string;
  readonly start: number;
  readonly day: string | null;
  readonly detail: string;
}

/** Where it belongs is a part of it: the id of its source, the key of its speaker. */
function headOfStatement(id: string, sourceId: string, { person, kind, start, day }: StatementColumns): string {
  return `${id}\0${sourceId}\0${person}\0${kind}\0${start}\0${day}`;
}

export function statementSum(id: string, sourceId: string, row: StatementColumns): string {
  return sumOf(`${headOfStatement(id, sourceId, row)}\0${row.detail}`);
}

export function isStatementSum(sum: string | null, id: string, sourceId: string, row: StatementColumns): boolean {
  return hasSum(sum, headOfStatement(id, sourceId, row), row.detail);
}

export function personSum({ id, detail }: { readonly id: string; readonly detail: string }): string {
  return sumOf(`${id}\0${detail}`);
}

/** Of a stem with the end of its list. Lists are read by the thousand: CRC-32 takes a tenth of the time of decoding them. */
export function listSum(list: {
  readonly token: string;
  readonly statements: number;
  readonly size: number;
  readonly last: number;
  readonly tail: Uint8Array;
}): number {
  // The bytes first: of none the sum is 0, whatever came before.
  return crc32(`${list.token}\0${list.statements}\0${list.size}\0${list.last}`, crc32(list.tail));
}

/** Of a chunk of a list, which lies at its place alone: all numbers are below 2^31. */
export function chunkSum(term: number, first: number, data: Uint8Array): number {
  return crc32(data, (Math.imul(term, 31) + first) >>> 0);
}
