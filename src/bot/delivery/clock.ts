import { setTimeout as wait } from 'node:timers/promises';

/** The clock, so that tests needn't wait. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or early when aborted. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1: so that many who were cut off at once don't come back at once. */
  random(): number;
}

export const REAL_TIME: Time = {
  now: () => Date.now(),
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
  random: () => Math.random(),
};

/** What work comes to, or undefined where that takes more than so many milliseconds; the work itself goes on. */
export async function resultWithin<T>(work: Promise<T>, ms: number, time: Pick<Time, 'wait'>): Promise<T | undefined> {
  const done = new AbortController();
  try {
    return await Promise.race([work, time.wait(ms, done.signal).then(() => undefined)]);
  } finally {
    done.abort();
  }
}

/** The first wait, and the longest one, in milliseconds. */
const BACKOFF = { first: 500, longest: 30_000 };

/**
 * How long to wait before another try: none before the first, then twice as long each time up to half a minute, of
 * which a random half is left out ("equal jitter"), but never less than was asked for.
 *
 * @param tries how many have failed in a row
 * @param askedFor milliseconds, by a `Retry-After`
 */
export function backOff(tries: number, { random }: Pick<Time, 'random'>, askedFor = 0): number {
  const full = tries === 0 ? 0 : Math.min(BACKOFF.longest, BACKOFF.first * 2 ** (tries - 1));
  return Math.max(askedFor, full / 2 + random() * (full / 2));
}
