import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * Sums of what is stored, kept beside it and compared whenever it is read: SQLite doesn't notice a byte that has changed
 * within a text. They tell damage, and a hand other than ours; whoever means to forge a record can make them as well.
 */

/** 64 bits of a SHA-256, in hex: of 10¹² damaged rows not one passes. */
export function sumOf(...parts: readonly (string | number | null)[]): string {
  return hash('sha256', parts.join('\0'), 'hex').slice(0, 16);
}

/** The columns of a row that never change once it is saved, and what was decided of it, with which it is summed anew; ids in hex. */
export function sourceSum(row: {
  readonly id: string;
  readonly origin: string;
  readonly kind: string;
  readonly day: string | null;
  readonly statements: number;
  readonly detail: string;
  readonly decision: string;
}): string {
  return sumOf(row.id, row.origin, row.kind, row.day, row.statements, row.detail, row.decision);
}

export function textSum(text: string): string {
  return sumOf(text);
}

/** Where it belongs is a part of it: the id of its source, the key of its speaker. */
export function statementSum(row: {
  readonly id: string;
  readonly sourceId: string;
  readonly person: number | null;
  readonly kind: string;
  readonly start: number;
  readonly day: string | null;
  readonly detail: string;
}): string {
  return sumOf(row.id, row.sourceId, row.person, row.kind, row.start, row.day, row.detail);
}

export function personSum({ id, detail }: { readonly id: string; readonly detail: string }): string {
  return sumOf(id, detail);
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
