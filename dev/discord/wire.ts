import { bits, permissionsInDm } from './permissions.js';
import type { Json, Message } from './types.js';
import { APP, type Channel, type Guild, type Member, type Person, type Role, type World } from './world.js';

/** How Discord writes things, as the bot gets them over REST and gateway. */
export class Wire {
  constructor(private readonly world: World) {}

  user({ id, username, globalName, bot }: Person) {
    return {
      ...{ id, username, global_name: globalName, discriminator: '0', avatar: null, public_flags: 0 },
      ...(bot ? { bot } : {}),
    };
  }

  /** @param channel where they are, if their permissions there are told */
  member(member: Member, channel?: Channel) {
    return {
      ...{ user: this.user(this.world.people.get(member.user)!), nick: member.nick, avatar: null, flags: 0 },
      ...{
        roles: [...member.roles],
        joined_at: '2025-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        pending: member.isPending,
      },
      ...(channel ? { permissions: String(this.world.may(member.user, channel)) } : {}),
    };
  }

  role({ id, name, permissions }: Role, index = 0) {
    return {
      ...{ id, name, permissions: String(bits(permissions)), position: index, color: 0, hoist: false, flags: 0 },
      ...{ colors: { primary_color: 0, secondary_color: null, tertiary_color: null } },
      ...{ managed: false, mentionable: false },
    };
  }

  channel(channel: Channel): Json {
    const { id, name, type, guild, recipient, withBot, parent, archived, overwrites } = channel;
    if (type === 1) {
      const recipients = recipient !== undefined && withBot ? [this.user(this.world.people.get(recipient)!)] : [];
      return { id, type, flags: 0, last_message_id: null, recipients };
    }
    const thread_metadata = {
      archived,
      locked: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2025-01-01T00:00:00.000Z',
    };
    return {
      ...{ id, name, type, guild_id: guild, flags: 0, nsfw: false, topic: null, position: 0, last_message_id: null },
      ...{ parent_id: parent ?? null, rate_limit_per_user: 0 },
      ...(isThread(channel)
        ? { thread_metadata, owner_id: APP.id, message_count: 0, member_count: 1 }
        : {
            permission_overwrites: [...overwrites].map(([who, { allow, deny }]) => ({
              ...{ id: who, type: this.world.people.has(who) ? 1 : 0 },
              ...{ allow: String(bits(allow)), deny: String(bits(deny)) },
            })),
          }),
    };
  }

  /** A guild without what only `GUILD_CREATE` tells. */
  guild(guild: Guild) {
    const { id, name, owner, locale, roles } = guild;
    return {
      ...{ id, name, owner_id: owner, preferred_locale: locale, icon: null, splash: null, discovery_splash: null },
      ...{
        roles: [...roles.values()].map((role, index) => this.role(role, index)),
        emojis: [],
        stickers: [],
        features: [],
      },
      ...{ afk_channel_id: null, afk_timeout: 300, verification_level: 0, default_message_notifications: 1 },
      ...{ explicit_content_filter: 0, mfa_level: 0, application_id: null, system_channel_id: null },
      ...{ system_channel_flags: 0, rules_channel_id: null, vanity_url_code: null, description: null, banner: null },
      ...{ premium_tier: 0, public_updates_channel_id: null, nsfw_level: 0, premium_progress_bar_enabled: false },
      ...{ safety_alerts_channel_id: null },
    };
  }

  /** What a bot without the privileged intents is told of a guild: of its members itself alone. */
  guildCreate(guild: Guild): Json {
    const channels = [...this.world.channels.values()].filter((channel) => channel.guild === guild.id);
    const me = guild.members.get(APP.id);
    return {
      ...this.guild(guild),
      ...{ joined_at: '2025-01-01T00:00:00.000Z', large: false, unavailable: false, member_count: guild.members.size },
      ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
      members: me ? [this.member(me)] : [],
      channels: channels.filter((each) => !isThread(each)).map((each) => this.channel(each)),
      threads: channels.filter(isThread).map((each) => this.channel(each)),
    };
  }

  /** The part of a guild that interactions carry. */
  partialGuild({ id, locale }: Guild) {
    return { id, locale, features: [] };
  }

  /**
   * A message as the bot gets it.
   * @param content whether it gets the words of others too: by the privileged intent, or by an interaction
   */
  message(message: Message, content = false): Json {
    const { ephemeralFor: _, guild_id: __, ...told } = structuredClone(message);
    const { author, mentions, channel_id } = message;
    const mentioned = mentions.some((each) => each['id'] === APP.id);
    const inDm = this.world.channels.get(channel_id)?.withBot;
    const replied = message.message_reference;
    const original = replied && this.world.message(replied.channel_id, replied.message_id);
    return {
      ...told,
      ...(content || author.id === APP.id || mentioned || inDm
        ? {}
        : { content: '', embeds: [], attachments: [], components: [] }),
      ...(replied ? { referenced_message: original ? this.message(original, content) : null } : {}),
    };
  }

  appPermissions(channel: Channel): string {
    const guild = channel.guild === undefined ? undefined : this.world.guilds.get(channel.guild);
    // Where the bot is but a guest, by a user's installation, it may do what it may in other people's messages.
    if (!guild?.members.has(APP.id)) return String(permissionsInDm(channel.withBot));
    return String(this.world.may(APP.id, channel));
  }
}

/** https://discord.com/developers/docs/topics/threads */
export function isThread({ type }: Channel): boolean {
  return type >= 10 && type <= 12;
}
