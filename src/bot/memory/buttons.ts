import { LRUCache } from 'lru-cache';
import type { Logger, StatementRecord } from '../../record/index.js';
import { WriteBehind } from './write-behind.js';

/** Where buttons are kept in the record. */
const SPACE = 'button';

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds for which a button that is shown can be pressed. */
export const BUTTON_LIFE = 90 * DAY;

/** A button that is shown again is kept anew after so long, in milliseconds, so that it lives on. */
const FRESH = DAY;

/** Buttons known to be kept, and those that wait for the record; the oldest goes first. Each is some kilobytes at most. */
const MOST_KNOWN = 5000;
const MOST_WAITING = 5000;

/** How long an answer waits for its buttons, in milliseconds: it takes less than one but while a long document is saved. */
const PATIENCE = 300;

export interface ButtonStoreParts {
  readonly record: Pick<StatementRecord, 'keep' | 'kept'>;
  readonly logger: Logger;
  readonly now: () => Date;
}

interface KeptButton {
  readonly key: string;
  readonly value: string;
}

/**
 * What buttons hold that have no room for it, by keys that are made of it: so that they can be pressed after a restart. What
 * the record can't take (now) is known to this process alone, and tried again with the next one.
 */
export class ButtonStore {
  readonly #parts: ButtonStoreParts;
  /** When each was kept, in the order of keeping. */
  readonly #known = new LRUCache<string, number>({ max: MOST_KNOWN });
  readonly #unwritten: WriteBehind<string>;
  /** Set while the record takes longer than an answer waits. */
  #isSlow = false;

  constructor(parts: ButtonStoreParts) {
    this.#parts = parts;
    this.#unwritten = new WriteBehind({
      budget: MOST_WAITING,
      // What is shown at the same moment is kept together.
      gather: () => Promise.resolve(),
      write: (batch) => this.#write(batch),
      failed: (err) => {
        this.#isSlow = false;
        parts.logger.error({ err }, 'Buttons could not be kept: known to this process alone for now');
      },
    });
  }

  /** Keeps them before they are shown; those that were kept today cost nothing. Never rejects. */
  async keep(buttons: readonly KeptButton[]): Promise<void> {
    const now = this.#parts.now().getTime();
    const fresh = buttons.filter(({ key }) => (this.#known.peek(key) ?? Number.NEGATIVE_INFINITY) < now - FRESH);
    if (fresh.length === 0) return;
    const tried = this.#unwritten.put(fresh.map(({ key, value }) => [key, value] as const));
    if (!this.#isSlow) await this.#patiently(tried);
  }

  /** What was kept for a button; null where it was forgotten, or where nobody can tell. Never rejects. */
  async find(key: string): Promise<string | null> {
    const unwritten = this.#unwritten.get(key);
    if (unwritten !== undefined) return unwritten;
    try {
      return await this.#parts.record.kept(SPACE, key, this.#parts.now().getTime());
    } catch (err) {
      this.#parts.logger.error({ err }, 'A button could not be read');
      return null;
    }
  }

  async #write(batch: readonly (readonly [key: string, value: string])[]): Promise<void> {
    const now = this.#parts.now().getTime();
    const values = batch.map(([key, value]) => ({ key, value, expires: now + BUTTON_LIFE }));
    await this.#parts.record.keep(SPACE, values, now);
    this.#isSlow = false;
    for (const [key] of batch) this.#known.set(key, now);
  }

  async #patiently(tried: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#isSlow = this.#unwritten.isWriting;
        resolve();
      }, PATIENCE);
    });
    await Promise.race([tried, late]);
    clearTimeout(timer);
  }
}
