import type { IIdentifyThrottler } from '@discordjs/ws';
import type { Logger } from 'pino';
import type { Time } from '../../../bot/delivery/clock.js';

/** Milliseconds between two sessions that are opened in one bucket. */
const BETWEEN = 5_000;
const DAY = 24 * 60 * 60 * 1000;

/** How many sessions Discord lets a bot open, as `GET /gateway/bot` tells. */
export interface SessionLimit {
  readonly total: number;
  readonly remaining: number;
  /** Milliseconds from now until there are `total` again. */
  readonly reset_after: number;
  /** How many may be opened at once, each in a bucket of its own. */
  readonly max_concurrency: number;
}

/**
 * When a shard may open a session. discord.js would keep the pace as well, but count nothing: a gateway that ends each
 * session at once would use up a day's in an hour, after which Discord takes the token away.
 */
export class Identifying implements IIdentifyThrottler {
  readonly #time: Time;
  readonly #logger: Logger;
  readonly #limit: SessionLimit;
  readonly #turns = new Map<number, Promise<void>>();
  readonly #nextAt = new Map<number, number>();
  #remaining: number;
  #resetAt: number;

  constructor(limit: SessionLimit, { time, logger }: { readonly time: Time; readonly logger: Logger }) {
    this.#limit = limit;
    this.#time = time;
    this.#logger = logger;
    this.#remaining = limit.remaining;
    this.#resetAt = time.now() + limit.reset_after;
  }

  /** Resolves when it is the shard's turn; rejects when the signal is aborted before. */
  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    const bucket = shardId % this.#limit.max_concurrency;
    const turn = (this.#turns.get(bucket) ?? Promise.resolve()).then(() => this.#takeTurn(bucket, signal));
    this.#turns.set(bucket, turn);
    await turn;
    signal.throwIfAborted();
  }

  async #takeTurn(bucket: number, signal: AbortSignal): Promise<void> {
    const wait = (this.#nextAt.get(bucket) ?? 0) - this.#time.now();
    if (wait > 0) await this.#time.wait(wait, signal);
    if (this.#time.now() >= this.#resetAt) {
      this.#remaining = this.#limit.total;
      this.#resetAt = this.#time.now() + DAY;
    }
    if (this.#remaining <= 0 && !signal.aborted) {
      const until = new Date(this.#resetAt).toISOString();
      this.#logger.error({ until }, 'All sessions that Discord allows a day are used up; the next one is opened then.');
      await this.#time.wait(this.#resetAt - this.#time.now(), signal);
      this.#remaining = this.#limit.total;
    }
    if (signal.aborted) return;
    this.#remaining--;
    this.#nextAt.set(bucket, this.#time.now() + BETWEEN);
  }
}
