import { pino } from 'pino';
import type { Log } from '../../../dev/local/log.js';
import type { SlackServer } from '../../../dev/slack/index.js';
import type { Platform } from '../../../src/bot/delivery/platform.js';
import { EventDeduplicator } from '../../../src/bot/memory/deduplication.js';
import { type SlackParts, startSlack } from '../../../src/platforms/slack/index.js';
import type { SlackMode } from '../../../src/platforms/slack/setup/settings.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { echo, type LogLine } from '../local/echo.js';
import { StandingTime } from '../local/time.js';

export { told } from '../local/echo.js';

/** Waits of a fixed length, which tests end; all others are waits between tries, which pass at once. */
export const HELLO_WITHIN = 10_000;
export const CLOSE_WITHIN = 1_000;
/** How long a question waits for the clock of whoever asks, and for names. */
export const LEARN_WITHIN = 100;

/** A clock that stands still but for waits that pass. */
export class TestTime extends StandingTime {
  constructor() {
    super(new Set([HELLO_WITHIN, CLOSE_WITHIN, LEARN_WITHIN]));
  }
}

/** The bot, connected to a local Slack, with what a test looks at. */
export interface Connected {
  readonly platform: Platform;
  readonly time: TestTime;
  readonly log: Log<LogLine>;
  /** What `/said` was asked, as it came; it is answered when `answer` resolves. */
  readonly asked: Log<string>;
  /** Holds answers back until it is called. */
  hold(): () => void;
  readonly web: WebServer | null;
  readonly stopped: AbortController;
  close(): Promise<void>;
}

export type ConnectOptions = Partial<Omit<SlackParts, 'time'>> & {
  readonly mode?: SlackMode;
  readonly time?: TestTime;
  readonly editors?: readonly string[];
  readonly editorsChannels?: readonly string[];
};

export function socketMode(slack: SlackServer): SlackMode {
  return { type: 'socket', botToken: slack.botToken, appToken: slack.appToken };
}

export function httpMode(slack: SlackServer): SlackMode {
  return { type: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret };
}

/** The settings of readers unless something is set. */
export const ANYBODY = { readers: 'everyone', sharedChannels: 'private' } as const;

/** A start that is under way: what can be looked at before it is done. */
export function connecting(slack: SlackServer, options: ConnectOptions = {}) {
  const { mode = socketMode(slack), time = new TestTime(), editors = [], editorsChannels = [], ...more } = options;
  const stopped = new AbortController();
  const { bot, keeping, ...rest } = echo();
  const starting = startSlack({
    settings: { ...ANYBODY, mode, apiUrl: slack.apiUrl, editors, editorsChannels },
    once: new EventDeduplicator(keeping),
    health: async () => [],
    publicUrl: null,
    pages: null,
    web: null,
    installations: null,
    signal: stopped.signal,
    ...more,
    bot,
    logger: keeping.logger,
    time,
  });
  return { ...rest, starting, time, stopped };
}

/** Starts it, in HTTP mode with a server that the local Slack calls. */
export async function connect(slack: SlackServer, options: ConnectOptions = {}): Promise<Connected> {
  const mode = options.mode ?? socketMode(slack);
  let platform: Platform | null = null;
  const web =
    mode.type === 'socket'
      ? null
      : await openWeb({ port: 0, logger: pino({ level: 'silent' }), platforms: () => (platform ? [platform] : []) });
  const { starting, ...rest } = connecting(slack, { web, ...options });
  platform = await starting;
  if (web) slack.useHttp([`http://127.0.0.1:${web.port}/slack/events`]);
  const close = async () => {
    await Promise.all([platform?.stop(), web?.close()]);
  };
  return { ...rest, platform, web, close };
}
