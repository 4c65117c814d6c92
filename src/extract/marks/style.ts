import { ELISIONS } from '../../lang/index.js';
import { alternatives } from '../../lang/word-list.js';
import type { Span } from '../../model/span.js';

/** Words that an apostrophe begins: no quotation opens there. */
export const ELISION = new RegExp(`^(?:\\d\\d(?:s|(?!\\w))|(?:${alternatives(ELISIONS)})\\b)`, 'i');

const DOUBLE = /["“”„«»]|''|``|&(?:quot|[lr]dquo|#34|#822[01]);/;
/** A single mark that opens: behind a space, a bracket or a dash, and right before a word. */
const SINGLE_OPENS = /[‘'](?<=(?:^|[\s([{—–]).)(?=[\p{L}\p{N}])/gu;
/** A single mark that closes and can be no apostrophe: behind a comma or full stop, before a space. */
const SINGLE_CLOSES = /[,.?!…]['’](?=\s|$)/;

/**
 * Whether a document quotes in single marks, as British papers do, and keeps double ones for quotations inside: each
 * paragraph votes by the outermost mark that it has first. A headline in single marks is outvoted by the text below it.
 * Linear in the length.
 */
export function quotesInSingleMarks(text: string, paragraphs: Iterable<Span>): boolean {
  let votes = 0;
  for (const { start, end } of paragraphs) {
    const words = text.slice(start, end);
    const double = words.search(DOUBLE);
    const single = firstSingle(words);
    if (single >= 0 && (double < 0 || single < double)) votes++;
    else if (double >= 0) votes--;
  }
  return votes > 0;
}

/** Where the first quotation in single marks opens, or -1. A straight mark counts where another one surely closes. */
function firstSingle(words: string): number {
  const closes = SINGLE_CLOSES.test(words);
  for (const { index, 0: glyph } of words.matchAll(SINGLE_OPENS))
    if (glyph === '‘' || (closes && !ELISION.test(words.slice(index + 1, index + 8)))) return index;
  return -1;
}
