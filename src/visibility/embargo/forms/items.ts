import type { EmbargoItem, ItemContent, ItemForm } from '../item.js';
import { CLOCK_FORMS, FIGURE_FORMS } from './clock.js';
import { DAY_FORMS } from './day.js';
import { LAST_FORMS, NUMBER_FORMS, QUALIFIER_FORMS } from './qualifier.js';
import { WEEK_FORMS } from './week.js';
import { ZONE_FORMS } from './zone.js';

/** The first that fits is taken: days before hours, hours before telephone numbers, figures last. */
const FORMS: readonly ItemForm[] = [
  ...DAY_FORMS,
  ...CLOCK_FORMS,
  ...WEEK_FORMS,
  ...ZONE_FORMS,
  ...QUALIFIER_FORMS,
  ...NUMBER_FORMS,
  ...FIGURE_FORMS,
  ...LAST_FORMS,
];
const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/uy;

/** The plain text as the pieces that the rules know, in order; every letter of it belongs to one or is a blank. A word that no form knows is a doubt. */
export function itemsOf(text: string): EmbargoItem[] {
  const items: EmbargoItem[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    const { contents, end } = pieceAt(text, at, items);
    for (const content of contents) items.push({ ...content, start: at, end });
    at = end;
  }
  return items;
}

function pieceAt(
  text: string,
  at: number,
  items: readonly EmbargoItem[],
): { contents: readonly ItemContent[]; end: number } {
  const last = items.findLast(({ kind }) => kind !== 'joint' && kind !== 'or');
  const before = { last, between: text.slice(last?.end ?? 0, at), text, at };
  // A word isn't read from its middle; figures may follow letters ("T0500", "Dec15").
  const isWithin =
    /\p{L}/u.test(text[at] ?? '') && /[\p{L}\p{M}]/u.test(text[at - 1] ?? '') && !/z$/i.test(text[at - 1] ?? '');
  for (const { pattern, make } of isWithin ? [] : FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || match[0].length === 0) continue;
    const made = make(match, before);
    if (made) return { contents: Array.isArray(made) ? made : [made as ItemContent], end: at + match[0].length };
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { contents: [{ kind: 'doubt' }], end: at + word.length };
}
