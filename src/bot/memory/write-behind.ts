/** Values in one batch: it is cloned on the main thread, and while the record fails the first one is sent again at each `put`. */
const MOST_AT_ONCE = 200;

export interface WriteBehindParts<Value> {
  /** Writes a batch, in the order of waiting. What it rejects with goes to `failed`, and the batch waits for the next write. */
  readonly write: (batch: readonly (readonly [key: string, value: Value])[]) => Promise<void>;
  /** Hears of each failure. What it throws itself is dropped. */
  readonly failed: (error: unknown) => void;
  /** Values that wait at most; the one that waited longest is dropped first. */
  readonly budget: number;
  /**
   * Awaited before what waits is taken, so that what comes meanwhile is written with it; at once unless given. Where it
   * rejects, that goes to `failed`, and what waits is written all the same.
   */
  readonly gather?: () => Promise<unknown>;
}

/**
 * A write-behind queue: takes values at once and writes them afterwards, up to 200 that wait together and one batch at a
 * time, so that a crowd costs few transactions.
 */
export class WriteBehind<Value> {
  readonly #parts: WriteBehindParts<Value>;
  /** What is not written yet, by key, in the order of waiting; a value that is being written is still there. */
  readonly #queue = new Map<string, Value>();
  /** Whoever waits for the next batches; null where nothing new came since what waited was taken last. */
  #next: { readonly tried: Promise<void>; readonly resolve: () => void } | null = null;
  /** Apart from the promise, which is not there yet where all is over at once. */
  #isFlushing = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(parts: WriteBehindParts<Value>) {
    this.#parts = parts;
  }

  /** Takes values to be written. Resolves when they were written, or a batch up to theirs could not be. Never rejects. */
  put(values: Iterable<readonly [key: string, value: Value]>): Promise<void> {
    for (const [key, value] of values) {
      // Anew, so that the order of the map is the order of waiting.
      this.#queue.delete(key);
      this.#queue.set(key, value);
    }
    for (const key of this.#queue.keys()) {
      if (this.#queue.size <= this.#parts.budget) break;
      this.#queue.delete(key);
    }
    this.#next ??= deferred();
    const { tried } = this.#next;
    if (!this.#isFlushing) {
      this.#isFlushing = true;
      this.#flushing = this.#flush();
    }
    return tried;
  }

  /** A value that waits to be written. */
  get(key: string): Value | undefined {
    return this.#queue.get(key);
  }

  /** All values that wait, also those that are being written. */
  waiting(): Iterable<Value> {
    return this.#queue.values();
  }

  get isWriting(): boolean {
    return this.#isFlushing;
  }

  /** Resolves when nothing is being written any more. Never rejects. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    const { gather } = this.#parts;
    while (this.#next !== null) {
      if (gather) await this.#attempt(gather);
      const { resolve } = this.#next;
      this.#next = null;
      await this.#attempt(() => this.#writeWaiting());
      resolve();
    }
    this.#isFlushing = false;
  }

  /** Writes what waits now, in its order; what comes meanwhile waits on. Ends at the first batch that can't be written. */
  async #writeWaiting(): Promise<void> {
    const keys = [...this.#queue.keys()];
    for (let i = 0; i < keys.length; i += MOST_AT_ONCE) {
      const batch = keys.slice(i, i + MOST_AT_ONCE).flatMap((key) => {
        const value = this.#queue.get(key);
        return value === undefined ? [] : [[key, value] as const];
      });
      // All of them were dropped while those before them were written.
      if (batch.length === 0) continue;
      await this.#parts.write(batch);
      for (const [key, value] of batch) if (this.#queue.get(key) === value) this.#queue.delete(key);
    }
  }

  /** Does something, and tells `failed` what it throws. Never rejects: whoever waits is always told, and the queue goes on. */
  async #attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      try {
        this.#parts.failed(error);
      } catch {
        // There is nobody else to tell, and what could not be written is still there.
      }
    }
  }
}

function deferred() {
  let resolve!: () => void;
  const tried = new Promise<void>((done) => {
    resolve = done;
  });
  return { tried, resolve };
}
