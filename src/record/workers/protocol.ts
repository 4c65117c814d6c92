import type { ErrorData } from './error-data.js';

/**
 * What the two threads send each other: plain data alone, which `postMessage` clones. The caller's thread sends requests,
 * and the record's thread answers each of them once, by its number.
 *
 * A method may answer with a series, of which each `next` gets one more value: a long list comes in pages, an import tells
 * of one document after the other. So the record's thread makes no more than is asked for.
 */
export type WorkerRequest =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  /** Asks for the next value of the series that a call has begun; `input` is what the series takes for it. */
  | { readonly type: 'next'; readonly id: number; readonly input: unknown }
  /** Ends a series before its end. It has no answer. */
  | { readonly type: 'return'; readonly id: number };

export type WorkerResponse =
  /** `done`: the value is the method's result, or the result of a series that has ended. */
  | { readonly type: 'value'; readonly id: number; readonly value: unknown; readonly done: boolean }
  | { readonly type: 'failure'; readonly id: number; readonly error: ErrorData };

/** What the record's thread tells of its own accord. */
export type WorkerNotice =
  | { readonly type: 'damage'; readonly error: ErrorData }
  | { readonly type: 'log'; readonly details: object; readonly message: string };
