import { randomBytes } from 'node:crypto';
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { Audience } from '../../bot/access/readers.js';
import { REAL_TIME, type Time } from '../../bot/delivery/clock.js';
import { connectWithRetry } from '../../bot/delivery/connection-retry.js';
import { InFlight } from '../../bot/delivery/in-flight.js';
import type { Platform } from '../../bot/delivery/platform.js';
import type { Bot } from '../../bot/dispatch.js';
import type { ButtonStore } from '../../bot/memory/buttons.js';
import type { EventDeduplicator } from '../../bot/memory/deduplication.js';
import { OnrecordError } from '../../model/errors.js';
import type { PostingPlace } from '../../model/subscription.js';
import { type Asker, Callers } from './access/callers.js';
import { guildOf } from './access/channels.js';
import { Members } from './access/membership.js';
import { connect } from './connection/connect.js';
import { deploy, isDifferent } from './connection/deploy.js';
import { type DiscordIdentity, identify } from './connection/identity.js';
import { restOnce } from './connection/rest.js';
import { troubleOf } from './connection/trouble.js';
import { findingsOf } from './doctor/doctor.js';
import { listen } from './inbound/index.js';
import { Responder } from './posting/responder.js';
import { inviteLink } from './setup/invite.js';
import type { DiscordSettings } from './setup/settings.js';

export interface DiscordParts {
  readonly settings: DiscordSettings;
  readonly bot: Bot;
  /** Tells what Discord sends for a second time. */
  readonly once: EventDeduplicator;
  /** What buttons hold that have no room for it. */
  readonly buttons: ButtonStore;
  readonly logger: Logger;
  /** Ends the start, which waits for a Discord that can't be reached. */
  readonly signal: AbortSignal;
  readonly time?: Time;
}

/**
 * Registers the commands where they differ, connects to Discord and answers there.
 *
 * @throws {OnrecordError} `DISCORD_REFUSED`, `DISCORD_SESSIONS_SPENT`, `DISCORD_UNREACHABLE` (after five minutes); or
 *   anything when the signal is aborted.
 */
export async function startDiscord(parts: DiscordParts): Promise<Platform> {
  const { settings, bot, logger, signal, time = REAL_TIME } = parts;
  const trying = { troubleOf, time, logger, signal };
  const identity = await connectWithRetry(() => identify(restOnce(settings)), trying);
  await register();
  const inFlight = new InFlight();
  const { client, ...connection } = await connect({ settings, time, logger, signal, listen: listenTo });
  const responder = responderOf(client);
  const callers = callersOf(client);
  if (client.guilds.cache.size === 0) {
    const invite = inviteLink(identity.applicationId, settings.guildId);
    // Told even where little is logged: whoever has just started it looks.
    logger.error({ invite }, 'The bot is in no server yet. This link adds it to one.');
  }

  return {
    name: 'discord',
    connected: connection.connected,
    failed: connection.failed,
    check: (place) =>
      findingsOf({
        settings,
        commands: bot.commands,
        connected: connection.connected(),
        channel: place !== undefined && /^\d+$/.test(place) ? place : null,
      }),
    hasThreads: false,
    editorsOf: () => editorsPlace(settings),
    editorsChannels: () => [editorsPlace(settings) ?? []].flat(),
    audienceOf: (place) => inFlight.track(audienceOf(place)),
    post: (post) => inFlight.track(responder.ofItself(post)),
    async stop() {
      await connection.close();
      await inFlight.drained({ time, logger });
      await connection.end();
    },
  };

  function callersOf(to: Client): Callers {
    const { editors, readers, guildId } = settings;
    const members = new Members({ rest: to.rest, time, logger });
    return new Callers({ client: to, members, editors, readers, guildId });
  }

  /** A channel is in a server for good; somebody who is written to alone may have left it. */
  async function audienceOf({ channel, isPerson }: PostingPlace): Promise<Audience> {
    if (isPerson) {
      const asker: Asker = { user: { id: channel }, guildId: null, member: null, isAtHome: false, lacking: [] };
      const { standing } = await callers.rightsOf(asker);
      return standing === 'reader' ? 'readers' : standing === 'unknown' ? 'unknown' : 'outsiders';
    }
    // Where it is not seen, nothing can be posted, which the post says.
    const guild = await guildOf(channel, client);
    return guild === undefined ? 'readers' : callers.audienceIn(guild);
  }

  function responderOf(to: Client): Responder {
    return new Responder({ client: to, buttons: parts.buttons, time, logger });
  }

  function listenTo(to: Client): void {
    const { editorsChannel } = settings;
    const { once, buttons } = parts;
    const callers = callersOf(to);
    listen(to, { bot, once, responder: responderOf(to), callers, buttons, editorsChannel, time, logger, take });
    to.on(Events.GuildCreate, ({ id }) => {
      if (id === settings.guildId) take('server', register);
    });
  }

  function take(what: string, work: () => Promise<void>): void {
    void inFlight.track(taken(what, work));
  }

  async function taken(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const errorId = randomBytes(4).toString('hex');
      logger.error({ err: error, errorId, what }, 'What came in could not be answered');
    }
  }

  /** Where it can't be done yet, such as in a server that the bot is still to be added to, it is told and gone on. */
  async function register(): Promise<void> {
    try {
      const difference = await connectWithRetry(() => deployed(identity), trying);
      if (isDifferent(difference)) logger.info({ ...difference }, 'Commands were registered');
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof OnrecordError) || thrown.code === 'DISCORD_REFUSED') throw thrown;
      logger.error({ code: thrown.code }, `${thrown.message} ${thrown.remedy}`);
    }
  }

  function deployed({ applicationId }: DiscordIdentity) {
    const { guildId } = settings;
    return deploy({ rest: restOnce(settings), applicationId, guildId, commands: bot.commands });
  }
}

/** The channel of the editors; null where none is set. */
function editorsPlace({ editorsChannel }: DiscordSettings): PostingPlace | null {
  return editorsChannel === null ? null : { platform: 'discord', channel: editorsChannel, isPerson: false };
}
