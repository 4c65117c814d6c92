import { CORRECTION_HEAD, EARLIER_VERSION, OWN_FAULT, OWN_WORDS } from '../../lang/index.js';
import type { Span } from '../../model/span.js';

/** How much of a paragraph tells that it is a correction, in characters: a notice says so at once. */
const HEAD = 250;

/**
 * Whether a paragraph corrects what the publisher wrote ("An earlier version of this article misquoted …"): the words in it
 * are those that were not said, or not by them.
 */
export function isCorrectionNotice(text: string, { start, end }: Span): boolean {
  const head = text.slice(start, Math.min(end, start + HEAD));
  if (CORRECTION_HEAD.test(head) || EARLIER_VERSION.test(head)) return true;
  return (
    OWN_WORDS.test(head) &&
    !/["“”]/.test(head.slice(0, head.search(OWN_WORDS))) &&
    OWN_FAULT.test(text.slice(start, Math.min(end, start + 4 * HEAD)))
  );
}
