import { clauseStart, contentEnd, endWithoutFullStop, startsClause } from '../clauses/bounds.js';
import { hasClause } from '../contents/clauses-around.js';
import { hasQuote, isFiniteVerb } from '../tokens/kinds.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { Sentence } from '../tokens/sentences.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import type { AttributionRelation } from './attribution-parts.js';
import { type Cue, speaks } from './cues.js';

/** "According to the general, …" and "…, according to the general". */
export function accordingTo(
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

function nextComma(tokens: readonly ParagraphToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (tokens[at]!.text === ',') return at;
  return -1;
}
