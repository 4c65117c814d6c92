import { ADDRESSEE_OPTIONAL } from '../../lang/index.js';
import type { Cue } from '../cues/cues.js';
import { isVerbal } from '../tokens/kinds.js';
import { type NounPhrase, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** Who is told, and where what they are told can begin: "told reporters that …", "warned lawmakers …". */
export function behindAddressee(tokens: readonly ParagraphToken[], cue: Cue, from: number, to: number) {
  const { verb } = cue;
  if (!verb.addressee && !ADDRESSEE_OPTIONAL.has(verb.lemma)) {
    // "said to reporters", "wrote to him".
    return { at: from, addressee: null };
  }
  const first = tokens[from];
  if (!first || from >= to || first.tag === 'QUOTE' || first.tag === 'SCONJ') return { at: from, addressee: null };
  const possessive = first.lower === 'her' && /^(?:NOUN|ADJ)$/.test(tokens[from + 1]?.tag ?? '');
  if (!possessive && /^(?:him|her|them|us|me|it)$/.test(first.lower)) {
    return { at: from + 1, addressee: { from, to: from + 1, head: from } };
  }
  const phrase = phraseStartingAt(tokens, from, to);
  if (!phrase) return { at: from, addressee: null };
  const next = tokens[phrase.to];
  // "asked whether", "warned Iran would": what follows must not make the phrase a subject of the content.
  // "told reporters Lavrov had lied": people in the plural are no title of the name behind them.
  const plural = pluralBeforeName(tokens, phrase);
  if (plural >= 0) return { at: plural + 1, addressee: { from, to: plural + 1, head: plural } };
  const clauseFollows = phrase.to < to && isVerbal(next) && !verb.addressee;
  return clauseFollows ? { at: from, addressee: null } : { at: phrase.to, addressee: phrase };
}

/** How much more of an addressee than its noun phrase is looked past for "that", in tokens. */
const LONGEST_ADDRESSEE = 16;

/** "told voters who wonder why he lost that he …": the "that" behind a longer addressee, else `right`. */
export function skipLongAddressee(
  tokens: readonly ParagraphToken[],
  cue: Cue,
  addressee: NounPhrase | null,
  right: number,
  to: number,
): number {
  if (
    addressee &&
    cue.verb.addressee &&
    tokens[right]?.text === ',' &&
    /^(?:who|whose)$/.test(tokens[right + 1]?.lower ?? '')
  ) {
    // "told the clerk, who had asked, that …"
    for (let at = right + 2; at < Math.min(to, right + LONGEST_ADDRESSEE); at++)
      if (tokens[at]!.text === ',') return tokens[at + 1]?.lower === 'that' && at + 1 < to ? at + 1 : right;
    return right;
  }
  if (!addressee || !cue.verb.addressee || !/^(?:who|whose)$|^[a-z]+(?:ed|ing)$/.test(tokens[right]?.lower ?? ''))
    return right;
  for (let at = right + 2; at < Math.min(to, right + LONGEST_ADDRESSEE); at++) {
    if (/^[,;:]$/.test(tokens[at]!.text) || tokens[at]!.tag === 'QUOTE') break;
    if (tokens[at]!.lower === 'that' && tokens[at]!.tag !== 'DET') return at;
  }
  return right;
}

/** The plural common noun of a phrase that a name follows, or -1. */
function pluralBeforeName(tokens: readonly ParagraphToken[], { from, to }: NounPhrase): number {
  for (let at = from; at + 1 < to; at++)
    if (tokens[at]!.tag === 'NOUN' && /[^s]s$/.test(tokens[at]!.lower) && tokens[at + 1]!.tag === 'PROPN') return at;
  return -1;
}
