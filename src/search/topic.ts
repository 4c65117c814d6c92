import type { Store } from '../store/store.js';
import { plain, stem } from '../text/words.js';
import { EQUIVALENTS, WORD_FORMS } from './data/equivalents.js';
import { TOPIC_MARKERS } from './data/question-words.js';
import { SECONDARY_WORDS, STOP_WORDS } from './data/stop-words.js';
import type { Correction } from './speakers/resolve.js';
import { closestWord } from './spelling.js';
import { indexOfRun, plainWords, type Token } from './tokens.js';

/** A year beside a topic says when it was, seldom what it was. */
const YEAR = /^(?:19|20)\d\d$/;

/** How many spellings of the record are judged for one word. */
const HANDFUL = 12;

/** One word of a topic, with all that may stand for it. Expressions are runs of stems. */
export interface Term {
  /** As it is shown: as typed, or corrected. */
  readonly word: string;
  readonly stem: string;
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
  /** Somebody's surname: a title that names them over all of a text makes nothing in it a statement about them. */
  readonly isName: boolean;
}

export interface Topic {
  readonly terms: readonly Term[];
  readonly phrases: readonly Phrase[];
  /** The plain words of it as they were asked, little words and all: a statement may hold them in this order. */
  readonly run: readonly string[];
  readonly corrections: readonly Correction[];
}

/** An exact phrase: these plain words, in this order, unstemmed. */
export interface Phrase {
  readonly text: string;
  readonly words: readonly string[];
}

type Group = readonly (readonly string[])[];
const stemGroups = (lines: readonly (readonly string[])[]): Group[] =>
  lines.map((line) => line.map((entry) => stemRun(entry)));
const FORM_GROUPS = stemGroups(WORD_FORMS);
const EQUIVALENT_GROUPS = stemGroups(EQUIVALENTS);

function stemRun(text: string): string[] {
  return plainWords(text).map((word) => stem(word));
}

/**
 * The words of a question that say what it is about, corrected by the record's spelling and weighed.
 *
 * @param isSurname whether a plain word is somebody's surname.
 */
export async function readTopic(
  tokens: readonly Token[],
  phrases: readonly string[],
  store: Store,
  isSurname: (word: string) => boolean | Promise<boolean>,
): Promise<Topic> {
  const corrections: Correction[] = [];
  const known = await store.frequencies([...new Set(tokens.map((token) => stem(token.plain)))]);
  const words: { word: string; stem: string; isStop: boolean; isAside: boolean }[] = [];
  for (const token of tokens) {
    const own = {
      word: token.typed.replace(/['’]s?$/, ''),
      stem: stem(token.plain),
      isStop: STOP_WORDS.has(token.plain),
      isAside: token.isAside === true,
    };
    const isKnown =
      own.isStop || own.stem === '' || known.has(own.stem) || alternativesOf([own.stem], 0, FORM_GROUPS).length > 0;
    const meant = isKnown ? null : await recordSpelling(token.plain, store);
    if (meant === null) words.push(own);
    else {
      corrections.push({ typed: token.typed, shown: meant });
      words.push({ ...own, word: meant, stem: stem(meant) });
    }
  }
  const { statements } = await store.scope();
  const frequencies = await store.frequencies([...new Set(words.map((word) => word.stem))]);
  const stems = words.map((word) => word.stem);
  const terms: Term[] = [];
  for (const [i, { word, stem: own, isStop, isAside }] of words.entries()) {
    if (isStop || own === '' || terms.some((term) => term.stem === own)) continue;
    const share = statements === 0 ? 0 : (frequencies.get(own) ?? 0) / statements;
    terms.push({
      word,
      stem: own,
      forms: alternativesOf(stems, i, FORM_GROUPS),
      equivalents: alternativesOf(stems, i, EQUIVALENT_GROUPS),
      weight: Math.log(1 + 1 / Math.max(share, 1 / (2 * Math.max(1, statements)))),
      share,
      isSecondary: isAside || SECONDARY_WORDS.has(word.toLowerCase()) || YEAR.test(word),
      isName: await isSurname(plain(word)),
    });
  }
  return {
    terms,
    phrases: phrases.map((text) => ({ text, words: plainWords(text) })),
    run: runOf(tokens),
    corrections,
  };
}

/** "(that) it should not have been sent" without the word that leads in. */
function runOf(tokens: readonly Token[]): readonly string[] {
  const run = tokens.map((token) => token.plain);
  return run[0] === 'that' || TOPIC_MARKERS.has(run[0] ?? '') ? run.slice(1) : run;
}

/** The word of the record that a word unknown to it is likely a slip for, or null. */
export async function recordSpelling(word: string, store: Store): Promise<string | null> {
  const similar = await store.similarWords(word, HANDFUL);
  return closestWord(
    word,
    similar.map((one) => one.word).filter((one) => !STOP_WORDS.has(one)),
  );
}

/** The other members of every group that has an expression in `stems` which covers place `at`. */
function alternativesOf(stems: readonly string[], at: number, groups: readonly Group[]): (readonly string[])[] {
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

/** The stems to look for in the index: of the words, of what may stand for them, of the phrases. */
export function stemsToFind({ terms, phrases }: Topic): string[] {
  const stems = new Set<string>();
  for (const term of terms) {
    stems.add(term.stem);
    for (const run of [...term.forms, ...term.equivalents])
      for (const one of run) if (!STOP_WORDS.has(one)) stems.add(one);
  }
  for (const { words } of phrases) {
    const telling = words.filter((word) => !STOP_WORDS.has(word));
    for (const word of telling.length > 0 ? telling : words) stems.add(stem(word));
  }
  return [...stems].filter(Boolean);
}
