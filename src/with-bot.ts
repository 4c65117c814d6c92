import type { Logger } from 'pino';
import type { Caller } from './bot/command.js';
import { newsCheck } from './bot/courier/findings.js';
import { Bot } from './bot/dispatch.js';
import { examine } from './bot/health.js';
import { loadCommands } from './bot/load.js';
import { Pages } from './bot/pages.js';
import { pagesCheck } from './bot/pages-check.js';
import type { Platform } from './bot/platform.js';
import { count } from './bot/wording.js';
import type { Config } from './config.js';
import type { Io } from './io.js';
import { createLogger } from './log.js';
import { safe } from './platforms/terminal/safe.js';
import { type ImportReport, openRecord, type RecordOptions, type Record as StatementRecord } from './record/index.js';

export interface BotOptions {
  /** What else can be examined than the record; nothing unless said. */
  readonly platforms?: () => readonly Platform[];
  /** Where the record does its work; in threads of its own unless said. */
  readonly thread?: NonNullable<RecordOptions['thread']>;
  /** Writes to stderr unless said. */
  readonly logger?: Logger;
}

/** Opens the record, filled with the sample documents when it is empty, and runs `use` with a bot on it. */
export async function withBot<T>(
  config: Config,
  io: Io,
  use: (bot: Bot, record: StatementRecord) => Promise<T>,
  { thread = 'own', logger = createLogger(config, io.stderr), platforms = () => [] }: BotOptions = {},
): Promise<T> {
  const { publicUrl, commandPrefix: prefix, keepsOffRecord } = config;
  const now = () => new Date();
  const commands = await loadCommands({ prefix });
  const record = await openRecord({
    db: config.db,
    seed: true,
    keepsOffRecord,
    logger,
    onReport: progress(io),
    thread,
  });
  const health = ({ place }: Caller) => examine(record, [...platforms(), newsCheck(record), pagesCheck(config)], place);
  const mode = config.pages;
  const pages = publicUrl === null || mode === 'off' ? null : new Pages({ record, publicUrl, mode, now });
  const bot = new Bot({ record, commands, logger, now, health, ...(pages && { pages }) });
  try {
    return await use(bot, record);
  } finally {
    await bot.settled();
    await record.close();
  }
}

function progress(io: Io): (report: ImportReport) => void {
  let begun = false;
  return (report) => {
    if (!begun) io.stderr.write('The record is empty: reading the sample documents.\n');
    begun = true;
    if (report.outcome === 'refused') io.stderr.write(`  ${safe(`${report.error.message} ${report.error.remedy}`)}\n`);
    else if (report.outcome !== 'skipped') {
      io.stderr.write(`  ${safe(report.title)}: ${count(report.statements, 'statement')}\n`);
    }
  };
}
