import {
  ADDRESSEE_OPTIONAL,
  CAPITAL_STARTERS,
  CUE_VERBS,
  type CueVerb,
  PARTICLE_VERBS,
  SENTENCE_STARTERS,
  TITLES,
} from '../../lang/index.js';
import { startsLower, startsUpper } from '../../text/case.js';
import { isVerbal } from './kinds.js';
import { lookupForm } from './names.js';
import { timeLength } from './noun-phrases.js';
import type { ParagraphToken } from './tokens.js';

/** A sentence as a range of tokens, `[from, to)`. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

/**
 * Most tokens of a sentence, some ten times a long one. What is read per sentence may look from each cue to the end of it:
 * with an end to sentences, a text without full stops costs no more than any other.
 */
const LONGEST = 400;
/** How far behind "…?" a reporting verb still belongs to the quotation before it, in tokens. */
const CUE_REACH = 9;

/**
 * Sentences of one paragraph's tokens. A full stop inside an abbreviation or an initial ends none (the tagger keeps it
 * in the word), nor does a quotation's "?" when its attribution follows. A fragment that is nothing but an abbreviation
 * is no sentence: the boundaries around it are doubtful, so it is glued to both neighbours.
 */
export function sentencesOf(tokens: readonly ParagraphToken[]): Sentence[] {
  const ends: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let next = i + 1;
    if (!endsSentence(tokens, i) && i - (ends.at(-1) ?? 0) < LONGEST) continue;
    while (next < tokens.length && isCloser(tokens[next]!)) next++;
    ends.push(next);
    i = next - 1;
  }
  if (ends.at(-1) !== tokens.length) ends.push(tokens.length);
  const sentences: Sentence[] = [];
  let from = 0;
  for (let k = 0; k < ends.length; k++) {
    let to = ends[k]!;
    while (k + 1 < ends.length && isFragment(tokens, to, ends[k + 1]!) && k + 2 < ends.length) {
      k += 2;
      to = ends[k]!;
    }
    if (to > from) sentences.push({ from, to });
    from = to;
  }
  return sentences;
}

function endsSentence(tokens: readonly ParagraphToken[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (!next) return true;
  if (token.tag === 'PUNCT' && /^[.!?…]+$/.test(token.text)) {
    // "Roe, R-S.C., said": a party and an abbreviated state.
    if (token.text === '.' && /^[RDI]-\p{Lu}$/u.test(tokens[i - 1]?.text ?? '')) return false;
    if (next.tag === 'QUOTE') return true;
    if (startsLower(next.text)) return false;
    if (/^[,;:)—–―-]/.test(next.text) && !isCloser(next)) return false;
    if (token.virtual && !token.text.startsWith('.') && cueFollows(tokens, i + 1)) return false;
    return !/^…/.test(token.text) || startsUpper(next.text);
  }
  // `… of Fresno, Calif. "I think …"`, `… at 3 a.m. "I think …"`
  if (next.run && /^(?:\p{L}{2,}|[ap]\.m)\.$/u.test(token.text) && !TITLES.has(lookupForm(token.text)))
    return startsUpper(next.run.first);
  // "… in the U.S. The …": the abbreviation swallowed the full stop.
  if (token.text.length > 2 && token.text.endsWith('.') && SENTENCE_STARTERS.has(next.lower) && startsUpper(next.text))
    return /^(?:\p{L}\.){2,}$|^(?:inc|corp|co|jr|sr|ltd|etc|al)\.$/iu.test(token.text);
  return false;
}

function isCloser(token: ParagraphToken): boolean {
  return /^[)\]’”"]$/.test(token.text);
}

/** `"…?" Esper asked.` – a subject and a reporting verb, or the two inverted, and no other verb before them. */
function cueFollows(tokens: readonly ParagraphToken[], from: number): boolean {
  if (CAPITAL_STARTERS.has(tokens[from]!.text)) return false;
  for (let i = from; i < Math.min(tokens.length, from + CUE_REACH); i++) {
    const token = tokens[i]!;
    const verb = CUE_VERBS.get(token.lower);
    // "…?" Smith went on.
    if (i > from && PARTICLE_VERBS.get(token.lower)?.has(tokens[i + 1]?.lower ?? '')) return true;
    if (verb && token.tag === 'VERB' && !verb.mental)
      return !/^(?:that|whether)$/.test(tokens[i + 1]?.lower ?? '') && (i === from || !hasObject(tokens, i, verb));
    if (isVerbal(token) || token.tag === 'QUOTE') return false;
    if (/^[.!?]$/.test(token.text)) return false;
  }
  return false;
}

/** `"…?" Wilson posted a song.`: the verb has an object of its own, so the quotation isn't one. */
function hasObject(tokens: readonly ParagraphToken[], verb: number, { addressee, lemma }: CueVerb): boolean {
  const next = tokens[verb + 1];
  if (
    !next ||
    addressee ||
    ADDRESSEE_OPTIONAL.has(lemma) ||
    !(next.tag === 'DET' || /^(?:his|her|their|its)$/.test(next.lower))
  )
    return false;
  return timeLength(tokens, verb + 2, tokens.length) === 0;
}

function isFragment(tokens: readonly ParagraphToken[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter((token) => token.tag !== 'PUNCT');
  return words.length === 1 && /^(?:\p{Lu}{1,4}\.?|(?:\p{L}\.)+)$/u.test(words[0]!.text);
}
