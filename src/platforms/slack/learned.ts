import type { Logger } from 'pino';
import { type Time, within } from '../../bot/time.js';

/** How long it is believed that Slack can't tell, in milliseconds. */
const BELIEVED_TO_FAIL = 60 * 1000;

/** Values that are kept; the one learned first goes first. */
const MOST_KEPT = 5000;

export interface LearnedParts {
  /** How long what Slack says is believed, in milliseconds. */
  readonly believed: number;
  /** Longest that anybody waits for it, in milliseconds. */
  readonly patience: number;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

interface Known<Value> {
  readonly value: Promise<Value | null>;
  readonly until: number;
  /** Set where somebody has waited for it in vain: nobody else does, and it is there when it comes. */
  isLate: boolean;
}

/** What Slack told, by the id that it was asked for. */
export class Learned<Value> {
  readonly #parts: LearnedParts;
  readonly #known = new Map<string, Known<Value>>();

  constructor(parts: LearnedParts) {
    this.#parts = parts;
  }

  /** What is known under an id, or is learned in time; else null. Never rejects. */
  async of(id: string, ask: () => Promise<Value | null>): Promise<Value | null> {
    const { patience, time } = this.#parts;
    const known = this.#current(id) ?? this.#learn(id, ask);
    const value = await within(known.value, known.isLate ? 0 : patience, time);
    if (value === undefined) known.isLate = true;
    return value ?? null;
  }

  #current(id: string): Known<Value> | null {
    const known = this.#known.get(id);
    return known && known.until > this.#parts.time.now() ? known : null;
  }

  #learn(id: string, ask: () => Promise<Value | null>): Known<Value> {
    const { believed, time, logger } = this.#parts;
    const value = ask().catch((error: unknown) => {
      logger.warn({ err: error }, 'Slack did not tell about a user or a group');
      this.#keep(id, { value: Promise.resolve(null), until: time.now() + BELIEVED_TO_FAIL, isLate: false });
      return null;
    });
    const known = { value, until: time.now() + believed, isLate: false };
    this.#keep(id, known);
    return known;
  }

  #keep(id: string, known: Known<Value>): void {
    this.#known.delete(id);
    this.#known.set(id, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
