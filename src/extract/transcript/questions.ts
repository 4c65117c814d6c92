import type { Span } from '../../model/span.js';

/** Fewer words than this and no question mark ("Okay.", "— it's —"): an interjection, not a new question. */
const LEAST_WORDS = 4;

/**
 * The question that a reporter's turn puts: from the first paragraph that asks or says something to the last, since what
 * is asked often stands in several. `null` when the turn is a mere interjection and the earlier question still stands;
 * `'unheard'` when its words were not taken down.
 */
export function questionOf(text: string, paragraphs: readonly Span[]): Span | 'unheard' | null {
  if (paragraphs.length === 0) return 'unheard';
  const says = ({ start, end }: Span): boolean => saysSomething(text.slice(start, end));
  const first = paragraphs.find(says);
  const last = paragraphs.findLast(says);
  return first && last ? { start: first.start, end: last.end } : null;
}

function saysSomething(words: string): boolean {
  if (words.includes('?')) return true;
  return words.split(/\s+/, LEAST_WORDS + 1).filter((word) => /\p{L}/u.test(word)).length >= LEAST_WORDS;
}
