/**
 * Paths as text. A file system may hold names that are no UTF-8: each byte that is part of no character is a lone surrogate
 * here, from U+DC80 for 0x80 to U+DCFF for 0xFF, which no UTF-8 decodes to (Python does so as well: PEP 383,
 * "Non-decodable Bytes in System Character Interfaces"). So they are joined and compared like all others.
 */

const BYTE = /[\uDC80-\uDCFF]/u;
const BYTES_FROM = 0xdc00;

/** A name as the file system gave it. */
export function pathOfBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  let path = '';
  for (let at = 0; at < bytes.length; ) {
    const size = [1, 2, 3, 4].find((length) => isCharacter(bytes.subarray(at, at + length))) ?? 0;
    path += size > 0 ? bytes.toString('utf8', at, at + size) : String.fromCharCode(BYTES_FROM + bytes[at]!);
    at += size || 1;
  }
  return path;
}

function isCharacter(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return Array.from(text).length === 1 && Buffer.from(text).equals(bytes);
}

/** What the file system is asked for: the bytes of a name that is no UTF-8. */
export function systemPath(path: string): string | Buffer {
  if (!BYTE.test(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      BYTE.test(character) ? Buffer.from([character.charCodeAt(0) - BYTES_FROM]) : Buffer.from(character),
    ),
  );
}

/** What makes a name look like another one, or like several lines: controls, line ends, marks of writing direction, bytes. */
const MISLEADING = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

/**
 * A path as it is shown and kept: one line that reads as it is written. Where it holds what doesn't, or begins like what
 * is written so, it stands in quotation marks, with the UTF-8 bytes of that as `%0A`. No two paths look alike for that.
 */
export function shownPath(path: string): string {
  if (path.search(MISLEADING) < 0 && !path.startsWith('"')) return path;
  const escaped = path.replace(/["%]/g, percent).replace(MISLEADING, percent);
  return `"${escaped}"`;
}

function percent(character: string): string {
  const bytes = BYTE.test(character) ? [character.charCodeAt(0) - BYTES_FROM] : Buffer.from(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
