export interface WriteBehindParts<Value> {
  /** Writes a batch, in the order of waiting. What it rejects with goes to `failed`, and the batch waits for the next write. */
  readonly write: (batch: readonly (readonly [key: string, value: Value])[]) => Promise<void>;
  /** Hears of each failure. What it throws itself is dropped. */
  readonly failed: (error: unknown) => void;
  /** Values that wait at most; the one that waited longest is dropped first. */
  readonly budget: number;
  /**
   * Awaited before each batch is taken, so that what comes meanwhile is written with it; at once unless given. Where it rejects, that goes to `failed`, and the batch is
   * written all the same.
   */
  readonly gather?: () => Promise<unknown>;
}

/**
 * A write-behind queue: takes values at once and writes them afterwards, all that wait together and one batch at a time, so
 * that a crowd costs few transactions.
 */
export class WriteBehind<Value> {
  readonly #parts: WriteBehindParts<Value>;
  /** What is not written yet, by key, in the order of waiting; a value that is being written is still there. */
  readonly #queue = new Map<string, Value>();
  /** Whoever waits for the next batch; null where nothing new came since the last one was taken. */
  #next: { readonly tried: Promise<void>; readonly resolve: () => void } | null = null;
  /** Apart from the promise, which is not there yet where all is over at once. */
  #isFlushing = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(parts: WriteBehindParts<Value>) {
    this.#parts = parts;
  }

  /** Takes values to be written. Resolves when it was tried to write them. Never rejects. */
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
    const { write, gather } = this.#parts;
    while (this.#next !== null) {
      if (gather) await this.#attempt(gather);
      const { resolve } = this.#next;
      this.#next = null;
      const batch = [...this.#queue];
      // Nothing waits any more where the same value came again while it was written.
      if (batch.length > 0) {
        await this.#attempt(async () => {
          await write(batch);
          // What came in its place meanwhile waits on.
          for (const [key, value] of batch) if (this.#queue.get(key) === value) this.#queue.delete(key);
        });
      }
      resolve();
    }
    this.#isFlushing = false;
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
