import type { Store } from '../store/store.js';
import { stem } from '../text/words.js';

/** Letters of the shortest part of a compound. */
const SHORTEST = 3;
const LETTERS = /^[a-z]+$/;

/**
 * The other ways in which the record may write each of some words: "ceasefire" in two words or with a hyphen, "cease
 * fire" in one. As runs of stems; only of words that the record has.
 *
 * @param words plain words; an empty one is no part of a compound.
 */
export async function compoundForms(words: readonly string[], store: Store): Promise<(readonly string[])[][]> {
  const joined = words.map((word, i) => join(word, words[i + 1] ?? ''));
  const split = words.map((word) => splits(word));
  const stems = new Set([...joined.flatMap((one) => one ?? []), ...split.flat(2)].map((word) => stem(word)));
  const known = stems.size === 0 ? new Map<string, number>() : await store.frequencies([...stems]);
  const isKnown = (word: string) => known.has(stem(word));
  return words.map((_, i) => {
    const closed = [joined[i - 1], joined[i]].filter((one) => one != null && isKnown(one)).map((one) => [stem(one!)]);
    const open = (split[i] ?? [])
      .filter((parts) => parts.every(isKnown))
      .map((parts) => parts.map((part) => stem(part)));
    return [...closed, ...open];
  });
}

function join(one: string, other: string): string | null {
  return one.length >= SHORTEST && other.length >= SHORTEST && LETTERS.test(one + other) ? one + other : null;
}

function splits(word: string): (readonly [string, string])[] {
  if (!LETTERS.test(word)) return [];
  const places = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST + 1) }, (_, i) => i + SHORTEST);
  return places.map((at) => [word.slice(0, at), word.slice(at)] as const);
}
