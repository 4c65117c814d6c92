import { OnrecordError } from '../../model/errors.js';
import type { Source } from '../../model/source.js';
import type { Statement } from '../../model/statement.js';
import { hasSoundQuotes, isSlice } from '../../text/slices.js';
import { isRunningHead } from '../../transcripts/page-furniture.js';
import type { Piece } from '../reply/reply.js';

/**
 * The words of a statement, cut from its source anew. This is where the promise of exact words is kept: nothing reaches
 * a card but through here.
 *
 * @throws {OnrecordError} `WORDS_DIFFER` when the source doesn't hold these words at this place, when the quoted spans
 *   leave the statement, or when they don't fit its kind.
 */
export function checkedSlice(
  statement: Pick<Statement, 'text' | 'start' | 'end' | 'kind' | 'quotes' | 'nested'>,
  source: Pick<Source, 'text' | 'title'>,
): Omit<Piece, 'statementId' | 'matched'> {
  const { start, end, text, quotes } = statement;
  if (text === '' || !isSlice(source.text, statement) || !hasSoundQuotes(statement)) {
    throw new OnrecordError(
      'WORDS_DIFFER',
      `The words kept at ${start}–${end} of ${source.title} are not the words of that source; they are withheld.`,
      'Import the source again. If it stays, report it: the record may be damaged.',
    );
  }
  // Cut anew: what is shown comes from the source, not from the copy that was held against it.
  return {
    words: source.text.slice(start, end),
    quotes: quotes.map((quote) => ({ start: quote.start - start, end: quote.end - start })),
    ...(goesOnBehindPage(source.text, end) && { goesOn: true }),
  };
}

/** How far behind the words the sentence's next line is looked for, in UTF-16 units. */
const REACH = 400;

/** Whether a sentence is cut by the mark of a page: its next line, behind lines of the page, begins small. */
function goesOnBehindPage(text: string, end: number): boolean {
  if (!/[\p{L}\p{N},;-]/u.test(text[end - 1] ?? '')) return false;
  const lines = text
    .slice(end, end + REACH)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const below = lines.slice(1).filter((line) => line !== '');
  const next = below.findIndex((line) => !isRunningHead(line, new Set()));
  return lines[0] === '' && next > 0 && /^\p{Ll}/u.test(below[next]!);
}
