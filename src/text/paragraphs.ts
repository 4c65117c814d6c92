import type { Span } from '../model/span.js';

/** "10:42", "9.05" */
const CLOCK = /^\d{1,2}[:.]\d\d(?!\d)/;

/** What parts paragraphs: a blank line, or any line end. */
const BLANK_LINE = /(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*/g;
const LINE_END = /[\r\n]\s*/g;

/**
 * Paragraphs of a part of a text, trimmed, in order. A blank line ends a paragraph; in a text without blank lines, where
 * most lines end like sentences or begin with a time, as the entries of a live report do, every line is a paragraph
 * (wrapped lines end anywhere). They are looked for anew each time that they are gone through: a long text has a million.
 */
export function paragraphsOf(text: string, span: Span): Iterable<Span> {
  const parted = (gap: RegExp) => ({ [Symbol.iterator]: () => blocks(text, span, gap) });
  const [, second] = parted(BLANK_LINE);
  if (second) return parted(BLANK_LINE);
  let [lines, finished] = [0, 0];
  for (const { start, end } of parted(LINE_END)) {
    lines++;
    if (/[.!?:”"'’)]/.test(text[end - 1]!) || CLOCK.test(text.slice(start, start + 6))) finished++;
  }
  return parted(finished * 2 > lines ? LINE_END : BLANK_LINE);
}

function* blocks(text: string, span: Span, gap: RegExp): Generator<Span> {
  let start = span.start;
  const part = text.slice(span.start, span.end);
  const upTo = (end: number) => trimSpan(text, { start, end });
  for (const match of part.matchAll(gap)) {
    const block = upTo(span.start + match.index);
    if (block.start < block.end) yield block;
    start = span.start + match.index + match[0].length;
  }
  const last = upTo(span.end);
  if (last.start < last.end) yield last;
}

/** The span without white space at its ends; empty at `start` when it holds nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** White space by code unit: ASCII, no-break space, the general-punctuation spaces, ideographic space, BOM. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
