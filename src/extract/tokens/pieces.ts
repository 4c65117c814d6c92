import type { Span } from '../../model/span.js';
import { isSpace, trimSpan } from '../../text/paragraphs.js';

/**
 * Most of a paragraph that is read at once, in UTF-16 code units: some 16,000 words, far above any that was written. What is
 * read of a paragraph is in memory all at once, some fifty times its length, so a file of one line needs an end to it.
 */
export const LONGEST_PARAGRAPH = 100_000;

/** How far before that end the end of a sentence is looked for. */
const REACH = 5_000;

/** Where a sentence ends, with its quotation, and another begins. */
const SENTENCE_END = /[.!?]["”’)]?\s+(?=["“‘(]?\p{Lu})/gu;

/**
 * Paragraphs, with those that are too long cut into pieces that are none: between sentences where one ends near, else between
 * words, else anywhere. A quotation that is open there runs on, as from one paragraph to the next.
 *
 * @param longest most of a piece, in UTF-16 code units; more than 5,000
 */
export function* piecesOf(text: string, paragraphs: Iterable<Span>, longest = LONGEST_PARAGRAPH): Generator<Span> {
  for (const { start, end } of paragraphs) {
    let from = start;
    while (end - from > longest) {
      const to = cutBefore(text, from + longest);
      const piece = trimSpan(text, { start: from, end: to });
      if (piece.start < piece.end) yield piece;
      from = to;
    }
    const last = trimSpan(text, { start: from, end });
    if (last.start < last.end) yield last;
  }
}

function cutBefore(text: string, most: number): number {
  const from = most - REACH;
  let sentence = 0;
  for (const match of text.slice(from, most).matchAll(SENTENCE_END)) sentence = match.index + match[0].length;
  if (sentence > 0) return from + sentence;
  for (let at = most; at > from; at--) if (isSpace(text.charCodeAt(at - 1))) return at;
  // No character is cut in two.
  const code = text.charCodeAt(most);
  return code >= 0xdc00 && code <= 0xdfff ? most - 1 : most;
}
