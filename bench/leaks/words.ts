/** Words that nobody has ever used: one that turns up can only come from the one place where it was written. */

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A number of 32 bits that depends on all of a text (FNV-1a, with the finish of murmur3). */
export function hashed(text: string): number {
  let mixed = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * The made-up word of a place in a case: ten letters, the same each time, and for two places hardly ever the same (one in
 * a billion). It ends so that no stemmer takes anything off.
 */
export function nonce(place: string): string {
  let rest = hashed(place);
  let more = hashed(`${place}!`);
  let word = '';
  for (let i = 0; i < 4; i++) {
    word += CONSONANTS[rest % CONSONANTS.length]! + VOWELS[more % VOWELS.length]!;
    rest = Math.floor(rest / CONSONANTS.length);
    more = Math.floor(more / VOWELS.length);
  }
  return `${word}${VOWELS[more % VOWELS.length]!}k`;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The word as somebody types it who slips. */
export function slipOf(word: string): string {
  return word.slice(0, 4) + word.slice(5);
}
