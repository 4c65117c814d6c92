import {
  DEPENDENT_OPENING,
  LIMITING_WORD,
  NEGATION,
  POINTING_WORD,
  QUALIFYING_OPENING,
  SENTENCE_FILLERS,
  SUPPOSITION_OPENING,
  VERDICT,
} from '../../lang/index.js';

/** Words of a sentence's beginning in which what limits or points is looked for; a plain negation may stand further in. */
const OPENING_WORDS = 8;
const NEGATING_WORDS = 14;
const POINTING_WORDS = 5;

/** A remark of so few words ("No.", "Not at all.", "Or did we?", "Just kidding.") belongs to what is on either side. */
const SHORT_REMARK = 4;

const LEADING_MARKS = /^[\s"'“”‘’`([—–-]+/;

/** As much of a sentence as the marks at its end may take. */
const LONGEST_END = 12;

const ENDS_A_SENTENCE = /[.!?]["'”’`)\]]*$/;
const TRAILS_OFF = /(?:\.\.\.|…|[—–-]+)["'”’`)\]]*$/;
const ASKS = /\?["'”’`)\]]*$/;
const GOES_ON = /^\p{Ll}/u;

/**
 * Whether one of two sentences in a row may be shown without the other: not where the second limits, negates or takes back
 * the first, leans on it, answers it or goes on with it, and not where the first is put forward to be turned.
 */
export function canOmitNeighbour(before: string, after: string): boolean {
  const end = before.slice(-LONGEST_END);
  if (!ENDS_A_SENTENCE.test(end) || TRAILS_OFF.test(end) || GOES_ON.test(bare(after))) return false;
  if (isShort(before) || isShort(after) || (ASKS.test(end) && !ASKS.test(after.slice(-LONGEST_END)))) return false;
  if (SUPPOSITION_OPENING.test(sense(before))) return false;
  const opening = beginning(sense(after), OPENING_WORDS);
  if (QUALIFYING_OPENING.test(opening) || DEPENDENT_OPENING.test(opening) || LIMITING_WORD.test(opening)) return false;
  return !NEGATION.test(beginning(sense(after), NEGATING_WORDS)) && !VERDICT.test(after);
}

/** Whether a sentence can be the first that is shown: nothing at its beginning stands for what was named before. */
export function canOpenExcerpt(sentence: string): boolean {
  return !POINTING_WORD.test(beginning(sense(sentence), POINTING_WORDS));
}

function isShort(sentence: string): boolean {
  return bare(sentence).split(/\s+/).length <= SHORT_REMARK;
}

/** A sentence without the marks that it begins with, in single spaces. */
function bare(sentence: string): string {
  return sentence.replace(LEADING_MARKS, '').replace(/\s+/g, ' ');
}

/** The same without what is said before it begins; all of it where it is nothing else. */
function sense(sentence: string): string {
  return bare(bare(sentence).replace(SENTENCE_FILLERS, ''));
}

function beginning(sentence: string, words: number): string {
  return sentence.split(' ', words).join(' ');
}
