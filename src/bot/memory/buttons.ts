import type { Logger, StatementRecord } from '../../record/index.js';

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

export interface KeptButtonsParts {
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
export class KeptButtons {
  readonly #parts: KeptButtonsParts;
  /** When each was kept, in the order of keeping. */
  readonly #known = new Map<string, number>();
  readonly #waiting = new Map<string, string>();
  #keeping: Promise<void> | null = null;
  #isSlow = false;

  constructor(parts: KeptButtonsParts) {
    this.#parts = parts;
  }

  /** Keeps them before they are shown; those that were kept today cost nothing. Never rejects. */
  async keep(buttons: readonly KeptButton[]): Promise<void> {
    const now = this.#parts.now().getTime();
    const fresh = buttons.filter(({ key }) => (this.#known.get(key) ?? Number.NEGATIVE_INFINITY) < now - FRESH);
    if (fresh.length === 0) return;
    for (const { key, value } of fresh) this.#waiting.set(key, value);
    bound(this.#waiting, MOST_WAITING);
    const kept = this.#kept(fresh);
    if (!this.#isSlow) await this.#patiently(kept);
  }

  /** What was kept for a button; null where it was forgotten, or where nobody can tell. Never rejects. */
  async find(key: string): Promise<string | null> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) return waiting;
    try {
      return await this.#parts.record.kept(SPACE, key, this.#parts.now().getTime());
    } catch (err) {
      this.#parts.logger.error({ err }, 'A button could not be read');
      return null;
    }
  }

  /** Resolves when these are kept, or when it was tried. */
  async #kept(buttons: readonly KeptButton[]): Promise<void> {
    // What is being kept may have been begun before these came.
    await this.#keeping;
    if (buttons.some(({ key }) => this.#waiting.has(key))) {
      this.#keeping ??= this.#keepAll();
      await this.#keeping;
    }
  }

  /** Keeps all that waits, together: so that a crowd costs few transactions. */
  async #keepAll(): Promise<void> {
    const now = this.#parts.now().getTime();
    const batch = [...this.#waiting].map(([key, value]) => ({ key, value, expires: now + BUTTON_LIFE }));
    try {
      await this.#parts.record.keep(SPACE, batch, now);
      for (const { key } of batch) {
        this.#waiting.delete(key);
        this.#known.delete(key);
        this.#known.set(key, now);
      }
      bound(this.#known, MOST_KNOWN);
    } catch (err) {
      this.#parts.logger.error({ err }, 'Buttons could not be kept: known to this process alone for now');
    }
    this.#keeping = null;
    this.#isSlow = false;
  }

  async #patiently(kept: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.#isSlow = this.#keeping !== null;
        resolve();
      }, PATIENCE);
    });
    await Promise.race([kept, late]);
    clearTimeout(timer);
  }
}

/** Leaves out what came first where there is more. */
function bound(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
