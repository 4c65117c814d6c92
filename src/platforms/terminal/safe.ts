/**
 * Characters that a terminal obeys instead of showing: C0 but tab and line feed, DEL, C1 (0x9B starts a sequence as
 * ESC [ does), and the bidirectional overrides, embeddings and isolates that make text read in another order than it
 * has (Unicode TR 36, "bidirectional text spoofing").
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Unicode has a picture for each C0 character at this offset, and one for DEL. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/**
 * Text that can be written to a terminal. Whatever it would obey is shown instead: a picture where there is one (␛),
 * else the replacement character. A carriage return before a line feed is part of the line end and is left out.
 * Everything else is as it was.
 */
export function safe(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(OBEYED, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    return code === 0x7f ? PICTURE_OF_DELETE : '\uFFFD';
  });
}
