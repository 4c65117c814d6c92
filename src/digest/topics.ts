import { ENDS_LIKE_NO_THING, GENERAL_TERMS, IS_NO_THING, isGivenName, VERB_BEHIND } from '../lang/index.js';
import type { TopicOrigin } from '../model/statement.js';
import { fold, stem, wordsOf } from '../text/words.js';
import type { Utterance } from './types.js';
import { compareTexts, utteranceText } from './utterances.js';

/** What a term is worth as a topic by where it stands. */
const WORTH: Readonly<Record<TopicOrigin, number>> = {
  statement: 1,
  question: 0.35,
  paragraph: 0.35,
  // What a passage inherits, or a title says of all of it, is not what a single statement is told under.
  discourse: 0,
  heading: 0,
};

/** A term of more statements than this share of the record tells nothing. */
const COMMON = 0.12;
/** What is rarer tells no more for it. */
const RARE = 0.006;
const MOST_TOPICS = 5;
const LEAST_SHARED = 2;

/** Names tell best what a group is about; what ends so is a thing less often. */
const NAME = 1.5;
const NO_THING = 0.3;

const GENERAL_STEMS = new Set([...GENERAL_TERMS].map(stem));

interface SharedTerm {
  /** As it stands in the sources, with how often it does so. */
  readonly forms: Map<string, number>;
  /** What it is worth for each that carries it, by its place. */
  readonly carriers: Map<number, number>;
  isName: boolean;
  /** How often it stands where a verb does, less how often it doesn't. */
  asVerb: number;
}

/** The share of the record's statements that have a term: 0 to 1. */
export type DocumentFrequency = (term: string) => number;

/**
 * The topic that each utterance is told under, by its place: a term of its own (`Statement.topics`) that two or more share;
 * null for those that share none. Five topics at most.
 *
 * Greedy (Chvatal, 1979: "A greedy heuristic for the set-covering problem"): again and again the term is taken that is
 * worth most to those that have none yet, by where it stands in each, how rare it is in the record, and whether it
 * looks like a thing, and more than in proportion to how many they are. Of equal ones the first in the alphabet.
 */
export function sharedTopicsOf(utterances: readonly Utterance[], frequencyOf: DocumentFrequency): (string | null)[] {
  const texts = utterances.map(utteranceText);
  const terms = termsOf(utterances, texts);
  const topics: (string | null)[] = utterances.map(() => null);
  const candidates = [...terms]
    .map(([key, term]) => ({ key, term, tells: tellingOf(term, frequencyOf) }))
    .filter(({ term, tells }) => tells > 0 && term.carriers.size >= LEAST_SHARED)
    .sort((a, b) => compareTexts(a.key, b.key));
  for (let taken = 0; taken < MOST_TOPICS; taken++) {
    let best: { term: SharedTerm; gain: number } | null = null;
    for (const { term, tells } of candidates) {
      const open = [...term.carriers].filter(([at]) => topics[at] === null);
      if (open.length < LEAST_SHARED) continue;
      const gain = tells * Math.sqrt(open.length) * open.reduce((sum, [, worth]) => sum + worth, 0);
      if (!best || gain > best.gain) best = { term, gain };
    }
    if (!best) break;
    const carriers = [...best.term.carriers.keys()].filter((at) => topics[at] === null);
    const form = formOf(best.term);
    const label = best.term.isName
      ? wholeName(
          form,
          carriers.map((at) => texts[at]!),
        )
      : form;
    for (const at of carriers) topics[at] = label;
  }
  return topics;
}

function termsOf(utterances: readonly Utterance[], texts: readonly string[]): Map<string, SharedTerm> {
  const terms = new Map<string, SharedTerm>();
  for (const [at, utterance] of utterances.entries()) {
    const names = capitalWordsIn(texts[at]!);
    const verbs = new Set(Array.from(fold(texts[at]!).matchAll(VERB_BEHIND), (match) => match[1]!));
    const speakers = new Set(wordsOf(fold(utterance.pieces[0].statement.speaker?.name ?? '')).map(({ text }) => text));
    for (const { statement } of utterance.pieces) {
      for (const { term, from } of statement.topics) {
        const folded = fold(term);
        if (folded.length < 3 || /\d/.test(folded) || speakers.has(folded)) continue;
        const key = stem(term);
        if (WORTH[from] === 0 || GENERAL_STEMS.has(key)) continue;
        const known = terms.get(key) ?? { forms: new Map(), carriers: new Map(), isName: false, asVerb: 0 };
        terms.set(key, known);
        const shown = term.replace(/['’]s?$/, '');
        known.forms.set(shown, (known.forms.get(shown) ?? 0) + 1);
        known.carriers.set(at, Math.max(known.carriers.get(at) ?? 0, WORTH[from]));
        if (names.has(folded)) known.isName = true;
        if (from === 'statement') known.asVerb += verbs.has(folded) ? 1 : -1;
      }
    }
  }
  return terms;
}

function tellingOf(term: SharedTerm, frequencyOf: DocumentFrequency): number {
  const { forms, isName, asVerb } = term;
  const share = Math.max(frequencyOf(formOf(term)), RARE);
  if (share > COMMON) return 0;
  const words = [...forms.keys()];
  // "Move" over what moves and what is moved says nothing of either.
  if (!isName && (asVerb > 0 || words.every((form) => IS_NO_THING.test(form)))) return 0;
  // Somebody who is addressed or spoken of by the given name alone.
  const isSomebody = words.some((form) => isGivenName(form));
  const isThing = words.some((form) => !ENDS_LIKE_NO_THING.test(form));
  return Math.log2(COMMON / share) * (isSomebody ? NO_THING : isName ? NAME : isThing ? 1 : NO_THING);
}

/** The form in which it stands most often; of equal ones the first in the alphabet. */
function formOf({ forms }: SharedTerm): string {
  return [...forms].sort(([a, m], [b, n]) => n - m || compareTexts(a, b))[0]![0];
}

/** "coast" as "coast guard", where all texts that have the name have it with the same word before or behind it. */
function wholeName(word: string, texts: readonly string[]): string {
  const around = texts.flatMap((text) => namesBeside(text, word));
  const [first] = around;
  if (!first) return word;
  const isShared = (side: 'before' | 'behind') =>
    first[side] !== '' && around.every((one) => one[side] === first[side]);
  if (isShared('behind')) return `${word} ${first.behind}`;
  return isShared('before') ? `${first.before} ${word}` : word;
}

/** The words with a capital right before and behind a name, wherever it stands in a text; empty where there are none. */
function namesBeside(text: string, name: string): { before: string; behind: string }[] {
  const words = wordsOf(text);
  const partAt = (i: number, end: number, start: number) => {
    const word = words[i];
    const isNext = word && text.slice(end, start).trim() === '' && /^\p{Lu}/u.test(word.text);
    return isNext ? word.text.replace(/['’]s?$/, '').toLowerCase() : '';
  };
  return words.flatMap((word, i) => {
    if (word.text.replace(/['’]s?$/, '').toLowerCase() !== name || !/^\p{Lu}/u.test(word.text)) return [];
    const [last, next] = [words[i - 1], words[i + 1]];
    // The first word of a sentence has a capital anyway.
    const isOpening = i < 2 || /[.!?]\s*$/.test(text.slice(0, last?.start));
    return {
      before: last && !isOpening ? partAt(i - 1, last.start + last.text.length, word.start) : '',
      behind: next ? partAt(i + 1, word.start + word.text.length, next.start) : '',
    };
  });
}

/** Words with a capital within a sentence, folded. */
function capitalWordsIn(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(/[\p{Ll},]\s+(\p{Lu}[\p{L}\p{N}'’.-]*[\p{L}\p{N}])/gu), (match) => fold(match[1]!)),
  );
}
