import { isRoleNoun } from '../../lang/index.js';
import type { EntityMention } from '../speakers/entities.js';
import type { NounPhrase } from './noun-phrases.js';
import type { ParagraphToken } from './tokens.js';

/** "Writer and activist Ann Roe": the name behind roles that begin a sentence and so look like names. */
export function behindRoles(
  tokens: readonly ParagraphToken[],
  { from, to }: NounPhrase,
  inside: readonly EntityMention[],
): EntityMention | undefined {
  const name = inside.at(-1);
  if (name?.to !== to || !isRoleNoun(tokens[from]!.lower)) return undefined;
  const roles = tokens.slice(from, name.from);
  return roles.every(({ tag, lower }) => tag === 'CCONJ' || tag === 'ADJ' || isRoleNoun(lower)) ? name : undefined;
}

/** Two people or bodies joined by "and", both by name: not "the Department of Health and Human Services". */
export function joinsTwoNames(
  tokens: readonly ParagraphToken[],
  phrase: NounPhrase,
  here: readonly EntityMention[],
): boolean {
  for (let at = phrase.from + 1; at + 1 < phrase.to; at++) {
    if (!/^(?:and|&)$/.test(tokens[at]!.lower)) continue;
    const end = tokens[at - 1]!.text === ')' ? openingBracket(tokens, at - 1, phrase.from) : at;
    const before = here.find(({ from, to }) => from >= phrase.from && to === end);
    if (!before) continue;
    if (before.entity.personal && here.some(({ entity, from }) => entity.personal && from === at + 1)) return true;
    const role = !before.entity.personal && isRoleNoun(before.entity.name.toLowerCase());
    if (!role && !/^(?:of|for)$/.test(tokens[before.from - 1]?.lower ?? '')) return true;
  }
  return false;
}

/** Whether an "and" in a phrase joins anything to the name in it. */
export function conjunctionExtendsName(
  tokens: readonly ParagraphToken[],
  { from, to }: NounPhrase,
  name: EntityMention,
): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.lower === 'and' && (at < name.from || at >= name.to)) return true;
  return false;
}

/** Where the bracket opens that closes at `close`; `close` itself if nowhere. */
function openingBracket(tokens: readonly ParagraphToken[], close: number, floor: number): number {
  for (let at = close - 1; at > floor; at--) if (tokens[at]!.text === '(') return at;
  return close;
}
