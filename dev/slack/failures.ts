import type { Cut } from '../local/failures.js';

/** How a call fails: an HTTP status (429 with `retryAfter` in seconds), an error of the API, or a cut connection. */
export type Failure = { status: number; retryAfter?: number } | { error: string; [more: string]: unknown } | Cut;
