import { OnrecordError } from '../../model/errors.js';
import { inBatches, isHandedOver } from './batches.js';

/**
 * What travels between two threads: plain data as it is, and beside it, by its place in the data, what can't be cloned.
 * Whoever receives it has next to nothing to do: its thread is the one that must not wait.
 */
export interface Wire {
  readonly value: unknown;
  readonly parts: readonly Part[];
}

/** By number, something that stayed on the other side: a function, a list that comes in batches, or an iterable. */
type Part = { readonly at: readonly (string | number)[] } & (
  | { readonly error: WiredError }
  | { readonly call: number }
  | { readonly list: number }
  | { readonly items: number }
);

interface WiredError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  /** Set for an `OnrecordError`. */
  readonly remedy: string | null;
  readonly about: string | null;
  readonly cause: Wire | null;
}

export type Callable = (...args: unknown[]) => unknown;

/** What is kept for the other side to call. */
export interface Loan {
  readonly call: Callable;
  /** What to do when nobody can call it any more. */
  readonly release?: () => void;
  /** Set for batches, of which an empty one is the last. */
  readonly batches?: true;
}

/** Lists longer than this are sent in batches: to read one of 100,000 would hold up the thread that gets it. */
const LONG = 500;

/** Nothing but data lies deeper. This also ends the walk round a circle. */
const DEEPEST = 8;

/** A value for another thread; what it can't hold is lent, and `handOver` is to go with it. */
export function pack(value: unknown, lend: (loan: Loan) => number): { wire: Wire; handOver: ArrayBuffer[] } {
  const parts: Part[] = [];
  const handOver: ArrayBuffer[] = [];

  const walk = (value: unknown, at: readonly (string | number)[]): unknown => {
    if (typeof value === 'function') {
      // What a callback returns is nobody's business; that it has returned is.
      const call = async (...args: unknown[]) => void (await value(...args));
      parts.push({ at, call: lend({ call }) });
      return null;
    }
    if (typeof value !== 'object' || value === null || at.length > DEEPEST) return value;
    if (value instanceof Error) {
      parts.push({ at, error: wired(value, lend) });
      return null;
    }
    if (ArrayBuffer.isView(value)) {
      if (isHandedOver(value.buffer)) handOver.push(value.buffer);
      return value;
    }
    if (Array.isArray(value)) {
      if (value.length <= LONG) return walkParts(value, at, () => [...value]);
      parts.push({ at, list: lend(batchesOf(value)) });
      return null;
    }
    if (isStream(value)) {
      parts.push({ at, items: lend(batchesOf(value)) });
      return null;
    }
    return isPlain(value) ? walkParts(value, at, () => ({ ...value })) : value;
  };

  /** Copies only what has to change: it may be somebody's, and long. */
  const walkParts = <T extends object>(whole: T, at: readonly (string | number)[], copyOf: () => T): T => {
    let copy: T | undefined;
    for (const [key, part] of Object.entries(whole)) {
      // Most of it is texts and numbers. And nothing under a name by which an object's prototype is reached is ours.
      if ((typeof part !== 'object' && typeof part !== 'function') || key === '__proto__') continue;
      const walked = walk(part, [...at, key]);
      if (walked === part) continue;
      copy ??= copyOf();
      Object.assign(copy, { [key]: walked });
    }
    return copy ?? whole;
  };

  return { wire: { value: walk(value, []), parts }, handOver };
}

/** The value that another thread has packed. `far` makes a function of one that was lent. */
export async function unpack({ value, parts }: Wire, far: (loan: number) => Callable): Promise<unknown> {
  let whole = value;
  for (const part of parts) {
    const put = await unpackPart(part, far);
    const last = part.at.at(-1);
    if (last === undefined) whole = put;
    else {
      const parent = part.at.slice(0, -1).reduce((within, key) => within[key] as Indexed, whole as Indexed);
      parent[last] = put;
    }
  }
  return whole;
}

interface Indexed {
  [key: string | number]: unknown;
}

async function unpackPart(part: Part, far: (loan: number) => Callable): Promise<unknown> {
  if ('error' in part) return unwired(part.error, far);
  if ('call' in part) return far(part.call);
  if ('items' in part) return pulled(far(part.items));
  const list: unknown[] = [];
  for await (const item of pulled(far(part.list))) list.push(item);
  return list;
}

/** Batches by request; an empty one is the end. */
function batchesOf(items: Iterable<unknown> | AsyncIterable<unknown>): Loan {
  const batches = inBatches(items);
  return {
    batches: true,
    call: async () => {
      const { done, value } = await batches.next();
      return done ? [] : value;
    },
    release: () => {
      // Those who gave the items clean up; what fails there is nobody's question any more.
      batches.return(undefined).catch(() => {});
    },
  };
}

async function* pulled(next: Callable): AsyncGenerator<unknown> {
  for (;;) {
    const batch = (await next()) as unknown[];
    if (batch.length === 0) return;
    yield* batch;
  }
}

/** An error as data, with its causes. */
function wired(error: Error, lend: (loan: Loan) => number): WiredError {
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { remedy = null, about = null } = error instanceof OnrecordError ? error : {};
  // A cause may be anything; what is no error is of use in words alone.
  const told = cause instanceof Error || cause === undefined ? cause : String(cause);
  return { name, message, stack, code, remedy, about, cause: told === undefined ? null : pack(told, lend).wire };
}

async function unwired(wire: WiredError, far: (loan: number) => Callable): Promise<Error> {
  const { name, message, stack, code, remedy, about, cause } = wire;
  const options = cause ? { cause: await unpack(cause, far) } : {};
  const error =
    remedy === null
      ? Object.assign(new Error(message, options), { name })
      : new OnrecordError(`${code}`, message, remedy, { ...options, ...(about !== null && { about }) });
  // Where it happened, not where the news came in.
  return Object.assign(error, stack === undefined ? {} : { stack }, code === undefined ? {} : { code });
}

function isStream(value: object): value is Iterable<unknown> | AsyncIterable<unknown> {
  const iterable = Symbol.iterator in value || Symbol.asyncIterator in value;
  return iterable && !(value instanceof Map || value instanceof Set);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
