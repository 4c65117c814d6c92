import {
  attributionAt,
  clauseStart,
  contentEnd,
  finiteCueAt,
  participleCueAt,
  startsClause,
  type TokenRange,
} from '../clauses/bounds.js';
import { subjectOf } from '../clauses/subject.js';
import { type CueSubject, quoteEndingBefore } from '../cues/cue-subject.js';
import type { Cue } from '../cues/cues.js';
import { LEAST_WORDS } from '../marks/loose-quotations.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** The quotation right before the clause of the cue, which it reports, or -1. */
export function quotationBefore(tokens: readonly ParagraphToken[], cue: Cue, found: CueSubject, floor: number): number {
  const quote = quoteEndingBefore(tokens, found.from, floor);
  if (quote < 0) return -1;
  // `the “rebels” that would find their way`: what a relative clause describes.
  if (/^(?:that|which|who|whom|whose)$/.test(tokens[found.from]!.lower)) return -1;
  // `A self-described “geeky kid,” Smith changed his name`: a word or two that belong to the words before.
  const word = cue.verb.lemma === '' && tokens[quote]!.run!.words < LEAST_WORDS;
  return word && quote > floor && /^(?:ADJ|ADP|DET|NOUN|VERB)$/.test(tokens[quote - 1]!.tag) ? -1 : quote;
}

/** A quotation before its cue, with the words of the reporter's sentence that lead into it, if they do. */
export function contentBeforeCue(tokens: readonly ParagraphToken[], quote: number, floor: number): TokenRange {
  let from = quote;
  while (from > floor && !/^(?:PUNCT|CCONJ)$/.test(tokens[from - 1]!.tag)) from--;
  const lead = tokens.slice(from, quote);
  const leadsIn = lead.some(({ tag }) => /^(?:VERB|AUX|NOUN|PROPN|PRON)$/.test(tag));
  return leadsIn ? { from: clauseStart(tokens, quote, floor), to: quote + 1 } : { from: quote, to: quote + 1 };
}

/** `"A," he said, "B."`: the quotation behind the cue's clause. */
export function resumedQuote(tokens: readonly ParagraphToken[], right: number, to: number): TokenRange | null {
  let at = right;
  while (at < to && /^(?:[,.;:]|[—–-]+)$/.test(tokens[at]!.text)) at++;
  // `he said of the people who had come, "But I do know …"`
  if (tokens[at]?.tag !== 'QUOTE') {
    for (at = right; at < to && !(tokens[at]!.text === ',' && tokens[at + 1]?.tag === 'QUOTE'); at++)
      // "he said on Monday, adding that …, “…”": another report has begun.
      if (finiteCueAt(tokens, at, to) || (tokens[at]!.text === ',' && participleCueAt(tokens, at + 1, to))) return null;
  } else at--;
  return ++at < to ? { from: at, to: contentEnd(tokens, at, to) } : null;
}

/** A clause whose subject is named rather than a pronoun, which may be the speaker again. */
function startsOwnClause(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  return tokens[at]?.tag !== 'PRON' && startsClause(tokens, at, to);
}

/**
 * Whether a quotation in `[from, end)` can be the verb's own: no other subject with its reporting verb stands before it
 * ("told them about the town and wrote that “…”"), and no attribution right behind ("told him about it so “…,” Roe wrote").
 */
export function holdsQuotation(tokens: readonly ParagraphToken[], from: number, end: number, to: number): boolean {
  for (let at = from; at < end; at++) {
    const { tag } = tokens[at]!;
    if (tag === 'QUOTE') return !(tokens[at + 1]?.virtual && attributionAt(tokens, at + 2, to));
    // "wants to sell the park, and the council wants to “…”"
    if (tag === 'CCONJ' && tokens[at - 1]!.text === ',' && startsOwnClause(tokens, at + 1, end)) return false;
    if (at > from && finiteCueAt(tokens, at, to) && subjectOf(tokens, at, from)) return false;
  }
  return false;
}
