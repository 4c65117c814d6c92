import type { DiscordServer } from '../../../dev/discord/index.js';
import { START_TIMEOUT } from '../../../src/bot/delivery/connection-retry.js';
import { DRAIN_WITHIN } from '../../../src/bot/delivery/in-flight.js';
import type { Platform } from '../../../src/bot/delivery/platform.js';
import { ButtonStore } from '../../../src/bot/memory/buttons.js';
import { EventDeduplicator } from '../../../src/bot/memory/deduplication.js';
import { FORGET_EVERY } from '../../../src/platforms/discord/connection/connect.js';
import { CLOSE_WITHIN, WATCH_EVERY } from '../../../src/platforms/discord/connection/shards.js';
import { BUDGET as TYPING_WITHIN } from '../../../src/platforms/discord/inbound/autocomplete.js';
import { startDiscord } from '../../../src/platforms/discord/index.js';
import { DEFER_AFTER as ANSWER_WITHIN } from '../../../src/platforms/discord/posting/answering.js';
import type { DiscordSettings } from '../../../src/platforms/discord/setup/settings.js';
import { echo } from '../local/echo.js';
import { StandingTime } from '../local/time.js';

export { type LogLine, told } from '../local/echo.js';

/** Waits that tests end, or that nothing but an abort ends; all others pass at once. */
const LONG: ReadonlySet<number> = new Set([
  START_TIMEOUT,
  WATCH_EVERY,
  FORGET_EVERY,
  DRAIN_WITHIN,
  CLOSE_WITHIN,
  ANSWER_WITHIN,
  TYPING_WITHIN,
]);

/** A clock that stands still but for waits that pass. */
export class TestTime extends StandingTime {
  constructor() {
    super(LONG);
  }

  /** The waits between tries so far. */
  override get pauses(): readonly number[] {
    return super.pauses.filter((ms) => ms > 0);
  }
}

export type ConnectOptions = Partial<DiscordSettings> & { readonly time?: TestTime };

export function settingsFor(discord: DiscordServer, more: Partial<DiscordSettings> = {}): DiscordSettings {
  return {
    token: discord.token,
    guildId: null,
    restApi: discord.api,
    editors: [],
    readers: 'everyone',
    editorsChannel: null,
    shards: 'auto',
    ...more,
  };
}

/** A start that is under way: what can be looked at before it is done. */
export function connecting(discord: DiscordServer, { time = new TestTime(), ...settings }: ConnectOptions = {}) {
  const stopped = new AbortController();
  const { bot, keeping, ...rest } = echo();
  const starting = startDiscord({
    settings: settingsFor(discord, settings),
    once: new EventDeduplicator(keeping),
    buttons: new ButtonStore(keeping),
    signal: stopped.signal,
    bot,
    logger: keeping.logger,
    time,
  });
  return { ...rest, starting, time, stopped };
}

/** The bot, connected to a local Discord, with what a test looks at. */
export async function connect(discord: DiscordServer, options: ConnectOptions = {}) {
  const { starting, ...rest } = connecting(discord, options);
  const platform: Platform = await starting;
  return { ...rest, platform, close: () => platform.stop() };
}
