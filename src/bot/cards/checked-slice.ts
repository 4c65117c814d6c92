import { OnrecordError } from '../../model/errors.js';
import type { Source } from '../../model/source.js';
import type { Statement } from '../../model/statement.js';
import { hasSoundQuotes, isSlice } from '../../text/slices.js';
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
  };
}
