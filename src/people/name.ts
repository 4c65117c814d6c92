import { FULL_NAME_SUFFIXES } from '../lang/index.js';
import { fold, normalizeWord, wordsOf } from '../text/words.js';

/** A full name in its parts, all in their plain form. */
export interface Name {
  /** All of its words, joined with hyphens: equal for two spellings of one name. Fit for an id. */
  readonly key: string;
  readonly first: string;
  readonly middle: readonly string[];
  readonly last: string;
  readonly suffix: string;
}

/** Takes a full name apart: "Henry E. Brown, Jr." has the first name "henry", the last "brown", the suffix "jr". */
export function parseName(text: string): Name {
  const words = wordsOf(text)
    .map((word) => normalizeWord(word.text))
    .filter(Boolean);
  const key = words.join('-');
  const suffix = words.length > 2 && FULL_NAME_SUFFIXES.has(words.at(-1)!) ? words.pop()! : '';
  const last = words.pop() ?? '';
  const [first = '', ...middle] = words;
  return { key, first, middle, last, suffix };
}

/**
 * A word or a name as a label's words are compared: "ESPER," → "esper", "Mark T. Esper" → "mark t esper". Hyphens and
 * inner spaces stay.
 */
export function foldName(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N} -]/gu, '');
}

/** Returns whichever of two names that fit says more of the middle names. */
export function fullerName(a: string, b: string): string {
  const letters = (text: string) => parseName(text).middle.join('').length;
  return letters(b) > letters(a) ? b : a;
}

/**
 * The words that everybody has in their names whom a name may fit, for a store to find them by: its last and its first, so
 * that of the many people of one surname few are read. The last alone where the first is no plain word, of which another
 * spelling may have been taken apart.
 */
export function wordsToFind({ first, last }: Name): string {
  return /^[\p{Ll}\p{Lo}\p{N}]+$/u.test(first) && normalizeWord(first) === first ? `${first} ${last}` : last;
}
