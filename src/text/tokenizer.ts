import type { AskedWord } from '../model/query.js';
import { normalizeWord, wordsOf } from './words.js';

/** A word of a question: as asked, and in the plain form that everything is compared in. */
export interface QueryToken extends AskedWord {
  readonly plain: string;
}

const HYPHEN = /[-‑]/;

/** The words of a text with hyphenated ones in their parts: "Jean-Pierre’s" → jean, pierre. */
export function queryTokensOf(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (const word of wordsOf(text)) {
    for (const typed of HYPHEN.test(word.text) ? word.text.split(HYPHEN) : [word.text]) {
      const token = { typed, plain: normalizeWord(typed) };
      if (token.plain !== '') tokens.push(token);
    }
  }
  return tokens;
}

/** Plain words of a text, hyphenated ones in their parts. */
export function plainWords(text: string): string[] {
  return queryTokensOf(text).map((token) => token.plain);
}

/** Where `part` begins in `words` as a contiguous run, from `from` on; -1 where it does not. */
export function indexOfRun(words: readonly string[], part: readonly string[], from = 0): number {
  if (part.length === 0) return -1;
  for (let i = from; i + part.length <= words.length; i++) {
    if (part.every((word, j) => words[i + j] === word)) return i;
  }
  return -1;
}
