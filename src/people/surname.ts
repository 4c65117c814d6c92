/** Words behind a surname that are no part of it. */
export const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Words before a surname that may be part of it: "Van Hollen". */
export const PARTICLES: ReadonlySet<string> = new Set('van von de del della di da la le al el bin ibn st'.split(' '));

const SUFFIX = /,?\s+(?:Jr|Sr|I{2,3}|IV)\.?$/;
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
