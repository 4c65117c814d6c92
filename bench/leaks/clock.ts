/** The moment that it is for everything in this process, so that embargoes end when a case says so. */
export class Clock {
  readonly #real = Date;
  at: number;

  /** From now on it is `at`, in milliseconds since 1970, until `close`. */
  constructor(at: number) {
    this.at = at;
    const clock = this;
    const Real = this.#real;
    globalThis.Date = class extends Real {
      constructor(...parts: readonly unknown[]) {
        super(...((parts.length === 0 ? [clock.at] : parts) as [number]));
      }
      static override now(): number {
        return clock.at;
      }
    } as DateConstructor;
  }

  close(): void {
    globalThis.Date = this.#real;
  }
}
