import { type RuleState, rounds } from './rules.js';
import { bitOf, TAGS, type Tag } from './tags.js';
import type { TaggerWord } from './words.js';

/** Something that has the tag its word has most often, until the words around it change that. */
interface Tagged {
  tag: Tag;
}

/**
 * Changes the tags of one paragraph's words by the words around them, in place. Linear: no pattern is longer than four
 * words.
 *
 * @param words what is known of each word.
 * @param tagged what has their tags, as many and in the same order.
 */
export function tagInContext(words: readonly TaggerWord[], tagged: readonly Tagged[]): void {
  const symbols = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at++) symbols[at] = words[at]!.symbol;
  for (const root of rounds) {
    const changed: number[] = [];
    for (let at = 0; at < words.length; ) at = applyAt(at, root, words, symbols, tagged, changed);
    // What a round changes is seen by the next one only; a word of a class stays one.
    for (const at of changed) if (symbols[at]! < TAGS.length) symbols[at] = TAGS.indexOf(tagged[at]!.tag as never);
  }
}

/** Applies the longest pattern that fits at a word, and says where the next one may begin. */
function applyAt(
  from: number,
  root: RuleState,
  words: readonly TaggerWord[],
  symbols: Uint8Array,
  tagged: readonly Tagged[],
  changed: number[],
): number {
  let fits: RuleState | undefined;
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
    tagged[at]!.tag = tag;
    changed.push(at);
  }
  return end;
}
