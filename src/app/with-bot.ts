import type { Logger } from 'pino';
import { examineAll } from '../bot/answers/examination.js';
import type { Caller } from '../bot/commands/command.js';
import { loadCommands } from '../bot/commands/load.js';
import { newsCheck } from '../bot/courier/examination.js';
import type { Platform } from '../bot/delivery/platform.js';
import { Bot } from '../bot/dispatch.js';
import { count } from '../bot/layout/wording.js';
import { Pages } from '../bot/memory/pages.js';
import { pagesCheck } from '../bot/memory/pages-check.js';
import { terminalSafe } from '../platforms/terminal/safe.js';
import { type ImportReport, openRecord, type RecordOptions, type StatementRecord } from '../record/index.js';
import { type Config, DEFAULT_DB } from './config.js';
import type { Io } from './io.js';
import { createLogger } from './log.js';

export interface BotOptions {
  /** What else can be examined than the record; nothing unless said. */
  readonly platforms?: () => readonly Platform[];
  /** Where the record does its work; in threads of its own unless said. */
  readonly thread?: NonNullable<RecordOptions['thread']>;
  /** Writes to stderr unless said. */
  readonly logger?: Logger;
  /** Set to make an empty record where there is none, instead of opening one. */
  readonly isNew?: boolean;
}

/**
 * Opens the record, and runs `use` with a bot on it. At the default path it is made where there is none, and filled with the
 * sample documents when it is empty; at any other path it has to be there, since that one may be mistyped.
 *
 * @throws {OnrecordError} `RECORD_MISSING`, `RECORD_EXISTS` where a new one is wanted, and whatever opening it throws.
 */
export async function withBot<T>(
  config: Config,
  io: Io,
  use: (bot: Bot, record: StatementRecord) => Promise<T>,
  { thread = 'own', logger = createLogger(config, io.stderr), platforms = () => [], isNew = false }: BotOptions = {},
): Promise<T> {
  const { publicUrl, commandPrefix: prefix, keepsOffRecord } = config;
  const now = () => new Date();
  const commands = await loadCommands({ prefix });
  const isDefault = config.db === DEFAULT_DB;
  const record = await openRecord({
    db: config.db,
    create: isNew ? 'new' : isDefault,
    seed: isDefault && !isNew,
    keepsOffRecord,
    logger,
    onReport: progress(io),
    thread,
  });
  const health = ({ place }: Caller) =>
    examineAll(record, [...platforms(), newsCheck(record), pagesCheck(config)], place);
  const mode = config.pages;
  const pages = publicUrl === null || mode === 'off' ? null : new Pages({ record, publicUrl, mode, now });
  const bot = new Bot({ record, commands, logger, now, health, ...(pages && { pages }) });
  try {
    const result = await use(bot, record);
    // Whoever stays says so with each answer.
    const fault = thread === 'caller' ? await record.fault() : null;
    if (fault) io.stderr.write(`${terminalSafe(`${fault.message} ${fault.remedy} [${fault.code}]`)}\n`);
    return result;
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
    if (report.outcome === 'refused')
      io.stderr.write(`  ${terminalSafe(`${report.error.message} ${report.error.remedy}`)}\n`);
    else if (report.outcome !== 'skipped') {
      io.stderr.write(`  ${terminalSafe(report.title)}: ${count(report.statements, 'statement')}\n`);
    }
  };
}
