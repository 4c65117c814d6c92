import { COMPARED_NUMBERS, LITTLE_WORDS, NEGATING_WORD, sentenceEnds } from '../lang/index.js';
import { WordCache } from '../text/memory/word-cache.js';
import { fold, wordsOf } from '../text/words.js';
import type { Utterance } from './types.js';
import { utteranceText } from './utterances.js';

/** Words of one utterance that are compared: what bounds the work. */
const MOST_WORDS = 400;

/** What parts one clause from the next, between two words. */
const BREAK = /[,;:.!?…—–]|--/;

/** An utterance as it is compared. */
export interface ComparableWords {
  /** Folded, without inserted words in brackets: "We will [Russia] stand" → we, will, stand. */
  readonly words: readonly string[];
  /** Whether a clause begins with this word. */
  readonly begins: readonly boolean[];
  /** Whether the word must stand in both: a negation, a number or what may be a name. */
  readonly telling: readonly boolean[];
  readonly denies: readonly boolean[];
}

const wordings = new WeakMap<Utterance, ComparableWords>();

/** The words of an utterance, remembered for as long as it is. */
export function comparableWordsOf(utterance: Utterance): ComparableWords {
  let wording = wordings.get(utterance);
  if (!wording) {
    wording = readWording(utteranceText(utterance));
    wordings.set(utterance, wording);
  }
  return wording;
}

function readWording(whole: string): ComparableWords {
  // Of the same length, so that places agree.
  const text = whole.replace(/\[[^[\]]*\]/g, (inserted) => ' '.repeat(inserted.length));
  const ends = sentenceEnds(text);
  const words: string[] = [];
  const begins: boolean[] = [];
  const telling: boolean[] = [];
  const denies: boolean[] = [];
  let end = 0;
  let sentence = 0;
  for (const word of wordsOf(text)) {
    if (words.length === MOST_WORDS) break;
    const opensSentence = words.length === 0 || (ends[sentence] !== undefined && ends[sentence]! <= word.start);
    while (ends[sentence] !== undefined && ends[sentence]! <= word.start) sentence++;
    const opensClause = opensSentence || BREAK.test(text.slice(end, word.start));
    for (const [i, form] of wordFormsOf(word.text).entries()) {
      words.push(form.plain);
      begins.push(opensClause && i === 0);
      denies.push(form.denies);
      telling.push(form.isTelling);
    }
    end = word.start + word.text.length;
  }
  return { words, begins, telling, denies };
}

interface WordForm {
  readonly plain: string;
  readonly denies: boolean;
  readonly isTelling: boolean;
}

const remembered = new WordCache<readonly WordForm[]>(50_000);

/** A word as it is compared, a hyphenated one in its parts. Remembered, since texts repeat their words. */
function wordFormsOf(word: string): readonly WordForm[] {
  let forms = remembered.get(word);
  if (!forms) {
    const isName = /^\p{Lu}/u.test(word) && !LITTLE_WORDS.has(fold(word)) && !/^I\b/.test(word);
    forms = word.split(/[-‑]/).flatMap((part) => {
      const folded = fold(part);
      const plain =
        COMPARED_NUMBERS.get(folded) ?? folded.replace(/'s$/, '').replace(/(?<=\p{L})\.|\.(?=\p{L})|'/gu, '');
      const denies = NEGATING_WORD.test(folded);
      return plain === '' ? [] : [{ plain, denies, isTelling: denies || isName || /\d/.test(plain) }];
    });
    remembered.set(word, forms);
  }
  return forms;
}

/** The longest common subsequence of words, as pairs of places (Wagner and Fischer, 1974). */
export function longestCommonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j] && lengths[i * width + j] === lengths[(i + 1) * width + j + 1]! + 1) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  // A little word may stand in many places: the one nearest to what follows is meant.
  for (let k = pairs.length - 2; k >= 0; k--) {
    const [i] = pairs[k]!;
    pairs[k] = [i, b.lastIndexOf(a[i]!, pairs[k + 1]![1] - 1)];
  }
  return pairs;
}
