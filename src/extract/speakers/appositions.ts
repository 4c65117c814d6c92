import { ACCUSING_NOUNS, isRoleNoun, KIN_NOUNS, singular, TITLES } from '../../lang/index.js';
import type { TokenRange } from '../clauses/bounds.js';
import { isVerbal } from '../tokens/kinds.js';
import { lookupForm, type NameMention } from '../tokens/names.js';
import { phraseStartingAt } from '../tokens/noun-phrases.js';
import type { ParagraphToken } from '../tokens/tokens.js';
import { isPlural } from './entities.js';

/** A role that stands beside a name, with the noun that tells it. */
export interface RoleBeside extends TokenRange {
  /** In the singular: "president". */
  readonly noun: string;
}

/**
 * The roles that stand beside a name in its sentence, `[from, to)`: behind a comma, right before the name, or before it
 * with a comma. A noun that would accuse the bearer is none.
 */
export function rolesBeside(
  tokens: readonly ParagraphToken[],
  name: NameMention,
  from: number,
  to: number,
): RoleBeside[] {
  return [roleBehind(tokens, name.to, to), roleBefore(tokens, name, from)].filter(
    (role) => role !== null && !ACCUSING_NOUNS.has(role.noun),
  ) as RoleBeside[];
}

/** "Milley, president of the Joint Chiefs of Staff, …" */
function roleBehind(tokens: readonly ParagraphToken[], comma: number, to: number): RoleBeside | null {
  if (tokens[comma]?.text !== ',' || comma + 1 >= to) return null;
  const phrase = phraseStartingAt(tokens, comma + 1, to);
  const noun = phrase && headNoun(tokens, phrase);
  return phrase && noun !== null && !isVerbal(tokens[phrase.to]) ? { from: phrase.from, to: phrase.to, noun } : null;
}

/** "spokesman Josh Earnest", "Democratic presidential candidate Hillary Clinton"; "the defense secretary, Mark Esper, …" */
function roleBefore(tokens: readonly ParagraphToken[], name: NameMention, from: number): RoleBeside | null {
  const last = tokens[name.from - 1];
  const start = nominalBegin(tokens, name.from, from);
  if (start < name.from && last?.tag === 'NOUN' && isRoleNoun(last.lower))
    return { from: start, to: name.from, noun: singular(last.lower) };
  const noun = tokens[name.from - 2];
  if (last?.text !== ',' || name.from - 2 <= from) return null;
  // "Their daughter, Flora, said": of a relative the given name is enough.
  if (name.words.length < 2 && !isOfKin(tokens, name)) return null;
  if (!noun || !/^(?:NOUN|PROPN)$/.test(noun.tag) || !isRoleNoun(noun.lower)) return null;
  const begin = nominalBegin(tokens, name.from - 2, from);
  return /^(?:DET|PRON|PART)$/.test(tokens[begin - 1]?.tag ?? '')
    ? { from: begin, to: name.from - 1, noun: singular(noun.lower) }
    : null;
}

/** Where the nouns and adjectives begin that end right before `end`, or with it. */
export function nominalBegin(tokens: readonly ParagraphToken[], end: number, floor: number): number {
  let begin = end;
  while (begin > floor && /^(?:NOUN|ADJ|PROPN)$/.test(tokens[begin - 1]!.tag)) begin--;
  return begin;
}

/** "president of the Joint Chiefs of Staff" → "president"; null when the phrase names no role. */
function headNoun(tokens: readonly ParagraphToken[], { from, to }: TokenRange): string | null {
  let head: ParagraphToken | null = null;
  // "Roe and Poe, two drivers": what several are is no single person's role.
  if (tokens[from]!.tag === 'NUM') return null;
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.tag === 'ADP') break;
    if (token.tag === 'NOUN' || (token.tag === 'PROPN' && TITLES.has(lookupForm(token.text)))) head = token;
  }
  return head && isRoleNoun(head.lower) && !isPlural(head.lower) ? singular(head.lower) : null;
}

/** Whether a name is of somebody's relative: "his father, John Roe". */
export function isOfKin(tokens: readonly ParagraphToken[], { from }: NameMention): boolean {
  const noun = tokens[tokens[from - 1]?.text === ',' ? from - 2 : from - 1]?.lower ?? '';
  return KIN_NOUNS.has(noun);
}
