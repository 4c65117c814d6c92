import { LRUCache } from 'lru-cache';
import type { Logger, StatementRecord } from '../../record/index.js';
import { WriteBehind } from './write-behind.js';

/** Where keys are kept in the record. */
const SPACE = 'met';

/** Milliseconds for which a key is known: nothing is delivered anew after a day. */
export const EVENT_LIFE = 24 * 60 * 60 * 1000;

/** Keys known without asking the record; the one that rested longest goes first. Some hundred bytes each. */
export const MOST_EVENTS = 10_000;

/**
 * How long somebody waits for the record's word, in milliseconds: it takes less than one, also while documents are
 * imported, but a disk may hang. An answer too many is better than one too late.
 */
export const RECORD_TIMEOUT = 200;

export interface EventDeduplicatorParts {
  readonly record: Pick<StatementRecord, 'meetAll' | 'unmeet'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Keys of one event, and whoever waits to hear whether it is the first time. */
interface UnwrittenEvent {
  readonly keys: readonly string[];
  readonly tell: (isFirst: boolean) => void;
}

/**
 * Tells what comes in for the first time from what was delivered before: to this process, to the one before it, or to
 * another one on the same record. Where the record can't be asked, this process's own memory decides.
 */
export class EventDeduplicator {
  readonly #parts: EventDeduplicatorParts;
  /** When each key is forgotten, in the order in which they were met last. */
  readonly #met = new LRUCache<string, number>({ max: MOST_EVENTS });
  /** Events that the record does not know yet, each by a number of its own. */
  readonly #unwritten: WriteBehind<UnwrittenEvent>;
  #count = 0;
  /** Set while the record takes longer than anybody should wait. */
  #isSlow = false;

  /** Lets the record get ready at once, so that the first event needn't wait for it. */
  constructor(parts: EventDeduplicatorParts) {
    this.#parts = parts;
    const ready = this.#known([]);
    this.#unwritten = new WriteBehind({
      // An event that is dropped would be taken for a first one when it comes again.
      budget: Number.POSITIVE_INFINITY,
      gather: () => ready,
      write: (batch) => this.#ask(batch.map(([, event]) => event)),
      failed: (err) => parts.logger.error({ err }, 'Events could not be told apart'),
    });
  }

  /**
   * Whether none of these keys was met in the last 24 hours; all of them are met from now on. Of several who ask at once
   * for the same key, one is told so. Never rejects.
   *
   * @param keys what an event is known by (envelope, event, trigger id), each beginning with the platform's name.
   */
  first(keys: readonly string[]): Promise<boolean> {
    const now = this.#parts.now().getTime();
    const known = keys.filter((key) => this.#isMet(key, now));
    for (const key of keys) this.#meet(key, now);
    if (known.length > 0) return Promise.resolve(false);
    return new Promise((tell) => {
      void this.#unwritten.put([[`${this.#count++}`, { keys, tell }]]);
      if (this.#isSlow) tell(true);
    });
  }

  /** Lets these keys come in for the first time again: what they stand for was begun, and failed. Never rejects. */
  async forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#met.delete(key);
    try {
      await this.#parts.record.unmeet(SPACE, keys);
    } catch (err) {
      this.#parts.logger.error({ err }, 'What failed could not be forgotten in the record');
    }
  }

  #isMet(key: string, now: number): boolean {
    return (this.#met.peek(key) ?? 0) > now;
  }

  #meet(key: string, now: number): void {
    this.#met.set(key, now + EVENT_LIFE);
  }

  /** Asks the record for all of a batch together, and tells whoever waits. Never rejects. */
  async #ask(batch: readonly UnwrittenEvent[]): Promise<void> {
    let isAnswered = false;
    // A process that had no time for its timers has perhaps not read the answer either: it is read before this.
    const patience = setTimeout(() => setImmediate(() => isAnswered || this.#giveUp()), RECORD_TIMEOUT);
    const known = await this.#known(batch.flatMap(({ keys }) => keys));
    isAnswered = true;
    clearTimeout(patience);
    this.#isSlow = false;
    for (const { keys, tell } of batch) tell(!keys.some((key) => known.has(key)));
  }

  /** Tells by memory whoever waits; their keys are kept all the same, for others to know. */
  #giveUp(): void {
    this.#isSlow = true;
    for (const { tell } of this.#unwritten.waiting()) tell(true);
    this.#parts.logger.error({ waitedMs: RECORD_TIMEOUT }, 'The record is busy: events are told apart by memory alone');
  }

  /** Those of the keys that were met before, as far as the record can tell. */
  async #known(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const now = this.#parts.now().getTime();
    try {
      const met = new Set(await this.#parts.record.meetAll(SPACE, keys, now, now + EVENT_LIFE));
      return new Set(keys.filter((key) => !met.has(key)));
    } catch (err) {
      this.#parts.logger.error({ err }, 'Events could not be noted in the record; told apart by memory alone');
      return new Set();
    }
  }
}
