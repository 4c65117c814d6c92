import { randomBytes } from 'node:crypto';
import { App, type AppOptions, type Authorize, type Receiver, type ReceiverEvent, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { InFlight } from '../../../bot/delivery/in-flight.js';
import type { SlackIdentity } from './identity.js';
import { slackLogger } from './logger.js';
import { acknowledgement, isUnreadable, respond, type UnreadableWords, unreadableWords } from './unreadable.js';

export interface SlackAppParts {
  readonly receiver: Receiver;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  /** Whose token answers; null where each workspace has its own, which the receiver's installer knows. */
  readonly single: { readonly botToken: string; readonly identity: SlackIdentity } | null;
  /** Where the app is installed, for whoever has to install it again; null where nobody said. */
  readonly publicUrl: string | null;
  /** Answers where there is no token. */
  readonly fetch: webApi.FetchFunction;
}

/** Bolt's app, which knows what it is working on, and leaves nothing unacknowledged. */
export class SlackApp extends App {
  readonly inFlight = new InFlight();
  /** Bodies of deliveries that failed. */
  readonly #failed = new WeakSet<object>();
  /** Bodies of those that failed since their workspace's installation can't be read. */
  readonly #unreadable = new WeakSet<object>();
  /** Whether such a one was logged: it is one fault, which the start has told of as well. */
  #hasLogged = false;
  readonly #logger: Logger;
  readonly #words: UnreadableWords;

  constructor(
    options: AppOptions,
    { logger, publicUrl, fetch }: Pick<SlackAppParts, 'logger' | 'publicUrl' | 'fetch'>,
  ) {
    super({ ...options, logger: slackLogger(logger), extendedErrorHandler: true });
    this.#logger = logger;
    this.#words = unreadableWords(publicUrl);
    const failed: Parameters<App['error']>[0] = async ({ error, body }) => {
      this.#failed.add(body);
      if (isUnreadable(error)) {
        this.#unreadable.add(body);
        if (!this.#hasLogged) logger.error({ err: error, delivery: body.type }, 'An installation can’t be read');
        this.#hasLogged = true;
        // Slack waits for the acknowledgement meanwhile.
        const answered = respond(body, this.#words, fetch).catch((err: unknown) =>
          logger.warn({ err }, 'Somebody could not be told that their installation can’t be read'),
        );
        void this.inFlight.track(answered);
        return;
      }
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
      const words = this.#unreadable.has(event.body) ? acknowledgement(event.body, this.#words) : undefined;
      return event.ack(response ?? words);
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
export function createApp(parts: SlackAppParts): SlackApp {
  const { receiver, clientOptions, logger, single } = parts;
  // `convoStore` would be a memory of conversations that grows without end, and that nobody asks.
  const options = { receiver, clientOptions, convoStore: false as const };
  const app = new SlackApp({ ...options, ...(single && { authorize: authorizeAs(single) }) }, parts);
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
