import { stemmer } from 'stemmer';
import { detachedCopy } from './memory/owned-string.js';
import { WordCache } from './memory/word-cache.js';

/** Letters and digits of any script. */
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** What joins two parts of one word: "U.S.", "defeat-ISIS", "don’t". */
const JOINERS = new Set(Array.from(".'’-‑", (joiner) => joiner.charCodeAt(0)));

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
  for (let start = 0; start < text.length; ) {
    let end = behindPart(text, start);
    if (end === start) {
      start++;
      continue;
    }
    while (JOINERS.has(text.charCodeAt(end))) {
      const next = behindPart(text, end + 1);
      if (next === end + 1) break;
      end = next;
    }
    words.push({ text: text.slice(start, end), start });
    start = end;
  }
  return words;
}

/** Where the letters and digits end that stand at `at`; `at` itself where there are none. */
function behindPart(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    const plain = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    // Told by hand, ASCII takes a third of the time that the regular expression needs.
    if (plain) at++;
    else if (code < 128 || at >= text.length) return at;
    else {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      if (!WORD_CHARACTER.test(character)) return at;
      at += character.length;
    }
  }
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
export function normalizeWord(word: string): string {
  if (LETTERS.test(word)) return word.toLowerCase();
  return fold(word).replace(/'s?$/, '').replace(/[.']/g, '');
}

/** Stems of words: 100,000 at most, some megabytes. */
const stems = new WordCache<string>(100_000);

/**
 * The stem of one word (Porter, 1980: "An algorithm for suffix stripping") in its plain form. The index and the
 * questions use this one function, so they agree.
 */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = stemmer(normalizeWord(word));
    stems.set(detachedCopy(word), known);
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
