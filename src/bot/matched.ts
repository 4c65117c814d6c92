import type { Match, Span } from '../model.js';
import { literally } from '../text/patterns.js';

/** What a word may be made of; a match within a longer word is none. */
const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * Where the words of a question stand in the words of a statement, in order and apart from each other: offsets into
 * `words`, for emphasis. None where the evidence stands elsewhere.
 */
export function matchedSpans(words: string, why: readonly Match[]): Span[] {
  const found = new Set(why.filter(({ where }) => where === 'statement').map((match) => match.found));
  const spans = [...found].flatMap((text) => occurrences(words, text)).sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.start <= last.end)
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else apart.push(span);
  }
  return apart;
}

function occurrences(words: string, text: string): Span[] {
  return [...words.matchAll(new RegExp(literally(text), 'giu'))].flatMap(({ index, 0: match }) => {
    const end = index + match.length;
    const isWhole =
      !PART_OF_WORD.test(words.slice(0, index).slice(-1)) && !PART_OF_WORD.test(words.slice(end, end + 1));
    return match !== '' && isWhole ? [{ start: index, end }] : [];
  });
}
