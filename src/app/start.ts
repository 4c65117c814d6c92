import { destination } from 'pino';
import type { Bot } from '../bot/dispatch.js';
import { count } from '../bot/layout/wording.js';
import { runTerminal } from '../platforms/terminal/index.js';
import type { StatementRecord } from '../record/index.js';
import type { Config } from './config.js';
import { type Io, wantsColour } from './io.js';
import { createLogger } from './log.js';
import { serve } from './serve.js';
import { withBot } from './with-bot.js';

/** Kept out of sight of other users, and out of version control. */
const HISTORY_FILE = 'var/terminal-history';
const LOG_FILE = 'var/onrecord.log';

export interface StartOptions {
  /** Set to start with a new, empty record where there is none. */
  readonly isNew?: boolean;
}

/** The bot on every platform that is configured; with none, a chat in the terminal. Until it ends or is interrupted. */
export async function startBot(config: Config, io: Io, { isNew = false }: StartOptions = {}): Promise<void> {
  const signal = io.interrupted();
  if (config.platforms.length > 0) return serve(config, io, signal, { isNew });
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
  await withBot(config, io, chat, { logger: createLogger(config, logTo), isNew });
}

async function greeting(record: StatementRecord): Promise<string> {
  const { statements, people, sources } = await record.stats();
  const amount = `${count(statements, 'statement')} by ${count(people, 'speaker')} in ${count(sources, 'source')}`;
  return `${amount} on record. Ask who said what, or type /help; quit ends it.`;
}
