import { setImmediate } from 'node:timers/promises';

/** Items that are sent together at most. */
const MOST_ITEMS = 200;

/** Milliseconds after which a batch is full: whoever makes the items may take long over them. */
const LONG = 2;

/** UTF-16 units and bytes after which a batch is full: a clone of so many takes well under a millisecond. */
const FULL = 256 * 1024;

/** Bytes copied at once: about a millisecond. */
const SLICE = 4 * 1024 * 1024;

/** A long list in pages, each of which costs the thread that gets it little. */
export async function* pagesOf(list: readonly unknown[]): AsyncGenerator<unknown[]> {
  for (let at = 0; at < list.length; ) {
    const page: unknown[] = [];
    for (let weight = 0; at < list.length && page.length < MOST_ITEMS && weight < FULL; at++) {
      page.push(list[at]);
      weight += weightOf(list[at]);
    }
    yield page;
  }
}

/**
 * Items in batches that cost the thread little to send. What comes within one turn of the event loop goes together, and
 * nothing is held back for what has not come yet, or for a failure behind it. One item is read ahead.
 */
export async function* inBatches(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<unknown[]> {
  const iterator = eachOf(items);
  const step = () =>
    iterator.next().then(
      (come) => come,
      (error: unknown) => ({ error }),
    );
  try {
    let batch: unknown[] = [];
    let weight = 0;
    let began = performance.now();
    let next = step();
    for (;;) {
      const come = batch.length === 0 ? await next : await Promise.race([next, setImmediate(null)]);
      const isLast = come !== null && ('error' in come || come.done === true);
      if (come && !isLast) {
        batch.push(come.value);
        weight += weightOf(come.value);
        next = step();
        if (batch.length < MOST_ITEMS && weight < FULL && performance.now() - began < LONG) continue;
      }
      if (batch.length > 0) yield batch;
      if (isLast && 'error' in come) throw come.error;
      if (isLast) return;
      batch = [];
      weight = 0;
      began = performance.now();
    }
  } finally {
    await iterator.return();
  }
}

async function* eachOf(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<unknown, void, undefined> {
  yield* items;
}

function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  let weight = 0;
  for (const part of Object.values(value)) {
    if (typeof part === 'string') weight += part.length;
    else if (part instanceof Uint8Array) weight += part.byteLength;
  }
  return weight;
}

/**
 * A copy of bytes that can be handed over to another thread. Handing over the bytes themselves would take them from their
 * owner; a clone would take the whole memory that they are a part of, and 64 MB of it at once.
 */
export async function copyOfBytes(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += SLICE) {
    if (at > 0) await setImmediate();
    copy.set(bytes.subarray(at, at + SLICE), at);
  }
  return copy;
}
