import type { Store } from '../../store/store.js';
import { stem } from '../../text/words.js';

/** Letters of the shortest part of a compound, and of the shortest compound that is taken apart. */
const SHORTEST = 3;
const SHORTEST_WHOLE = 8;
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
  const knownOf = (list: readonly (string | null)[]) => {
    const stems = new Set(list.flatMap((one) => (one === null ? [] : [stem(one)])));
    return stems.size === 0 ? new Map<string, number>() : store.frequencies([...stems]);
  };
  // The ends first: most are no words, and then their beginnings need not be looked up.
  const ends = await knownOf([...joined, ...split.flat().map(([, end]) => end)]);
  const likely = split.map((pairs) => pairs.filter(([, end]) => ends.has(stem(end))));
  const begins = await knownOf(likely.flat().map(([begin]) => begin));
  return words.map((_, i) => {
    const closed = [joined[i - 1], joined[i]].filter((one) => one != null && ends.has(stem(one)));
    const open = (likely[i] ?? []).filter(([begin]) => begins.has(stem(begin)));
    return [...closed.map((one) => [stem(one!)]), ...open.map((parts) => parts.map((part) => stem(part)))];
  });
}

function join(one: string, other: string): string | null {
  return one.length >= SHORTEST && other.length >= SHORTEST && LETTERS.test(one + other) ? one + other : null;
}

function splits(word: string): (readonly [string, string])[] {
  if (word.length < SHORTEST_WHOLE || !LETTERS.test(word)) return [];
  const places = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST + 1) }, (_, i) => i + SHORTEST);
  return places.map((at) => [word.slice(0, at), word.slice(at)] as const);
}
