import { type DestinationStream, destination, type Logger } from 'pino';
import type { Caller } from './bot/command.js';
import { Bot } from './bot/dispatch.js';
import { examine } from './bot/health.js';
import { loadCommands } from './bot/load.js';
import { Once } from './bot/once.js';
import type { Platform } from './bot/platform.js';
import { count } from './bot/wording.js';
import type { Config } from './config.js';
import { type Io, wantsColour } from './io.js';
import { createLogger } from './log.js';
import { startSlack } from './platforms/slack/index.js';
import { Installations } from './platforms/slack/installations.js';
import type { SlackSettings } from './platforms/slack/settings.js';
import { runTerminal } from './platforms/terminal/index.js';
import { safe } from './platforms/terminal/safe.js';
import { openWeb } from './platforms/web/index.js';
import { serveStatements, statementAddress } from './platforms/web/statement-page.js';
import { type ImportReport, openRecord, type RecordOptions, type Record as StatementRecord } from './record/index.js';

/** Kept out of sight of other users, and out of version control. */
const HISTORY_FILE = 'var/terminal-history';
const LOG_FILE = 'var/onrecord.log';

export interface BotOptions {
  /** What else can be examined than the record; nothing unless said. */
  readonly platforms?: () => readonly Platform[];
  /** Where the record does its work; in threads of its own unless said. */
  readonly thread?: NonNullable<RecordOptions['thread']>;
  readonly logTo?: DestinationStream;
}

/** Opens the record, filled with the sample documents when it is empty, and runs `use` with a bot on it. */
export async function withBot<T>(
  config: Config,
  io: Io,
  use: (bot: Bot, record: StatementRecord, logger: Logger) => Promise<T>,
  { thread = 'own', logTo = io.stderr, platforms = () => [] }: BotOptions = {},
): Promise<T> {
  const logger = createLogger(config, logTo);
  const { publicUrl, commandPrefix: prefix } = config;
  const commands = await loadCommands({ prefix });
  const record = await openRecord({ db: config.db, seed: true, logger, onReport: progress(io), thread });
  const health = ({ place }: Caller) => examine(record, platforms(), place);
  const permalink = (id: string) => (publicUrl === null ? null : statementAddress(publicUrl, id));
  const bot = new Bot({ record, commands, logger, now: () => new Date(), health, permalink });
  try {
    return await use(bot, record, logger);
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

/** The bot on every platform that is configured; with none, a chat in the terminal. Until it ends or is interrupted. */
export async function start(config: Config, io: Io): Promise<void> {
  const signal = io.interrupted();
  const { slack } = config;
  if (slack !== null) {
    const platforms: Platform[] = [];
    const run = (bot: Bot, record: StatementRecord, logger: Logger) =>
      serve(config, slack, { io, bot, record, logger, signal, platforms });
    return withBot(config, io, run, { platforms: () => platforms });
  }
  const interactive = io.stdin.isTTY === true && io.stdout.isTTY === true;
  const logTo = interactive ? destination({ dest: LOG_FILE, mkdir: true, mode: 0o600, sync: true }) : io.stderr;
  const chat = async (bot: Bot, record: StatementRecord) =>
    runTerminal({
      bot,
      input: io.stdin,
      output: io.stdout,
      interactive,
      colour: wantsColour(io),
      greeting: interactive ? await greeting(record) : '',
      historyFile: HISTORY_FILE,
      signal,
    });
  await withBot(config, io, chat, { logTo });
}

interface ServeParts {
  readonly io: Io;
  readonly bot: Bot;
  readonly record: StatementRecord;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Filled with whatever is started. */
  readonly platforms: Platform[];
}

/** Answers on Slack until interrupted. What was taken is finished first. Says on stdout where it listens and is ready. */
async function serve(config: Config, settings: SlackSettings, parts: ServeParts): Promise<void> {
  const { io, bot, record, logger, signal, platforms } = parts;
  const { port, publicUrl } = config;
  const shown = () => (platforms.length > 0 ? platforms : [{ name: 'slack', connected: () => false }]);
  const web = port === null ? null : await openWeb({ port, logger, platforms: shown });
  if (web) io.stdout.write(`listening http://127.0.0.1:${web.port}\n`);
  if (web && publicUrl !== null) serveStatements(web, bot);
  const once = new Once({ record, logger, now: () => new Date() });
  const health = () => examine(record, platforms);
  const installations =
    settings.mode.type === 'oauth'
      ? new Installations({ record, secret: config.secret ?? undefined, now: () => new Date() })
      : null;
  try {
    const slack = await startSlack({ settings, publicUrl, bot, once, health, web, installations, logger, signal });
    platforms.push(slack);
    io.stdout.write(`ready ${slack.name}\n`);
    await Promise.race([aborted(signal), slack.failed]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all([web?.close(), ...platforms.map((platform) => platform.stop())]);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function greeting(record: StatementRecord): Promise<string> {
  const { statements, people, sources } = await record.stats();
  const amount = `${count(statements, 'statement')} by ${count(people, 'speaker')} in ${count(sources, 'source')}`;
  return `${amount} on record. Ask who said what, or type /help; quit ends it.`;
}
