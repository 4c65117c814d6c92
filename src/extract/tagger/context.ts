import { rounds, type State } from './rules.js';
import { bitOf, TAGS, type Tag } from './tags.js';
import type { Word } from './words.js';

/**
 * The tags of one paragraph's words, each the most frequent of its word unless the words around change it. Linear: a
 * pattern that fails is at most four words long.
 */
export function tagsOf(words: readonly Word[]): Tag[] {
  const tags = words.map(({ tag }) => tag);
  const symbols = words.map(({ symbol }) => symbol);
  for (const root of rounds) {
    const changed: number[] = [];
    for (let at = 0; at < words.length; ) at = applyAt(at, root, words, symbols, tags, changed);
    // What a round changes is seen by the next one only; a word of a class stays one.
    for (const at of changed) if (symbols[at]! < TAGS.length) symbols[at] = TAGS.indexOf(tags[at] as never);
  }
  return tags;
}

/** Applies the longest pattern that fits at a word, and says where the next one may begin. */
function applyAt(
  from: number,
  root: State,
  words: readonly Word[],
  symbols: readonly number[],
  tags: Tag[],
  changed: number[],
): number {
  let fits: State | undefined;
  let end = from + 1;
  for (let at = from, state = root.next[symbols[at]!]; state; state = state.next[symbols[at]!]) {
    at++;
    if (!state.change) continue;
    fits = state;
    end = at;
  }
  if (!fits?.change) return end;
  const { tag, always } = fits.change;
  const at = from + fits.change.at;
  if (always || words[at]!.may & bitOf(tag)) {
    tags[at] = tag;
    changed.push(at);
  }
  return end;
}
