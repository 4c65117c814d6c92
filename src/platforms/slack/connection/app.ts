import { randomBytes } from 'node:crypto';
import { App, type Authorize, type Receiver, type ReceiverEvent, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackIdentity } from './credentials.js';
import { InFlight } from './in-flight.js';
import { slackLogger } from './logger.js';

export interface SlackAppParts {
  readonly receiver: Receiver;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  /** Whose token answers; null where each workspace has its own, which the receiver's installer knows. */
  readonly single: { readonly botToken: string; readonly identity: SlackIdentity } | null;
}

/** Bolt's app, which knows what it is working on. */
export class SlackApp extends App {
  readonly inFlight = new InFlight();

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.inFlight.track(super.processEvent(event));
  }
}

/**
 * The app, whose first step acknowledges commands, buttons and shortcuts before any work: listeners must not do that
 * again. Views and options they acknowledge themselves, since their answer is in it; bolt acknowledges events.
 */
export function createApp({ receiver, clientOptions, logger, single }: SlackAppParts): SlackApp {
  const app = new SlackApp({
    receiver,
    ...(single && { authorize: authorizeAs(single) }),
    clientOptions,
    logger: slackLogger(logger),
    // A memory of conversations that grows without end, and that nobody asks.
    convoStore: false,
    extendedErrorHandler: true,
  });
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
  const told: Parameters<App['error']>[0] = async ({ error, body }) => {
    const errorId = randomBytes(4).toString('hex');
    logger.error({ err: error, errorId, delivery: body.type }, 'A delivery failed');
  };
  app.error(told);
  return app;
}

/** The identity was asked for at the start; bolt would ask again, and answer nobody where that fails. */
function authorizeAs({ botToken, identity }: NonNullable<SlackAppParts['single']>): Authorize<boolean> {
  const { botId, botUserId, teamId, enterpriseId } = identity;
  const result = { botToken, botId, botUserId, teamId, ...(enterpriseId !== null && { enterpriseId }) };
  return async () => ({ ...result });
}
