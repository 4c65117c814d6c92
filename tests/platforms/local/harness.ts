import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Readers } from '../../../src/bot/access/readers.js';
import { examineAll } from '../../../src/bot/answers/examination.js';
import type { Command } from '../../../src/bot/commands/command.js';
import { loadCommands } from '../../../src/bot/commands/load.js';
import { newsCheck } from '../../../src/bot/courier/examination.js';
import type { Platform } from '../../../src/bot/delivery/platform.js';
import { Bot } from '../../../src/bot/dispatch.js';
import { Pages, type PagesMode } from '../../../src/bot/memory/pages.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';
import { copySample, makeSample } from '../../sample-file.js';

export interface BotOptions {
  readonly prefix?: string;
  readonly publicUrl?: string;
  /** Who reads the pages under that; whoever has a link unless said. */
  readonly pages?: PagesMode;
  readonly readers?: Readers;
  readonly editors?: readonly string[];
  readonly editorsChannel?: string;
  readonly record?: StatementRecord;
  /** What the bot gets in the place of the record, made of it. */
  readonly around?: (record: StatementRecord) => StatementRecord;
  /** Commands beside those of this product. */
  readonly commands?: readonly Command[];
}

export interface RunningBot {
  readonly platform: Platform;
  readonly record: StatementRecord;
  readonly pages: Pages | null;
  /** What went to the log, a line each. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** When questions are asked. */
const NOW = new Date('2026-11-22T12:00:00Z');

/**
 * Starts bots, each with a record of its own that holds all sample documents, and stops them after the test.
 *
 * @param start starts one on a platform
 * @param check looks at those of a test when they have stopped
 */
export function bots<Options extends BotOptions, Running extends RunningBot>(
  start: (options: Options & { readonly record: StatementRecord }) => Promise<Running>,
  check: (running: readonly Running[]) => void,
) {
  let folder: string;
  let records = 0;
  const open: { running: Running; close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-bot-'));
    await makeSample();
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    const all = open.splice(0);
    for (const { close } of all.toReversed()) await close();
    check(all.map(({ running }) => running));
  });
  const copied = async () => openRecord({ db: await copySample(join(folder, `${++records}`)), thread: 'caller' });
  return async (options: Options): Promise<Running> => {
    const record = options.record ?? (await copied());
    const running = await start({ ...options, record: options.around?.(record) ?? record });
    const close = async () => {
      await running.stop();
      if (!options.record) await record.close();
    };
    open.push({ running, close });
    return running;
  };
}

/** The bot with all of its commands, for a platform that is added to `platforms` when it has started. */
export async function assembled({
  prefix = '',
  publicUrl,
  pages: mode = 'link',
  record,
  commands = [],
}: BotOptions & { readonly record: StatementRecord }) {
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const platforms: Platform[] = [];
  const now = () => NOW;
  const pages = publicUrl === undefined || mode === 'off' ? null : new Pages({ record, publicUrl, mode, now });
  const bot = new Bot({
    record,
    commands: [...(await loadCommands({ prefix })), ...commands],
    logger,
    now,
    health: ({ place }) => examineAll(record, [...platforms, newsCheck(record)], place),
    ...(pages && { pages }),
  });
  return {
    bot,
    log,
    platforms,
    /** What its platform is to keep things in and log to. */
    keeping: { record, logger, now },
  };
}

/** Does it the first time that it is called, and no more. */
export function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
