import { pictureOf, removeIsolates } from '../../text/direction.js';

/** White space of C0 that a terminal obeys: it goes up, to a new page, or to the beginning of the line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is looking for
const MOVES = /[\u000B-\u000D]/g;

/**
 * Text that can be written to a terminal. Whatever it would obey is shown instead (`src/text/direction.ts`): a picture where
 * there is one (␛), else the replacement character. A carriage return before a line feed is part of the line end and is left
 * out. Nothing is isolated, since few terminals know how. Everything else is as it was.
 */
export function terminalSafe(text: string): string {
  return removeIsolates(text.replaceAll('\r\n', '\n')).replace(MOVES, pictureOf);
}
