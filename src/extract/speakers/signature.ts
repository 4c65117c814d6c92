import { hasQuote, isVerbal } from '../tokens/kinds.js';
import { type NounPhrase, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** More words than this are a paragraph rather than a signature, in tokens. */
const LONGEST = 20;

/** A dash of any length, with the horizontal bar that lists of quotations use. */
const DASH = /^[—–―-]+$/;

/** `– Ann Roe`, `— Ann Roe, mayor of Dayton`: a paragraph that is nothing but a dash and who said what stands above it. */
export function signatureOf(tokens: readonly ParagraphToken[]): NounPhrase | null {
  if (tokens.length > LONGEST || !DASH.test(tokens[0]?.text ?? '')) return null;
  const name = phraseStartingAt(tokens, 1, tokens.length);
  if (name?.from !== 1 || tokens[name.head]!.tag !== 'PROPN') return null;
  const closed = /^[,.(]$/.test(tokens[name.to]?.text ?? '.');
  return closed && !hasQuote(tokens, 0, tokens.length) ? name : null;
}

/** A quotation that is signed in its line, and whose it is. */
export interface Signed {
  /** The index of the quotation. */
  readonly quote: number;
  readonly signature: NounPhrase;
}

/**
 * `“It helps.” – Ann Roe`, `“It helps.” ― Ann Roe, The Long Road`: the quotations of a sentence that a dash and a name stand
 * behind, and nothing else but what describes them. Empty where any quotation of the sentence isn't signed so.
 */
export function signedQuotations(tokens: readonly ParagraphToken[], { from, to }: Sentence): Signed[] {
  const signed: Signed[] = [];
  for (let at = from; at < to; ) {
    if (tokens[at]!.tag !== 'QUOTE') return [];
    const dash = tokens[at + 1]?.virtual ? at + 2 : at + 1;
    if (dash >= to || !DASH.test(tokens[dash]!.text)) return [];
    let end = dash + 1;
    while (end < to && tokens[end]!.tag !== 'QUOTE') if (isVerbal(tokens[end++])) return [];
    const name = phraseStartingAt(tokens, dash + 1, end);
    if (end - dash > LONGEST || name?.from !== dash + 1 || tokens[name.head]!.tag !== 'PROPN') return [];
    if (name.to < end && !/^[,.(]$/.test(tokens[name.to]!.text)) return [];
    signed.push({ quote: at, signature: name });
    at = end;
  }
  return signed;
}
