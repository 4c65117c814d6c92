import type { StyledRun } from '../../../bot/cards/shortened-words.js';
import { type Inline, wordsElement } from './rich-text.js';

/** Words as they are, those that are emphasised in bold. */
export function inline(runs: readonly StyledRun[]): Inline[] {
  return runs.map(wordsElement);
}
