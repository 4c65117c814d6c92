import { CIRCUMSTANCE_PREPOSITIONS } from '../../lang/index.js';
import { isTimeWord, phraseStartingAt, timeLength } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** What can follow an adjunct when content comes next or the sentence is over. */
const AFTER = /^(?:[,.:;!?]|[—–-]+|that|whether|how|why|what)$/;

/** Longest remark in brackets that is skipped, in tokens. */
const LONGEST_ASIDE = 12;

/** Behind the cue, over adverbs, times, "in a statement", "to reporters": where the content begins, or the clause ends. */
export function skipAdjuncts(tokens: readonly ParagraphToken[], from: number, to: number): number {
  let at = from;
  for (;;) {
    const next = skipOne(tokens, at, to);
    if (next === at) return at;
    at = next;
  }
}

function skipOne(tokens: readonly ParagraphToken[], at: number, to: number): number {
  const token = tokens[at];
  if (!token || at >= to) return at;
  // "acknowledged, however, …"
  if (
    token.text === ',' &&
    !token.virtual &&
    (tokens[at + 1]?.tag === 'ADV' || /^(?:though|however)$/.test(tokens[at + 1]?.lower ?? '')) &&
    tokens[at + 2]?.text === ',' &&
    at + 2 < to
  )
    return at + 2;
  // "said (in Arabic) that"
  if (token.text === '(') {
    for (let end = at + 1; end < Math.min(to, at + LONGEST_ASIDE); end++) if (tokens[end]!.text === ')') return end + 1;
    return at;
  }
  const time = timeLength(tokens, at, to);
  if (time > 0) {
    let end = at + time;
    while (end < to && (tokens[end]!.tag === 'NUM' || /^[ap]\.?m\.?$/.test(tokens[end]!.lower))) end++;
    return end;
  }
  if (token.tag === 'ADV' && !/^(?:when|where|why|how|there)$/.test(token.lower)) {
    const after = tokens[at + 1];
    // "said recently that", "said Monday": but not "said only Congress can act".
    if (!after || at + 1 >= to || AFTER.test(after.lower) || /^(?:ADP|QUOTE|ADV)$/.test(after.tag) || isTimeWord(after))
      return at + 1;
    return at;
  }
  if (token.tag === 'ADP' && CIRCUMSTANCE_PREPOSITIONS.has(token.lower)) {
    const phrase = phraseStartingAt(tokens, at + 1, to);
    if (!phrase) return at;
    let end = phrase.to;
    if (tokens[end]?.text === '(') while (end < to && tokens[end]!.text !== ')') end++;
    end = behindRegion(tokens, end, to);
    const after = tokens[end];
    if (
      !after ||
      end >= to ||
      AFTER.test(after.lower) ||
      /^(?:ADP|QUOTE|ADV|SCONJ)$/.test(after.tag) ||
      timeLength(tokens, end, to) > 0
    )
      return end;
    // "said in the spring he would run": a new subject follows, so the adjunct is over as well.
    return /^(?:PRON|DET|PROPN)$/.test(after.tag) && end > at + 1 ? end : at;
  }
  return at;
}

/** "in Madison, Wisconsin, that": behind the region that a place lies in and its comma. */
function behindRegion(tokens: readonly ParagraphToken[], at: number, to: number): number {
  if (tokens[at]?.text !== ',' || tokens[at - 1]?.tag !== 'PROPN' || at + 2 >= to) return at;
  let end = at + 1;
  while (end < Math.min(to, at + 3) && tokens[end]!.tag === 'PROPN') end++;
  return end > at + 1 && tokens[end]?.text === ',' && !tokens[end]!.virtual ? end + 1 : at;
}
