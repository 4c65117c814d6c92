import { SMALL_WORDS_OF_WORKS, WORK_NOUNS } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { ParagraphToken } from '../tokens/kinds.js';

/** Longest title of a work, in characters and words. */
const LONGEST = 70;
const MOST_WORDS = 9;
const WORK = new RegExp(`^(?:${alternatives(WORK_NOUNS)})$`, 'i');

/**
 * Whether a quoted run is the title of a work ("New Day," his book “An American Son”) rather than words that somebody
 * said: every word capitalised, and no reporting verb right before it.
 *
 * @param words the quoted words.
 */
export function isTitleOfWork(tokens: readonly ParagraphToken[], i: number, words: string): boolean {
  if (words.length > LONGEST) return false;
  const parts = words.split(/\s+/);
  const announced = isAnnounced(tokens, i) || isBroadcast(tokens, i);
  if (parts.length > MOST_WORDS || (/[.?!]$/.test(words) && !announced)) return false;
  const capitalised = parts.every(
    (part, at) => /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(part) || (at > 0 && SMALL_WORDS_OF_WORKS.has(part)),
  );
  if (!capitalised) return announced && /^(?:titled|entitled|headlined)$/.test(tokens[i - 1]?.lower ?? '');
  if (announced) return true;
  const before = tokens[i - 1];
  return before !== undefined && parts.length > 1 && /^(?:ADP|DET|PART|PROPN|NOUN)$/.test(before.tag);
}

/** `on NBC’s “Today.”`: what belongs to an abbreviation is no quotation of it. */
function isBroadcast(tokens: readonly ParagraphToken[], i: number): boolean {
  return (
    /^['’]s?$/.test(tokens[i - 1]?.text ?? '') &&
    /^\p{Lu}{2,}$|^(?:Channel|News|Network|Radio|TV)$/u.test(tokens[i - 2]?.text ?? '')
  );
}

/** `his 2012 book, “…”`, `a song titled “…”`, `the “…” show`. */
function isAnnounced(tokens: readonly ParagraphToken[], i: number): boolean {
  const before = tokens[i - 1];
  const word = before?.text === ',' ? tokens[i - 2] : before;
  // `a collection called “…”`
  if (before?.lower === 'called' && tokens[i - 2]?.tag === 'NOUN') return true;
  return WORK.test(word?.lower ?? '') || (before?.tag === 'DET' && WORK.test(tokens[i + 1]?.lower ?? ''));
}
