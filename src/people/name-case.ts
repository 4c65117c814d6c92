import { SMALL_TITLE_WORDS } from '../lang/index.js';
import { foldName } from './name.js';

/** "ESPER" → "Esper", "JEAN-PIERRE" → "Jean-Pierre", "McCAIN" → "McCain", "O'NEILL" → "O'Neill", "JR." → "Jr.". */
export function naturalCase(word: string): string {
  if (/^(?:II|III|IV)[.,]?$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word)) return word.replace(',', '');
  return word
    .replace(/[,]$/, '')
    .split(/([-‑\s])/)
    .map(naturalPart)
    .join('');
}

/** The words of a title, each in natural case, its little words small: "SECRETARY OF DEFENSE" → "Secretary of Defense". */
export function titleCase(words: readonly string[]): string {
  return words
    .map((word) => (SMALL_TITLE_WORDS.has(foldName(word)) ? word.toLowerCase() : naturalCase(word)))
    .join(' ');
}

function naturalPart(part: string): string {
  const mixed = /^(\p{Lu}\p{Ll}{1,3})(\p{Lu}[\p{Lu}'’.]+)$/u.exec(part);
  if (mixed) return mixed[1]! + naturalPart(mixed[2]!);
  if (/\p{Ll}/u.test(part)) return part;
  const elided = /^([DLO]['’])(\p{Lu}{2,})$/u.exec(part);
  if (elided) return elided[1]! + naturalPart(elided[2]!);
  const scots = /^MC(\p{Lu}{3,})$/u.exec(part);
  if (scots) return `Mc${naturalPart(scots[1]!)}`;
  return part.slice(0, 1) + part.slice(1).toLowerCase();
}
