import { OnrecordError } from '../model/errors.js';

/** Larger files are refused: a whole newspaper year fits, an accidental disk image doesn't. */
const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

/** First bytes of files that are not text, and what to do with each. */
const SIGNATURES: readonly { readonly start: string; readonly what: string; readonly remedy: string }[] = [
  { start: '%PDF-', what: 'a PDF', remedy: 'Copy its text into a .txt or .md file, or run it through pdftotext.' },
  { start: 'PK\x03\x04', what: 'a ZIP, Word or OpenDocument file', remedy: 'Save the document as plain text (.txt).' },
  { start: '\xd0\xcf\x11\xe0', what: 'an old Word or Excel file', remedy: 'Save the document as plain text (.txt).' },
  { start: '{\\rtf', what: 'a Rich Text (RTF) file', remedy: 'Save the document as plain text (.txt).' },
  { start: '\x89PNG', what: 'a PNG image', remedy: 'Type out or recognise its text and save that as .txt.' },
  { start: '\xff\xd8\xff', what: 'a JPEG image', remedy: 'Type out or recognise its text and save that as .txt.' },
  { start: 'GIF89a', what: 'a GIF image', remedy: 'Type out or recognise its text and save that as .txt.' },
  { start: 'II*\0', what: 'a TIFF image', remedy: 'Type out or recognise its text and save that as .txt.' },
  { start: '\x1f\x8b', what: 'a gzip archive', remedy: 'Unpack it first.' },
  { start: 'ID3\x03', what: 'an MP3 recording', remedy: 'Import its transcript instead.' },
  { start: 'ID3\x04', what: 'an MP3 recording', remedy: 'Import its transcript instead.' },
  { start: 'SQLite format 3\0', what: 'a SQLite database', remedy: 'Import the documents it was made from.' },
];

/** 0x80–0x9F of Windows-1252 (WHATWG Encoding Standard). Our own, as Node 20's TextDecoder reads them as Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9dž\x9f';

/** More than one control character in this many characters: not text. */
const TEXT_PER_CONTROL = 200;

/**
 * The text of a file: UTF-8 or UTF-16 with its byte order mark (which is dropped), UTF-8 without one, else
 * Windows-1252. Line ends and spaces stay as they are.
 *
 * @throws {OnrecordError} `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_TOO_LARGE`, or `SOURCE_ENCODING` when the bytes
 *   are damaged UTF-8 or UTF-16 (guessing would store wrong words).
 */
export function decodeBytes(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) throw emptySource(name);
  refuseTooLarge(bytes.length, name);
  const head = latin1(bytes.subarray(0, 32));
  const known = SIGNATURES.find((signature) => head.startsWith(signature.start));
  if (known) throw new OnrecordError('SOURCE_BINARY', `${name} is ${known.what}, not text.`, known.remedy);

  const text = decodeText(bytes, head, name);
  refuseControls(text, bytes, name);
  if (!/\S/.test(text)) throw emptySource(name);
  return text;
}

/**
 * Refuses what is longer than any document, by its size in bytes, which is known before anything is read.
 *
 * @throws {OnrecordError} `SOURCE_TOO_LARGE`
 */
export function refuseTooLarge(size: number, name: string): void {
  if (size <= MAX_SOURCE_BYTES) return;
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1).replace('.0', '');
  throw new OnrecordError(
    'SOURCE_TOO_LARGE',
    `${name} is ${mebibytes(size)} MiB; the limit is ${mebibytes(MAX_SOURCE_BYTES)} MiB.`,
    'Split it into one file a document.',
  );
}

export function emptySource(name: string): OnrecordError {
  return new OnrecordError('SOURCE_EMPTY', `${name} has no text in it.`, 'Check that the right file was saved.');
}

function decodeText(bytes: Uint8Array, head: string, name: string): string {
  if (head.startsWith('\xff\xfe')) return decodeMarked(bytes, 'utf-16le', 'UTF-16', name);
  if (head.startsWith('\xfe\xff')) return decodeMarked(bytes, 'utf-16be', 'UTF-16', name);
  if (head.startsWith('\xef\xbb\xbf')) return decodeMarked(bytes, 'utf-8', 'UTF-8', name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes, name);
  }
}

function decodeMarked(bytes: Uint8Array, encoding: string, label: string, name: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OnrecordError(
      'SOURCE_ENCODING',
      `${name} says that it is ${label}, but some of its bytes are not.`,
      'Open it in an editor, mend the damaged characters and save it as UTF-8.',
      { cause },
    );
  }
}

/** Bytes that aren't UTF-8. Text with more whole UTF-8 letters than broken ones is damaged UTF-8, not Windows-1252. */
function decodeWindows1252(bytes: Uint8Array, name: string): string {
  let broken = 0;
  let whole = 0;
  let line = 1;
  let firstBroken = 0;
  const lenient = new TextDecoder('utf-8').decode(bytes);
  for (let at = 0; at < lenient.length; at++) {
    const code = lenient.charCodeAt(at);
    if (code === 0x0a) line++;
    else if (code === 0xfffd) {
      broken++;
      firstBroken ||= line;
    } else if (code > 0x7f) whole++;
  }
  if (whole > broken)
    throw new OnrecordError(
      'SOURCE_ENCODING',
      `${name} is UTF-8 with damaged characters, the first in line ${firstBroken}.`,
      'Open it in an editor, mend the damaged characters and save it as UTF-8.',
    );
  return latin1(bytes).replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function refuseControls(text: string, bytes: Uint8Array, name: string): void {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const wide = bytes.length >= 4 && (bytes[0] === 0) !== (bytes[1] === 0) && (bytes[2] === 0) !== (bytes[3] === 0);
    throw new OnrecordError(
      'SOURCE_BINARY',
      wide ? `${name} looks like UTF-16 without its byte order mark.` : `${name} has NUL bytes in it: it is not text.`,
      wide ? 'Save it as UTF-8.' : 'Save the document as plain text (.txt) in UTF-8.',
    );
  }
  let controls = 0;
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) controls++;
  if (controls * TEXT_PER_CONTROL > text.length)
    throw new OnrecordError(
      'SOURCE_BINARY',
      `${name} holds ${controls} control characters in ${text.length}: it is not text.`,
      'Save the document as plain text (.txt) in UTF-8.',
    );
}

/** C0, DEL and C1 but for what stands in real text files: tab, line ends, form feed, escape and next line (U+0085). */
function isControl(code: number): boolean {
  if (code < 0x20) return (code < 0x09 || code > 0x0d) && code !== 0x1b;
  return code >= 0x7f && code <= 0x9f && code !== 0x85;
}
