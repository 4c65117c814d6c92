import { NAME_PARTICLES, STOP_WORDS } from '../../lang/index.js';
import type { QuotedRun } from './quotations.js';

/** Most words of a nickname ("The Voice of God"), and most characters of the word before it that are looked at. */
const MOST_WORDS = 4;
const LONGEST_WORD = 40;

/** The last word before the marks, and the first behind them, each a single space away. */
const WORD_BEFORE = /([\p{L}.’'-]+) $/u;
const WORD_BEHIND = /^ (?:\p{Ll}{1,3} ){0,2}\p{Lu}\p{L}/u;

/**
 * Whether a quoted run is a nickname within a name: `William “Bill” Hardcastle`, `Dwayne "The Brick" Jonsson`. It stands
 * between two words with capitals of which the first is no function word, has capitals itself, and nothing ends in it.
 */
export function isNickname(text: string, { outer, inner, words, closed, opened }: QuotedRun): boolean {
  if (!closed || !opened || words > MOST_WORDS) return false;
  const own = text.slice(inner.start, inner.end);
  if (!own.split(/\s+/).every(isNicknameWord)) return false;
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, outer.start - LONGEST_WORD), outer.start))?.[1];
  if (before === undefined || !/^\p{Lu}/u.test(before) || STOP_WORDS.has(before.toLowerCase())) return false;
  return WORD_BEHIND.test(text.slice(outer.end, outer.end + LONGEST_WORD));
}

/** A word with a capital, or a small one between such: "The Voice of God". */
function isNicknameWord(word: string): boolean {
  return /^\p{Lu}[\p{L}’'-]*$/u.test(word) || NAME_PARTICLES.has(word) || /^(?:the|of)$/.test(word);
}
