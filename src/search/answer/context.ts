import { sentenceEnds } from '../../lang/index.js';
import type { StatementContext } from '../../model/answer.js';
import type { Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import type { Statement } from '../../model/statement.js';

/** How far a sentence is looked for, in UTF-16 units: long enough for a paragraph of speech. */
const REACH = 600;

/** The sentence before a statement and the one after it, as they stand in the source, with its question. */
export function contextOf(source: Source, statement: Statement): StatementContext {
  const { text, body } = source;
  return {
    before: sentenceBefore(text, { start: body.start, end: Math.max(body.start, statement.start) }),
    after: sentenceAfter(text, { start: Math.min(body.end, statement.end), end: body.end }),
    question: statement.question?.text ?? null,
  };
}

function sentenceBefore(text: string, { start, end }: Span): string {
  const from = Math.max(start, end - REACH);
  const window = text.slice(from, end);
  // The quotation mark that opens the statement belongs to it, not to what stands before.
  const kept = window.replace(/[\s"'“”‘’«]+$/u, '');
  const ends = sentenceEnds(kept).filter((at) => at < kept.length);
  const cut = ends.at(-1);
  if (cut === undefined && from > start) return kept.slice(kept.indexOf(' ') + 1).trim();
  return kept.slice(cut ?? 0).trim();
}

function sentenceAfter(text: string, { start, end }: Span): string {
  const to = Math.min(end, start + REACH);
  const window = text.slice(start, to).replace(/^["'”’»)\]]+/u, '');
  const skipped = window.search(/[^\s.!?,;…]/u);
  if (skipped < 0) return '';
  const rest = window.slice(skipped);
  const cut = sentenceEnds(rest)[0];
  if (cut === undefined && to < end) return rest.slice(0, Math.max(0, rest.lastIndexOf(' '))).trim();
  return rest.slice(0, cut ?? rest.length).trim();
}
