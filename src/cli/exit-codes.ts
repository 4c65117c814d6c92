import { faultOf } from '../model/error-codes.js';
import { OnrecordError } from '../model/errors.js';
import { PLATFORMS } from '../platforms/index.js';

/** Exit codes: scripts rely on them. `partly`: an import is done, but something that was given was left out. */
export const EXIT = { done: 0, failure: 1, badInput: 2, partly: 3 } as const;

/** The exit code for an error: `badInput` where the fault lies in what was typed or given, else `failure`. */
export function exitCodeOf(error: unknown, list = PLATFORMS): number {
  if (!(error instanceof OnrecordError)) return EXIT.failure;
  const fault = faultOf(
    error.code,
    list.map(({ errors }) => errors),
  );
  return fault === 'input' || fault === 'file' ? EXIT.badInput : EXIT.failure;
}

/** What is said about an error on stderr: what happened, what to do, and the code to look it up by. */
export function errorText(error: unknown, debug: boolean): string {
  if (error instanceof OnrecordError) return `onrecord: ${error.message}\n${error.remedy} [${error.code}]\n`;
  if (!(error instanceof Error)) return `onrecord: failed: ${String(error)}\n`;
  const detail = debug ? (error.stack ?? error.message) : error.message;
  return `onrecord: failed: ${detail}\n${debug ? '' : 'With LOG_LEVEL=debug the whole of it is shown.\n'}`;
}
