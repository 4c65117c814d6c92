import type { Token } from './tokens.js';

/** Whether a token is a verb, auxiliary or not. */
export function isVerbal(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'VERB' || token.tag === 'AUX');
}

/** A verb that can have a subject: no "-ing". */
export function isFiniteVerb(token: Token | undefined): boolean {
  return isVerbal(token) && !token!.lower.endsWith('ing');
}

/** A comma or a dash of any length. */
export function isPause({ text }: Token): boolean {
  return /^(?:,|[—–-]+)$/.test(text);
}

/** Whether a quotation stands in a range of tokens. */
export function hasQuote(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.tag === 'QUOTE') return true;
  return false;
}
