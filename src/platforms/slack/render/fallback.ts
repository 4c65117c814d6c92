import { wording } from '../../../lang/index.js';
import { escapeText } from './escape.js';
import { LIMITS } from './limits.js';
import type { Part } from './parts.js';

/** Room for what is said of the rest. */
const TAIL = 40;

/**
 * All of it in words, for notifications and screen readers, escaped: each statement whole or not at all, the first of
 * them shorter where it would not fit.
 *
 * @param statements how many the reply has; those that are not in it are counted at its end.
 */
export function notificationText(parts: readonly Part[], statements: number): string {
  const lines: string[] = [];
  let length = 0;
  let told = 0;
  for (const part of parts) {
    const room = LIMITS.text - TAIL - length;
    const forms = told > 0 && part.statements > 0 ? part.texts().slice(0, 1) : part.texts();
    const line = forms.map(escapeText).find((one) => one.length < room);
    if (line === undefined)
      return [...lines, told < statements ? wording.platform.andMore(statements - told) : '…'].join('\n');
    lines.push(line);
    length += line.length + 1;
    told += part.statements;
  }
  return lines.join('\n').trim() || wording.platform.nothingToShow;
}
