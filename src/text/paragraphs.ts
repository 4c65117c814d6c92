import type { Span } from '../model.js';

/** "10:42", "9.05" */
const CLOCK = /^\d{1,2}[:.]\d\d(?!\d)/;

/**
 * Paragraphs of a part of a text, trimmed, in order. A blank line ends a paragraph; in a text without blank lines, where
 * most lines end like sentences or begin with a time, as the entries of a live report do, every line is a paragraph
 * (wrapped lines end anywhere).
 */
export function paragraphsOf(text: string, span: Span): Span[] {
  const blank = blocks(text, span, /(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*/g);
  if (blank.length > 1) return blank;
  const lines = blocks(text, span, /[\r\n]\s*/g);
  const finished = lines.filter(
    ({ start, end }) => /[.!?:”"'’)]/.test(text[end - 1]!) || CLOCK.test(text.slice(start, start + 6)),
  ).length;
  return finished * 2 > lines.length ? lines : blank;
}

function blocks(text: string, span: Span, gap: RegExp): Span[] {
  const spans: Span[] = [];
  let start = span.start;
  const part = text.slice(span.start, span.end);
  for (const match of part.matchAll(gap)) {
    push(spans, text, start, span.start + match.index);
    start = span.start + match.index + match[0].length;
  }
  push(spans, text, start, span.end);
  return spans;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  const span = trimmed(text, { start: from, end: to });
  if (span.start < span.end) spans.push(span);
}

/** The span without white space at its ends; empty at `start` when it holds nothing else. */
export function trimmed(text: string, span: Span): Span {
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
