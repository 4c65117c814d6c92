import { expect } from 'vitest';
import { SlackServer } from '../../../dev/slack/index.js';
import { pingsIn } from '../../../dev/slack/pings.js';
import type { Message, View } from '../../../dev/slack/types.js';
import { examineAll } from '../../../src/bot/answers/examination.js';
import { newsCheck } from '../../../src/bot/courier/examination.js';
import type { Time } from '../../../src/bot/delivery/clock.js';
import { EventDeduplicator } from '../../../src/bot/memory/deduplication.js';
import { startSlack } from '../../../src/platforms/slack/index.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';
import { serveStatements } from '../../../src/platforms/web/statement-page.js';
import type { StatementRecord } from '../../../src/record/index.js';
import { assembled, type BotOptions, bots, onlyOnce, type RunningBot } from '../local/harness.js';
import { httpMode, socketMode } from './connected.js';

export { holding } from '../local/holding.js';

export interface StartOptions extends BotOptions {
  readonly mode?: 'socket' | 'http';
  readonly sharedChannels?: 'private' | 'public';
  /** Waits as it says; unless given, as real time passes. */
  readonly time?: Time;
  /** The Slack of another one that runs (or ran), which closes it. */
  readonly slack?: SlackServer;
}

export interface Running extends RunningBot {
  readonly slack: SlackServer;
  /** Where it takes requests, in HTTP mode. */
  readonly addresses: readonly string[];
}

/**
 * The bot on a local Slack, each time with a record of its own that holds all sample documents. At the end, every
 * payload that Slack got is checked: it keeps to the limits, and calls nobody.
 */
export function slackBot() {
  const start = bots(started, (running) => {
    expect(running.flatMap(({ slack }) => slack.violations)).toEqual([]);
    expect(running.flatMap(({ slack }) => loudIn(slack))).toEqual([]);
  });
  return (options: StartOptions = {}): Promise<Running> => start(options);
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

async function started(options: StartOptions & { readonly record: StatementRecord }): Promise<Running> {
  const { mode = 'socket', publicUrl = null, editors = [], editorsChannel = null, record, time } = options;
  const { readers = 'everyone', sharedChannels = 'private' } = options;
  const slack = options.slack ?? (await SlackServer.start());
  const { bot, log, platforms, keeping } = await assembled(options);
  const { logger } = keeping;
  const web: WebServer | null =
    mode === 'socket' ? null : await openWeb({ port: 0, logger, platforms: () => platforms });
  if (web && bot.pages) serveStatements(web, bot, bot.pages);
  const platform = await startSlack({
    settings: {
      mode: mode === 'socket' ? socketMode(slack) : httpMode(slack),
      apiUrl: slack.apiUrl,
      editors,
      readers,
      sharedChannels,
      editorsChannels: editorsChannel === null ? [] : [editorsChannel],
    },
    publicUrl,
    pages: bot.pages,
    bot,
    once: new EventDeduplicator(keeping),
    health: (place) => examineAll(record, [...platforms, newsCheck(record)], place),
    web,
    installations: null,
    logger,
    signal: new AbortController().signal,
    ...(time && { time }),
  });
  platforms.push(platform);
  const addresses = web ? [`http://127.0.0.1:${web.port}/slack/events`] : [];
  if (web) slack.useHttp(addresses);
  const stop = onlyOnce(async () => {
    await platform.stop();
    await web?.close();
    await bot.settled();
    if (!options.slack) await slack.close();
  });
  return { slack, platform, record, pages: bot.pages, addresses, log, stop };
}
