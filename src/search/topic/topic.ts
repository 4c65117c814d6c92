import { EQUIVALENTS, SECONDARY_WORDS, STOP_WORDS, TOPIC_MARKERS, WORD_FORMS } from '../../lang/index.js';
import type { SpellingCorrection } from '../../model/query.js';
import type { Store } from '../../store/store.js';
import { indexOfRun, plainWords, type QueryToken } from '../../text/tokenizer.js';
import { normalizeWord, stem } from '../../text/words.js';
import { compoundForms } from './compounds.js';
import { isOrdinal, isSmall, numberAt, numberSpellings } from './numbers.js';
import { closestWords } from './spelling.js';

/** A year beside a topic says when it was, seldom what it was. */
const YEAR = /^(?:19|20)\d\d$/;

/** Fewest words in a row that ask for a sentence rather than for a topic. */
export const LEAST_FRAGMENT = 5;

/** How many words of the record are judged as spellings of one word, and how many of them may be meant. */
const HANDFUL = 20;
const SPELLINGS = 4;

/** Another form of the word is nearly the word; an equivalent expression is weaker than any rung of the ladder. */
export const FORM_FACTOR = 0.97;
export const EQUIVALENT_FACTOR = 0.1;
/** Another word that may have been meant, beside the likeliest. */
export const SPELLING_FACTOR = 0.9;

/** One word of an expression, in the index: where it stands in the text around, the expression need not. */
export const PART_FACTOR = 0.7;

/** One word of a topic, with all that may stand for it. Expressions are runs of stems. */
export interface QueryTerm {
  /** As it is shown: as typed, or corrected. */
  readonly word: string;
  readonly typed: string;
  readonly stem: string;
  /** Other words that may have been meant, likeliest first: what is on record decides (`settleSpellings`). */
  readonly spellings: readonly Spelling[];
  /** Other forms of the word ("withdrew"): nearly as good. */
  readonly forms: readonly (readonly string[])[];
  /** Equivalent expressions ("pull out"): the weakest evidence. */
  readonly equivalents: readonly (readonly string[])[];
  /** How much it tells: rarer words weigh more (inverse document frequency). */
  readonly weight: number;
  /** Share of the record's statements that hold it in their own words or around them, 0 to 1. */
  readonly share: number;
  /** Not missed where it doesn't match ("issue", "plans"). */
  readonly isSecondary: boolean;
  /** An answer has it in its own words. */
  readonly isMust: boolean;
  /** Somebody's surname: a title that names them over all of a text makes nothing in it a statement about them. */
  readonly isName: boolean;
}

export interface Spelling {
  readonly word: string;
  /** Its stems: one, or those of the parts of a hyphenated word. */
  readonly run: readonly string[];
}

/** A function word ("should", "that"), which tells nothing alone. */
export interface FunctionWord {
  readonly stem: string;
  readonly weight: number;
  /** Share of the record's statements that hold it, 0 to 1. */
  readonly share: number;
}

export interface QueryTopic {
  readonly terms: readonly QueryTerm[];
  readonly phrases: readonly Phrase[];
  /** The plain words of it as they were asked, with its function words: a statement may hold them in this order. */
  readonly run: readonly string[];
  /** The rarest function words of a run that is long enough to be a sentence's: they tell where it stands. */
  readonly functionWords: readonly FunctionWord[];
}

/** An exact phrase: these plain words, in this order, unstemmed. */
export interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
}

type StemGroup = readonly (readonly string[])[];
const stemGroups = (lines: readonly (readonly string[])[]): StemGroup[] =>
  lines.map((line) => line.map((entry) => stemRun(entry)));
const FORM_GROUPS = stemGroups(WORD_FORMS);
const EQUIVALENT_GROUPS = stemGroups(EQUIVALENTS);

function stemRun(text: string): string[] {
  return plainWords(text).map((word) => stem(word));
}

/** How many function words of a run are looked up. */
const MOST_FUNCTION_WORDS = 4;

/** What a topic is read by, beside the record. */
export interface TopicReading {
  /** Whether a plain word is somebody's surname. */
  readonly isSurname: (word: string) => boolean | Promise<boolean>;
  /** Whether a plain word is one of the language, so no slip for another, though nobody says it. */
  readonly isWord?: (word: string) => boolean;
  /** Whether words stay as they are spelt. */
  readonly asTyped?: boolean;
}

/**
 * The words of a question that say what it is about, corrected by the record's spelling and weighed.
 */
export async function readTopic(
  tokens: readonly QueryToken[],
  phrases: readonly string[],
  store: Store,
  { isSurname, isWord = () => false, asTyped = false }: TopicReading,
): Promise<QueryTopic> {
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))]);
  const written = await store.wordCounts([...new Set(tokens.map((token) => token.plain))]);
  const compounds = await compoundForms(
    tokens.map((token) => (STOP_WORDS.has(token.plain) ? '' : token.plain)),
    store,
  );
  const words: QuestionWord[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const number = numberAt(plains(tokens), i);
    if (number) {
      const others = [...tokens.slice(0, number.start), ...tokens.slice(number.end)];
      const isBare = isSmall(number.value) && others.every(({ plain }) => STOP_WORDS.has(plain) || /^\d+$/.test(plain));
      words.push(numberWord(tokens.slice(number.start, number.end), number.value, isBare));
      i = number.end - 1;
      continue;
    }
    const own: QuestionWord = {
      word: token.typed.replace(/['’]s?$/, ''),
      typed: token.typed,
      stem: stem(token.plain),
      spellings: [],
      forms: compounds[i] ?? [],
      isStop: STOP_WORDS.has(token.plain),
      isAside: token.isAside === true,
      isMust: token.isMust === true,
    };
    const isKnown =
      asTyped ||
      own.isStop ||
      own.stem === '' ||
      written.has(token.plain) ||
      isWord(token.plain) ||
      alternativesOf([own.stem], 0, FORM_GROUPS).length > 0;
    words.push(isKnown ? own : withSpellings(own, await recordSpellings(token.plain, store), known.has(own.stem)));
  }
  const { statements } = await store.scope();
  const frequencies = await store.frequencies([...new Set(words.map((word) => word.stem))]);
  const shareOf = (stem: string) => (statements === 0 ? 0 : (frequencies.get(stem) ?? 0) / statements);
  const weightOf = (stem: string) => Math.log(1 + 1 / Math.max(shareOf(stem), 1 / (2 * Math.max(1, statements))));
  const stems = words.map((word) => word.stem);
  const terms: QueryTerm[] = [];
  for (const [i, { word, typed, stem: own, spellings, forms, isStop, isAside, isMust }] of words.entries()) {
    if (isStop || own === '' || terms.some((term) => term.stem === own)) continue;
    const share = shareOf(own);
    const isName = await isSurname(normalizeWord(word));
    terms.push({
      word,
      typed,
      stem: own,
      spellings,
      // A name is not taken apart: Brownback is no "brown back".
      forms: [...(isName ? [] : forms), ...alternativesOf(stems, i, FORM_GROUPS)],
      equivalents: withForms(alternativesOf(stems, i, EQUIVALENT_GROUPS)),
      weight: weightOf(own),
      share,
      isMust,
      isSecondary: isAside || SECONDARY_WORDS.has(word.toLowerCase()) || YEAR.test(word),
      isName,
    });
  }
  const run = runOf(tokens);
  const functionWords = [
    ...new Set(words.filter(({ isStop, stem: own }) => isStop && own !== '').map((word) => word.stem)),
  ]
    .map((own) => ({ stem: own, weight: weightOf(own), share: shareOf(own) }))
    .sort((a, b) => b.weight - a.weight);
  return {
    terms,
    phrases: phrases.map((text) => ({ text, words: plainWords(text) })),
    run,
    functionWords: run.length < LEAST_FRAGMENT ? [] : functionWords.slice(0, MOST_FUNCTION_WORDS),
  };
}

/** A word of the question, or a number in one or more of them. */
interface QuestionWord {
  readonly word: string;
  readonly typed: string;
  readonly stem: string;
  readonly spellings: readonly Spelling[];
  readonly forms: readonly (readonly string[])[];
  readonly isStop: boolean;
  readonly isAside: boolean;
  readonly isMust: boolean;
}

/**
 * A number by its figures, however it is written; as it was typed, too ("hundred" finds "hundreds"). A year among the
 * words says when, and has no other form; nor has a small number with nothing beside it ("3").
 */
function numberWord(tokens: readonly QueryToken[], value: number, isBare: boolean): QuestionWord {
  const word = tokens.map((token) => token.typed).join(' ');
  const typed = tokens.map((token) => stem(token.plain));
  const [[own = ''] = [], ...forms] = isBare ? [typed] : numberSpellings(value, isOrdinal(plains(tokens)));
  const isYear = YEAR.test(word);
  return {
    word,
    typed: word,
    stem: own,
    spellings: [],
    forms: isYear || isBare ? [] : [typed, ...forms],
    isStop: false,
    isAside: false,
    isMust: tokens.every((token) => token.isMust === true),
  };
}

function plains(tokens: readonly QueryToken[]): readonly string[] {
  return tokens.map((token) => token.plain);
}

/** "(that) it should not have been sent" without the word that leads in. */
function runOf(tokens: readonly QueryToken[]): readonly string[] {
  const run = tokens.map((token) => token.plain);
  return run[0] === 'that' || TOPIC_MARKERS.has(run[0] ?? '') ? run.slice(1) : run;
}

/** The word of the record that a word unknown to it is likely a slip for, or null. */
export async function recordSpelling(word: string, store: Store): Promise<string | null> {
  return (await recordSpellings(word, store))[0]?.word ?? null;
}

/** A word that nobody writes so, with the words that may be meant. */
function withSpellings(own: QuestionWord, found: readonly Spelling[], isStemKnown: boolean): QuestionWord {
  // "ceasefire" is no slip for "cease-fire", but another way to write it.
  const spellings = found.filter(({ word }) => word.replaceAll('-', '') !== normalizeWord(own.typed));
  const [best] = spellings;
  // A word of which another form is on record ("withdrawing") may be right, but "analyts" has a stem like "analytic".
  const isLikely = best?.run.length === 1 && !isStemKnown;
  const meant = isLikely ? { ...own, word: best.word, stem: best.run[0]! } : own;
  return { ...meant, spellings: spellings.filter(({ run }) => run.length > 1 || run[0] !== meant.stem) };
}

async function recordSpellings(word: string, store: Store): Promise<Spelling[]> {
  const similar = await store.similarWords(word, HANDFUL);
  const others = similar.map((one) => one.word).filter((one) => !STOP_WORDS.has(one));
  return closestWords(word, others)
    .slice(0, SPELLINGS)
    .map((meant) => ({ word: meant, run: stemRun(meant) }));
}

/** What was corrected: where a word is shown in another spelling than it was typed in. */
export function spellingCorrectionsOf({ terms }: QueryTopic): SpellingCorrection[] {
  return terms
    .filter(({ word, typed }) => word !== typed.replace(/['’]s?$/, ''))
    .map(({ word, typed }) => ({ typed, shown: word }));
}

/** The other members of every group that has an expression in `stems` which covers place `at`. */
function alternativesOf(stems: readonly string[], at: number, groups: readonly StemGroup[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const group of groups) {
    const isIn = group.some((run) => {
      for (let start = Math.max(0, at - run.length + 1); start <= at; start++) {
        if (indexOfRun(stems.slice(0, start + run.length), run, start) === start) return true;
      }
      return false;
    });
    if (isIn) found.push(...group.filter((run) => run.length > 1 || run[0] !== stems[at]));
  }
  return found;
}

/** Expressions with their other forms: "withdraw" and "withdrew". */
function withForms(runs: readonly (readonly string[])[]): (readonly string[])[] {
  return runs.flatMap((run) => [run, ...(run.length === 1 ? alternativesOf(run, 0, FORM_GROUPS) : [])]);
}
