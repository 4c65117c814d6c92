import { PARTICLES, SUFFIXES, WRITTEN_SUFFIXES } from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';
import { foldName } from './name.js';

const SUFFIX = new RegExp(`,?\\s+(?:${alternatives(WRITTEN_SUFFIXES).replaceAll('.', '')})\\.?$`);
const HYPHEN = /[-‑]/;
const HYPHENATED = /[\p{L}\p{N}.'’]+(?:[-‑][\p{L}\p{N}.'’]+)+$/u;

/** Whether a word, in whatever case and with its full stop or without, only follows surnames: "Jr.", "III". */
export function isSuffix(word: string): boolean {
  return SUFFIXES.has(word.toLowerCase().replace(/\.$/, ''));
}

/** The surname of a full name as it is written, to be displayed: "Karine Jean-Pierre" → "Jean-Pierre". */
export function surnameOf(name: string): string {
  return name.replace(SUFFIX, '').trim().split(/\s+/).at(-1) ?? name;
}

/** The surname of a full name folded, to be compared: "Henry E. Brown Jr." → "brown". A name of suffixes alone keeps one. */
export function surnameKey(name: string): string {
  const words = foldName(name).split(' ');
  while (words.length > 1 && isSuffix(words.at(-1)!)) words.pop();
  return words.at(-1) ?? '';
}

/** The last word of a surname folded, to be compared with a `surnameKey`: "Van Hollen" → "hollen". */
export function lastWordKey(surname: string): string {
  return foldName(surname).split(' ').at(-1) ?? '';
}

/** The surname among the words of a name in running text, as written: "Bozell" of "Brent Bozell III". */
export function surnameAmong(words: readonly string[]): string {
  return words.findLast((word) => !isSuffix(word)) ?? '';
}

/** How many of a name's plain words are its surname: those of a hyphenated one, with the particles before it. */
export function surnameSize(name: string, words: readonly string[]): number {
  const surname = surnameOf(name);
  const parts = HYPHEN.test(surname) ? HYPHENATED.exec(surname)?.[0].split(HYPHEN).length : 1;
  let size = Math.min(words.length, parts ?? 1);
  // A word is left before it: nobody is called by particles alone.
  while (size < words.length - 1 && PARTICLES.has(words.at(-size - 1)!)) size++;
  return size;
}
