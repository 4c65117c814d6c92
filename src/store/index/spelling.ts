/**
 * Which words look alike, by the parts they share: triples of neighbouring letters, with the word's ends
 * marked. An index from parts to words finds what a misspelt word may have been without reading all words; the caller
 * judges the handful that comes back. (After Kukich, 1992: "Techniques for automatically correcting words in text".)
 */

/** Words outside this range are not offered as spellings: shorter ones resemble everything, longer ones are no words. */
const SHORTEST = 3;
const LONGEST = 32;

/** How much longer or shorter a word may be than the one it is mistaken for. */
export const LENGTH_SLACK = 2;

/** Words that are less alike than this are other words. */
export const LEAST_LIKENESS = 0.25;

/** Whether a word takes part in spelling at all: a word with a letter, of a length that can be judged. */
export function isSpellable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /\p{L}/u.test(word);
}

/**
 * The parts of a word, each once. Short words give every word with one letter left out as well: "iarn" and "iran"
 * share no triple, but "ian".
 */
export function spellingParts(word: string): string[] {
  const letters = Array.from(word);
  const marked = ['^', ...letters, '$'];
  const parts = new Set<string>();
  for (let i = 0; i + 3 <= marked.length; i++) parts.add(marked.slice(i, i + 3).join(''));
  if (letters.length <= 7) {
    for (let i = 0; i < letters.length; i++)
      parts.add(`-${letters.slice(0, i).join('')}${letters.slice(i + 1).join('')}`);
  }
  return [...parts];
}

/** How alike two words are by their parts, 0 to 1 (Dice, 1945): twice the shared parts over all parts. */
export function diceCoefficient(shared: number, parts: number, otherParts: number): number {
  return (2 * shared) / (parts + otherParts);
}
