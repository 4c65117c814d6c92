import { cpSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Command } from '../../../src/bot/command.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { examine } from '../../../src/bot/health.js';
import { KeptButtons } from '../../../src/bot/kept-buttons.js';
import { statementAddress } from '../../../src/bot/links.js';
import { loadCommands } from '../../../src/bot/load.js';
import { Once } from '../../../src/bot/once.js';
import type { Platform } from '../../../src/bot/platform.js';
import { startDiscord } from '../../../src/platforms/discord/index.js';
import { openRecord, type Record } from '../../../src/record/index.js';
import { Log } from '../local/log.js';
import { settingsFor, TestTime } from './connected.js';
import { DiscordServer } from './server/index.js';
import { FLAGS } from './server/messages.js';
import { pingsIn } from './server/pings.js';
import { flat } from './server/rules/components.js';
import type { Message, Modal } from './server/types.js';

export interface StartOptions {
  readonly prefix?: string;
  readonly publicUrl?: string;
  readonly guildId?: string;
  readonly editors?: readonly string[];
  readonly editorsChannel?: string;
  readonly record?: Record;
  /** What the bot gets in the place of the record, made of it. */
  readonly around?: (record: Record) => Record;
  /** Commands beside those of this product. */
  readonly commands?: readonly Command[];
  /** The Discord of another one that runs (or ran), which closes it. */
  readonly discord?: DiscordServer;
  /** Done to a Discord before the bot connects to it. */
  readonly before?: (discord: DiscordServer) => void;
}

export interface Running {
  readonly discord: DiscordServer;
  readonly platform: Platform;
  readonly record: Record;
  readonly time: TestTime;
  /** What went to the log, a line each. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** When questions are asked. */
export const NOW = new Date('2026-11-22T12:00:00Z');

/** Somebody who wants to make all of Discord look. */
export const LOUD = '@everyone <@&1> <@7> **who** `said` ||that|| https://a.example [b](https://b.example) # c';

/**
 * The bot on a local Discord, each time with a record of its own that holds all sample documents. At the end, every payload
 * that Discord got is checked: it keeps to the limits, and calls nobody.
 */
export function discordBot() {
  let folder: string;
  let records = 0;
  const open: Running[] = [];
  const fileOf = (name: string) => join(folder, name, 'record.db');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-discord-'));
    await (await openRecord({ db: fileOf('seeded'), seed: true, thread: 'caller' })).close();
    // The log of a record may outlive its end by a while: both are copied at once, while nothing can change them.
    const filter = (path: string) => !path.endsWith('-shm');
    cpSync(join(folder, 'seeded'), join(folder, 'sample'), { recursive: true, filter });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    const running = open.splice(0);
    for (const each of running.toReversed()) await each.stop();
    expect(running.flatMap(({ discord }) => discord.violations)).toEqual([]);
    expect(running.flatMap(({ discord }) => loudIn(discord))).toEqual([]);
  });
  const copied = async () => {
    const name = `${++records}`;
    await cp(join(folder, 'sample'), join(folder, name), { recursive: true });
    return openRecord({ db: fileOf(name), thread: 'caller' });
  };
  return async (options: StartOptions = {}): Promise<Running> => {
    const record = options.record ?? (await copied());
    const running = await started({ ...options, record: options.around?.(record) ?? record });
    const close = async () => {
      await running.stop();
      if (!options.record) await record.close();
    };
    open.push({ ...running, stop: close });
    return running;
  };
}

/** A record of which one method waits until it is released. */
export function holding(method: 'ask' | 'receipts' | 'complete' | 'keep') {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const called = new Log<string>();
  const around = (record: Record): Record =>
    new Proxy(record, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== method) return value.bind(target);
        return async (...args: unknown[]) => {
          called.add(method);
          await released;
          return value.apply(target, args);
        };
      },
    });
  return { around, called, release: () => release() };
}

/** What calls somebody in whatever the bot sent. */
function loudIn({ calls }: DiscordServer) {
  const sent = calls.all
    .filter(({ operation }) => /message|webhook|interaction_response/.test(operation))
    .map(({ body }) => body)
    // Choices are shown as they are.
    .filter((body) => (body as { type?: number } | undefined)?.type !== 8);
  return pingsIn(sent).filter(({ kind }) => /user|role|everyone|here/.test(kind));
}

/** All that a message or a form says, a component a line; labels of its buttons as well. */
export function shownIn({ components }: Pick<Message | Modal, 'components'>): string {
  return flat(components)
    .flatMap(({ content, label }) => content ?? label ?? [])
    .join('\n');
}

/** Words as a message shows them: Markdown that hides nothing taken away. */
export function plain(message: Pick<Message, 'components'>): string {
  return shownIn(message)
    .replace(/^(?:### |-# |> )/gm, '')
    .replace(/\*\*|(?<!\\)`/g, '')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1');
}

export const isEphemeral = ({ flags }: Message) => (flags & FLAGS.ephemeral) !== 0;

async function started({
  prefix = '',
  publicUrl,
  guildId,
  editors = [],
  editorsChannel,
  record,
  commands = [],
  discord: shared,
  before,
}: StartOptions & { readonly record: Record }): Promise<Running> {
  const discord = shared ?? (await DiscordServer.start());
  before?.(discord);
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const platforms: Platform[] = [];
  const now = () => NOW;
  const bot = new Bot({
    record,
    commands: [...(await loadCommands({ prefix })), ...commands],
    logger,
    now,
    health: ({ place }) => examine(record, platforms, place),
    permalink: (id) => (publicUrl === undefined ? null : statementAddress(publicUrl, id)),
  });
  const time = new TestTime();
  const platform = await startDiscord({
    settings: settingsFor(discord, { guildId: guildId ?? null, editors, editorsChannel: editorsChannel ?? null }),
    bot,
    once: new Once({ record, logger, now }),
    buttons: new KeptButtons({ record, logger, now }),
    logger,
    signal: new AbortController().signal,
    time,
  });
  platforms.push(platform);
  let isStopped = false;
  return {
    discord,
    platform,
    record,
    time,
    log,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await platform.stop();
      await bot.settled();
      if (!shared) await discord.close();
    },
  };
}
