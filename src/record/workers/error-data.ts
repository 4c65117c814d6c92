import type { ErrorCode } from '../../model/error-codes.js';
import { OnrecordError } from '../../model/errors.js';

/** An error as plain data. A clone of an error loses its class, its code and its remedy. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
  /** Null for any other error than an `OnrecordError`. */
  readonly remedy: string | null;
  readonly about: string | null;
  readonly cause: ErrorData | string | null;
}

/** Causes of causes that are passed on: more tell nothing, and a circle of them has no end. */
const MAX_CAUSES = 8;

/** The data of whatever was thrown, with its causes; a cause that is no error is of use in words alone. */
export function errorData(thrown: unknown, depth = 0): ErrorData {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { remedy = null, about = null } = error instanceof OnrecordError ? error : {};
  const isDeep = depth === MAX_CAUSES;
  const reason =
    cause === undefined || isDeep ? null : cause instanceof Error ? errorData(cause, depth + 1) : String(cause);
  return { name, message, stack, code, remedy, about, cause: reason };
}

/** The error of which this is the data: an `OnrecordError` where it was one. Its stack says where it was thrown. */
export function errorOf({ name, message, stack, code, remedy, about, cause }: ErrorData): Error {
  const options = cause === null ? {} : { cause: typeof cause === 'string' ? cause : errorOf(cause) };
  const error =
    remedy === null
      ? Object.assign(new Error(message, options), { name })
      : new OnrecordError(`${code}` as ErrorCode, message, remedy, { ...options, ...(about !== null && { about }) });
  return Object.assign(error, stack === undefined ? {} : { stack }, code === undefined ? {} : { code });
}
