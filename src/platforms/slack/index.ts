import type { Logger } from 'pino';
import type { Bot } from '../../bot/dispatch.js';
import type { Finding } from '../../bot/health.js';
import type { Platform, Web } from '../../bot/platform.js';
import { createApp } from './connection/app.js';
import { slackClients } from './connection/clients.js';
import { identify, untilReached } from './connection/credentials.js';
import { createHttpReceiver, serveSlack } from './connection/http.js';
import { SocketReceiver } from './connection/reconnect.js';
import { REAL_TIME, type Time } from './connection/time.js';
import { listen } from './inbound/index.js';
import { forgetUninstalled, type Installations } from './installations.js';
import type { SlackSettings } from './settings.js';

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly commandPrefix: string;
  readonly publicUrl: string | null;
  readonly bot: Bot;
  /** Where Slack calls in the modes `http` and `oauth`; needed there. */
  readonly web: Web | null;
  /** For the mode `oauth`, needed there. */
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
            credential: 'SLACK_BOT_TOKEN',
          }),
        };
  const connection = mode.type === 'socket' ? socketConnection(mode.appToken) : httpConnection(mode);
  const app = createApp({ receiver: connection.receiver, clientOptions: clients.repeating, logger, single });
  if (parts.installations) forgetUninstalled(app, parts.installations);
  listen(app, { bot: parts.bot, commandPrefix: parts.commandPrefix, editors: settings.editors });
  await connection.start();

  return {
    name: 'slack',
    connected: connection.connected,
    failed: connection.failed,
    check: async () => [connectionFinding(connection.connected())],
    async stop() {
      await connection.stop();
      const waited = new AbortController();
      await Promise.race([app.inFlight.idle(), time.wait(DRAIN_WITHIN, waited.signal)]);
      waited.abort();
      const left = app.inFlight.count;
      if (left > 0) logger.error({ left }, 'Stopped before everything was answered');
    },
  };

  function socketConnection(appToken: string) {
    const pongWithin = parts.pongWithin ?? 5_000;
    const receiver = new SocketReceiver({ ...trying, appToken, clients, pongWithin });
    return {
      receiver,
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

function connectionFinding(connected: boolean): Finding {
  return connected
    ? { area: 'connection', state: 'ok', what: 'Connected to Slack.' }
    : {
        area: 'connection',
        state: 'fault',
        what: 'Not connected to Slack at the moment; it is tried again.',
        fix: 'If it stays, look at slack-status.com and at the log.',
      };
}
