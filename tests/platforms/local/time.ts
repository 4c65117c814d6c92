import { Log } from '../../../dev/local/log.js';
import type { Time } from '../../../src/bot/delivery/clock.js';

interface Wait {
  readonly ms: number;
  end(): void;
}

/** A clock that stands still but for waits that pass. */
export class StandingTime implements Time {
  readonly waits = new Log<Wait>();
  #now = Date.now();

  /** @param long the lengths of waits that tests end, or that nothing but an abort ends; all others pass at once */
  constructor(private readonly long: ReadonlySet<number>) {}

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const end = () => {
        if (!signal?.aborted) this.#now += ms;
        done();
      };
      signal?.addEventListener('abort', done);
      if (signal?.aborted || !this.long.has(ms)) end();
      this.waits.add({ ms, end });
    });
  }

  random(): number {
    return 0.5;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  /** Ends the next wait of a length, which may still be to come, from the `from`-th wait on. */
  async end(ms: number, from = 0): Promise<void> {
    (await this.waits.next((wait) => wait.ms === ms, from)).end();
  }

  /** The waits between tries so far. */
  get pauses(): readonly number[] {
    return this.waits.all.map(({ ms }) => ms).filter((ms) => !this.long.has(ms));
  }
}
