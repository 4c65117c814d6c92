/** Universal part-of-speech tags (https://universaldependencies.org/u/pos/), in the order of their bits in a set. */
export const TAGS = [
  'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM',
  'VERB', 'X',
] as const; // biome-ignore format: one list

/** A part of speech, or QUOTE for a whole quoted run. */
export type Tag = (typeof TAGS)[number] | 'QUOTE';

/** A word as the lexicon knows it, or as its form lets guess. */
export interface LexiconEntry {
  /** What it is most often. */
  readonly tag: Tag;
  /** What it can be, as bits. */
  readonly may: number;
}

/** The bit of a tag in a set of them; 0 for QUOTE, which no word is. */
export function bitOf(tag: Tag): number {
  return tag === 'QUOTE' ? 0 : 1 << TAGS.indexOf(tag);
}

/** A word that can be one thing only. */
export function unambiguousEntry(tag: Tag): LexiconEntry {
  return { tag, may: bitOf(tag) };
}
