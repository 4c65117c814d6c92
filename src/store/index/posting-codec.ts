/**
 * How the lists of statements are written: each statement as the step from the one before, with the places where the word
 * stands in it. (Delta and variable-byte coding: Zobel and Moffat, 2006, "Inverted files for text search engines".)
 */

/** Where a stem stands, as bits: in the statement's own words, the paragraph or question, the topics, the title. */
export const OWN = 1;
export const CONTEXT = 2;
export const TOPICS = 4;
export const TITLE = 8;
const PLACES = 16;

/** Postings in a chunk. Smaller ones are found faster, larger ones are read faster. */
export const CHUNK = 1024;

/** A decoded chunk; the arrays are used again for the next one. Keys are below 2^31: a record of two thousand million. */
export interface Chunk {
  readonly statements: Int32Array;
  readonly places: Uint8Array;
  size: number;
}

export function makeChunk(): Chunk {
  return { statements: new Int32Array(CHUNK), places: new Uint8Array(CHUNK), size: 0 };
}

/** Some postings of a list of statements and places in turn, by ascending key. @param before the key that the first step is from */
export function encodeChunk(postings: readonly number[], start: number, end: number, before: number): Uint8Array {
  const bytes: number[] = [];
  let last = before;
  for (let at = start; at < end; at += 2) {
    const statement = postings[at]!;
    let rest = (statement - last) * PLACES + postings[at + 1]!;
    last = statement;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function decodeChunk(data: Uint8Array, chunk: Chunk): Chunk {
  const { statements, places } = chunk;
  let size = 0;
  let statement = 0;
  for (let at = 0; at < data.length; size++) {
    let byte = data[at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at++]!;
      // Shifting is much faster, but only right below 2^31.
      value = shift < 28 ? value | ((byte & 127) << shift) : value + (byte & 127) * 2 ** shift;
    }
    statement += value < 2 ** 31 ? value >> 4 : Math.floor(value / PLACES);
    statements[size] = statement;
    places[size] = value % PLACES;
  }
  chunk.size = size;
  return chunk;
}

/** The key of the first statement in a chunk that is not empty. */
export function firstOf(data: Uint8Array): number {
  let value = 0;
  for (let at = 0, unit = 1; at < data.length; at++, unit *= 128) {
    value += (data[at]! & 127) * unit;
    if (data[at]! < 128) break;
  }
  return Math.floor(value / PLACES);
}

export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
