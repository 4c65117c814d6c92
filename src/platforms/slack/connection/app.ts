import { randomBytes } from 'node:crypto';
import { App, type AppOptions, type Authorize, type Receiver, type ReceiverEvent, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { InFlight } from '../../../bot/in-flight.js';
import type { SlackIdentity } from './credentials.js';
import { slackLogger } from './logger.js';

export interface SlackAppParts {
  readonly receiver: Receiver;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  /** Whose token answers; null where each workspace has its own, which the receiver's installer knows. */
  readonly single: { readonly botToken: string; readonly identity: SlackIdentity } | null;
}

/** Bolt's app, which knows what it is working on, and leaves nothing unacknowledged. */
export class SlackApp extends App {
  readonly inFlight = new InFlight();
  /** Bodies of deliveries that failed. */
  readonly #failed = new WeakSet<object>();
  readonly #logger: Logger;

  constructor(options: AppOptions, logger: Logger) {
    super({ ...options, logger: slackLogger(logger), extendedErrorHandler: true });
    this.#logger = logger;
    const failed: Parameters<App['error']>[0] = async ({ error, body }) => {
      this.#failed.add(body);
      const errorId = randomBytes(4).toString('hex');
      logger.error({ err: error, errorId, delivery: body.type }, 'A delivery failed');
    };
    this.error(failed);
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.inFlight.track(this.#process(event));
  }

  async #process(event: ReceiverEvent): Promise<void> {
    let acknowledged = false;
    const ack: ReceiverEvent['ack'] = (response) => {
      acknowledged = true;
      return event.ack(response);
    };
    await super.processEvent({ ...event, ack });
    // What failed is left to Slack, which tells the user. What nobody wanted would be sent again and again.
    if (acknowledged || this.#failed.has(event.body)) return;
    const { type } = event.body ?? {};
    this.#logger.warn({ delivery: typeof type === 'string' ? type : null }, 'Nobody took a delivery');
    await event.ack();
  }
}

/**
 * The app, whose first step acknowledges commands, buttons and shortcuts before any work: listeners must not do that
 * again. Views and options they acknowledge themselves, since their answer is in it; bolt acknowledges events.
 */
export function createApp({ receiver, clientOptions, logger, single }: SlackAppParts): SlackApp {
  // `convoStore` would be a memory of conversations that grows without end, and that nobody asks.
  const options = { receiver, clientOptions, convoStore: false as const };
  const app = new SlackApp({ ...options, ...(single && { authorize: authorizeAs(single) }) }, logger);
  app.use(async (args) => {
    if ('command' in args || 'action' in args || 'shortcut' in args) {
      try {
        await args.ack?.();
      } catch (error) {
        // The socket has ended in between: Slack didn't hear of it, and tells the user or delivers it again.
        logger.warn({ err: error }, 'A delivery could not be acknowledged, and was left');
        return;
      }
    }
    await args.next();
  });
  return app;
}

/** The identity was asked for at the start; bolt would ask again, and answer nobody where that fails. */
function authorizeAs({ botToken, identity }: NonNullable<SlackAppParts['single']>): Authorize<boolean> {
  const { botId, botUserId, teamId, enterpriseId } = identity;
  const result = { botToken, botId, botUserId, teamId, ...(enterpriseId !== null && { enterpriseId }) };
  return async () => ({ ...result });
}
