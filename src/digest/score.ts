import { dayOf } from '../model/source.js';
import { fold, wordsOf } from '../text/words.js';
import { opensWithFiller, spokenIn } from './filler.js';
import type { Factor, Fresh, Utterance } from './types.js';
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

/** A number of its own ("99.4", "$20 billion", "twenty-seven"), not of a name ("G7", "COVID-19"). Folded text, as below. */
const FIGURE =
  /(?<![\p{L}\d.-])\$?\d|\b(?:million|billion|trillion|thousand|hundred|dozen)s?\b|\bper ?cent\b|\b(?:twen|thir|for|fif|six|seven|eigh|nine)ty\b/u;
const DECISION =
  /\b(?:announc(?:e|es|ed|ing)|executive order|ordered|decided|sign(?:ed|s|ing)|approved|reject(?:s|ed)?|refus(?:e|es|ed)|den(?:y|ied|ies)|vetoe?(?:d|s)?|sanction(?:s|ed)|ban(?:s|ned|ning)?|launch(?:ed|es|ing)|withdr[ae]w\w*|resign(?:s|ed)?|fired|arrest(?:s|ed)?|kill(?:ed|s|ing)?|attack(?:s|ed|ing)?|strikes?|struck|blam(?:e|es|ed)|accus(?:e|es|ed)|condemn(?:s|ed)?|lied|lies|liar|false|untrue|illegal|apologi\w+|mistake|confirmed|agreed|warn(?:s|ed)?|threaten(?:s|ed|ing)?|pledg(?:e|es|ed)|commit(?:s|ted)?|will (?:not|never)|won't|deploy(?:ed|s|ing|ment)|will (?:sign|issue|impose|end|appeal|require)|oppos(?:e|es|ed)|demand(?:s|ed))\b/;
const FIRST_PERSON =
  /\b(?:i|we)(?: have|'ve)? (?:will|won't|did|didn't|never|knew|believe|made|want|expect|support|oppose|stand|need|must|should|are going to|'re going to)\b|\b(?:i|we)'(?:ll|re going to)\b/;
/** Words that point to what came before, which is not told. */
const LEANING =
  /^(?:and|but|so|or|because|which|also|then|that|that's|this|these|those|it|it's|its|he|he's|his|she|she's|her|they|they're|their|them|there|here's|yeah|yes|yep|no|nope|well|look|as i|as we|like i|again|right|okay|ok|now|i mean|you know|with (?:that|respect)|(?:on|to|in|any of|all of|some of) (?:that|those|these|them|your|terms)|as part of (?:that|this)|such|both|neither|same|others?|second(?:ly)?|third(?:ly)?|finally|lastly)\b/;
const PRONOUN = /\b(?:[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]er|[Tt]hem|[Tt]hey)(?:['’]\p{L}+)?\b/u;
const HEDGE = /\b(?:you know|i mean|sort of|kind of|i guess|um|uh|i think|like i said|as i said|look|right\?)/g;
const BREAK = /—|–-|--|…|\.\.\./g;
/** "The — the order", "is — is". */
const STUTTER = /(?<![\p{L}\p{N}])([\p{L}']+)(?: [\p{L}']+)?-? ?(?:—|–-|--) ?\1(?![\p{L}\p{N}])/u;
const NO_ANSWER = new RegExp(
  [
    String.raw`\b(?:do not|don't|did not|didn't|won't|can't|cannot|wouldn't|couldn't|not able to|not(?: going| gonna)?(?: to)?) (?:really |be able to )?(?:have (?:anything|any|a|an|more|specific|much|the|additional|further)|want to|get (?:into|ahead)|speak (?:to|for|about)|comment|speculate|go (?:into|beyond)|preview|characterize|discuss|read out|detail|know|confirm|give|say|talk|weigh)\b`,
    String.raw`\b(?:nothing|no|anything) (?:updates?|announcements?|comment|readout|(?:new|more|else|further)\b.{0,20}) ?(?:to|for you|on that|beyond)\b`,
    String.raw`\b(?:refer|point|direct) you\b|\bdefer to\b|\bleave it (?:there|at that|to)\b|\b(?:get|come|circle) back to you\b`,
    String.raw`\blet (?:\S+ ){1,6}?(?:speak|outline|talk|answer)\b|\bnot (?:aware of|sure)\b|\bhave(?: not|n't) seen\b|\b(?:have to|will|can|let me) (?:\w+ )?(?:look|check)\b|\bmore guidance\b`,
  ].join('|'),
);
const ASIDE =
  /\b(?:the podium|this briefing|the briefing room|this room|my team|my colleague|i (?:just )?(?:said|answered|laid out|spoke|mentioned|talked)|as i (?:just )?(?:said|mentioned)|i(?:'m| am) (?:told|joined)|(?:your|many|some|take|answer|alternate) questions?|turn it (?:back )?over|quick preview|you(?:'re| are) asking|you(?: guys)?(?: have|'ve| are| may have)?(?: all)? (?:heard|seen|saw|know|asked|tracking)|(?:some|all) of you|(?:last|next|one) thing|to (?:all of )?you all)\b/;
const SET_PHRASE =
  /\b(?:remains? (?:\w+ )?committed|continue to (?:assess|work|monitor|support|be|have|do|fight|advocate|push|call)|as long as it takes|(?:top|biggest|highest|number one) priorit(?:y|ies)|(?:very|been|made|abundantly|crystal) clear|(?:work|working) (?:hard|around the clock|every day)|the good news|look(?:ing)? forward|stands? ready|incredibly|grateful|proud|keep (?:you|your \w+) updated)\b/;

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
  { points: 1, why: 'I or we', holds: ({ text }) => FIRST_PERSON.test(text) },
  {
    points: -10,
    why: 'speaker unsure',
    holds: ({ first }) => first.statement.speaker?.confidence !== 'sure',
  },
  { points: -3, why: 'leans on what came before', holds: leans },
  {
    points: -1,
    why: 'answers a question',
    holds: ({ first }) => first.statement.question !== undefined,
  },
  { points: -3, why: 'a question', holds: ({ text }) => /\?["'”’)\]]*$/.test(text) },
  { points: -4, why: 'gives no answer', holds: ({ text }) => NO_ANSWER.test(text) },
  { points: -3, why: 'set phrases', holds: ({ text }) => SET_PHRASE.test(text) },
  { points: -3, why: 'about the briefing itself', holds: ({ text }) => ASIDE.test(text) },
  {
    points: -4,
    why: 'rambles',
    holds: ({ text }) => countOf(BREAK, text) + countOf(HEDGE, text) > 1 || STUTTER.test(text),
  },
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
  const original = spokenIn(textOf(scored)).replace(/\s+/g, ' ').trim();
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
  if (LEANING.test(text) || opensWithFiller(original)) return true;
  const pronoun = PRONOUN.exec(original);
  return (
    pronoun !== null &&
    !/\p{Lu}\p{L}/u.test(
      original
        .slice(0, pronoun.index)
        .replace(
          /^\P{L}*(?:I|If|When|While|As|What|After|Before|Since|Once|The|A|An|In|On|At|For|We|You|Yesterday|Today|Tomorrow|Last|Earlier|Later|Of)\b/u,
          '',
        ),
    )
  );
}

/** Whether it names somebody or something: a capital within a sentence, but for what every briefing names. */
function hasName(text: string): boolean {
  return /[\p{Ll},] (?!(?:I|President|Vice|White|House|America|Americans?|United|States|U\.S\.|Administration|\p{Lu}\p{Ll}+day)(?![\p{L}\p{N}]))\p{Lu}[\p{L}.]/u.test(
    text,
  );
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
