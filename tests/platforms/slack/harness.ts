import { cpSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Command } from '../../../src/bot/command.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { examine } from '../../../src/bot/health.js';
import { statementAddress } from '../../../src/bot/links.js';
import { loadCommands } from '../../../src/bot/load.js';
import { Once } from '../../../src/bot/once.js';
import type { Platform } from '../../../src/bot/platform.js';
import type { Time } from '../../../src/bot/time.js';
import { startSlack } from '../../../src/platforms/slack/index.js';
import type { SlackSettings } from '../../../src/platforms/slack/settings.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { serveStatements } from '../../../src/platforms/web/statement-page.js';
import { openRecord, type Record } from '../../../src/record/index.js';
import { Log } from '../local/log.js';
import { SlackServer } from './server/index.js';
import { pingsIn } from './server/pings.js';
import type { Message, View } from './server/types.js';

export interface StartOptions {
  readonly mode?: 'socket' | 'http';
  readonly prefix?: string;
  readonly publicUrl?: string;
  readonly editors?: readonly string[];
  readonly editorsChannel?: string;
  readonly record?: Record;
  /** What the bot gets in the place of the record, made of it. */
  readonly around?: (record: Record) => Record;
  /** Commands beside those of this product. */
  readonly commands?: readonly Command[];
  /** Waits as it says; unless given, as real time passes. */
  readonly time?: Time;
  /** The Slack of another one that runs (or ran), which closes it. */
  readonly slack?: SlackServer;
}

export interface Running {
  readonly slack: SlackServer;
  readonly platform: Platform;
  readonly record: Record;
  /** Where it takes requests, in HTTP mode. */
  readonly addresses: readonly string[];
  /** What went to the log, a line each. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

const SILENT = new AbortController().signal;

/** When questions are asked. */
export const NOW = new Date('2026-11-22T12:00:00Z');

/**
 * The bot on a local Slack, each time with a record of its own that holds all sample documents. At the end, every
 * payload that Slack got is checked: it keeps to the limits, and calls nobody.
 */
export function slackBot() {
  let folder: string;
  let records = 0;
  const open: Running[] = [];
  const fileOf = (name: string) => join(folder, name, 'record.db');
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-slack-'));
    await (await openRecord({ db: fileOf('seeded'), seed: true, thread: 'caller' })).close();
    // The log of a record may outlive its end by a while: both are copied at once, while nothing can change them.
    const filter = (path: string) => !path.endsWith('-shm');
    cpSync(join(folder, 'seeded'), join(folder, 'sample'), { recursive: true, filter });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    const running = open.splice(0);
    for (const each of running.toReversed()) await each.stop();
    expect(running.flatMap(({ slack }) => slack.violations)).toEqual([]);
    expect(running.flatMap(({ slack }) => loudIn(slack))).toEqual([]);
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
export function holding(method: 'ask' | 'receipts' | 'complete') {
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

/** What calls somebody, or would be read as markup, in whatever the bot sent. */
function loudIn({ calls, shown }: SlackServer) {
  const sent = [
    ...calls.all.map(({ args }) => args),
    ...shown.all.flatMap((each) => ('view' in each ? each.view : [])),
  ];
  return pingsIn(sent).filter((ping) => ping.in !== 'plain_text' && ping.kind !== 'link' && ping.kind !== 'autolink');
}

/** All that stands in the blocks of a message or view, as JSON. */
export function inBlocks({ blocks = [] }: Message | View): string {
  return JSON.stringify(blocks);
}

async function started({
  mode = 'socket',
  prefix = '',
  publicUrl,
  editors = [],
  editorsChannel,
  record,
  commands = [],
  time,
  slack: shared,
}: StartOptions & { readonly record: Record }): Promise<Running> {
  const slack = shared ?? (await SlackServer.start());
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const platforms: Platform[] = [];
  const bot = new Bot({
    record,
    commands: [...(await loadCommands({ prefix })), ...commands],
    logger,
    now: () => NOW,
    health: ({ place }) => examine(record, platforms, place),
    permalink: (id) => (publicUrl === undefined ? null : statementAddress(publicUrl, id)),
  });
  const web: WebServer | null =
    mode === 'socket' ? null : await openWeb({ port: 0, logger, platforms: () => platforms });
  const { botToken, appToken, signingSecret } = slack;
  const settings: SlackSettings = {
    mode: mode === 'socket' ? { type: 'socket', botToken, appToken } : { type: 'http', botToken, signingSecret },
    apiUrl: slack.apiUrl,
    editors,
    editorsChannel: editorsChannel ?? null,
  };
  if (web) serveStatements(web, bot);
  const platform = await startSlack({
    settings,
    publicUrl: publicUrl ?? null,
    bot,
    once: new Once({ record, logger, now: () => NOW }),
    health: () => examine(record, platforms),
    web,
    installations: null,
    logger,
    signal: SILENT,
    ...(time && { time }),
  });
  platforms.push(platform);
  const addresses = web ? [`http://127.0.0.1:${web.port}/slack/events`] : [];
  if (web) slack.useHttp(addresses);
  let isStopped = false;
  return {
    slack,
    platform,
    record,
    addresses,
    log,
    stop: async () => {
      if (isStopped) return;
      isStopped = true;
      await platform.stop();
      await web?.close();
      await bot.settled();
      if (!shared) await slack.close();
    },
  };
}
