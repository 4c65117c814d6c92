import type { Cut } from '../local/failures.js';

/**
 * How a request fails: an HTTP status (429 with `retryAfter` in seconds; 5xx before its effect unless it is told to be
 * after it), or a cut connection. `headers` alone lets it succeed, with these in the answer: `x-ratelimit-remaining` and
 * the like.
 */
export type Failure =
  | { status: number; effect?: 'after'; code?: number; message?: string }
  | { status: 429; retryAfter: number; global?: boolean; scope?: 'user' | 'shared' | 'global'; bucket?: string }
  | { headers: Record<string, string> }
  | Cut;

/** What a failing request is answered, as Discord does: https://discord.com/developers/docs/topics/rate-limits */
export function failed(failure: Extract<Failure, { status: number }>): {
  body: string;
  headers: Record<string, string>;
} {
  const { status } = failure;
  const json = { 'content-type': 'application/json' };
  if ('retryAfter' in failure) {
    const { retryAfter, global = false, scope = global ? 'global' : 'user', bucket = 'local' } = failure;
    const limits = {
      ...{ 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-bucket': bucket },
      ...{ 'x-ratelimit-reset-after': String(retryAfter), 'x-ratelimit-reset': String(retryAfter) },
    };
    const headers = {
      ...{ ...json, 'retry-after': String(Math.ceil(retryAfter)), 'x-ratelimit-scope': scope },
      ...(global ? { 'x-ratelimit-global': 'true' } : limits),
    };
    const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
    return { body: JSON.stringify(body), headers };
  }
  if (status >= 500) return { body: 'upstream error', headers: { 'content-type': 'text/plain' } };
  const { code = 0, message = status === 401 ? '401: Unauthorized' : `${status}: refused` } = failure as {
    code?: number;
    message?: string;
  };
  return { body: JSON.stringify({ message, code }), headers: json };
}
