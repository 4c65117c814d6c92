import Fuse from 'fuse.js';
import { editDistance } from '../../text/edit-distance.js';
import { consonants, phoneticSpelling } from '../../text/phonetic.js';

/** Longer words are no misspellings (and fuse.js cuts its patterns at 32 characters). */
const LONGEST = 32;

/** Fuse's score above which a word is not worth a closer look (0 is identical, 1 has nothing in common). */
const WORTH_A_LOOK = 0.6;

/** The word of a handful that `typed` is most likely a misspelling of, or null. All in plain form. */
export function closestWord(typed: string, handful: readonly string[], isNoWord = false): string | null {
  return closestWords(typed, handful, isNoWord)[0] ?? null;
}

/**
 * The words of a handful that `typed` may be a misspelling of, likeliest first. All in plain form.
 *
 * Whether a word is admitted is decided by `isMisspelling`, because fuse.js finds "brown" in "brownback" without a
 * fault; fuse.js puts those in order, which are few, since it costs more than anything else here.
 */
export function closestWords(typed: string, handful: readonly string[], isNoWord = false): string[] {
  if (typed.length > LONGEST) return [];
  const likely = handful.filter((word) => isMisspelling(typed, word, isNoWord));
  if (likely.length === 0) return [];
  const fuse = new Fuse(likely, { ignoreLocation: true, includeScore: true, threshold: WORTH_A_LOOK });
  // What sounds alike is nearer than what merely looks alike: "irak" is "iraq", not "iran".
  const far = (word: string) =>
    editDistance(typed, word) - (phoneticSpelling(typed) === phoneticSpelling(word) ? 1 : 0);
  return fuse
    .search(typed)
    .map(({ item, score = 1 }) => ({ item, rank: far(item) + score / 10 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/**
 * Whether one word can be a slip for the other: the same first letter, and, by the shorter one's length, nothing but
 * a different spelling of the same sounds or two letters swapped (4 letters), one slip (to 7), two slips (above), of
 * which one at most touches the consonants: "seperete" is "separate", "heritage" is not "hesitate".
 *
 * @param isNoWord whether `typed` is no word of the language: then a name of five letters may have lost one ("Espr").
 */
export function isMisspelling(typed: string, meant: string, isNoWord = false): boolean {
  if (typed === meant) return false;
  const length = Math.min(typed.length, meant.length);
  if (length < 4 || Math.abs(typed.length - meant.length) > 2) return false;
  if (/\d/.test(typed) || /\d/.test(meant)) return false;
  const ear = phoneticSpelling(typed);
  const otherEar = phoneticSpelling(meant);
  if (ear[0] !== otherEar[0] && typed[0] !== meant[0]) return false;
  if (ear === otherEar) return true;
  const slips = editDistance(typed, meant);
  if (isNoWord && typed.length === 4 && meant.length === 5) return slips === 1 && typed[0] === meant[0];
  if (length === 4) return slips === 1 && typed.length === meant.length && isSwap(typed, meant);
  if (slips <= 1 || length <= 7) return slips <= 1;
  return slips === 2 && editDistance(consonants(ear), consonants(otherEar)) <= 1;
}

function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}
