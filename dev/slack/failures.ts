/**
 * How a call fails: an HTTP status (429 with `retryAfter` in seconds), an error of the API, `lost` (the effect happens,
 * then the connection breaks before the answer), `broken` (the connection breaks before the effect).
 */
export type Failure =
  | { status: number; retryAfter?: number }
  | { error: string; [more: string]: unknown }
  | 'lost'
  | 'broken';
