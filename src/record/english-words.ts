import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';

let words: ReadonlySet<string> | undefined;

/**
 * Whether a word in its plain form is an English one, or of the name of a country: no slip for another word, though
 * nobody on record says it. The list (270,000 words, 20 MB) is read at the first word that is asked about.
 */
export function isEnglishWord(word: string): boolean {
  words ??= new Set([...readFileSync(wordListPath, 'utf8').split('\n'), ...countryWords()]);
  return words.has(word);
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
