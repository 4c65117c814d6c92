import { OnrecordError } from '../errors.js';
import type { Source, Statement } from '../model.js';
import type { Piece } from './reply.js';

/**
 * The words of a statement, cut from its source anew. This is where the promise of exact words is kept: nothing reaches
 * a card but through here.
 *
 * @throws {OnrecordError} `WORDS_DIFFER` when the source doesn't hold these words at this place, when the quoted spans
 *   leave the statement, or when they don't fit its kind.
 */
export function checkedSlice(
  statement: Pick<Statement, 'text' | 'start' | 'end' | 'kind' | 'quotes'>,
  source: Pick<Source, 'text' | 'title'>,
): Omit<Piece, 'statementId'> {
  const { start, end, kind } = statement;
  const words = source.text.slice(start, end);
  const quotes = statement.quotes.map((quote) => ({ start: quote.start - start, end: quote.end - start }));
  const inside = quotes.every((quote) => 0 <= quote.start && quote.start <= quote.end && quote.end <= words.length);
  const [first] = quotes;
  const fits = {
    direct: quotes.length === 1 && first?.start === 0 && first.end === words.length,
    indirect: quotes.length === 0,
    mixed: quotes.length > 0,
  }[kind];
  if (start < 0 || words.length !== end - start || words === '' || words !== statement.text || !inside || !fits) {
    throw new OnrecordError(
      'WORDS_DIFFER',
      `The words kept at ${start}–${end} of ${source.title} are not the words of that source; they are withheld.`,
      'Import the source again. If it stays, report it: the record may be damaged.',
    );
  }
  return { words, quotes };
}
