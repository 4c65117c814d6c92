import { PARTICLES, WRITTEN_SUFFIXES } from '../lang/index.js';
import { alternatives } from '../lang/word-list.js';

const SUFFIX = new RegExp(`,?\\s+(?:${alternatives(WRITTEN_SUFFIXES).replaceAll('.', '')})\\.?$`);
const HYPHEN = /[-‑]/;
const HYPHENATED = /[\p{L}\p{N}.'’]+(?:[-‑][\p{L}\p{N}.'’]+)+$/u;

/** The last word of a name as it is written: "Jean-Pierre". */
export function surnameOf(name: string): string {
  return name.replace(SUFFIX, '').trim().split(/\s+/).at(-1) ?? name;
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
