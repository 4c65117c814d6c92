/**
 * What happened, in order, and who waits for it. Waiters resolve on the event itself: nothing here knows of time, so a
 * test that waits for what never comes ends with the test's own timeout.
 */
export class Log<T> {
  readonly all: T[] = [];
  readonly #listeners: ((entry: T) => void)[] = [];
  readonly #waiting = new Set<{ from: number; wanted: (entry: T) => boolean; resolve: (entry: T) => void }>();

  add(entry: T): void {
    this.all.push(entry);
    for (const listener of this.#listeners) listener(entry);
    for (const waiter of [...this.#waiting]) {
      if (this.all.length <= waiter.from || !waiter.wanted(entry)) continue;
      this.#waiting.delete(waiter);
      waiter.resolve(entry);
    }
  }

  /** Calls the listener with every entry that comes from now on, as it comes. */
  listen(listener: (entry: T) => void): void {
    this.#listeners.push(listener);
  }

  /** The first entry that is wanted, from the `from`-th on: at once if it happened already, else when it does. */
  next(wanted: (entry: T) => boolean = () => true, from = 0): Promise<T> {
    const known = this.all.slice(from).find(wanted);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.#waiting.add({ from, wanted, resolve }));
  }

  /** The first `count` entries that are wanted, from the `from`-th on, when there are so many. */
  async first(count: number, wanted: (entry: T) => boolean = () => true, from = 0): Promise<T[]> {
    const found = () => this.all.slice(from).filter(wanted);
    while (found().length < count) await this.next(wanted, this.all.length);
    return found().slice(0, count);
  }
}
