import type { Logger } from 'pino';
import type { Time } from '../../../bot/delivery/clock.js';
import type { Bot } from '../../../bot/dispatch.js';
import type { ButtonStore } from '../../../bot/memory/buttons.js';
import type { EventDeduplicator } from '../../../bot/memory/deduplication.js';
import type { Callers } from '../access/callers.js';
import type { Responder } from '../posting/responder.js';

/** What each way in works with. */
export interface InboundTools {
  readonly bot: Bot;
  /** Tells what Discord sends for a second time. */
  readonly once: EventDeduplicator;
  readonly responder: Responder;
  readonly callers: Callers;
  /** What buttons hold that have no room for it. */
  readonly buttons: ButtonStore;
  /** Where reported mistakes go. */
  readonly editorsChannel: string | null;
  readonly time: Pick<Time, 'wait'>;
  readonly logger: Logger;
  /**
   * Does what something that came in asks for: every listener goes through here, so that a stop waits for it, and what it
   * throws is logged under a number.
   *
   * @param what came in, for the log: "command", "button"
   */
  take(what: string, work: () => Promise<void>): void;
}
