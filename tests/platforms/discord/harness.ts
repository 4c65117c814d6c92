import { expect } from 'vitest';
import { DiscordServer } from '../../../dev/discord/index.js';
import { FLAGS } from '../../../dev/discord/messages.js';
import { pingsIn } from '../../../dev/discord/pings.js';
import { flat } from '../../../dev/discord/rules/components.js';
import type { Message, Modal } from '../../../dev/discord/types.js';
import { ButtonStore } from '../../../src/bot/memory/buttons.js';
import { EventDeduplicator } from '../../../src/bot/memory/deduplication.js';
import { startDiscord } from '../../../src/platforms/discord/index.js';
import type { StatementRecord } from '../../../src/record/index.js';
import { assembled, type BotOptions, bots, onlyOnce, type RunningBot } from '../local/harness.js';
import { settingsFor, TestTime } from './connected.js';

export { holding } from '../local/holding.js';

export interface StartOptions extends BotOptions {
  readonly guildId?: string;
  /** The Discord of another one that runs (or ran), which closes it. */
  readonly discord?: DiscordServer;
  /** Done to a Discord before the bot connects to it. */
  readonly before?: (discord: DiscordServer) => void;
}

export interface Running extends RunningBot {
  readonly discord: DiscordServer;
  readonly time: TestTime;
}

/** Somebody who wants to make all of Discord look. */
export const LOUD = '@everyone <@&1> <@7> **who** `said` ||that|| https://a.example [b](https://b.example) # c';

/**
 * The bot on a local Discord, each time with a record of its own that holds all sample documents. At the end, every payload
 * that Discord got is checked: it keeps to the limits, and calls nobody.
 */
export function discordBot() {
  const start = bots(started, (running) => {
    expect(running.flatMap(({ discord }) => discord.violations)).toEqual([]);
    expect(running.flatMap(({ discord }) => loudIn(discord))).toEqual([]);
  });
  return (options: StartOptions = {}): Promise<Running> => start(options);
}

/** What calls somebody in whatever the bot sent. */
function loudIn({ calls }: DiscordServer) {
  const sent = calls.all
    .filter(({ operation }) => /message|webhook|interaction_response/.test(operation))
    .map(({ body }) => body)
    // Choices are shown as they are.
    .filter((body) => (body as { type?: number } | undefined)?.type !== 8);
  return pingsIn(sent).filter(({ kind }) => /user|role|everyone|here/.test(kind));
}

/** All that a message or a form says, a component a line; labels of its buttons as well. */
export function shownIn({ components }: Pick<Message | Modal, 'components'>): string {
  return flat(components)
    .flatMap(({ content, label }) => content ?? label ?? [])
    .join('\n');
}

/** Words as a message shows them: Markdown that hides nothing taken away. */
export function plain(message: Pick<Message, 'components'>): string {
  return shownIn(message)
    .replace(/^(?:### |-# |> )/gm, '')
    .replace(/\*\*|(?<!\\)`/g, '')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1');
}

export const isEphemeral = ({ flags }: Message) => (flags & FLAGS.ephemeral) !== 0;

async function started(options: StartOptions & { readonly record: StatementRecord }): Promise<Running> {
  const {
    guildId = null,
    editors = [],
    readers = 'everyone',
    editorsChannel = null,
    record,
    discord: shared,
    before,
  } = options;
  const discord = shared ?? (await DiscordServer.start());
  before?.(discord);
  const { bot, log, platforms, keeping } = await assembled(options);
  const time = new TestTime();
  const platform = await startDiscord({
    settings: settingsFor(discord, { guildId, editors, readers, editorsChannel }),
    bot,
    once: new EventDeduplicator(keeping),
    buttons: new ButtonStore(keeping),
    logger: keeping.logger,
    signal: new AbortController().signal,
    time,
  });
  platforms.push(platform);
  const stop = onlyOnce(async () => {
    await platform.stop();
    await bot.settled();
    if (!shared) await discord.close();
  });
  return { discord, platform, record, pages: bot.pages, time, log, stop };
}
