import type { Span } from '../../model.js';

/** Fewer words than this and no question mark ("Okay.", "— it's —"): an interjection, not a new question. */
const LEAST_WORDS = 4;

/**
 * The question that a reporter's turn puts: its last paragraph that asks or says something. `null` when the turn is
 * a mere interjection and the earlier question still stands; `'unheard'` when its words were not taken down.
 */
export function questionOf(text: string, paragraphs: readonly Span[]): Span | 'unheard' | null {
  if (paragraphs.length === 0) return 'unheard';
  for (let at = paragraphs.length - 1; at >= 0; at--) {
    const paragraph = paragraphs[at]!;
    const words = text.slice(paragraph.start, paragraph.end);
    if (
      words.includes('?') ||
      words.split(/\s+/, LEAST_WORDS + 1).filter((word) => /\p{L}/u.test(word)).length >= LEAST_WORDS
    )
      return paragraph;
  }
  return null;
}
