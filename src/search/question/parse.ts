import {
  AUXILIARIES,
  CHARGE_OPENERS,
  FUTURE_WORDS,
  INTENTIONS,
  NEGATIONS,
  OPENERS,
  ORDERED_NOUNS,
  PREMISE_WORDS,
  SAYING_VERBS,
  TOPIC_MARKERS,
  WORDS_BEFORE_THING,
} from '../../lang/index.js';
import type { Query, QueryModality, QueryRestrictions } from '../../model/query.js';
import type { SourceKind } from '../../model/source.js';
import type { StatementKind } from '../../model/statement.js';
import { type QueryToken, queryTokensOf } from '../../text/tokenizer.js';
import { cleanQuestion } from './clean.js';
import { type DatedQuestion, type QuestionTime, readDates } from './dates.js';
import { splitExcluded, splitWithout } from './exclusion-forms.js';
import { type QuestionForm, readForm } from './subject.js';

/** The parts of a query as the question's words say them; nothing is looked up in the record yet. */
export interface ParsedQuestion extends Pick<Query, 'phrases'> {
  /** The question cleaned, without its phrases. */
  readonly text: string;
  readonly form: QuestionForm;
  readonly time: QuestionTime;
  readonly restrictions: QueryRestrictions;
  readonly modality: QueryModality;
  /** "who besides Milley": whose statements are not wanted. */
  readonly excluded: readonly QueryToken[];
  /** "Iraq, not Iran", "letter -draft": a person who is not wanted, or words that must not be said. */
  readonly without: readonly QueryToken[];
}

const KINDS: readonly (readonly [RegExp, StatementKind])[] = [
  [
    /\b(?:exact|direct|verbatim|actual|literal|own) (?:quotes?|quotations?|words?)\b|\b(?:verbatim|word for word)\b/i,
    'direct',
  ],
  [/\b(?:paraphrases?|paraphrased|indirect (?:quotes?|statements?))\b/i, 'indirect'],
];

const SOURCE_KINDS: readonly (readonly [RegExp, SourceKind])[] = [
  [sourcesCalled('transcripts?'), 'transcript'],
  [sourcesCalled('(?:news )?articles?'), 'article'],
];

/** "from transcripts only", "only the articles", and "transcripts" alone; not "in Article 5". */
function sourcesCalled(noun: string): RegExp {
  const [only, named] = ['(?:only|just)', `(?:the )?${noun}\\b(?! \\d)`];
  return new RegExp(
    `\\b(?:${only} )?(?:from|in) ${named}(?: only\\b)?|\\b${only} ${named}|\\b${noun} only\\b|^${named}(?: (?:please|pls|plz))?\\W*$`,
    'i',
  );
}

const ORDERS: readonly (readonly [RegExp, NonNullable<QueryRestrictions['order']>])[] = [
  [
    new RegExp(
      String.raw`^who(?: (?:was|is|were))?(?: the)?(?: very)? (?:first|earliest|originally)\b|^who\b.* first$|\b(?:the )?(?:very )?(?:first|earliest) (?:${ORDERED_NOUNS})\b|\bwhen did \S+ first\b|\b(?:earliest|oldest)(?: (?:ones?|first))?$|^(?:the )?first(?: ones?)?$`,
      'i',
    ),
    'first',
  ],
  [
    /\b(?:the )?last (?:time|thing)s?\b|\b(?:latest|most recent(?:ly)?|newest)\b|\b(?:say|said|speak|mention) last\b|^who (?:was|is|were) (?:the )?(?:very )?last\b|^who\b.* last$|^(?:the )?last(?: ones?)?$/i,
    'latest',
  ],
];

/** "the last time (that) Esper mentioned …": the occasion is the order, the rest the question. */
const OCCASION = /\b(?:when was |what was )?(?:the )?(?:very )?(?:first|last|latest) (?:time|thing)(?: that)?\b/i;

/** "who was the first (person) to mention …": who did, in that order. */
const FIRST_TO =
  /^(who) (?:was|is|were) (?:the )?(?:very )?(?:first|earliest|last)(?: (?:one|person|people|official|speaker)s?)? (?:to|who|that) /i;

/** The comma of "1,200". */
const THOUSANDS = /(?<=\d),(?=\d{3}\b)/g;

/** "sec def" and "sec. state" are one word each. */
const SPLIT_OFFICE = /\bsec\.? (def|state)\b/gi;

/** "what is on record from Fauci", "what do we have on inflation". */
const ON_RECORD = /^what(?:'?s| is| do (?:we|you) have)(?: there)?(?: on (?:the )?record)? (?=(?:from|by|about|on) )/i;

/**
 * Reads a question: who, about what, when, which kind. What it says of the record is not yet looked up.
 *
 * @param today The local day, `YYYY-MM-DD`.
 * @param options `readsDates` false leaves days and years among the words.
 * @throws {OnrecordError} as `cleanQuestion` does.
 */
export function parseQuestion(question: string, today: string, { readsDates = true } = {}): ParsedQuestion {
  const { text, phrases } = cleanQuestion(question);
  const joined = text.replace(/&/g, ' and ');
  const dated = readsDates ? readDates(joined, today) : undated(joined);
  let rest = dated.rest;
  const take = <T>(patterns: readonly (readonly [RegExp, T])[], stead: string): T | null => {
    for (const [pattern, value] of patterns) {
      if (!pattern.test(rest)) continue;
      rest = rest.replace(pattern, stead);
      return value;
    }
    return null;
  };
  rest = rest.replace(ON_RECORD, 'anything ').replace(SPLIT_OFFICE, 'sec$1').replace(THOUSANDS, '');
  const kind = take(KINDS, ' quotes ');
  const sourceKind = take(SOURCE_KINDS, ' ');
  const bare = rest.replace(/[?!.\s]+$/, '').trimStart();
  const order = ORDERS.find(([pattern]) => pattern.test(bare))?.[1];
  rest = rest.replace(OCCASION, ' ').replace(FIRST_TO, '$1 ');
  const { affirmed, without } = splitWithout(rest);
  const { asked: worded, excluded } = splitExcluded(queryTokensOf(affirmed));
  const asked = withoutIntent(worded);
  const fair = withoutPremise(asked);
  const form = readForm(fair);
  const { rest: _, ...time } = dated;
  return {
    text,
    form,
    phrases,
    time,
    restrictions: { kind, ...(sourceKind && { sourceKinds: [sourceKind] }), ...(order && { order }) },
    modality: {
      ...(asksForUnsaid(asked) && { negated: true as const }),
      ...((asked.length < worded.length || asksForFuture(asked)) && { future: true as const }),
      ...(asksToJudge(asked, fair) && { judgement: true as const }),
      ...(fair.length < asked.length && { premise: true as const }),
      ...(form.isAsked && { asked: true as const }),
    },
    excluded,
    without: queryTokensOf(without),
  };
}

function undated(rest: string): DatedQuestion {
  return { rest, period: null, isYearless: false, bareYear: null };
}

/** Charges are taken out of questions about somebody; in "who said it was a lie" they are what was said. */
function withoutPremise(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const first = tokens[0]?.plain ?? '';
  const isCharge = CHARGE_OPENERS.has(first);
  if (!isCharge) return tokens;
  const verb = tokens.findIndex((token) => SAYING_VERBS.has(token.plain));
  const isSaid = (i: number) => verb >= 0 && verb < i;
  return tokens.filter((token, i) => !PREMISE_WORDS.has(token.plain) || isSaid(i) || isThing(tokens, i));
}

/** "the right to choose", "his wrong turn": no charge, but what somebody speaks of. */
function isThing(tokens: readonly QueryToken[], at: number): boolean {
  return WORDS_BEFORE_THING.has(tokens[at - 1]?.plain ?? '');
}

/**
 * "is Esper right about Iran", "did he lie about …", "should he apologize", "can we trust him": a charge to confirm, or
 * what ought to be.
 * "Why did he lie about …" takes the charge for granted, and is answered with what he did say.
 */
function asksToJudge(tokens: readonly QueryToken[], fair: readonly QueryToken[]): boolean {
  const [first = '', second = '', third = ''] = tokens.map((token) => token.plain);
  if (first === 'should') return !/^(?:not|never|be|have)$/.test(second) && !SAYING_VERBS.has(third);
  if (/^(?:can|could)$/.test(first) && /^(?:trust|believe)$/.test(third)) return true;
  return fair.length < tokens.length && first !== 'why' && first !== 'how';
}

/** "is going to say", "plans to say" without the intent: who means to say what. Other questions stay as they are. */
function withoutIntent(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const verb = tokens.findIndex((token) => SAYING_VERBS.has(token.plain));
  const intent = tokens[verb - 1]?.plain === 'to' ? verb - 2 : verb - 1;
  const isMeant = verb > intent + 1 ? INTENTIONS.has(tokens[intent]?.plain ?? '') : tokens[intent]?.plain === 'gonna';
  return isMeant ? [...tokens.slice(0, intent), ...tokens.slice(verb)] : tokens;
}

/** "will" and the like among the first words, where they are part of the question and not of what was said. */
function asksForFuture(tokens: readonly QueryToken[]): boolean {
  const [first, second] = tokens.map((token) => token.plain);
  if (first !== undefined && FUTURE_WORDS.has(first)) return true;
  const isQuestion = first !== undefined && /^(?:what|when|who|how|where|which)$/.test(first);
  return isQuestion && second !== undefined && FUTURE_WORDS.has(second);
}

/**
 * "what didn't Esper say", "what has Esper never said": a negation before the verb of saying. "Didn't Milley say …?"
 * asks to confirm what was said; a negation behind the verb or the topic's marker belongs to what was said, and so does
 * one behind whoever speaks or is spoken to ("how do you expect us not to respond").
 */
function asksForUnsaid(tokens: readonly QueryToken[]): boolean {
  const words = tokens.map((token) => token.plain);
  const start = words.findIndex((word) => !OPENERS.has(word));
  if (start < 0 || AUXILIARIES.has(words[start]!)) return false;
  const asked = words.slice(start);
  const end = asked.findIndex((word) => SAYING_VERBS.has(word) || TOPIC_MARKERS.has(word));
  const before = asked.slice(0, Math.max(0, end));
  const negation = before.findIndex((word) => NEGATIONS.has(word));
  const isSpoken = before.slice(0, Math.max(0, negation)).some((word) => /^(?:you|us|we|i|me)$/.test(word));
  return SAYING_VERBS.has(asked[end] ?? '') && negation >= 0 && !isSpoken;
}
