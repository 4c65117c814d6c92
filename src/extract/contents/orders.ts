import { COMMITMENT_VERBS, ORDER_VERBS } from '../../lang/index.js';
import { contentEnd, type TokenRange } from '../clauses/bounds.js';
import type { Cue } from '../cues/cues.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/**
 * What somebody orders, asks for or commits themselves to, in other words: "him to resign" behind "urged" or "called on", "a freeze"
 * behind "called for", "to pay" behind "promised". It begins with who is to do it, as a clause would.
 *
 * @param at behind the verb
 */
export function orderAhead(tokens: readonly ParagraphToken[], cue: Cue, at: number, to: number): TokenRange | null {
  if (cue.form !== 'finite' && cue.form !== 'participle') return null;
  const { lemma } = cue.verb;
  if (COMMITMENT_VERBS.has(lemma)) return isInfinitive(tokens, at, to) ? rangeFrom(tokens, at, to) : null;
  const call = lemma === 'call' && at < to ? tokens[at]!.lower : '';
  if (call === 'for') return rangeFrom(tokens, at + 1, to);
  const from = /^(?:on|upon)$/.test(call) ? at + 1 : at;
  if (from === at && !ORDER_VERBS.has(lemma)) return null;
  const object = /^(?:him|her|them|us|me|it)$/.test(tokens[from]?.lower ?? '');
  const whom = object ? { to: from + 1 } : phraseStartingAt(tokens, from, to);
  return whom && isInfinitive(tokens, whom.to, to) ? rangeFrom(tokens, from, to) : null;
}

/** "to resign", "not to resign", "never to say". */
function isInfinitive(tokens: readonly ParagraphToken[], at: number, to: number): boolean {
  const infinitive = /^(?:not|never)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  return (
    infinitive + 1 < to && tokens[infinitive]!.lower === 'to' && /^(?:VERB|AUX)$/.test(tokens[infinitive + 1]!.tag)
  );
}

function rangeFrom(tokens: readonly ParagraphToken[], from: number, to: number): TokenRange | null {
  const end = contentEnd(tokens, from, to);
  return end > from ? { from, to: end } : null;
}
