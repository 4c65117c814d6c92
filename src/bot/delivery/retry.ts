import type { Time } from './clock.js';

export interface RetryOptions {
  readonly time: Pick<Time, 'wait'>;
  /** How often it is done, at most. */
  readonly attempts: number;
  /** Whether nobody knows, by what it threw, if it was done. */
  readonly isLost: (error: unknown) => boolean;
  /** How long to wait after so many attempts, in milliseconds. */
  readonly wait: (tries: number) => number;
}

/**
 * Does something again while its answers are lost: only what may be done twice. What may not is posted with `postOnce`, which
 * looks for it in between.
 *
 * @throws what the last attempt threw
 */
export async function retryLost<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { time, attempts, isLost, wait } = options;
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || tries === attempts) throw error;
      await time.wait(wait(tries));
    }
  }
}
