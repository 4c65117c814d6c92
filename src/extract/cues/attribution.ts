import { SUBORDINATORS } from '../../lang/index.js';
import {
  behindDateline,
  clauseStart,
  contentEnd,
  endWithoutFullStop,
  startsClause,
  type TokenRange,
} from '../clauses/bounds.js';
import {
  endOfDenial,
  governsClause,
  isCondition,
  isDeniedOrHypothetical,
  isHearsay,
  mayDeny,
} from '../clauses/denials.js';
import { contentsOf, hasClause } from '../contents/contents.js';
import { looseQuotes } from '../marks/loose-quotations.js';
import { hasQuote, isFiniteVerb } from '../tokens/kinds.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { AttributionRelation } from './attribution-parts.js';
import { type CueSubject, cueSubjectOf, speakerBeforeColon } from './cue-subject.js';
import { type Cue, cueAt } from './cues.js';

/** All attributions of one sentence, in the order of their cues. */
export function attributionsOf(tokens: readonly ParagraphToken[], sentence: Sentence): AttributionRelation[] {
  const cues = cuesOf(tokens, sentence);
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
  const found = colon ? [colon] : attributions;
  return [...found, ...looseQuotes(tokens, sentence, found, denied)].sort(
    (a, b) => a.contents[0]!.from - b.contents[0]!.from,
  );
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
  const { addressee, contents: spans, rule, reached } = contents;
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
    rule: reached ? 'reached' : isHearsay(tokens, cue, found) ? 'hearsay' : (rule ?? found.rule),
  };
}

/** "was described by Smith as “…”": whose words they are stands behind "by", if it stands there. */
function passiveOf(tokens: readonly ParagraphToken[], cue: Cue, sentence: Sentence): CueSubject {
  // `was called “cowardly” by Smith`
  const quoted = tokens[cue.to]?.tag === 'QUOTE' && tokens[cue.to + 1]?.lower === 'by';
  const by = quoted ? cue.to + 1 : cue.to;
  const speaker = tokens[by]?.lower === 'by' ? phraseStartingAt(tokens, by + 1, sentence.to) : null;
  return { speaker, antecedent: null, rule: 'passive', from: cue.from, to: (!quoted && speaker?.to) || cue.to };
}

/** "According to the general, …" and "…, according to the general". */
function accordingTo(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  floor: number,
  sentence: Sentence,
  cues: readonly Cue[],
): AttributionRelation | null {
  const speaker = phraseStartingAt(tokens, cue.to, sentence.to);
  if (!speaker) return null;
  const base = { cue, speaker, antecedent: null, addressee: null, rule: 'according-to' };
  const described = behindDescription(tokens, speaker.to, sentence.to);
  const comma = described ?? nextComma(tokens, speaker.to, sentence.to);
  // "According to Rathbun the property was returned"
  if (cue.from <= floor + 1 && tokens[speaker.to]?.text !== ',' && opensClause(tokens, speaker.to, sentence.to))
    return { ...base, contents: [{ from: speaker.to, to: contentEnd(tokens, speaker.to, sentence.to) }] };
  // Behind what was reported already it attributes that once more.
  const again = floor > sentence.from && tokens[cue.from - 1]!.text === ',' && cue.from <= floor + 1;
  if (again) return null;
  const joined = tokens[cue.from - 1]?.text === ',' && /^(?:CCONJ|SCONJ)$/.test(tokens[cue.from - 2]?.tag ?? '');
  const opens = joined || cue.from <= floor + 1 || /^(?:[:;—–]|--)$/.test(tokens[cue.from - 1]!.text);
  if (opens && comma > 0) {
    const from = comma + 1;
    return from < sentence.to ? { ...base, contents: [{ from, to: contentEnd(tokens, from, sentence.to) }] } : null;
  }
  const before = cue.from > floor ? tokens[cue.from - 1]! : null;
  if (!before) return null;
  const end = before.virtual || before.text === ',' ? cue.from - 1 : cue.from;
  const from = clauseStart(tokens, end, floor);
  // Only a tail attributes the sentence; "acted according to the plan, and …" is a manner.
  const isTail = speaker.to >= sentence.to - 1 || /^[.,]$/.test(tokens[speaker.to]!.text);
  const isLastCue = before.text === ',' && !cues.some((other) => other.from >= speaker.to && speaks(other));
  // "…, according to him, the network …": what follows is reported, when nothing but an adverbial stands before.
  const follows = tokens[speaker.to + 1];
  const quoted = hasQuote(tokens, from, end);
  // "The factory, according to her, had no exits."
  if (before.text === ',' && tokens[speaker.to]?.text === ',' && isFiniteVerb(follows) && !hasClause(tokens, from, end))
    return {
      ...base,
      contents: [
        { from, to: end },
        { from: speaker.to + 1, to: contentEnd(tokens, speaker.to + 1, sentence.to) },
      ],
    };
  if (
    isTail &&
    !quoted &&
    tokens[speaker.to]?.text === ',' &&
    !/^(?:who|which|whose)$/.test(follows?.lower ?? '') &&
    startsClause(tokens, speaker.to + 1, sentence.to) &&
    (!hasClause(tokens, from, end) || /^(?:which|who|that)$/.test(tokens[end - 1]!.lower))
  )
    return { ...base, contents: [{ from: speaker.to + 1, to: contentEnd(tokens, speaker.to + 1, sentence.to) }] };
  // `"…," Keller wrote in her diary, according to Johnson.`: what is left of a sentence is no statement.
  const reports = floor === sentence.from || quoted || hasClause(tokens, from, end);
  return end > from && reports && (isTail || isLastCue)
    ? { ...base, contents: [{ from, to: endWithoutFullStop(tokens, from, end) }] }
    : null;
}

/**
 * "According to Smith, who spoke on Monday, the …", "Smith, 45, the …", "Smith, an analyst at Roe, the …": the comma
 * behind what describes the one who is named; -1 where nothing else comes, null where nothing describes them.
 */
function behindDescription(tokens: readonly ParagraphToken[], comma: number, to: number): number | null {
  const first = tokens[comma + 1];
  if (tokens[comma]?.text !== ',' || !first) return null;
  const relative = /^(?:who|which|whose)$/.test(first.lower);
  const named = /^(?:DET|NOUN|NUM)$/.test(first.tag) && !startsClause(tokens, comma + 1, to);
  if (!relative && !named) return null;
  for (let at = comma + 2; at < to; at++) if (tokens[at]!.text === ',' && startsClause(tokens, at + 1, to)) return at;
  return relative ? -1 : null;
}

/** "the property in question was returned": a subject's first word, and a finite verb behind it. */
function opensClause(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  return /^(?:DET|PRON|PROPN)$/.test(tokens[from]?.tag ?? '') && hasClause(tokens, from, to);
}

/** Somebody says something, rather than thinks or calls it so. */
function speaks({ form, verb }: Cue): boolean {
  return form === 'finite' && !verb.mental && verb.content === 'clause';
}

function nextComma(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (tokens[at]!.text === ',') return at;
  return -1;
}

/** `Milley: "…"` and `he took to the lectern: "…"`: a colon before a quotation, and the subject of what stands before. */
function colonCue(tokens: readonly ParagraphToken[], sentence: Sentence): AttributionRelation | null {
  for (let at = sentence.from + 1; at + 1 < sentence.to; at++) {
    if (!/^(?::|[—–]|--)$/.test(tokens[at]!.text) || tokens[at + 1]!.tag !== 'QUOTE') continue;
    const cue: Cue = { from: at, to: at + 1, verb: COLON, form: 'colon' };
    const speaker = speakerBeforeColon(tokens, sentence.from, at);
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
