import type { Logger } from 'pino';
import { examine } from '../bot/answers/examination.js';
import { newsCheck } from '../bot/courier/examination.js';
import { Courier } from '../bot/courier/index.js';
import { REAL_TIME, within } from '../bot/delivery/clock.js';
import { DRAIN_WITHIN } from '../bot/delivery/in-flight.js';
import type { Platform } from '../bot/delivery/platform.js';
import type { Bot } from '../bot/dispatch.js';
import { KeptButtons } from '../bot/memory/buttons.js';
import { Once } from '../bot/memory/deduplication.js';
// Discord before Slack: each brings an undici of its own, the first one's agent serves both, and the newer one's never sends
// a file for the older one.
import { startDiscord } from '../platforms/discord/index.js';
import { startSlack } from '../platforms/slack/index.js';
import { Installations } from '../platforms/slack/setup/installations.js';
import { openWeb, type WebServer } from '../platforms/web/index.js';
import { serveStatements } from '../platforms/web/statement-page.js';
import type { StatementRecord } from '../record/index.js';
import type { Config } from './config.js';
import type { Io } from './io.js';
import { createLogger } from './log.js';
import { withBot } from './with-bot.js';

/** What platforms are started with. */
interface Parts {
  readonly bot: Bot;
  /** Tells on all platforms what comes in for a second time. */
  readonly once: Once;
  readonly record: StatementRecord;
  readonly web: WebServer | null;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** All that are connected by now. */
  readonly platforms: readonly Platform[];
}

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
  const starters = startersOf(config);
  const platforms: Platform[] = [];
  const shown = (): readonly Pick<Platform, 'name' | 'connected' | 'heardAt' | 'hindrance'>[] =>
    starters.map(({ name }) => platforms.find((one) => one.name === name) ?? { name, connected: () => false });
  // Before the record: opening it may take minutes after an update, and whoever watches has to see that it lives.
  let opened: StatementRecord | null = null;
  const fault = async () => (opened === null ? null : opened.fault());
  const web = config.port === null ? null : await openWeb({ port: config.port, logger, platforms: shown, fault });
  if (web) io.stdout.write(`listening http://127.0.0.1:${web.port}\n`);
  const talk = async (bot: Bot, record: StatementRecord) => {
    opened = record;
    if (web && bot.pages) serveStatements(web, bot, bot.pages);
    const once = new Once({ record, logger, now: () => new Date() });
    const parts: Parts = { bot, once, record, web, logger, signal, platforms };
    const courier = new Courier({ record, platforms: () => platforms, time: REAL_TIME, logger });
    const delivering = new AbortController();
    const delivered = courier.run(delivering.signal);
    let ended = false;
    const run = async ({ start }: Starter): Promise<never> => {
      const platform = await start(parts);
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
      await Promise.race([aborted(signal), ...starters.map(run)]);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      ended = true;
      opened = null;
      // What is being posted is finished while the platforms are still there.
      delivering.abort();
      await within(delivered, DRAIN_WITHIN, REAL_TIME);
      await Promise.all([web?.close(), ...platforms.map((platform) => platform.stop())]);
    }
  };
  try {
    await withBot(config, io, talk, { logger, platforms: () => platforms, isNew });
  } finally {
    await web?.close();
  }
}

interface Starter {
  readonly name: string;
  start(parts: Parts): Promise<Platform>;
}

/** What is configured. */
function startersOf({ slack, discord, publicUrl, secret, previousSecrets }: Config): Starter[] {
  const now = () => new Date();
  const starters: Starter[] = [];
  if (slack !== null) {
    const isDistributed = slack.mode.type === 'oauth';
    starters.push({
      name: 'slack',
      start: ({ bot, once, record, web, logger, signal, platforms }) =>
        startSlack({
          settings: slack,
          publicUrl,
          pages: bot.pages,
          bot,
          once,
          health: (place) => examine(record, [...platforms, newsCheck(record)], place),
          web,
          installations: isDistributed
            ? new Installations({ record, secret: secret ?? undefined, previousSecrets, now })
            : null,
          logger,
          signal,
        }),
    });
  }
  if (discord !== null) {
    starters.push({
      name: 'discord',
      start: ({ bot, once, record, logger, signal }) => {
        const buttons = new KeptButtons({ record, logger, now });
        return startDiscord({ settings: discord, bot, once, buttons, logger, signal });
      },
    });
  }
  return starters;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
