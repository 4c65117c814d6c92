import { hasQuote } from '../tokens/kinds.js';
import { type NounPhrase, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** More words than this are a paragraph rather than a signature, in tokens. */
const LONGEST = 20;

/** `– Ann Roe`, `— Ann Roe, mayor of Dayton`: a paragraph that is nothing but a dash and who said what stands above it. */
export function signatureOf(tokens: readonly ParagraphToken[]): NounPhrase | null {
  if (tokens.length > LONGEST || !/^[—–-]+$/.test(tokens[0]?.text ?? '')) return null;
  const name = phraseStartingAt(tokens, 1, tokens.length);
  if (name?.from !== 1 || tokens[name.head]!.tag !== 'PROPN') return null;
  const closed = /^[,.(]$/.test(tokens[name.to]?.text ?? '.');
  return closed && !hasQuote(tokens, 0, tokens.length) ? name : null;
}
