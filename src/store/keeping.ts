import { OnrecordError } from '../errors.js';

/**
 * Refuses texts that would come back as something else: a lone surrogate has no UTF-8 form, and at a NUL a text ends.
 * Two keys would be taken for one. Every store calls this before it keeps anything.
 *
 * @throws {OnrecordError} `KEPT_UNSOUND`.
 */
export function checkKept(...texts: readonly string[]): void {
  if (!texts.some((text) => /[\p{Cs}\0]/u.test(text))) return;
  throw new OnrecordError(
    'KEPT_UNSOUND',
    'What was to be kept holds a NUL or half a character.',
    'Nothing of it was stored. Keep it as JSON, which can hold anything.',
  );
}
