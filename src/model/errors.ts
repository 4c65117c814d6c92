import type { ErrorCode } from './error-codes.js';

/**
 * An error that a user can do something about. `code` is stable (`error-codes.ts` has them all; scripts and tests rely on it), `message` says what
 * happened, `remedy` what to do about it. Anything else that is thrown is a fault of ours.
 */
export class OnrecordError extends Error {
  override readonly name = 'OnrecordError';
  readonly code: ErrorCode;
  readonly remedy: string;
  /** What of that which was given it is about, by its name: `since`; absent where it is about no one thing. */
  readonly about?: string;

  constructor(code: ErrorCode, message: string, remedy: string, options: { cause?: unknown; about?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    if (options.about !== undefined) this.about = options.about;
    this.code = code;
    this.remedy = remedy;
  }
}
