import { pino } from 'pino';
import { defineCommand } from '../../../src/bot/command.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { DRAIN_WITHIN } from '../../../src/bot/in-flight.js';
import { KeptButtons } from '../../../src/bot/kept-buttons.js';
import { Once } from '../../../src/bot/once.js';
import type { Platform } from '../../../src/bot/platform.js';
import { PATIENCE } from '../../../src/bot/reach.js';
import { note, reply } from '../../../src/bot/reply.js';
import type { Time } from '../../../src/bot/time.js';
import { PATIENCE as ANSWER_WITHIN } from '../../../src/platforms/discord/answering.js';
import { FORGET_EVERY } from '../../../src/platforms/discord/connection/connect.js';
import { CLOSE_WITHIN, WATCH_EVERY } from '../../../src/platforms/discord/connection/shards.js';
import { BUDGET as TYPING_WITHIN } from '../../../src/platforms/discord/inbound/autocomplete.js';
import { startDiscord } from '../../../src/platforms/discord/index.js';
import type { DiscordSettings } from '../../../src/platforms/discord/settings.js';
import { recordOf } from '../../bot/fixtures.js';
import { Log } from '../local/log.js';
import type { DiscordServer } from './server/index.js';

/** Waits that tests end, or that nothing but an abort ends; all others pass at once. */
const LONG: ReadonlySet<number> = new Set([
  PATIENCE,
  WATCH_EVERY,
  FORGET_EVERY,
  DRAIN_WITHIN,
  CLOSE_WITHIN,
  ANSWER_WITHIN,
  TYPING_WITHIN,
]);

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
      if (signal?.aborted || !LONG.has(ms)) end();
      this.waits.add({ ms, end });
    });
  }

  random(): number {
    return 0.5;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  /** Ends the next wait of a length, which may still be to come, from the `from`-th wait on. */
  async end(ms: number, from = 0): Promise<void> {
    (await this.waits.next((wait) => wait.ms === ms, from)).end();
  }

  /** The waits between tries so far. */
  get pauses(): readonly number[] {
    return this.waits.all.map(({ ms }) => ms).filter((ms) => ms > 0 && !LONG.has(ms));
  }
}

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** What was told to whoever runs it, beside what is for debugging. */
export const told = (log: Log<LogLine>) => log.all.filter(({ level }) => level >= 40);

export type ConnectOptions = Partial<DiscordSettings> & { readonly time?: TestTime };

export function settingsFor(discord: DiscordServer, more: Partial<DiscordSettings> = {}): DiscordSettings {
  return {
    token: discord.token,
    guildId: null,
    restApi: discord.api,
    editors: [],
    editorsChannel: null,
    shards: 'auto',
    ...more,
  };
}

/** A start that is under way: what can be looked at before it is done. */
export function connecting(discord: DiscordServer, { time = new TestTime(), ...settings }: ConnectOptions = {}) {
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
  const starting = startDiscord({
    settings: settingsFor(discord, settings),
    once: new Once({ record, logger, now: () => new Date(0) }),
    buttons: new KeptButtons({ record, logger, now: () => new Date(0) }),
    signal: stopped.signal,
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

/** The bot, connected to a local Discord, with what a test looks at. */
export async function connect(discord: DiscordServer, options: ConnectOptions = {}) {
  const { starting, ...rest } = connecting(discord, options);
  const platform: Platform = await starting;
  return { ...rest, platform, close: () => platform.stop() };
}
