import type { Logger } from 'pino';
import type { Finding } from '../../../bot/answers/examination.js';
import type { Time } from '../../../bot/delivery/clock.js';
import type { Bot } from '../../../bot/dispatch.js';
import type { EventDeduplicator } from '../../../bot/memory/deduplication.js';
import type { Pages } from '../../../bot/memory/pages.js';
import type { Audiences } from '../access/audiences.js';
import type { Callers } from '../access/callers.js';
import type { Responder } from '../posting/responder.js';

/** What each way in works with. */
export interface InboundTools {
  readonly bot: Bot;
  /** Tells what Slack sends for a second time. */
  readonly once: EventDeduplicator;
  readonly responder: Responder;
  readonly callers: Callers;
  readonly audiences: Audiences;
  /** Where reported mistakes go, by the workspace where there are several; see `idsIn`. */
  readonly editorsChannels: readonly string[];
  /** Where statements can be read in a browser; null where nowhere. */
  readonly pages: Pages | null;
  /** @param place as it is told in commands, or a workspace alone */
  readonly health: (place: string) => Promise<readonly Finding[]>;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}
