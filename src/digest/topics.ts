import type { TopicOrigin } from '../model.js';
import { fold, stem, wordsOf } from '../text/words.js';
import type { Utterance } from './selection.js';
import { compareTexts, textOf } from './utterances.js';

/** What a term is worth as a topic by where it stands. */
const WORTH: Readonly<Record<TopicOrigin, number>> = {
  statement: 1,
  question: 0.6,
  paragraph: 0.5,
  discourse: 0.3,
  heading: 0.2,
};

/** A term of more statements than this share of the record tells nothing. */
const COMMON = 0.12;
/** What is rarer tells no more for it. */
const RARE = 0.002;
const MOST_TOPICS = 5;
const LEAST_SHARED = 2;

/** Names tell best what a group is about; what ends so is a thing less often. */
const NAME = 1.5;
const NO_THING = 0.3;
const ENDS_LIKE_NO_THING = /(?:ly|ed|ing|ous|ful|ive|able|ible|ize|izes|al|ic|est|ier|ent|ant|ates?|ify|ifies)$/;

interface Term {
  /** As it stands in the sources, with how often it does so. */
  readonly forms: Map<string, number>;
  /** What it is worth for each that carries it, by its place. */
  readonly carriers: Map<number, number>;
  isName: boolean;
}

/** The share of the record's statements that have a term: 0 to 1. */
export type Rarity = (term: string) => number;

/**
 * The topic that each utterance is told under, by its place: a term of its own (`Statement.topics`) that two or more share;
 * null for those that share none. Five topics at most.
 *
 * Greedy (Chvatal, 1979: "A greedy heuristic for the set-covering problem"): again and again the term is taken that is
 * worth most to those that have none yet, by where it stands in each, how rare it is in the record, and whether it
 * looks like a thing. Of equal ones the first in the alphabet.
 */
export function topicsOf(utterances: readonly Utterance[], rarity: Rarity): (string | null)[] {
  const terms = termsOf(utterances);
  const topics: (string | null)[] = utterances.map(() => null);
  const candidates = [...terms]
    .map(([key, term]) => ({ key, term, tells: tellingOf(key, term, rarity) }))
    .filter(({ term, tells }) => tells > 0 && term.carriers.size >= LEAST_SHARED)
    .sort((a, b) => compareTexts(a.key, b.key));
  for (let taken = 0; taken < MOST_TOPICS; taken++) {
    let best: { term: Term; gain: number } | null = null;
    for (const { term, tells } of candidates) {
      const open = [...term.carriers].filter(([at]) => topics[at] === null);
      if (open.length < LEAST_SHARED) continue;
      const gain = tells * open.reduce((sum, [, worth]) => sum + worth, 0);
      if (!best || gain > best.gain) best = { term, gain };
    }
    if (!best) break;
    const form = formOf(best.term);
    for (const at of best.term.carriers.keys()) topics[at] ??= form;
  }
  return topics;
}

function termsOf(utterances: readonly Utterance[]): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const [at, utterance] of utterances.entries()) {
    const names = namesIn(textOf(utterance));
    const speakers = new Set(wordsOf(fold(utterance.pieces[0].statement.speaker?.name ?? '')).map(({ text }) => text));
    for (const { statement } of utterance.pieces) {
      for (const { term, from } of statement.topics) {
        const folded = fold(term);
        if (folded.length < 3 || /\d/.test(folded) || speakers.has(folded)) continue;
        const key = stem(term);
        const known = terms.get(key) ?? { forms: new Map(), carriers: new Map(), isName: false };
        terms.set(key, known);
        const shown = term.replace(/['’]s?$/, '');
        known.forms.set(shown, (known.forms.get(shown) ?? 0) + 1);
        known.carriers.set(at, Math.max(known.carriers.get(at) ?? 0, WORTH[from]));
        if (names.has(folded)) known.isName = true;
      }
    }
  }
  return terms;
}

function tellingOf(key: string, { forms, isName }: Term, rarity: Rarity): number {
  const share = Math.max(rarity(key), RARE);
  if (share > COMMON) return 0;
  const isThing = [...forms.keys()].some((form) => !ENDS_LIKE_NO_THING.test(form));
  return Math.log2(COMMON / share) * (isName ? NAME : isThing ? 1 : NO_THING);
}

/** The form in which it stands most often; of equal ones the first in the alphabet. */
function formOf({ forms }: Term): string {
  return [...forms].sort(([a, m], [b, n]) => n - m || compareTexts(a, b))[0]![0];
}

/** Words with a capital within a sentence, folded. */
function namesIn(text: string): Set<string> {
  return new Set(
    Array.from(text.matchAll(/[\p{Ll},]\s+(\p{Lu}[\p{L}\p{N}'’.-]*[\p{L}\p{N}])/gu), (match) => fold(match[1]!)),
  );
}
