import {
  BRIEFING_ASIDE,
  DECISION,
  FIGURE,
  FIRST_PERSON_CLAIM,
  HEDGE,
  LEANING_OPENING,
  NAME_WITHIN,
  NO_ANSWER,
  OPENING_CAPITAL,
  PERSONAL_PRONOUN,
  SET_PHRASE,
  wording,
} from '../lang/index.js';
import { dayOf } from '../model/source.js';
import { fold, wordsOf } from '../text/words.js';
import { opensWithFiller, withoutStageDirections } from './filler.js';
import type { Factor, NewStatement, Utterance } from './types.js';
import { utteranceText } from './utterances.js';

/** What is judged: an utterance, how many other sources have it, and on which local day (`YYYY-MM-DD`). */
export interface ScoreInput extends Utterance {
  readonly elsewhere: readonly NewStatement[];
  readonly today: string;
}

/** What the rules look at, read once. */
interface Facts {
  readonly first: NewStatement;
  readonly outlets: number;
  /** Folded, in one line. */
  readonly text: string;
  readonly words: readonly string[];
  readonly original: string;
  /** Local days since it was said, else published; 0 where neither is known. */
  readonly age: number;
}

interface Rule extends Factor {
  readonly holds: (facts: Facts) => boolean;
}

/** Fewer words say little, more of them are not read on a phone. */
const ENOUGH = 12;
const FITTING = 45;
const TOO_SHORT = 8;
const LONG = 75;
/** Local days after which it was said long ago. */
const OLD = 7;
const DAY = 86_400_000;

const BREAK = /—|–-|--|…|\.\.\./g;
/** "The — the order", "is — is". */
const STUTTER = /(?<![\p{L}\p{N}])([\p{L}']+)(?: [\p{L}']+)?-? ?(?:—|–-|--) ?\1(?![\p{L}\p{N}])/u;

const FACTORS = wording.selection.factors;

/**
 * What moves an utterance up and down. The table in docs/digest.md is this list, and a test holds them together.
 */
export const RULES: readonly Rule[] = [
  { points: 4, why: FACTORS.exactWords, holds: ({ first }) => first.statement.kind === 'direct' },
  { points: 1, why: FACTORS.someExactWords, holds: ({ first }) => first.statement.kind === 'mixed' },
  { points: 2, why: FACTORS.knownSpeaker, holds: ({ first }) => first.isNamed },
  { points: 1, why: FACTORS.knownRole, holds: ({ first }) => first.role !== null },
  { points: 3, why: FACTORS.twoSources, holds: ({ outlets }) => outlets === 2 },
  { points: 5, why: FACTORS.threeSources, holds: ({ outlets }) => outlets > 2 },
  { points: 2, why: FACTORS.fitsPhone, holds: ({ words }) => words.length >= ENOUGH && words.length <= FITTING },
  { points: 2, why: FACTORS.figure, holds: ({ text }) => FIGURE.test(text) },
  { points: 1, why: FACTORS.name, holds: ({ original }) => hasName(original) },
  { points: 3, why: FACTORS.decision, holds: ({ text }) => DECISION.test(text) },
  { points: 1, why: FACTORS.firstPerson, holds: ({ text }) => FIRST_PERSON_CLAIM.test(text) },
  {
    points: -10,
    why: FACTORS.speakerUnsure,
    holds: ({ first }) => first.statement.speaker?.confidence !== 'sure',
  },
  { points: -3, why: FACTORS.leaning, holds: leans },
  {
    points: -1,
    why: FACTORS.answer,
    holds: ({ first }) => first.statement.question !== undefined,
  },
  { points: -3, why: FACTORS.question, holds: ({ text }) => /\?["'”’)\]]*$/.test(text) },
  { points: -4, why: FACTORS.noAnswer, holds: ({ text }) => NO_ANSWER.test(text) },
  { points: -3, why: FACTORS.setPhrases, holds: ({ text }) => SET_PHRASE.test(text) },
  { points: -3, why: FACTORS.briefingAside, holds: ({ text }) => BRIEFING_ASIDE.test(text) },
  {
    points: -4,
    why: FACTORS.rambling,
    holds: ({ text }) => countOf(BREAK, text) + countOf(HEDGE, text) > 1 || STUTTER.test(text),
  },
  { points: -4, why: FACTORS.brokenOff, holds: ({ text }) => /^[—–…-]|^\.\.|(?:[—–…:-]|\.\.)["'”’)\]]*$/.test(text) },
  { points: -4, why: FACTORS.tooShort, holds: ({ words }) => words.length < TOO_SHORT },
  { points: -3, why: FACTORS.long, holds: ({ words }) => words.length > LONG },
  { points: -6, why: FACTORS.old, holds: ({ age }) => age > OLD },
];

/** What holds of an utterance, in the order of `RULES`; its score is the sum of the points. */
export function factorsOf(scored: ScoreInput): Factor[] {
  const facts = factsOf(scored);
  return RULES.filter(({ holds }) => holds(facts)).map(({ points, why }) => ({ points, why }));
}

export function scoreOf(factors: readonly Factor[]): number {
  return factors.reduce((sum, { points }) => sum + points, 0);
}

function factsOf(scored: ScoreInput): Facts {
  const [first] = scored.pieces;
  const original = withoutStageDirections(utteranceText(scored)).replace(/\s+/g, ' ').trim();
  const text = fold(original);
  const day = dayOf(first.source);
  return {
    first,
    outlets: new Set([first, ...scored.elsewhere].map(({ source }) => source.outlet ?? source.origin)).size,
    text,
    words: wordsOf(text).map((word) => word.text),
    original,
    age: day === null ? 0 : (Date.parse(scored.today) - Date.parse(day)) / DAY,
  };
}

/** Whether it needs what came before: by its first words, or by a pronoun for somebody whom it has not named yet. */
function leans({ text, original }: Facts): boolean {
  if (LEANING_OPENING.test(text) || opensWithFiller(original)) return true;
  const pronoun = PERSONAL_PRONOUN.exec(original);
  return pronoun !== null && !/\p{Lu}\p{L}/u.test(original.slice(0, pronoun.index).replace(OPENING_CAPITAL, ''));
}

/** Whether it names somebody or something: a capital within a sentence, but for what every briefing names. */
function hasName(text: string): boolean {
  return NAME_WITHIN.test(text);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
