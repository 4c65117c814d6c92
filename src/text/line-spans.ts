import type { Span } from '../model/span.js';

/**
 * The lines that begin in a part of a text, those without a character left out. By character: a regular expression keeps a
 * place to go back to for each character of a line, and runs out of stack on one of megabytes.
 */
export function* lineSpans(text: string, { start, end }: Span): Generator<Span> {
  for (let at = start; at < end; at++) {
    const begin = at;
    while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
    if (at > begin) yield { start: begin, end: at };
  }
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
