import { examineAll } from '../bot/answers/examination.js';
import { newsCheck } from '../bot/courier/examination.js';
import { Courier } from '../bot/courier/index.js';
import { REAL_TIME, resultWithin } from '../bot/delivery/clock.js';
import { DRAIN_WITHIN } from '../bot/delivery/in-flight.js';
import type { Platform } from '../bot/delivery/platform.js';
import type { LoadedPlatform, StartParts } from '../bot/delivery/platform-definition.js';
import type { Bot } from '../bot/dispatch.js';
import { EventDeduplicator } from '../bot/memory/deduplication.js';
import { loadPlatforms } from '../platforms/index.js';
import { openWeb } from '../platforms/web/index.js';
import { serveStatements } from '../platforms/web/statement-page.js';
import type { StatementRecord } from '../record/index.js';
import type { Config } from './config.js';
import type { Io } from './io.js';
import { createLogger } from './log.js';
import { withBot } from './with-bot.js';

/**
 * Answers on every platform that is configured until interrupted, or until one of them can't be reached any more without
 * somebody's help. What was taken is finished first. Says on stdout where it listens, and when each platform is ready.
 */
export async function serve(
  config: Config,
  io: Io,
  signal: AbortSignal,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<void> {
  const logger = createLogger(config, io.stderr);
  const loaded = await loadPlatforms(config.platforms);
  const platforms: Platform[] = [];
  const shown = (): readonly Pick<Platform, 'name' | 'connected' | 'heardAt' | 'hindrance'>[] =>
    loaded.map(({ name }) => platforms.find((one) => one.name === name) ?? { name, connected: () => false });
  // Before the record: opening it may take minutes after an update, and whoever watches has to see that it lives.
  let opened: StatementRecord | null = null;
  const fault = async () => (opened === null ? null : opened.fault());
  const web = config.port === null ? null : await openWeb({ port: config.port, logger, platforms: shown, fault });
  if (web) io.stdout.write(`listening http://127.0.0.1:${web.port}\n`);
  const talk = async (bot: Bot, record: StatementRecord) => {
    opened = record;
    if (web && bot.pages) serveStatements(web, bot, bot.pages);
    const once = new EventDeduplicator({ record, logger, now: () => new Date() });
    const health = (place: string) => examineAll(record, [...platforms, newsCheck(record)], place);
    const parts: StartParts = { bot, once, record, web, health, logger, signal };
    const courier = new Courier({ record, platforms: () => platforms, time: REAL_TIME, logger });
    const delivering = new AbortController();
    const delivered = courier.run(delivering.signal);
    let ended = false;
    const run = async (one: LoadedPlatform): Promise<never> => {
      const platform = await one.start(config, parts);
      // While one was still starting, another one may have ended it all.
      if (ended) await platform.stop();
      else {
        platforms.push(platform);
        io.stdout.write(`ready ${platform.name}\n`);
        courier.wake();
      }
      return platform.failed;
    };
    try {
      await Promise.race([aborted(signal), ...loaded.map(run)]);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      ended = true;
      opened = null;
      // What is being posted is finished while the platforms are still there.
      delivering.abort();
      await resultWithin(delivered, DRAIN_WITHIN, REAL_TIME);
      await Promise.all([web?.close(), ...platforms.map((platform) => platform.stop())]);
    }
  };
  try {
    await withBot(config, io, talk, { logger, platforms: () => platforms, isNew });
  } finally {
    await web?.close();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
