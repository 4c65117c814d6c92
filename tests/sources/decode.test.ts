import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/sources/decode.js';
import { errorOf, utf8 } from './files.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decode', () => {
  it('keeps any text as it is, line ends and spaces included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (part) => {
        // Control characters are judged elsewhere; a sentence of words makes it text.
        const text = `On the record:\u00a0“so”\r\n${part.replace(/[\p{Cc}\ufeff]/gu, '')}\rend\n`;
        expect(decodeBytes(utf8(text), 'a.txt')).toBe(text);
      }),
    );
  });

  it('reads UTF-8 and UTF-16 with a byte order mark and drops the mark', () => {
    const text = 'Milley said: “Yes.”';
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodeBytes(utf8(`\ufeff${text}`), 'a.txt')).toBe(text);
    expect(decodeBytes(wide, 'a.txt')).toBe(text);
    expect(decodeBytes(Buffer.from(wide).swap16(), 'a.txt')).toBe(text);
  });

  it('reads Windows-1252 where the bytes are not UTF-8', () => {
    const text = decodeBytes(bytes(0x93, 0x59, 0x65, 0x73, 0x2c, 0x94, 0x20, 0x97, 0x20, 0xe9, 0x80, 0x92), 'a.txt');
    expect(text).toBe('“Yes,” — é€’');
  });

  it('reads a view into a larger buffer', () => {
    expect(decodeBytes(utf8('xxYes.xx').subarray(2, 6), 'a.txt')).toBe('Yes.');
  });

  it.each([
    ['nothing', bytes(), 'SOURCE_EMPTY'],
    ['a mark alone', bytes(0xef, 0xbb, 0xbf), 'SOURCE_EMPTY'],
    ['white space', utf8(' \r\n\t\u00a0\n'), 'SOURCE_EMPTY'],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj'), 'SOURCE_BINARY'],
    ['a ZIP', bytes(0x50, 0x4b, 3, 4, 20, 0), 'SOURCE_BINARY'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'SOURCE_BINARY'],
    ['NUL bytes', utf8('Milley\0said'), 'SOURCE_BINARY'],
    ['UTF-16 without its mark', Buffer.from('Milley said', 'utf16le'), 'SOURCE_BINARY'],
    ['control characters', utf8('a\u0001b\u0002c\u0003'), 'SOURCE_BINARY'],
    ['UTF-8 cut in a letter', utf8('“So,” he said. ”').subarray(0, -1), 'SOURCE_ENCODING'],
    ['a false mark', bytes(0xef, 0xbb, 0xbf, 0x41, 0xff), 'SOURCE_ENCODING'],
    ['a lone surrogate in UTF-16', bytes(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8), 'SOURCE_ENCODING'],
  ])('refuses %s and says what to do', (_, file, code) => {
    const error = errorOf(() => decodeBytes(file, 'notes.txt'));
    expect(error.code).toBe(code);
    expect(error.message).toContain('notes.txt');
    expect(error.remedy).not.toBe('');
  });
});
