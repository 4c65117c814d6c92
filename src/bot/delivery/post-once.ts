import { backOff, type Time } from './clock.js';
import type { PostOutcome } from './platform.js';

/** What became of a post, and what the platform or the network said where it was not made. */
export type PostAttempt = PostOutcome & { readonly error?: unknown };

/**
 * What an error says of one attempt. `lost`: nobody knows whether the post was made; `why` and `wait` are what is said where
 * it is not tried again. `later`: the platform asks to wait for so many milliseconds; `isDoubtful` where the post was perhaps
 * made all the same.
 */
export type PostFailure =
  | { readonly outcome: 'lost'; readonly why: string; readonly wait: number }
  | { readonly outcome: 'later'; readonly why: string; readonly wait: number; readonly isDoubtful?: true }
  | { readonly outcome: 'refused'; readonly why: string; readonly isLasting: boolean };

/** How a platform posts one message. */
export interface PostSteps {
  /** Sends the message. Gives the name of the post, or why it can't be sent at all; throws what `classify` reads. */
  send(): Promise<PostOutcome & { readonly outcome: 'posted' | 'refused' }>;
  /**
   * Looks for the message where it would stand. Gives the post, null where it may be sent (again), or why nobody can tell.
   * Never rejects.
   *
   * @param since milliseconds since 1970 at which it was perhaps sent for the first time
   */
  find(since: number, attempt: number): Promise<PostAttempt | null>;
  /** Reads what `send` threw. */
  classify(error: unknown, attempt: number): PostFailure;
}

export interface PostOptions {
  readonly time: Time;
  /** Milliseconds since 1970 at which it was perhaps sent before. */
  readonly triedAt?: number | undefined;
  /** How often it is sent, at most. */
  readonly attempts: number;
  /** Longest that a platform which asks to wait is waited for before another attempt, in milliseconds. */
  readonly patience: number;
  /**
   * Whether the platform knows the message by an idempotency key for as long as the attempts take: then it is sent again without
   * a look whether it is there.
   */
  readonly isIdempotent: boolean;
}

/**
 * Posts a message once. Where it was perhaps sent before, it is looked for before it is sent; where an answer is lost, it is
 * looked for before it is sent again, unless the platform itself tells it from another one. Never rejects.
 */
export async function postOnce(steps: PostSteps, options: PostOptions): Promise<PostAttempt> {
  const { time, attempts, patience, isIdempotent } = options;
  let { triedAt } = options;
  for (let attempt = 1; ; attempt++) {
    const isKnownByKey = isIdempotent && attempt > 1;
    const found = triedAt === undefined || isKnownByKey ? null : await steps.find(triedAt, attempt);
    if (found !== null && found.outcome !== 'later') return found;
    const at = time.now();
    const { error, ...verdict } = found ?? (await attempted(steps, attempt));
    if (verdict.outcome !== 'lost' && verdict.outcome !== 'later') {
      return error === undefined ? verdict : { ...verdict, error };
    }
    if (verdict.outcome === 'lost' || ('isDoubtful' in verdict && verdict.isDoubtful)) triedAt ??= at;
    const isLater = verdict.outcome === 'later';
    const wait = isLater ? verdict.wait : backOff(attempt, time);
    if (attempt < attempts && (!isLater || wait <= patience)) {
      await time.wait(wait);
      continue;
    }
    // What was lost once may still come to light.
    if (!isLater && !isIdempotent) {
      const late = await steps.find(triedAt ?? at, attempt);
      if (late !== null) return late;
    }
    const { why } = verdict;
    return {
      ...{ outcome: 'later', why, wait: verdict.wait, error },
      ...(triedAt !== undefined && { triedAt }),
    };
  }
}

async function attempted(
  steps: PostSteps,
  attempt: number,
): Promise<(PostFailure | PostOutcome) & { readonly error?: unknown }> {
  try {
    return await steps.send();
  } catch (error) {
    return { ...steps.classify(error, attempt), error };
  }
}

/** Where there is too much to look through for a post. */
export class TooMuchToSearch extends Error {}

/** How much a platform's clock and ours may differ, in milliseconds. */
export const CLOCKS_DIFFER = 5 * 60_000;
