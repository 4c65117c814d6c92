/** What text looks like that `src/text/direction.ts` has seen to, for tests of all that shows text. */

/** Controls that embed, override or isolate. */
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/;

/** An isolate on one line, in which nothing could end it or begin another. */
const ISOLATES = /\u2068[^\n\r\u2029\u202A-\u202E\u2066-\u2069]*\u2069/g;

/** Letters that run from right to left, and marks of direction; by script, not by the blocks that are looked for. */
const FROM_THE_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200E\u200F\u061C]/u;

/** A text without the characters that isolate: what is seen of it. */
export function bare(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

/** What is wrong with a text that may hold nothing which reaches beyond itself; empty for nothing. */
export function loose(text: string): string {
  return CONTROLS.exec(text.replace(ISOLATES, ''))?.[0] ?? '';
}

/**
 * The same of a line in which text of ours stands beside text of sources. What is not in an isolate runs from left to right
 * alone, and an isolate counts as one character without a direction (rules P2, X5a and BD8 of Unicode Standard Annex 9): all
 * of the line is on an even level, and stands in the order that it has.
 */
export function turned(text: string): string {
  return loose(text) || (FROM_THE_RIGHT.exec(text.replace(ISOLATES, ''))?.[0] ?? '');
}
