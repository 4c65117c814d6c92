import {
  ADVERBS,
  ANYONE,
  AUXILIARIES,
  FIRST_WORDS,
  HELPING_WORDS,
  LEADING_WORDS,
  NO_SLIPS,
  OPENERS,
  QUESTION_WORDS,
  SAYING_VERBS,
  SAYING_WORDS,
  STATEMENT_NOUNS,
  STOP_WORDS,
  TITLE_FORMS,
  TITLE_WORDS,
  TOPIC_MARKERS,
} from '../../lang/index.js';
import type { SpellingCorrection } from '../../model/query.js';
import type { Store } from '../../store/store.js';
import { editDistance } from '../../text/edit-distance.js';
import { normalizeWord, wordsOf } from '../../text/words.js';
import type { Register } from '../speakers/register.js';
import { QUESTION_LIMIT } from './clean.js';

/** From so many letters on one of them may be another: "said" is one letter from too many words. */
const LONG = 5;

/** A question with the words of its grammar spelt right. */
export interface CorrectedQuestion {
  readonly question: string;
  readonly corrections: readonly SpellingCorrection[];
}

/**
 * Understands the words of a question's grammar with a slip ("what did Esper sya abuot Iran"): each only in its place,
 * and only where the word that was typed stands nowhere on record, nor in anybody's name. What is in quotation marks, and
 * what comes behind the topic's marker, stays as it is.
 */
export async function correctGrammar(question: string, store: Store, register: Register): Promise<CorrectedQuestion> {
  const slips = slipsIn(question);
  const known = slips.length === 0 ? new Map() : await store.wordCounts(slips.map(({ typed }) => normalizeWord(typed)));
  const meant: Slip[] = [];
  for (const slip of slips) {
    const word = normalizeWord(slip.typed);
    if (!known.has(word) && !(await register.isOfSomebody(word))) meant.push(slip);
  }
  let corrected = question;
  for (const { start, typed, shown } of meant.toReversed()) {
    corrected = corrected.slice(0, start) + shown + corrected.slice(start + typed.length);
  }
  return { question: corrected, corrections: meant.map(({ typed, shown }) => ({ typed, shown })) };
}

interface Slip extends SpellingCorrection {
  readonly start: number;
}

const QUOTED = /["“”„«][^"“”„«»]*["“”»]/g;

function slipsIn(question: string): Slip[] {
  // Nobody types that much on a phone.
  if (question.length > QUESTION_LIMIT / 2) return [];
  const asked = question.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  const words = wordsOf(asked).map(({ text, start }) => ({ typed: text, start, word: normalizeWord(text) }));
  const isShouted = !/\p{Ll}/u.test(asked);
  const read: string[] = [];
  const slips: Slip[] = [];
  for (const [i, { typed, start, word }] of words.entries()) {
    if (TOPIC_MARKERS.has(word)) break;
    // A capital within a question is a name's.
    const mayBeSlip = /^[a-z]{2,}$/.test(word) && !isKnown(word) && (i === 0 || isShouted || !/^\p{Lu}/u.test(typed));
    const shown = mayBeSlip
      ? meantBy(
          word,
          read,
          words.slice(i + 1).map((next) => next.word),
        )
      : null;
    if (shown !== null) slips.push({ typed, start, shown });
    read.push(shown ?? word);
    if (shown !== null && LEADING_WORDS.has(shown)) break;
  }
  return slips;
}

/** A word of the grammar, of titles, or one that is known to be no slip. */
function isKnown(word: string): boolean {
  return [
    NO_SLIPS,
    OPENERS,
    QUESTION_WORDS,
    AUXILIARIES,
    ADVERBS,
    SAYING_VERBS,
    STATEMENT_NOUNS,
    ANYONE,
    STOP_WORDS,
    TITLE_WORDS,
    TITLE_FORMS,
  ].some((list) => list.has(word));
}

/** The word of the grammar that fits the place between what comes before (as read) and after (as typed); else null. */
function meantBy(word: string, before: readonly string[], after: readonly string[]): string | null {
  const slipOf = (list: ReadonlySet<string>) => [...list].find((one) => isSlip(word, one)) ?? null;
  const saidBy = (words: readonly string[]) => words.some((one) => SAYING_VERBS.has(one));
  const isFirst = before.every((one) => OPENERS.has(one));
  const isFramed = before.some((one) => QUESTION_WORDS.has(one) || AUXILIARIES.has(one));
  const marker = after.findIndex(isMarker);
  const toMarker = marker < 0 ? after : after.slice(0, marker);
  const first = isFirst && after.length > 0 ? slipOf(FIRST_WORDS) : null;
  if (first) return first;
  const isHelping = QUESTION_WORDS.has(before.at(-1) ?? '') || (isFirst && saidBy(after));
  const helping = isHelping ? slipOf(HELPING_WORDS) : null;
  if (helping || isFirst) return helping;
  // "kirby abot Israel": something stands on either side.
  const leading = after.length > 0 ? slipOf(LEADING_WORDS) : null;
  if (leading) return leading;
  const isSaying = !saidBy([...before, ...toMarker]) && (isFramed || marker === 0);
  return isSaying ? slipOf(SAYING_WORDS) : null;
}

function isMarker(word: string): boolean {
  return TOPIC_MARKERS.has(word) || (!isKnown(word) && [...LEADING_WORDS].some((one) => isSlip(word, one)));
}

/**
 * Whether a word is another with two neighbours swapped, or, from the same first letter, with one letter left out, added,
 * or, in longer words, taken for another. Of three letters only a vowel may be left out ("sy").
 */
function isSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1 || editDistance(typed, meant) !== 1) return false;
  if (typed.length === meant.length) {
    const isSwap = [...typed].sort().join('') === [...meant].sort().join('');
    return isSwap || (meant.length >= LONG && typed[0] === meant[0]);
  }
  if (typed.length === 2) return meant.replace(/(?<=.)[aeiou]/, '') === typed;
  return typed[0] === meant[0];
}
