import type { ConversationTurn } from '../../model/query.js';
import type { Logger, StatementRecord } from '../../record/index.js';
import type { Caller } from '../commands/command.js';
import { parseTurn } from '../reply/turns.js';
import { WriteBehind } from './write-behind.js';

/** Where turns are kept in the record. */
const SPACE = 'turn';

/** Milliseconds after which a turn is forgotten: nobody goes on from what was asked yesterday. */
export const TURN_LIFE = 12 * 60 * 60 * 1000;

/** Turns that wait for the record at most; the one that waited longest goes first. Each is a few kilobytes. */
export const MOST_WAITING = 1000;

export interface ConversationsParts {
  readonly record: Pick<StatementRecord, 'keep' | 'kept'>;
  readonly logger: Logger;
}

interface UnwrittenTurn {
  readonly turn: ConversationTurn;
  /** When it was said, in milliseconds. */
  readonly at: number;
}

/** One person in one place, or a place where all go on from what is asked. */
interface Talk {
  /** What was asked and shown last. Never rejects. */
  latest(): Promise<ConversationTurn | undefined>;
  /** Keeps a turn, for which nobody waits. */
  remember(turn: ConversationTurn): void;
}

/**
 * The last turn of each conversation, in the record: so that a follow-up is understood after a restart, and by another
 * instance. What the record can't take (now) is known to this process alone, and tried again with the next one.
 */
export class Conversations {
  readonly #parts: ConversationsParts;
  /** Turns that are not in the record yet, by conversation. */
  readonly #unwritten: WriteBehind<UnwrittenTurn>;

  constructor(parts: ConversationsParts) {
    this.#parts = parts;
    this.#unwritten = new WriteBehind({
      budget: MOST_WAITING,
      write: (batch) => {
        const values = batch.map(([key, { turn, at }]) => ({
          key,
          value: JSON.stringify(turn),
          expires: at + TURN_LIFE,
        }));
        return parts.record.keep(SPACE, values, Math.max(...batch.map(([, { at }]) => at)));
      },
      failed: (err) =>
        parts.logger.error({ err }, 'Conversations could not be kept: known to this process alone for now'),
    });
  }

  of({ userId, place, within, shared }: Pick<Caller, 'userId' | 'place' | 'within' | 'shared'>, now: Date): Talk {
    const keyOf = (where: string | undefined) => JSON.stringify([where ?? null, shared ? null : userId]);
    const key = keyOf(place);
    const at = now.getTime();
    return {
      latest: async () => {
        const latest = await this.#latest(key, at);
        return latest ?? (within === undefined ? undefined : this.#latest(keyOf(within), at));
      },
      remember: (turn) => {
        void this.#unwritten.put([[key, { turn, at }]]);
      },
    };
  }

  /** When nothing is being kept any more. */
  settled(): Promise<void> {
    return this.#unwritten.settled();
  }

  async #latest(key: string, now: number): Promise<ConversationTurn | undefined> {
    const unwritten = this.#unwritten.get(key);
    if (unwritten) return now - unwritten.at < TURN_LIFE ? unwritten.turn : undefined;
    try {
      const kept = await this.#parts.record.kept(SPACE, key, now);
      return kept === null ? undefined : (parseTurn(kept) ?? undefined);
    } catch (err) {
      this.#parts.logger.error({ err }, 'A conversation could not be read');
      return undefined;
    }
  }
}
