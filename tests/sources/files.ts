import { OnrecordError } from '../../src/model/errors.js';

/** The bytes of a text, in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The code of the OnrecordError that a call ends with; fails on any other error and on none. */
export function errorOf(call: () => unknown): OnrecordError {
  try {
    call();
  } catch (error) {
    if (error instanceof OnrecordError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
}
