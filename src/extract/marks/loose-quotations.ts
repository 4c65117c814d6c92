import { ADDRESSEE_OPTIONAL, CUE_VERBS, type CueVerb } from '../../lang/index.js';
import { skipAdverbs, type TokenRange } from '../clauses/bounds.js';
import { subjectOf } from '../clauses/subject.js';
import type { AttributionRelation } from '../cues/attribution-parts.js';
import type { Cue } from '../cues/cues.js';
import { hasQuote, isVerbal } from '../tokens/kinds.js';
import type { NounPhrase } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** Fewer words in quotation marks are as likely a scare quote as somebody's words. */
export const LEAST_WORDS = 3;
/** The verb beside a loose quotation may be any: "offered", "filled", "is". */
const ANY_VERB: CueVerb = { lemma: '', content: 'thing', addressee: false, inverts: false, mental: false };

/**
 * Quotations within a sentence that no cue reports ("He offered “my thoughts and prayers”"): likely words of the
 * speaker before them in the sentence, else of the subject of the verb before them. Never sure. Sentences that are
 * nothing but quotations are read by the article. Linear in the length of the sentence.
 *
 * @param denied what somebody is said not to have said: nobody's words.
 */
export function looseQuotes(
  tokens: readonly ParagraphToken[],
  sentence: Sentence,
  found: readonly AttributionRelation[],
  denied: readonly TokenRange[],
): AttributionRelation[] {
  const { from, to } = sentence;
  const firstVerb = hasQuote(tokens, from, to) ? indexOfVerb(tokens, from, to) : -1;
  if (firstVerb < 0) return [];
  const reported = quotesIn(tokens, [...found.flatMap(({ contents }) => contents), ...denied]);
  const byCue = new Map(found.map((attribution) => [attribution.cue.from, attribution]));
  const loose: AttributionRelation[] = [];
  let verb = firstVerb;
  let subject: NounPhrase | null | undefined;
  let before: AttributionRelation | undefined;
  for (let at = from; at < to; at++) {
    const { tag, run } = tokens[at]!;
    before = byCue.get(at) ?? before;
    if (isVerbal(tokens[at])) {
      verb = at;
      subject = undefined;
    }
    if (tag !== 'QUOTE' || !run || run.words < LEAST_WORDS || reported.has(at) || isNamedSo(tokens, at)) continue;
    if (!before && subject === undefined) subject = isTold(tokens, verb) ? null : subjectOf(tokens, verb, from);
    const cue: Cue = { from: verb, to: verb + 1, verb: ANY_VERB, form: 'finite' };
    loose.push({
      cue,
      speaker: before ? before.speaker : personal(tokens, subject ?? null),
      antecedent: before?.antecedent ?? null,
      addressee: null,
      contents: [{ from: at, to: at + 1 }],
      rule: 'loose-quote',
    });
  }
  return loose;
}

/** `“…,” Smith was told`: the words are somebody else's. */
function isTold(tokens: readonly ParagraphToken[], verb: number): boolean {
  const be = /^(?:is|are|was|were|be|been|being)$/;
  let auxiliary = verb;
  while (auxiliary > 0 && tokens[auxiliary]!.tag !== 'AUX' && /^(?:ADV|VERB)$/.test(tokens[auxiliary]!.tag))
    auxiliary--;
  const participle = auxiliary === verb ? skipAdverbs(tokens, verb + 1, tokens.length) : verb;
  const told = CUE_VERBS.get(tokens[participle]?.lower ?? '');
  return (
    be.test(tokens[auxiliary]!.lower) && told !== undefined && (told.addressee || ADDRESSEE_OPTIONAL.has(told.lemma))
  );
}

/** `the so-called “war on cars”`, `a forum titled “…”`, `is known as “…”`: what something is called. */
function isNamedSo(tokens: readonly ParagraphToken[], quote: number): boolean {
  const before = tokens[quote - 1]?.lower ?? '';
  if (before === 'as') return /^(?:known|billed)$/.test(tokens[quote - 2]?.lower ?? '');
  return /^(?:so-called|called|titled|entitled|named|dubbed|nicknamed|headlined)$/.test(before);
}

/** Not "that" or "it": what stands for a thing says nothing. */
function personal(tokens: readonly ParagraphToken[], subject: NounPhrase | null): NounPhrase | null {
  return subject && /^(?:that|this|it|which|what|there)$/.test(tokens[subject.head]!.lower) ? null : subject;
}

function indexOfVerb(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (isVerbal(tokens[at])) return at;
  return -1;
}

/** The quotations that lie in any of the ranges. Contents don't overlap but for nested ones, so this is linear. */
function quotesIn(tokens: readonly ParagraphToken[], ranges: readonly TokenRange[]): Set<number> {
  const quotes = new Set<number>();
  for (const { from, to } of ranges) for (let at = from; at < to; at++) if (tokens[at]!.tag === 'QUOTE') quotes.add(at);
  return quotes;
}
