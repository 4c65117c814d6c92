import type { Turn } from '../model.js';
import type { Conversation } from './command.js';

/** Conversations kept at once; the one that rested longest goes first. Each is a few kilobytes. */
export const MOST_CONVERSATIONS = 1000;

/** The last turn of each conversation, as plain data. */
export class Conversations {
  readonly #turns = new Map<string, Turn>();

  /** @param key whose conversation it is, for example the id of whoever asks. */
  of(key: string): Conversation {
    const turns = this.#turns;
    return {
      after: turns.get(key),
      remember: (turn) => {
        // Anew, so that the order of the map is the order of use.
        turns.delete(key);
        turns.set(key, turn);
        const [oldest] = turns.keys();
        if (turns.size > MOST_CONVERSATIONS && oldest !== undefined) turns.delete(oldest);
      },
    };
  }
}
