import type { Turn } from '../model.js';
import type { Caller, Conversation } from './command.js';

/** Conversations kept at once; the one that rested longest goes first. Each is a few kilobytes. */
export const MOST_CONVERSATIONS = 1000;

/** Milliseconds after which a turn is forgotten: nobody goes on from what was asked yesterday. */
export const TURN_LIFE = 12 * 60 * 60 * 1000;

interface Kept {
  readonly turn: Turn;
  /** When it was said, in milliseconds. */
  readonly at: number;
}

/** The last turn of each conversation, as plain data: one for each person in each place. */
export class Conversations {
  readonly #kept = new Map<string, Kept>();

  of({ userId, place }: Pick<Caller, 'userId' | 'place'>, now: Date): Conversation {
    const key = JSON.stringify([place ?? null, userId]);
    const at = now.getTime();
    this.#forget(at);
    return {
      after: this.#kept.get(key)?.turn,
      remember: (turn) => {
        // Anew, so that the order of the map is the order of use.
        this.#kept.delete(key);
        this.#kept.set(key, { turn, at });
        const [oldest] = this.#kept.keys();
        if (this.#kept.size > MOST_CONVERSATIONS && oldest !== undefined) this.#kept.delete(oldest);
      },
    };
  }

  #forget(now: number): void {
    for (const [key, { at }] of this.#kept) {
      if (now - at < TURN_LIFE) return;
      this.#kept.delete(key);
    }
  }
}
