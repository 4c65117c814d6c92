/** More words than this in a row are a list; fewer, in a pattern, are grammar. */
const MOST_IN_A_ROW = 8;

const WORD = "[A-Za-z][A-Za-z'’ -]*";
/** A word or two of a pattern, perhaps with endings: "call", "officials?", "sign(?:ed|s|ing)". */
const ALTERNATIVE = String.raw`${WORD}(?:(?:\(\?:[a-z|]*\)\??|\?)[A-Za-z'’ -]*)*`;
const ALTERNATIVES = new RegExp(String.raw`(?<![A-Za-z])${ALTERNATIVE}(?:\|${ALTERNATIVE}){${MOST_IN_A_ROW},}`, 'g');

/** A word in quotation marks in an array, perhaps with what it stands for: `'a', `, `['a', 1], `. */
const ENTRY = String.raw`\[?\s*(?:'[a-z][a-z'’ -]*'|"[a-z][a-z'’ -]*")\s*(?:,\s*[\w.]+\s*\])?\s*,\s*`;
const ENTRIES = new RegExp(`(?:${ENTRY}){${MOST_IN_A_ROW},}\\[?\\s*['"][a-z]`, 'g');

const TEXT = String.raw`'[^'\n]*'|"[^"\n]*"|\`[^\`]*\``;
/** A text, or texts put together, that is taken apart: by `split`, or by the readers of hand-kept lists. */
const TEXTS_TAKEN_APART = [
  new RegExp(String.raw`((?:${TEXT})(?:\s*\+\s*(?:${TEXT}))*)[\s,)]*\.split\(`, 'g'),
  new RegExp(String.raw`\b(?:wordSet|lines)\(\s*(${TEXT})`, 'g'),
];

/**
 * The lists of English words in code without its comments: alternatives of a pattern, quoted words in an array, and words
 * in a text that is taken apart. Each is named by its beginning.
 */
export function wordListsIn(code: string): string[] {
  const rows = [ALTERNATIVES, ENTRIES].flatMap((pattern) => Array.from(code.matchAll(pattern), ([list]) => list));
  const texts = TEXTS_TAKEN_APART.flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1]!));
  const long = texts.filter((list) => (list.match(/[A-Za-z'’-]{2,}/g)?.length ?? 0) > MOST_IN_A_ROW);
  return [...rows, ...long].map((list) =>
    list
      .replace(/^[^A-Za-z]+/, '')
      .replace(/\s+/g, ' ')
      .slice(0, 20),
  );
}
