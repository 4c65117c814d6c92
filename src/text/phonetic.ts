import { WordCache } from './memory/word-cache.js';

/**
 * A word as it may be spelt by ear: letters that sound alike become one, doubled letters single, a final "-ey", "-ie",
 * "-ee" an i, and a silent first letter goes ("Psaki", "Knox", "Wray"). Vowels stay, so that short words keep apart.
 */
export function phoneticSpelling(word: string): string {
  let sound = lately.get(word);
  if (sound === undefined) {
    sound = heard(word);
    lately.set(word, sound);
  }
  return sound;
}

/** The same few names are compared again and again. */
const lately = new WordCache<string>(20_000);

function heard(word: string): string {
  return word
    .replace(/^(?:p(?=[st])|k(?=n)|w(?=r))(?=..)/, '')
    .replace(/ph/g, 'f')
    .replace(/(?:ey|ie|ee|y)$/, 'i')
    .replace(/ou|oo/g, 'u')
    .replace(/ck|qu|q|c(?![eiyh])/g, 'k')
    .replace(/z|c(?=[eiy])/g, 's')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

/** What is left of a word without its vowels. */
export function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}
