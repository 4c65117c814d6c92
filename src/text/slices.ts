import type { Span } from '../model/span.js';
import type { Statement } from '../model/statement.js';

/** Whether a span lies within another, at whole offsets. */
export function isWithin(inner: Span, outer: Span): boolean {
  const whole = Number.isInteger(inner.start) && Number.isInteger(inner.end);
  return whole && outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

/** Whether a piece is exactly what the text holds at its place. */
export function isSlice(text: string, piece: Span & { readonly text: string }): boolean {
  return isWithin(piece, { start: 0, end: text.length }) && text.slice(piece.start, piece.end) === piece.text;
}

/** Whether the verbatim spans of a statement are as its kind promises, and what it quotes lies within (see `Statement`). */
export function hasSoundQuotes({
  kind,
  quotes,
  nested = [],
  start,
  end,
}: Pick<Statement, 'kind' | 'quotes' | 'nested' | 'start' | 'end'>): boolean {
  if (!nested.every((span) => isWithin(span, { start, end }))) return false;
  if (kind === 'indirect') return quotes.length === 0;
  if (kind === 'direct') return quotes.length === 1 && quotes[0]?.start === start && quotes[0].end === end;
  return quotes.length > 0 && quotes.every((quote) => isWithin(quote, { start, end }));
}
