import type { Statement } from '../model/statement.js';

/** A statement's text without what its speaker quotes from somebody else; as long as the text, so that places agree. */
export function ownWordsOf({ text, start, nested = [] }: Pick<Statement, 'text' | 'start' | 'nested'>): string {
  let own = text;
  for (const span of nested)
    own = own.slice(0, span.start - start) + ' '.repeat(span.end - span.start) + own.slice(span.end - start);
  return own;
}
