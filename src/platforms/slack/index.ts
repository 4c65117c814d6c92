import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Bot } from '../../bot/dispatch.js';
import type { Finding } from '../../bot/health.js';
import type { Once } from '../../bot/once.js';
import type { Platform, Web } from '../../bot/platform.js';
import { untilReached } from '../../bot/reach.js';
import { REAL_TIME, type Time } from '../../bot/time.js';
import type { OnrecordError } from '../../errors.js';
import { Callers } from './callers.js';
import { createApp } from './connection/app.js';
import { slackClients } from './connection/clients.js';
import { identify } from './connection/credentials.js';
import { createHttpReceiver, serveSlack } from './connection/http.js';
import { SocketReceiver } from './connection/reconnect.js';
import { troubleOf } from './connection/trouble.js';
import { Delivery } from './delivery.js';
import { findingsOf } from './doctor.js';
import { listen } from './inbound/index.js';
import { addressOf } from './inbound/place.js';
import { forgetUninstalled, type Installations, tokenIn } from './installations.js';
import { Posting } from './posting.js';
import { Posts } from './posts.js';
import type { SlackSettings } from './settings.js';

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly publicUrl: string | null;
  readonly bot: Bot;
  /** Tells what Slack sends for a second time. */
  readonly once: Once;
  /** What works and what doesn't, on all platforms, for the App Home. */
  readonly health: () => Promise<readonly Finding[]>;
  /** Where Slack calls in the modes `http` and `oauth`; needed there. */
  readonly web: Web | null;
  /** Where the tokens of workspaces are kept that install the app, in the mode `oauth`; needed there. */
  readonly installations: Installations | null;
  readonly logger: Logger;
  /** Ends the start, which waits for a Slack that can't be reached. */
  readonly signal: AbortSignal;
  readonly time?: Time;
  /** Milliseconds without a pong after which a socket counts as dead. */
  readonly pongWithin?: number;
}

/** How long a stop waits for what is being worked on, in milliseconds. */
const DRAIN_WITHIN = 10_000;

/**
 * Connects to Slack and answers there.
 *
 * @throws {OnrecordError} `SLACK_REFUSED`, `SLACK_UNREACHABLE` (after five minutes); or anything when the signal is aborted.
 */
export async function startSlack(parts: SlackParts): Promise<Platform> {
  const { settings, logger, signal, time = REAL_TIME } = parts;
  const { mode, apiUrl } = settings;
  const clients = slackClients({ apiUrl, logger });
  const trying = { time, logger, signal };
  const single =
    mode.type === 'oauth'
      ? null
      : {
          botToken: mode.botToken,
          identity: await untilReached(() => identify(clients.once(mode.botToken)), {
            ...trying,
            troubleOf: (thrown) => troubleOf(thrown, 'SLACK_BOT_TOKEN'),
          }),
        };
  const connection = mode.type === 'socket' ? socketConnection(mode.appToken) : httpConnection(mode);
  const app = createApp({ receiver: connection.receiver, clientOptions: clients.repeating, logger, single });
  const { editors, editorsChannel } = settings;
  let fail: (reason: OnrecordError) => void = () => {};
  const revoked = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const failed = Promise.race([connection.failed, revoked]);
  // Whoever waits for it hears of it; where nobody does, the process needn't end.
  failed.catch(() => undefined);
  const posting = new Posting({ single: clients.once, time, logger });
  const posts = new Posts({ posting, tokenOf, refused: single && (() => void askAgain()), logger });
  listen(app, {
    bot: parts.bot,
    once: parts.once,
    delivery: new Delivery({ posting, single: clients.once, refused: () => void askAgain(), logger }),
    callers: new Callers({ editors, severalInstalled: single === null, time, logger }),
    time,
    editorsChannel,
    publicUrl: parts.publicUrl,
    health: parts.health,
    logger,
  });
  if (parts.installations) forgetUninstalled(app, parts.installations);
  await connection.start();

  return {
    name: 'slack',
    connected: connection.connected,
    failed,
    check: (place) =>
      findingsOf({
        // Where each workspace has its own token, what is asked for here is answered by none of them.
        client: single === null ? null : new webApi.WebClient(single.botToken, clients.repeating),
        connected: connection.connected(),
        links: parts.publicUrl !== null,
        editors,
        editorsChannel,
        channel: place === undefined ? null : addressOf(place).channel,
      }),
    hasThreads: true,
    post: (post) => app.inFlight.track(posts.post(post)),
    async stop() {
      await connection.stop();
      const waited = new AbortController();
      await Promise.race([app.inFlight.idle(), time.wait(DRAIN_WITHIN, waited.signal)]);
      waited.abort();
      const left = app.inFlight.count;
      if (left > 0) logger.error({ left }, 'Stopped before everything was answered');
    },
  };

  async function tokenOf(installation: string | null): Promise<string | null> {
    if (single === null) return connection.installer ? tokenIn(installation, connection.installer) : null;
    const { teamId, enterpriseId } = single.identity;
    return [null, teamId, enterpriseId].includes(installation) ? single.botToken : null;
  }

  /** One refusal is not believed: Slack has refused good tokens now and then. */
  async function askAgain(): Promise<void> {
    if (single === null) return;
    try {
      await identify(clients.once(single.botToken));
    } catch (thrown) {
      const trouble = troubleOf(thrown, 'SLACK_BOT_TOKEN');
      if (trouble.kind === 'refused') fail(trouble.error);
    }
  }

  function socketConnection(appToken: string) {
    const pongWithin = parts.pongWithin ?? 5_000;
    const receiver = new SocketReceiver({ ...trying, appToken, clients, pongWithin });
    return {
      receiver,
      installer: undefined,
      failed: receiver.failed,
      connected: () => receiver.connected(),
      start: () => receiver.start(),
      stop: () => receiver.stop(),
    };
  }

  function httpConnection(http: Exclude<SlackSettings['mode'], { readonly type: 'socket' }>) {
    const { web, installations, publicUrl } = parts;
    if (web === null) throw new Error('Slack in HTTP mode needs a server');
    const httpParts = { mode: http, apiUrl, publicUrl, installations, clients, web, logger, time };
    const receiver = createHttpReceiver(httpParts);
    let serving = false;
    return {
      receiver,
      installer: receiver.installer,
      failed: new Promise<never>(() => {}),
      connected: () => serving,
      start: async () => {
        serveSlack(receiver, httpParts);
        serving = true;
      },
      stop: async () => {
        serving = false;
      },
    };
  }
}
