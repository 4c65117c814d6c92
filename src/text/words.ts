import { stemmer } from 'stemmer';

/** Letters and digits of any script, with inner apostrophes, full stops and hyphens ("U.S.", "defeat-ISIS", "don’t"). */
const WORD = /[\p{L}\p{N}]+(?:[.'’\-‑][\p{L}\p{N}]+)*/gu;

const ASCII = /^[ -~]*$/;
const LETTERS = /^[A-Za-z0-9]*$/;

/** A word with its place in the text. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** The words of a text, in order. Linear in the length of the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  // Nothing of a word stands between two of them, so the next place where its letters stand is its own.
  for (const word of text.match(WORD) ?? []) {
    const start = text.indexOf(word, end);
    words.push({ text: word, start });
    end = start + word.length;
  }
  return words;
}

/** Lower case, without accents, with straight apostrophes: what two spellings of one word have in common. */
export function fold(text: string): string {
  // Most words are plain ASCII, which has neither accents nor other hyphens.
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑]/g, '-');
}

/** A word folded, without a possessive "'s" or the full stops of an abbreviation: "Milley’s" → "milley", "U.S." → "us". */
export function plain(word: string): string {
  if (LETTERS.test(word)) return word.toLowerCase();
  return fold(word).replace(/'s?$/, '').replace(/[.']/g, '');
}

/** Stems remembered at most (some megabytes); then the memory starts afresh. Texts and questions repeat their words. */
const MEMORY = 100_000;
const stems = new Map<string, string>();

/**
 * The stem of one word (Porter, 1980: "An algorithm for suffix stripping") in its plain form. The index and the
 * questions use this one function, so they agree.
 */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = stemmer(plain(word));
    if (stems.size >= MEMORY) stems.clear();
    stems.set(word, known);
  }
  return known;
}

/** Stems of all words of a text, in order. A hyphenated word gives its parts and the whole: "drone-strike" → 3 stems. */
export function stemsOf(text: string): string[] {
  const found: string[] = [];
  for (const word of wordsOf(text)) {
    found.push(stem(word.text));
    if (/[-‑]/.test(word.text)) for (const part of word.text.split(/[-‑]/)) found.push(stem(part));
  }
  return found.filter(Boolean);
}
