import { CUE_VERBS } from '../../lang/index.js';
import { isPause, isVerbal } from '../tokens/kinds.js';
import { type NounPhrase, phraseEndingAt, phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';

/** Longest relative clause between a subject and its verb, and longest remark, in tokens. */
const LONGEST_CLAUSE = 40;

/**
 * "An aide who works for the mayor said", "those who left the town said": behind a relative clause, whose last object is no
 * subject, stands the verb of whoever the clause describes. But in "those who say the mayor lied" the mayor did.
 */
export function outsideRelative(tokens: readonly ParagraphToken[], object: number, floor: number): NounPhrase | null {
  const before = object > floor ? tokens[object - 1]! : null;
  if (!before || !/^(?:VERB|ADP)$/.test(before.tag)) return null;
  if (before.tag === 'VERB' && CUE_VERBS.get(before.lower)?.content === 'clause') return null;
  for (let at = object - 1; at > Math.max(floor, object - LONGEST_CLAUSE); at--) {
    const { tag, lower } = tokens[at]!;
    if (/^(?:PUNCT|QUOTE)$/.test(tag)) return null;
    if (lower === 'who' && isVerbal(tokens[skipAdverb(tokens, at + 1)])) return phraseEndingAt(tokens, at, floor);
  }
  return null;
}

/** "emails combed through by the paper suggest": behind what was done "by" somebody, the thing that it was done to. */
export function outsidePassive(tokens: readonly ParagraphToken[], agent: number, floor: number): NounPhrase | null {
  const by = agent - 1;
  if (by - 3 < floor || tokens[by]!.lower !== 'by' || tokens[by - 1]!.tag === 'VERB') return null;
  const participle = tokens[by - 2]!;
  if (!/^(?:ADP|ADV|PART)$/.test(tokens[by - 1]!.tag) || participle.tag !== 'VERB' || !participle.lower.endsWith('ed'))
    return null;
  return /^(?:NOUN|PROPN)$/.test(tokens[by - 3]!.tag) ? phraseEndingAt(tokens, by - 2, floor) : null;
}

function skipAdverb(tokens: readonly ParagraphToken[], at: number): number {
  return tokens[at]?.tag === 'ADV' ? at + 1 : at;
}

/** "which, as Roe noted in May, promised": where the remark of somebody else opens that a pause ends; -1 if none does. */
export function asideBefore(tokens: readonly ParagraphToken[], end: number, floor: number): number {
  for (let at = end - 1; at > Math.max(floor, end - LONGEST_CLAUSE); at--) {
    if (tokens[at]!.tag === 'QUOTE') return -1;
    if (isPause(tokens[at]!)) return tokens[at + 1]!.lower === 'as' && tokens[at]!.text === tokens[end]!.text ? at : -1;
  }
  return -1;
}

/** Where somebody comes from: "from Tarrow", "of Leeds". */
const ORIGIN = /^(?:from|of|in|at|near|outside)$/;

/**
 * "Ann Roe, 24, from Tarrow, who", "Ann Roe, a nurse, who": a place where somebody comes from, or what they are, describes
 * whoever is named before it.
 */
export function describedBy(tokens: readonly ParagraphToken[], phrase: NounPhrase, floor: number): NounPhrase {
  const link = phrase.from - 1;
  const from = link > floor && ORIGIN.test(tokens[link]!.lower) && tokens[phrase.head]!.tag === 'PROPN';
  const article = /^(?:an?|the)$/.test(tokens[phrase.from]!.lower) && tokens[phrase.head]!.tag === 'NOUN';
  if (!from && !article) return phrase;
  let end = from ? link : phrase.from;
  if (tokens[end - 1]?.text !== ',') return phrase;
  end--;
  if (end - 2 > floor && tokens[end - 1]!.tag === 'NUM' && tokens[end - 2]!.text === ',') end -= 2;
  const named = phraseEndingAt(tokens, end, floor);
  return named && tokens[named.head]!.tag === 'PROPN' ? named : phrase;
}

/**
 * "Ann Roe, at home in Leeds, Yorkshire said": the county behind a place is no subject, where the clause begins with
 * somebody whose full name a comma ends.
 */
export function outsidePlace(tokens: readonly ParagraphToken[], place: NounPhrase, floor: number): NounPhrase | null {
  const comma = place.from - 1;
  if (place.to - place.from !== 1 || tokens[place.head]!.tag !== 'PROPN' || comma - 2 <= floor) return null;
  if (tokens[comma]!.text !== ',' || tokens[comma - 1]!.tag !== 'PROPN') return null;
  let town = comma - 1;
  while (town > floor && tokens[town - 1]!.tag === 'PROPN') town--;
  if (!ORIGIN.test(tokens[town - 1]?.lower ?? '')) return null;
  const named = phraseStartingAt(tokens, floor, comma);
  const isName = named !== null && tokens[named.head]!.tag === 'PROPN' && tokens[named.head - 1]?.tag === 'PROPN';
  return isName && tokens[named.to]?.text === ',' && named.to < town ? named : null;
}
