import { sentenceEnds } from '../text/sentence-ends.js';
import { fold, wordsOf } from '../text/words.js';
import type { Utterance } from './selection.js';
import { textOf } from './utterances.js';

/** Words of one utterance that are compared: what bounds the work. */
const MOST_WORDS = 400;

const NEGATION =
  /^(?:not?|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|hardly|barely|un(?:true|likely|able)|.+n't)$/;
const NUMBER_WORDS = new Map(
  'zero two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, i) => [word, `${i === 0 ? 0 : i + 1}`]),
);

/** Little words that one reporter writes and another leaves out, or that stand for each other ("that", "which"). */
export const LITTLE = new Set(
  'a an the and so but that which who of to in on at for with as is are was were be been ve re ll s i we he she they it its you this these those there here very really just well now um uh'.split(
    ' ',
  ),
);

/** What parts one clause from the next, between two words. */
const BREAK = /[,;:.!?…—–]|--/;

/** An utterance as it is compared. */
export interface Wording {
  /** Folded, without inserted words in brackets: "We will [Russia] stand" → we, will, stand. */
  readonly words: readonly string[];
  /** Whether a clause begins with this word. */
  readonly begins: readonly boolean[];
  /** Whether the word must stand in both: a negation, a number or what may be a name. */
  readonly telling: readonly boolean[];
  readonly denies: readonly boolean[];
}

const wordings = new WeakMap<Utterance, Wording>();

/** The words of an utterance, remembered for as long as it is. */
export function wordingOf(utterance: Utterance): Wording {
  let wording = wordings.get(utterance);
  if (!wording) {
    wording = readWording(textOf(utterance));
    wordings.set(utterance, wording);
  }
  return wording;
}

function readWording(whole: string): Wording {
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
    const isName = /^\p{Lu}/u.test(word.text) && !LITTLE.has(fold(word.text)) && !/^I\b/.test(word.text);
    for (const [i, part] of word.text.split(/[-‑]/).entries()) {
      const folded = fold(part);
      const plain = NUMBER_WORDS.get(folded) ?? folded.replace(/'s$/, '').replace(/(?<=\p{L})\.|\.(?=\p{L})|'/gu, '');
      if (plain === '') continue;
      words.push(plain);
      begins.push(opensClause && i === 0);
      const isNegation = NEGATION.test(folded);
      denies.push(isNegation);
      telling.push(isNegation || isName || /\d/.test(plain));
    }
    end = word.start + word.text.length;
  }
  return { words, begins, telling, denies };
}

/** The longest common subsequence of words, as pairs of places (Wagner and Fischer, 1974), after equal ends. */
export function inCommon(a: readonly string[], b: readonly string[]): [number, number][] {
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
