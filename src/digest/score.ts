import { dayOf } from '../model.js';
import { fold, wordsOf } from '../text/words.js';
import { opensWithFiller } from './filler.js';
import type { Factor, Fresh, Utterance } from './selection.js';
import { textOf } from './utterances.js';

/** What is judged: an utterance, how many other sources have it, and on which local day (`YYYY-MM-DD`). */
export interface Scored extends Utterance {
  readonly elsewhere: readonly Fresh[];
  readonly today: string;
}

/** What the rules look at, read once. */
interface Facts {
  readonly first: Fresh;
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

const FIGURE = /\d|\b(?:million|billion|trillion|thousand|hundred|dozen|percent|per cent|half|twice|double)s?\b/;
const DECISION =
  /\b(?:announc\w+|order(?:ed|s|ing)?|decid\w+|decision|sign(?:ed|s|ing)|approv\w+|reject\w+|refus\w+|den(?:y|ied|ies)|deny\w+|veto\w*|sanction\w*|ban(?:s|ned|ning)?|launch\w*|withdr[ae]w\w*|resign\w*|fir(?:ed|ing)|arrest\w*|kill(?:ed|s|ing)?|attack\w*|strikes?|struck|blam\w+|accus\w+|condemn\w*|li(?:ed|es|ar)|false|untrue|wrong|illegal|responsible|apologi\w+|regret\w*|mistake\w*|confirm\w*|agree(?:d|ment)|warn\w*|threat\w*|promis\w+|pledg\w+|commit(?:ted|ment|s)|will (?:not|never)|won't|never|deploy\w*|deliver\w*|invest\w*|cut(?:s|ting)?|rais(?:e|es|ed|ing)|oppos\w+|demand\w*)\b/;
const FIRST_PERSON =
  /\b(?:i|we)(?: have|'ve)? (?:will|won't|did|didn't|do not|don't|never|know|knew|believe|made|want|expect|support|oppose|stand|need|must|should|are going to|'re going to)\b|\b(?:i|we)'(?:ll|re going to)\b/;
/** Words that point to what came before, which is not told. */
const LEANING =
  /^(?:and|but|so|or|because|which|also|then|that|that's|this|these|those|it|it's|its|he|he's|she|she's|they|they're|them|there|here's|yeah|yes|no|well|look|as i|as we|like i|again|right|okay|ok|now|i mean|you know|with (?:that|respect)|on (?:that|your)|to (?:that|your)|in (?:that|terms)|such|both|neither|same)\b/;
const HEDGE = /\b(?:you know|i mean|sort of|kind of|i guess|um|uh|i think|like i said|as i said|look)\b/g;
const BREAK = /—|–-|--|…|\.\.\./g;
const NO_ANSWER =
  /\b(?:(?:do not|don't|did not|didn't|not going to|won't|can't|cannot|not gonna|wouldn't|not able to) (?:really )?(?:have (?:anything|any|a|an|more|specific|much|the)|want to|get (?:into|ahead)|speak (?:to|for|about)|comment|speculate|go (?:into|beyond)|preview|be able to|characterize|discuss|read out|detail|know)|(?:nothing|no (?:updates?|announcements?|new|more|further|comment|readout)|anything) (?:(?:new|more|else|further) )?(?:to|for you|on that|beyond)|refer you|defer to|leave it (?:there|at that|to)|get back to you|let (?:\S+ ){1,4}speak (?:to|for)|not aware of|have(?: not|n't) seen|talk(?:ed)? about this|have to (?:look|check))\b/;
const ASIDE =
  /\b(?:the podium|this briefing|the briefing room|this room|my team|my colleague|i (?:just )?(?:said|answered|laid out|spoke|mentioned|talked)|as i (?:just )?(?:said|mentioned)|your question|you(?:'re| are) asking|you(?: have|'ve)? (?:all )?(?:heard|seen|saw|know|asked)|follow(?:ing)? up with you|q&a|take (?:some |your |a few )?questions)\b/;

/**
 * What moves an utterance up and down. The table in docs/digest.md is this list, and a test holds them together.
 */
export const RULES: readonly Rule[] = [
  { points: 4, why: 'exact words', holds: ({ first }) => first.statement.kind === 'direct' },
  { points: 1, why: 'some exact words', holds: ({ first }) => first.statement.kind === 'mixed' },
  { points: 2, why: 'known speaker', holds: ({ first }) => first.isNamed },
  { points: 1, why: 'role known', holds: ({ first }) => first.role !== null },
  { points: 3, why: 'in two sources', holds: ({ outlets }) => outlets === 2 },
  { points: 5, why: 'in three sources or more', holds: ({ outlets }) => outlets > 2 },
  { points: 2, why: 'fits a phone', holds: ({ words }) => words.length >= ENOUGH && words.length <= FITTING },
  { points: 2, why: 'a figure', holds: ({ text }) => FIGURE.test(text) },
  { points: 1, why: 'a name', holds: ({ original }) => hasName(original) },
  { points: 3, why: 'decides, promises, denies or accuses', holds: ({ text }) => DECISION.test(text) },
  { points: 1, why: 'speaks for itself: I, we', holds: ({ text }) => FIRST_PERSON.test(text) },
  {
    points: -10,
    why: 'speaker unsure',
    holds: ({ first }) => first.statement.speaker?.confidence !== 'sure',
  },
  {
    points: -3,
    why: 'leans on what came before',
    holds: ({ text, original }) => LEANING.test(text) || opensWithFiller(original),
  },
  { points: -3, why: 'a question', holds: ({ text }) => /\?["'”’)\]]*$/.test(text) },
  { points: -4, why: 'gives no answer', holds: ({ text }) => NO_ANSWER.test(text) },
  { points: -3, why: 'about the briefing itself', holds: ({ text }) => ASIDE.test(text) },
  { points: -3, why: 'rambles', holds: ({ text }) => countOf(BREAK, text) + countOf(HEDGE, text) > 1 },
  { points: -4, why: 'breaks off', holds: ({ text }) => /^[—–…-]|^\.\.|(?:[—–…:-]|\.\.)["'”’)\]]*$/.test(text) },
  { points: -4, why: 'too short', holds: ({ words }) => words.length < TOO_SHORT },
  { points: -3, why: 'long', holds: ({ words }) => words.length > LONG },
  { points: -6, why: 'said over a week before', holds: ({ age }) => age > OLD },
];

/** What holds of an utterance, in the order of `RULES`; its score is the sum of the points. */
export function factorsOf(scored: Scored): Factor[] {
  const facts = factsOf(scored);
  return RULES.filter(({ holds }) => holds(facts)).map(({ points, why }) => ({ points, why }));
}

export function scoreOf(factors: readonly Factor[]): number {
  return factors.reduce((sum, { points }) => sum + points, 0);
}

function factsOf(scored: Scored): Facts {
  const [first] = scored.pieces;
  const original = textOf(scored).replace(/\s+/g, ' ').trim();
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

/** A capital within a sentence, but for "I". */
function hasName(text: string): boolean {
  return /[\p{Ll},] (?!I\b)\p{Lu}[\p{L}.]/u.test(text);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
