import { CLAUSE_BREAKS } from '../../lang/index.js';
import { clauseStart, contentEnd, participleCueAt, type TokenRange } from '../clauses/bounds.js';
import { isVerbal } from '../tokens/kinds.js';
import type { ParagraphToken } from '../tokens/tokens.js';

export function endsClause(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  return at >= to || /^[.,;:!?)—–-]/.test(tokens[at]!.text);
}

/** The clause before ", he said": null when nothing stands there or no comma parts it from the subject. */
export function clauseBefore(tokens: readonly ParagraphToken[], clauseFrom: number, floor: number): TokenRange | null {
  let comma = clauseFrom - 1;
  // "…, as the general said"
  if (comma > floor && tokens[comma]!.lower === 'as') comma--;
  while (comma > floor && tokens[comma]!.tag === 'ADV') comma--;
  if (comma <= floor || !/^(?:[,?!]|[—–-]+)$/.test(tokens[comma]!.text)) return null;
  const from = clauseStart(tokens, comma, floor);
  // "Without saying why, she hinted at it."
  if (/^(?:without|instead)$/.test(tokens[from]?.lower ?? '')) return null;
  return comma > from ? { from, to: comma } : null;
}

/** "even with him gone", "in her view": a preposition and no verb, so the clause that it belongs to is yet to come. */
export function opensWithAdjunct(tokens: readonly ParagraphToken[], { from, to }: TokenRange): boolean {
  const first = tokens[from]!.tag === 'ADV' ? from + 1 : from;
  return tokens[first]?.tag === 'ADP' && !hasClause(tokens, from, to);
}

/** `X, he said, Y`: where Y ends, when the reported clause goes on behind the cue; null when it doesn't. */
export function continuesAfter(tokens: readonly ParagraphToken[], right: number, to: number): number | null {
  const next = tokens[right + 1];
  if (tokens[right]?.text !== ',' || !next || right + 1 >= to) return null;
  if (participleCueAt(tokens, right + 1, to) || next.tag === 'QUOTE') return null;
  if (CLAUSE_BREAKS.has(next.lower)) return null;
  const end = contentEnd(tokens, right, to);
  return end > right + 1 ? end : null;
}

/** A noun phrase with a finite verb: content that needs no "that". */
export function hasClause(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    // "believed Smith when she said"
    if (at > from && /^(?:when|because)$/.test(token.lower)) return false;
    if (!isVerbal(token)) continue;
    // "said having him there was a mistake"
    if (at === from && !token.lower.endsWith('ing')) return false;
    if (at === from) continue;
    const before = tokens[at - 1]!;
    if (before.lower === 'to' || token.lower.endsWith('ing')) continue;
    return true;
  }
  return false;
}
