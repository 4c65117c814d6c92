import { wording } from '../../lang/index.js';

/** What platforms share that show a reply in messages with little room. */

/**
 * Which buttons there are: all, those for an answer that one person sees, those of what is posted unasked (what it leads
 * on to, and of a card the one for its context), or none.
 */
export type ButtonSet = 'all' | 'private' | 'posted' | 'none';

/** How many UTF-16 units of each statement are shown, at most; from one to the next where it does not fit. */
export const WORD_STEPS: readonly number[] = [2400, 1600, 1100, 800, 600, 450, 350, 280];

/** What is said in the place of what was left out. */
export const OMITTED_NOTE = wording.cards.restOmitted;

/** A list in pieces of one size, but for the last. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}
