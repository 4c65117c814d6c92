import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordSettings } from '../setup/settings.js';
import { restOptions } from './rest.js';
import { Shards, type ShardsParts } from './shards.js';

/** People who are kept, and members a server: those who wrote last, for as long as they are answered. */
const MOST_PEOPLE = 200;
const MOST_MEMBERS = 25;

/** How long a server that is away holds up the others at the start, in milliseconds; an interaction waits for three seconds. */
const GUILDS_WITHIN = 2_000;

/**
 * None is privileged: messages come without their text, but for those that mention the bot and those in direct messages with
 * it (https://discord.com/developers/docs/events/gateway#message-content-intent).
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export interface DiscordClient {
  readonly client: Client;
  /** Null until it has logged in. */
  readonly shards: () => Shards | null;
}

/** discord.js's client with what an answering machine needs and nothing that grows; not connected yet. */
export function createClient(settings: DiscordSettings, parts: ShardsParts): DiscordClient {
  let shards: Shards | null = null;
  const { shards: count } = settings;
  const client: Client = new Client({
    intents: INTENTS,
    // Else nothing is heard of direct messages in channels that aren't known yet.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // A message that is gone is answered all the same; a message whose receipt was lost isn't posted twice.
    failIfNotExists: false,
    enforceNonce: true,
    waitGuildTimeout: GUILDS_WITHIN,
    shards: count === 'auto' ? 'auto' : Array.from({ length: count }, (_, id) => id),
    ...(count !== 'auto' && { shardCount: count }),
    rest: restOptions(settings),
    ws: {
      buildStrategy: (gateway) => {
        shards = new Shards(gateway, parts);
        return shards;
      },
    },
    makeCache: Options.cacheWithLimits({
      ...NOTHING_KEPT,
      GuildMemberManager: { maxSize: MOST_MEMBERS, keepOverLimit: (member) => member.id === client.user?.id },
      UserManager: { maxSize: MOST_PEOPLE, keepOverLimit: (user) => user.id === client.user?.id },
    }),
    sweepers: { threads: { interval: 3_600, lifetime: 3_600 } },
  });
  return { client, shards: () => shards };
}

/** discord.js has to keep servers, their channels and roles; all else it would keep is never looked at. */
const NOTHING_KEPT = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
} as const;
