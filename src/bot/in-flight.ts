/** Counts what is being worked on, so that a stop can wait for it. */
export class InFlight {
  #count = 0;
  readonly #waiting = new Set<() => void>();

  get count(): number {
    return this.#count;
  }

  async track<T>(work: Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await work;
    } finally {
      this.#count--;
      if (this.#count === 0) {
        for (const resolve of this.#waiting) resolve();
        this.#waiting.clear();
      }
    }
  }

  /** Resolves when nothing is left. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => void this.#waiting.add(resolve));
  }
}
