import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { resultWithin, type Time } from '../delivery/clock.js';

/** How long it is believed that a platform can't tell, in milliseconds. */
const BELIEVED_TO_FAIL = 60 * 1000;

/** Values that are kept; the one learned first goes first. */
const MOST_KEPT = 5000;

export interface LookupCacheParts {
  /** The platform that is asked, as the log names it. */
  readonly platform: string;
  /** How long what it says is believed, in milliseconds. */
  readonly believed: number;
  /** Longest that anybody waits for it unless they say, in milliseconds. */
  readonly patience: number;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

interface CacheEntry<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
  /** How long somebody has waited for it in vain: nobody waits as long again, and it is there when it comes. */
  waited: number;
}

/** What a platform told, by the id that it was asked for. */
export class LookupCache<Value> {
  readonly #parts: LookupCacheParts;
  readonly #known = new LRUCache<string, CacheEntry<Value>>({ max: MOST_KEPT });

  constructor(parts: LookupCacheParts) {
    this.#parts = parts;
  }

  /** What is known under an id, or is learned in time; else null. Never rejects. */
  async of(id: string, ask: () => Promise<Value | null>, patience = this.#parts.patience): Promise<Value | null> {
    const { time } = this.#parts;
    const known = this.#current(id) ?? this.#learn(id, ask);
    const value = await resultWithin(known.value, known.waited >= patience ? 0 : patience, time);
    if (value === undefined) known.waited = Math.max(known.waited, patience);
    return value ?? null;
  }

  #current(id: string): CacheEntry<Value> | null {
    const known = this.#known.peek(id);
    return known && known.until > this.#parts.time.now() ? known : null;
  }

  #learn(id: string, ask: () => Promise<Value | null>): CacheEntry<Value> {
    const { platform, believed, time, logger } = this.#parts;
    const value = ask().catch((error: unknown) => {
      logger.warn({ err: error }, `${platform} did not tell about a user, a group or a channel`);
      this.#keep(id, { value: Promise.resolve(null), until: time.now() + BELIEVED_TO_FAIL, waited: 0 });
      return null;
    });
    const known = { value, until: time.now() + believed, waited: 0 };
    this.#keep(id, known);
    return known;
  }

  #keep(id: string, known: CacheEntry<Value>): void {
    this.#known.set(id, known);
  }
}
