import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { resultWithin, type Time } from '../../../bot/delivery/clock.js';
import { abortable, connectWithRetry, doubtRefusals, START_TIMEOUT } from '../../../bot/delivery/connection-retry.js';
import { failure } from '../../../bot/delivery/platform.js';
import { OnrecordError } from '../../../model/errors.js';
import type { DiscordSettings } from '../setup/settings.js';
import { createClient, type DiscordClient } from './client.js';
import { identify } from './identity.js';
import { restOnce } from './rest.js';
import { keepToken } from './token.js';
import { troubleOf } from './trouble.js';

/** Channels of direct messages that are kept, and how often the others are forgotten, in milliseconds. */
const MOST_DIRECT = 1_000;
export const FORGET_EVERY = 60 * 60 * 1000;

export interface ConnectParts {
  readonly settings: DiscordSettings;
  readonly time: Time;
  readonly logger: Logger;
  /** Ends the start. */
  readonly signal: AbortSignal;
  /** Hears of what comes in; called with each client before anything comes. */
  readonly listen: (client: Client) => void;
}

/** A bot that is connected, until it is told to end. */
export interface GatewayConnection {
  readonly client: Client;
  connected(): boolean;
  /** Rejects with the `OnrecordError` that ended it. */
  readonly failed: Promise<never>;
  /** Takes nothing more; what was taken can still be answered. */
  close(): Promise<void>;
  /** Gives the rest up as well. */
  end(): Promise<void>;
}

/**
 * Connects to Discord's gateway, and stays connected.
 *
 * @throws {OnrecordError} `DISCORD_REFUSED`, `DISCORD_SESSIONS_SPENT`, `DISCORD_UNREACHABLE` (after five minutes); or
 *   anything when the signal is aborted.
 */
export async function connect(parts: ConnectParts): Promise<GatewayConnection> {
  const { settings, time, logger, signal } = parts;
  const ending = new AbortController();
  const { failed, fail } = failure();
  const refused = doubtRefusals({
    ...{ name: 'Discord', troubleOf, time, logger, fail, signal: ending.signal },
    check: () => identify(restOnce(settings)),
  });
  let made: DiscordClient | null = null;
  const logIn = async (): Promise<DiscordClient> => {
    made = createClient(settings, { time, logger, fail });
    const { client } = made;
    client.on(Events.Error, (error) => logger.error({ err: error }, 'A listener failed'));
    client.on(Events.ShardError, (error, shard) => logger.debug({ shard, err: error }, 'The gateway failed'));
    keepToken(client, refused);
    parts.listen(client);
    const ready = new Promise<true>((resolve) => client.once(Events.ClientReady, () => resolve(true)));
    await client.login(settings.token);
    // The gateway is tried for as long as anything else is at the start.
    const isReady = await resultWithin(abortable(Promise.race([ready, failed]), ending.signal), START_TIMEOUT, time);
    if (!isReady) throw gatewayUnreachable();
    return made;
  };
  const end = async () => {
    ending.abort();
    await made?.client.destroy();
  };
  try {
    const { client, shards } = await connectWithRetry(logIn, { troubleOf, time, logger, signal });
    void forgetDirect(client, time, ending.signal);
    return {
      client,
      connected: () => client.isReady() && (shards()?.isReady ?? false),
      failed,
      close: async () => shards()?.destroy(),
      end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

function gatewayUnreachable(): OnrecordError {
  return new OnrecordError(
    'DISCORD_UNREACHABLE',
    "Discord's API answers, but its gateway doesn't.",
    'Check whether this machine may open websockets (wss) to Discord, and discordstatus.com; then start again.',
  );
}

/** discord.js keeps the channel of everybody who ever wrote. */
async function forgetDirect(client: Client, time: Time, signal: AbortSignal): Promise<void> {
  for (;;) {
    await time.wait(FORGET_EVERY, signal);
    if (signal.aborted) return;
    const direct = client.channels.cache.filter((channel) => channel.isDMBased());
    for (const id of [...direct.keys()].slice(0, -MOST_DIRECT)) client.channels.cache.delete(id);
  }
}
