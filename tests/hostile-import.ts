import { expect } from 'vitest';
import type { Extraction } from '../src/extract/index.js';
import { extract } from '../src/extract/index.js';
import { OnrecordError } from '../src/model/errors.js';
import { readSource } from './sources/read-source.js';

export const MIB = 1024 * 1024;
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What an import does with the bytes: a code to show, or statements that are slices of the text, in order. */
export function read(bytes: Uint8Array): { code: string } | Extraction {
  let source: ReturnType<typeof readSource>;
  try {
    source = readSource(bytes, 'hostile.txt');
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    expect(error.message).toContain('hostile.txt');
    expect(error.remedy).not.toBe('');
    return { code: error.code };
  }
  const { text, body, kind, title } = source;
  const extraction = extract({ text, body, kind, title });
  for (const { start, end, text: words, quotes } of extraction.statements) {
    if (text.slice(start, end) !== words) throw new Error(`not a slice: ${start}–${end}`);
    if (start < body.start || end > body.end || start >= end) throw new Error(`outside the body: ${start}–${end}`);
    if (quotes.some((quote) => quote.start < start || quote.end > end))
      throw new Error(`a quote outside ${start}–${end}`);
  }
  return extraction;
}

/** The statements of a file that is read. */
export function statementsOf(bytes: Uint8Array): Extraction['statements'] {
  const extraction = read(bytes);
  if ('code' in extraction) throw new Error(extraction.code);
  return extraction.statements;
}

/** Repeats a line up to a size without building a string of it. */
export function filled(size: number, line: string): Uint8Array {
  return Buffer.alloc(size, line);
}
