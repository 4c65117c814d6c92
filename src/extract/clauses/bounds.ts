import {
  CONNECTIVES,
  CUE_VERBS,
  NEEDS_THAT,
  PARTICLE_VERBS,
  UNREPORTED_AUXILIARIES,
  UNREPORTED_PRONOUN_AUXILIARIES,
} from '../../lang/index.js';
import { startsLower } from '../../text/case.js';
import { isPause, isVerbal } from '../tokens/kinds.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** A range of tokens, `[from, to)`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** How far behind a conjunction a second subject and cue are looked for, in tokens. */
const SECOND_CUE = 14;

/** From this many words on, a quotation behind a colon is one of its own. */
const QUOTED_CLAUSE = 4;

/**
 * Where reported content that begins at `from` ends: the sentence's end, or before the next attribution in the sentence
 * (", adding that …", "and said …", ", but the general said …", ", according to …").
 *
 * @param subordinate whether the cue stands in a clause that only leads up to the main one ("When he said X, she …").
 */
export function contentEnd(tokens: readonly ParagraphToken[], from: number, to: number, subordinate = false): number {
  let depth = 0;
  const quoted = tokens[from]?.tag === 'QUOTE';
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    if (depth > 0 || at === from) continue;
    if (quoted && leavesQuotation(tokens, from, at)) return at;
    if (isPause(token) && (subordinate || !token.virtual)) {
      if (participleCueAt(tokens, at + 1, to) || attributionAt(tokens, at + 1, to)) return at;
      // `called him “Gollum”, a creature from a book`: the reporter explains.
      if (!token.virtual && tokens[at - 1]!.tag === 'QUOTE' && /^an?$/.test(tokens[at + 1]?.lower ?? '')) return at;
      if (isReportersOwn(tokens, from, at, to)) return at;
      if (tokens[at + 1]?.lower === 'with' && withReporting(tokens, at + 2, to)) return at;
      if (/^(?:according|citing)$/.test(tokens[at + 1]?.lower ?? '')) return at;
      // "When he said X, she answered": the main clause begins behind the comma.
      if (subordinate && startsClause(tokens, at + 1, to)) return at;
      if (secondCueAt(tokens, at + 1, to) && tokens[at + 1]!.tag !== 'VERB' && (at > from + 1 || quoted)) return at;
      // "…, which he called deplorable"
      if (/^(?:which|who)$/.test(tokens[at + 1]?.lower ?? '') && secondCueAt(tokens, at + 2, to)) return at;
      if (isClauseLink(tokens[at + 1]) && (secondCueAt(tokens, at + 2, to) || ownVerbAt(tokens, at + 2, to))) return at;
    } else if (token.virtual && token.text === ',' && participleCueAt(tokens, at + 1, to)) return at;
    // `disagreed: “…,” he told reporters`
    else if (quoted && token.virtual && at === from + 1 && cueClauseAt(tokens, at + 1, to)) return at + 1;
    // `“…,” while the others called it “…”`
    else if (
      quoted &&
      token.virtual &&
      at === from + 1 &&
      isClauseLink(tokens[at + 1]) &&
      startsClause(tokens, at + 2, to)
    )
      return at;
    else if (token.text === ':' && (tokens[at + 1]?.run?.words ?? 0) >= QUOTED_CLAUSE) return at;
    else if (token.text === ';' && secondCueAt(tokens, at + 1, to)) return at;
    else if (/^(?:and|but)$/.test(token.lower) && goesOnReporting(tokens, mainVerb(tokens, at + 1, to), to)) return at;
    else if (/^(?:while|but)$/.test(token.lower) && secondCueAt(tokens, at + 1, to)) return at;
    else if (/^(?:and|while|before|after|or)$/.test(token.lower) && participleGoverns(tokens, at + 1, to)) return at;
    else if (token.lower === 'and' && tokens[at + 1]?.tag === 'PROPN' && secondCueAt(tokens, at + 1, to)) return at;
  }
  return endWithoutFullStop(tokens, from, to);
}

/**
 * Whether the reporter goes on behind a comma or dash: ", who was elected in May", ", but she has also praised", ", and has
 * called", or a dash that no second one closes (a remark within what is said has two).
 */
function isReportersOwn(tokens: readonly ParagraphToken[], from: number, pause: number, to: number): boolean {
  const next = tokens[pause + 1];
  if (!next || pause + 1 >= to) return false;
  // "the church-owned ship", with spaces around the hyphen
  const compound = tokens[pause]!.text === '-' && next.lower.endsWith('ed') && tokens[pause + 2]?.tag === 'NOUN';
  if (tokens[pause]!.text !== ',') return !compound && isOnlyDash(tokens, from, to);
  const second = tokens[pause + 2];
  if (next.lower === 'who') return true;
  if (next.lower === 'but') return /^(?:he|she|they)$/.test(second?.lower ?? '') || isVerbal(second);
  return next.lower === 'and' && /^(?:has|have|had)$/.test(second?.lower ?? '');
}

function isOnlyDash(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  let dashes = 0;
  for (let at = from; at < to && dashes < 2; at++) if (/^[—–―-]+$/.test(tokens[at]!.text)) dashes++;
  return dashes === 1;
}

/** `was called “cowardly” by Smith`, `“…” and left the room`: behind a quotation that says it all, the reporter goes on. */
function leavesQuotation(tokens: readonly ParagraphToken[], from: number, at: number): boolean {
  if (at !== (tokens[from + 1]?.virtual ? from + 2 : from + 1)) return false;
  const next = tokens[at + 1];
  return /^(?:and|by)$/.test(tokens[at]!.lower) && next?.tag !== 'QUOTE' && next?.lower !== 'that';
}

/** The end without a final full stop, question mark or closing bracket that is no part of the content. */
export function endWithoutFullStop(tokens: readonly ParagraphToken[], from: number, to: number): number {
  let end = to;
  while (end > from && /^[.!?,;:—–-]+$/.test(tokens[end - 1]!.text)) end--;
  return end;
}

/** ", adding that": a participle of a reporting verb, perhaps behind an adverb ("again emphasizing"). */
export function participleCueAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const verb = skipAdverbs(tokens, at, to);
  const token = tokens[verb];
  if (!token || verb >= to || !token.lower.endsWith('ing')) return false;
  const cue = CUE_VERBS.get(token.lower);
  return (cue !== undefined && !(cue.mental && tokens[verb + 1]?.lower !== 'that')) || PARTICLE_VERBS.has(token.lower);
}

/** "and calling him “a liar”", "before claiming that": a participle cue with what it reports. */
function participleGoverns(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const verb = skipAdverbs(tokens, at, to);
  if (!participleCueAt(tokens, verb, to)) return false;
  const { content } = CUE_VERBS.get(tokens[verb]!.lower) ?? { content: 'clause' };
  const next = tokens[verb + 1];
  return (
    next !== undefined &&
    (next.lower === 'that' ||
      next.tag === 'QUOTE' ||
      (next.text === ',' && tokens[verb + 2]?.tag === 'QUOTE') ||
      (content === 'call' && /^(?:him|her|it|them)$/.test(next.lower)))
  );
}

/** ", with the general adding that": an attribution of its own. */
function withReporting(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const phrase = phraseStartingAt(tokens, at, Math.min(to, at + SECOND_CUE));
  return phrase !== null && participleCueAt(tokens, phrase.to, to);
}

/** ", he said," or ", said the general.": a parenthesis or tail that attributes what stands before it. */
export function attributionAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const subject = phraseStartingAt(tokens, at, to);
  const verb = subject ? skipAdverbs(tokens, subject.to, to) : at;
  if (!finiteCueAt(tokens, verb, to)) return false;
  if (subject) return /^[.,:;]$/.test(tokens[verb + 1]?.text ?? '.') && verb + 2 >= to;
  const inverted = phraseStartingAt(tokens, verb + 1, to);
  return inverted !== null && CUE_VERBS.get(tokens[verb]!.lower)!.inverts && inverted.to + 1 >= to;
}

/** `he told reporters`, `said the general, who …`, behind a quotation: whose words it holds is told once more. */
function cueClauseAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const subject = phraseStartingAt(tokens, at, to);
  const verb = subject ? skipAdverbs(tokens, subject.to, to) : at;
  if (!finiteCueAt(tokens, verb, to) || /^(?:that|whether|how|why)$/.test(tokens[verb + 1]?.lower ?? '')) return false;
  return (
    subject !== null || (CUE_VERBS.get(tokens[verb]!.lower)!.inverts && phraseStartingAt(tokens, verb + 1, to) !== null)
  );
}

/** A noun phrase and a finite verb. */
export function startsClause(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const subject = phraseStartingAt(tokens, at, to);
  let verb = subject ? subject.to : to;
  while (verb < to && (tokens[verb]!.tag === 'ADV' || tokens[verb]!.tag === 'PART')) verb++;
  return verb < to && isVerbal(tokens[verb]);
}

function isClauseLink(token: ParagraphToken | undefined): boolean {
  return token !== undefined && /^(?:and|but|while|though|although|as|yet|so)$/.test(token.lower);
}

/** A subject and a reporting verb of its own: "the general said". */
function secondCueAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const start = skipAdverbs(tokens, at, to);
  if (finiteCueAt(tokens, start, to)) return true;
  const ceiling = Math.min(to, at + SECOND_CUE);
  const subject = phraseStartingAt(tokens, start, ceiling);
  if (!subject) return false;
  let verb = subject.to;
  // "analysts at the bank said"
  if (tokens[verb]?.tag === 'ADP') verb = phraseStartingAt(tokens, verb + 1, ceiling)?.to ?? verb;
  for (; verb < to && /^(?:ADV|AUX|PART)$/.test(tokens[verb]!.tag); verb++)
    // "they should be declared": a passive reports nothing of theirs.
    // "he should have insisted": nor does what nobody has said yet.
    if (UNREPORTED_AUXILIARIES.has(tokens[verb]!.lower)) return false;
  return finiteCueAt(tokens, verb, to) || (verb === subject.to && pluralCueAt(tokens, verb, to));
}

/** "opponents say": behind a plural the bare form is no infinitive. */
function pluralCueAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const cue = at < to && tokens[at]!.tag === 'VERB' ? CUE_VERBS.get(tokens[at]!.lower) : undefined;
  const plural = /[^s]s$|^they$|^people$/.test(tokens[at - 1]!.lower);
  return plural && cue !== undefined && cue.content === 'clause' && !cue.mental && !NEEDS_THAT.has(cue.lemma);
}

/** "…, but she has also praised him": the speaker again, with whatever verb of dealing in words. */
function ownVerbAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  if (!/^(?:he|she|they)$/.test(tokens[at]?.lower ?? '')) return false;
  let verb = at + 1;
  while (verb < to && /^(?:ADV|AUX|PART)$/.test(tokens[verb]!.tag)) {
    if (UNREPORTED_PRONOUN_AUXILIARIES.has(tokens[verb]!.lower)) return false;
    verb++;
  }
  const token = tokens[verb];
  return verb < to && token!.tag === 'VERB' && CUE_VERBS.get(token!.lower)?.content === 'thing';
}

/** "said X and added that Y", "claim X and say she Y". */
function goesOnReporting(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  // "and continued to fight" goes on with what is said.
  const bare = NEEDS_THAT.has(CUE_VERBS.get(tokens[at]?.lower ?? '')?.lemma ?? '');
  if (finiteCueAt(tokens, at, to) && (!bare || /^(?:SCONJ|QUOTE|PRON|PUNCT)$/.test(tokens[at + 1]?.tag ?? 'PUNCT')))
    return true;
  const cue = CUE_VERBS.get(tokens[at]?.lower ?? '');
  const next = tokens[at + 1]?.lower ?? '';
  return (
    at < to &&
    cue?.content === 'clause' &&
    !cue.mental &&
    tokens[at]!.tag === 'VERB' &&
    /^(?:that|he|she|they|it)$/.test(next)
  );
}

export function finiteCueAt(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const token = tokens[at];
  if (!token || at >= to || token.tag !== 'VERB' || token.lower.endsWith('ing')) return false;
  const cue = CUE_VERBS.get(token.lower);
  return cue !== undefined && cue.content === 'clause' && !cue.mental && cue.lemma !== token.lower;
}

/** "and has also added": behind what forms the perfect. */
function mainVerb(tokens: readonly ParagraphToken[], at: number, to: number): number {
  const next = skipAdverbs(tokens, at, to);
  return /^(?:has|have|had)$/.test(tokens[next]?.lower ?? '') ? skipAdverbs(tokens, next + 1, to) : next;
}

/** The first token from `at` on that is no adverb. */
export function skipAdverbs(tokens: readonly ParagraphToken[], at: number, to: number): number {
  let next = at;
  while (next < to && tokens[next]!.tag === 'ADV') next++;
  return next;
}

/** Where a clause before `to` begins, behind dateline, conjunction and connective. */
export function clauseStart(tokens: readonly ParagraphToken[], to: number, floor: number): number {
  let from = behindDateline(tokens, to, floor);
  while (
    from < to &&
    (/^(?:[,;:.("“”«»]|[—–-]+)$/.test(tokens[from]!.text) || /^(?:but|and|yet|or)$/.test(tokens[from]!.lower))
  )
    from++;
  // "However, the plan is sound, he said"
  if (CONNECTIVES.has(tokens[from]?.lower ?? '') && tokens[from + 1]?.text === ',' && from + 2 < to) from += 2;
  return from;
}

/**
 * "WASHINGTON (AP) — The plan …", "NEW YORK -- The plan …": a place in capitals, perhaps an agency and a day, and a dash are no
 * part of the sentence that begins behind it.
 */
export function behindDateline(tokens: readonly ParagraphToken[], to: number, floor: number): number {
  if (!/^(?:\p{Lu}{2,}|ST\.)$/u.test(tokens[floor]?.text ?? '')) return floor;
  for (let at = floor + 1; at < Math.min(to, floor + 10); at++) {
    if (!/^[—–-]+$/.test(tokens[at]!.text)) continue;
    const next = tokens[at + 1];
    return next && (next.tag === 'QUOTE' || !startsLower(next.text)) ? at + 1 : floor;
  }
  return floor;
}
