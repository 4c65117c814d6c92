import type { TokenRange } from '../clauses/bounds.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { QuotedRun } from './quotations.js';

/** Whether a quotation ends right before `at`. */
export function quotationEndingAt(tokens: readonly ParagraphToken[], at: number): boolean {
  let before = at - 1;
  while (tokens[before]?.virtual) before--;
  return tokens[before]?.run !== undefined;
}

/** The quotation that a content consists of, if it is nothing else. */
export function soleQuotation(tokens: readonly ParagraphToken[], { from, to }: TokenRange): QuotedRun | null {
  const words = tokens.slice(from, to).filter((token) => token.tag !== 'PUNCT');
  return words.length === 1 && words[0]!.tag === 'QUOTE' ? (words[0]!.run ?? null) : null;
}
