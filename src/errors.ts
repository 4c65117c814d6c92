/**
 * An error that a user can do something about. `code` is stable (scripts and tests rely on it), `message` says what
 * happened, `remedy` what to do about it. Anything else that is thrown is a fault of ours.
 */
export class OnrecordError extends Error {
  override readonly name = 'OnrecordError';
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
  }
}
