import type { Logger } from 'pino';
import { resultWithin, type Time } from './clock.js';

/** How long a stop waits for what is being worked on, in milliseconds. */
export const DRAIN_WITHIN = 10_000;

/** Counts what is being worked on, so that a stop can wait for it. */
export class InFlight {
  #count = 0;
  readonly #waiting = new Set<() => void>();

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

  /** Waits until nothing is left, for ten seconds at most. */
  async drained({ time, logger }: { readonly time: Pick<Time, 'wait'>; readonly logger: Logger }): Promise<void> {
    await resultWithin(this.#idle(), DRAIN_WITHIN, time);
    if (this.#count > 0) logger.error({ left: this.#count }, 'Stopped before everything was answered');
  }

  #idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => void this.#waiting.add(resolve));
  }
}
