import { pino } from 'pino';
import { defineCommand } from '../../../src/bot/command.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { Once } from '../../../src/bot/once.js';
import type { Platform } from '../../../src/bot/platform.js';
import { note, reply } from '../../../src/bot/reply.js';
import type { Time } from '../../../src/bot/time.js';
import { type SlackParts, startSlack } from '../../../src/platforms/slack/index.js';
import type { SlackMode } from '../../../src/platforms/slack/settings.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { recordOf } from '../../bot/fixtures.js';
import { Log } from '../local/log.js';
import type { SlackServer } from './server/index.js';

/** Waits of a fixed length, which tests end; all others are waits between tries, which pass at once. */
export const HELLO_WITHIN = 10_000;
export const CLOSE_WITHIN = 1_000;

export interface Wait {
  readonly ms: number;
  end(): void;
}

/** A clock that stands still but for waits that pass. */
export class TestTime implements Time {
  readonly waits = new Log<Wait>();
  #now = Date.now();

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const end = () => {
        if (!signal?.aborted) this.#now += ms;
        done();
      };
      signal?.addEventListener('abort', done);
      if (signal?.aborted || (ms !== HELLO_WITHIN && ms !== CLOSE_WITHIN)) end();
      this.waits.add({ ms, end });
    });
  }

  random(): number {
    return 0.5;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  /** The waits between tries so far. */
  get pauses(): readonly number[] {
    return this.waits.all.map(({ ms }) => ms).filter((ms) => ms !== HELLO_WITHIN && ms !== CLOSE_WITHIN);
  }
}

/** What was told to whoever runs it, beside what is for debugging. */
export const told = (log: Log<LogLine>) => log.all.filter(({ level }) => level >= 40);

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
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
};

export function socketMode(slack: SlackServer): SlackMode {
  return { type: 'socket', botToken: slack.botToken, appToken: slack.appToken };
}

export function httpMode(slack: SlackServer): SlackMode {
  return { type: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret };
}

/** A start that is under way: what can be looked at before it is done. */
export function connecting(slack: SlackServer, options: ConnectOptions = {}) {
  const { mode = socketMode(slack), time = new TestTime(), ...rest } = options;
  const log = new Log<LogLine>();
  const asked = new Log<string>();
  const stopped = new AbortController();
  let gate: Promise<void> = Promise.resolve();
  const said = defineCommand({
    name: 'said',
    description: 'Echoes',
    options: { question: { type: 'string', description: 'anything' } },
    examples: [],
    who: 'everyone',
    takesBareText: true,
    async run(_, { question }) {
      asked.add(question ?? '');
      await gate;
      if (question === 'crash') throw new Error('xoxb-s3cret is broken');
      return reply(note(`about ${question}`));
    },
  });
  const logger = pino({ level: 'debug', base: null }, { write: (line: string) => log.add(JSON.parse(line)) });
  const record = {
    ...recordOf({}),
    meetAll: async (_: string, keys: readonly string[]) => keys,
    forget: async () => {},
  };
  const bot = new Bot({ record, commands: [said], logger, now: () => new Date(0) });
  const starting = startSlack({
    settings: { mode, apiUrl: slack.apiUrl, editors: [], editorsChannel: null },
    once: new Once({ record, logger, now: () => new Date(0) }),
    health: async () => [],
    publicUrl: null,
    web: null,
    installations: null,
    signal: stopped.signal,
    ...rest,
    bot,
    logger,
    time,
  });
  const hold = () => {
    let release = () => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { starting, time, log, asked, stopped, hold };
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
