import type { Run } from '../../../bot/shown.js';
import { bold, type Inline, text } from './rich-text.js';

/** Words as they are, those that are emphasised in bold. */
export function inline(runs: readonly Run[]): Inline[] {
  return runs.map((run) => (run.isBold ? bold(run.text) : text(run.text)));
}
