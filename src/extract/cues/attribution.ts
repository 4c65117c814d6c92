import { SUBORDINATORS } from '../../lang/index.js';
import { startsUpper } from '../../text/case.js';
import { behindDateline, contentEnd, type TokenRange } from '../clauses/bounds.js';
import {
  endOfDenial,
  governsClause,
  isCondition,
  isDeniedOrHypothetical,
  isHearsay,
  isImagined,
  mayDeny,
} from '../clauses/denials.js';
import { contentsOf } from '../contents/contents.js';
import { looseQuotes } from '../marks/loose-quotations.js';
import { hasQuote } from '../tokens/kinds.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { accordingTo } from './according-to.js';
import type { AttributionRelation } from './attribution-parts.js';
import { type CueSubject, cueSubjectOf, speakerBeforeColon } from './cue-subject.js';
import { type Cue, cueAt, speaks } from './cues.js';

/** All attributions of one sentence, in the order of their cues. */
export function attributionsOf(tokens: readonly ParagraphToken[], sentence: Sentence): AttributionRelation[] {
  const cues = cuesOf(tokens, sentence);
  if (isImagined(tokens, sentence, cues)) return [];
  const tail = tailAttribution(tokens, sentence, cues);
  if (tail) return [tail];
  const attributions: AttributionRelation[] = [];
  // "MADRID, May 4 (EFE) – The president, Ann Roe, said": a place is no subject.
  let floor = behindDateline(tokens, sentence.to, sentence.from);
  let behind = sentence.from;
  let lastSubject: CueSubject | null = null;
  const denied: TokenRange[] = [];
  const doubtful = cues.length > 0 && mayDeny(tokens, sentence);
  for (const cue of cues) {
    if (cue.from < behind) continue;
    if (cue.form === 'denied' || cue.form === 'unsaid' || (doubtful && isDeniedOrHypothetical(tokens, cue, floor))) {
      // A thought that somebody doesn't share has been uttered by somebody.
      if (cue.verb.mental || cue.verb.content !== 'clause') continue;
      const end = endOfDenial(tokens, cue.to, sentence.to);
      if (cue.form !== 'unsaid') denied.push({ from: cue.to, to: end });
      if (governsClause(tokens, cue, sentence.to)) behind = end;
      continue;
    }
    const attribution: AttributionRelation | null =
      cue.form === 'according'
        ? accordingTo(tokens, cue, floor, sentence, cues)
        : clause(tokens, cue, floor, sentence, lastSubject);
    if (!attribution) continue;
    const { speaker, antecedent, rule, contents }: AttributionRelation = attribution;
    lastSubject = { speaker, antecedent, rule, from: cue.from, to: cue.to };
    if (contents.length === 0) continue;
    attributions.push(attribution);
    // "According to ABC News, Basya believes X": what is reported is somebody's own statement, within the other.
    if (rule === 'according-to' && contents[0]!.from >= cue.to) {
      floor = contents[0]!.from;
      behind = floor;
      continue;
    }
    // "Paradis, who said X, says Y", "a letter, which she said was lost, said Y": the main clause goes on around it.
    const inRelative =
      rule === 'relative' || /^(?:whom|which|whose)$/.test(tokens[(speaker?.from ?? 0) - 1]?.lower ?? '');
    if (!inRelative) for (const content of contents) floor = Math.max(floor, content.to, cue.to);
    behind = skippable(attribution);
  }
  const colon = attributions.length === 0 ? colonCue(tokens, sentence) : null;
  const all = colon ? [colon] : attributions;
  // Capitals tell no names in a headline, and few words whose cue it is.
  const found =
    all.length > 0 && isHeadline(tokens, sentence) ? all.map((each) => ({ ...each, rule: 'headline' })) : all;
  return [...found, ...looseQuotes(tokens, sentence, found, denied)].sort(
    (a, b) => a.contents[0]!.from - b.contents[0]!.from,
  );
}

/** From this share of capitalised words on a sentence is a headline. */
const HEADLINE = 0.6;

function isHeadline(tokens: readonly ParagraphToken[], { from, to }: Sentence): boolean {
  let [words, capitals] = [0, 0];
  for (let at = from; at < to; at++) {
    if (/^(?:PUNCT|QUOTE)$/.test(tokens[at]!.tag)) continue;
    words++;
    if (startsUpper(tokens[at]!.text)) capitals++;
  }
  return words > 4 && capitals > words * HEADLINE && tokens[to - 1]!.text !== '.';
}

function cuesOf(tokens: readonly ParagraphToken[], sentence: Sentence): Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    const cue = cueAt(tokens, at, sentence.from);
    if (!cue) continue;
    cues.push(cue);
    at = cue.to - 1;
  }
  return cues;
}

/**
 * "…, those people said." at the end of a sentence that reports something itself: all of it is theirs, whatever cues
 * stand within. Null unless the sentence has such a tail and another cue before it.
 */
function tailAttribution(
  tokens: readonly ParagraphToken[],
  sentence: Sentence,
  cues: readonly Cue[],
): AttributionRelation | null {
  const last = cues.at(-1);
  if (!last || cues.length < 2 || !speaks(last)) return null;
  const attribution = clause(tokens, last, sentence.from, sentence, null);
  const [content] = attribution?.contents ?? [];
  const whole = attribution?.contents.length === 1 && content !== undefined && content.to < last.from;
  if (whole && isGuest(tokens, cues.at(-2)!, attribution)) return attribution;
  return whole && attribution.rule === 'postposed' && content.from <= sentence.from + 1 ? attribution : null;
}

/** `Polls show that “…,” said Ann Roe`: what somebody named at the end quotes from a thing, with the thing's own clause. */
function isGuest(
  tokens: readonly ParagraphToken[],
  first: Cue,
  { speaker, rule, contents }: AttributionRelation,
): boolean {
  return (
    /^quote-/.test(rule) &&
    speaker !== null &&
    tokens[speaker.head]!.tag !== 'PRON' &&
    first.from >= contents[0]!.from &&
    first.to < contents[0]!.to &&
    tokens[first.to]!.lower === 'that'
  );
}

/** Cues inside what was just reported belong to a nested speaker; they are not looked at again, except quoted ones. */
function skippable(attribution: AttributionRelation): number {
  const last = attribution.contents.at(-1)!;
  return last.from >= attribution.cue.to ? last.to : attribution.cue.to;
}

function clause(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  floor: number,
  sentence: Sentence,
  lastSubject: CueSubject | null,
): AttributionRelation | null {
  if (cue.form === 'infinitive' || cue.form === 'unsaid') return null;
  // "denied saying so"
  if (cue.verb.lemma === 'deny' && tokens[cue.to]?.lower.endsWith('ing')) return null;
  const found =
    cue.form === 'passive' ? passiveOf(tokens, cue, sentence) : cueSubjectOf(tokens, cue, floor, sentence, lastSubject);
  if (!found || isCondition(tokens, found.from - 1)) return null;
  const contents = contentsOf(tokens, cue, found, floor, sentence);
  const { addressee, rule, reached } = contents;
  // "I asked whether they would": the writer's own question is nobody's statement.
  const isOwnQuestion = cue.verb.lemma === 'ask' && /^(?:i|we)$/.test(tokens[found.speaker?.head ?? 0]!.lower);
  const spans = contents.contents
    .filter((span) => !isRelativeClause(tokens, span) && !(isOwnQuestion && !hasQuote(tokens, span.from, span.to)))
    .map((span) => (cue.verb.lemma === 'deny' ? withDenial(tokens, cue, span) : span));
  const opener = tokens[found.from - 1]?.lower ?? '';
  const subordinate = found.rule === 'relative' || SUBORDINATORS.has(opener);
  if (cue.form === 'passive' && (cue.verb.mental || !spans.some((span) => tokens[span.from]!.tag === 'QUOTE')))
    return null;
  return {
    cue,
    speaker: found.speaker,
    antecedent: found.antecedent,
    addressee,
    contents: spans,
    ...(subordinate && { subordinate }),
    rule: reached
      ? 'reached'
      : isHearsay(tokens, cue, found)
        ? 'hearsay'
        : (rule ?? ruleOf(tokens, found.rule, cue, spans)),
  };
}

/** "responding to Roe, who said": a relative clause about somebody else. */
function isRelativeClause(tokens: readonly ParagraphToken[], { from }: TokenRange): boolean {
  return /^(?:who|which|whose|whom)$/.test(tokens[from]!.lower) && tokens[from - 1]?.text === ',';
}

/** "denied that he knew": what is paraphrased holds the denial, since without it nobody said so. */
function withDenial(tokens: readonly ParagraphToken[], cue: Cue, span: TokenRange): TokenRange {
  const isQuotation = span.to === span.from + 1 && tokens[span.from]!.tag === 'QUOTE';
  return span.from >= cue.to && !isQuotation ? { from: cue.from, to: span.to } : span;
}

/** Without a quotation, whose thought something is or who calls it so is told less surely than who says it. */
function ruleOf(
  tokens: readonly ParagraphToken[],
  rule: string,
  { verb }: Cue,
  contents: readonly TokenRange[],
): string {
  if (!verb.mental && verb.content === 'clause') return rule;
  if (contents.some(({ from, to }) => hasQuote(tokens, from, to))) return rule;
  return verb.mental ? `${rule}-of-thought` : `${rule}-of-naming`;
}

/** "was described by Smith as “…”": whose words they are stands behind "by", if it stands there. */
function passiveOf(tokens: readonly ParagraphToken[], cue: Cue, sentence: Sentence): CueSubject {
  // `was called “cowardly” by Smith`
  const quoted = tokens[cue.to]?.tag === 'QUOTE' && tokens[cue.to + 1]?.lower === 'by';
  const by = quoted ? cue.to + 1 : cue.to;
  const speaker = tokens[by]?.lower === 'by' ? phraseStartingAt(tokens, by + 1, sentence.to) : null;
  return { speaker, antecedent: null, rule: 'passive', from: cue.from, to: (!quoted && speaker?.to) || cue.to };
}

/** `Milley: "…"` and `he took to the lectern: "…"`: a colon before a quotation, and the subject of what stands before. */
function colonCue(tokens: readonly ParagraphToken[], sentence: Sentence): AttributionRelation | null {
  for (let at = sentence.from + 1; at + 1 < sentence.to; at++) {
    if (!/^(?::|[—–]|--)$/.test(tokens[at]!.text) || tokens[at + 1]!.tag !== 'QUOTE') continue;
    const cue: Cue = { from: at, to: at + 1, verb: COLON, form: 'colon' };
    const speaker = speakerBeforeColon(tokens, sentence.from, at);
    // "There is a word for it: “…”"
    if (speaker && tokens[speaker.head]!.lower === 'there') return null;
    const end = contentEnd(tokens, at + 1, sentence.to);
    // "his tweet — “…” — cost him …": a second dash ends what the first began.
    const dash = tokens[at]!.text === ':' ? -1 : indexOfDash(tokens, at + 1, end);
    return {
      cue,
      speaker,
      antecedent: null,
      addressee: null,
      rule: 'colon',
      contents: [{ from: at + 1, to: dash > 0 ? dash : end }],
    };
  }
  return null;
}

function indexOfDash(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (/^(?:[—–]|--)$/.test(tokens[at]!.text)) return at;
  return -1;
}

const COLON = { lemma: ':', content: 'clause', addressee: false, inverts: false, mental: false } as const;
