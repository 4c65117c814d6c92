import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Bot } from '../../../src/bot/dispatch.js';
import { examine } from '../../../src/bot/health.js';
import { loadCommands } from '../../../src/bot/load.js';
import { Once } from '../../../src/bot/once.js';
import type { Platform } from '../../../src/bot/platform.js';
import { startSlack } from '../../../src/platforms/slack/index.js';
import type { SlackSettings } from '../../../src/platforms/slack/settings.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { serveStatements, statementAddress } from '../../../src/platforms/web/statement-page.js';
import { openRecord, type Record } from '../../../src/record/index.js';
import { SlackServer } from './server/index.js';

export interface StartOptions {
  readonly mode?: 'socket' | 'http';
  readonly prefix?: string;
  readonly publicUrl?: string;
  readonly editors?: readonly string[];
  readonly editorsChannel?: string;
  readonly record?: Record;
}

export interface Running {
  readonly slack: SlackServer;
  readonly platform: Platform;
  /** What went to the log, a line each. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

const SILENT = new AbortController().signal;

/** The day that questions are asked on. */
const NOW = new Date(2026, 10, 22, 12);

/** The bot on a local Slack, with the whole sample record; every payload that Slack got is checked at the end. */
export function slackBot() {
  let folder: string;
  let sample: Record;
  const open: Running[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-slack-'));
    sample = await openRecord({ db: join(folder, 'record.db'), seed: true, thread: 'caller' });
  }, 60_000);
  afterAll(async () => {
    await sample.close();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    const running = open.splice(0);
    for (const each of running) await each.stop();
    expect(running.flatMap(({ slack }) => slack.violations)).toEqual([]);
  });
  const start = async (options: StartOptions = {}): Promise<Running> => {
    const running = await started({ ...options, record: options.record ?? sample });
    open.push(running);
    return running;
  };
  return { start, record: () => sample, folder: () => folder };
}

async function started({
  mode = 'socket',
  prefix = '',
  publicUrl,
  editors = [],
  editorsChannel,
  record,
}: StartOptions & { readonly record: Record }): Promise<Running> {
  const slack = await SlackServer.start();
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const platforms: Platform[] = [];
  const bot = new Bot({
    record,
    commands: await loadCommands({ prefix }),
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
  });
  platforms.push(platform);
  if (web) slack.useHttp([`http://127.0.0.1:${web.port}/slack/events`]);
  return {
    slack,
    platform,
    log,
    stop: async () => {
      await platform.stop();
      await web?.close();
      await bot.settled();
      await slack.close();
    },
  };
}
