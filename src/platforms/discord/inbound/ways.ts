import type { Logger } from 'pino';
import type { Bot } from '../../../bot/dispatch.js';
import type { Finding } from '../../../bot/health.js';
import type { Once } from '../../../bot/once.js';

/** What each way in works with. */
export interface Ways {
  readonly bot: Bot;
  /** Tells what Discord sends for a second time. */
  readonly once: Once;
  /** Ids of users and roles that may change the record. */
  readonly editors: readonly string[];
  /** Where reported mistakes go. */
  readonly editorsChannel: string | null;
  /** Where statements can be read in a browser; null where nowhere. */
  readonly publicUrl: string | null;
  readonly health: () => Promise<readonly Finding[]>;
  readonly logger: Logger;
  /**
   * Does what something that came in asks for: every listener goes through here, so that a stop waits for it, and what it
   * throws is logged under a number.
   *
   * @param what came in, for the log: "command", "button"
   */
  take(what: string, work: () => Promise<void>): void;
}
