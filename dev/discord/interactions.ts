import { idOf } from './ids.js';
import type { Component, Json, Message, Place } from './types.js';
import type { Wire } from './wire.js';
import { APP, type Channel, type Interaction, type World } from './world.js';

export const CONTEXT = { guild: 0, botDm: 1, privateChannel: 2 };

/** What happens in a guild, in the direct message with the bot, and in others. */
export function contextOf(channel: Channel): number {
  if (channel.guild !== undefined) return CONTEXT.guild;
  return channel.withBot ? CONTEXT.botDm : CONTEXT.privateChannel;
}

/** Makes interactions: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export class Interactions {
  constructor(
    private readonly world: World,
    private readonly wire: Wire,
  ) {}

  /**
   * By which installations the bot can be used here: `0` the guild's, `1` the user's own.
   * @throws {Error} by none: the user doesn't see the bot there
   */
  owners(user: string, channel: Channel): Record<string, string> {
    const guild = channel.guild === undefined ? undefined : this.world.guilds.get(channel.guild);
    const owners = {
      ...(guild?.members.has(APP.id) ? { 0: guild.id } : {}),
      ...(channel.withBot ? { 0: '0' } : {}),
      ...(this.world.installedBy.has(user) ? { 1: user } : {}),
    };
    if (Object.keys(owners).length === 0) throw new Error('the bot is not here: neither guild nor user installed it');
    return owners;
  }

  make(type: number, user: string, place: Place, data: Json, message?: Message): Interaction {
    const { world, wire } = this;
    const channel = world.channels.get(place.channel)!;
    const guild = place.guild === undefined ? undefined : world.guilds.get(place.guild);
    const person = world.people.get(user)!;
    const id = world.id();
    const token = `token-${id}`;
    const member = guild?.members.get(user);
    const payload: Json = {
      ...{ id, application_id: APP.id, type, data, token, version: 1, channel_id: channel.id },
      ...{ channel: { ...wire.channel(channel), permissions: String(world.may(user, channel)) } },
      ...(guild ? { guild_id: guild.id, guild: wire.partialGuild(guild), guild_locale: guild.locale } : {}),
      ...(member ? { member: wire.member(member, channel) } : { user: wire.user(person) }),
      ...{ locale: person.locale, entitlements: [], app_permissions: wire.appPermissions(channel) },
      ...{ authorizing_integration_owners: this.owners(user, channel), context: contextOf(channel) },
      ...{ attachment_size_limit: 10 * 1024 * 1024 },
      ...(message ? { message: wire.message(message, true) } : {}),
    };
    const made: Interaction = {
      ...{ id, token, type, user, place, payload, at: world.clock(), followups: 0 },
      ...(message ? { message: message.id } : {}),
    };
    world.interactions.set(id, made);
    world.tokens.set(token, made);
    return made;
  }

  /** What chosen ids mean, by kind. */
  resolved(ids: readonly string[], channel: Channel): Json {
    const { world, wire } = this;
    const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
    const resolved: Record<string, Json> = {};
    const add = (kind: string, id: string, what: unknown) => {
      resolved[kind] = { ...resolved[kind], [id]: what };
    };
    for (const id of ids) {
      const person = world.people.get(id);
      const member = guild?.members.get(id);
      if (person) add('users', id, wire.user(person));
      if (member) {
        const { user: _, deaf: __, mute: ___, ...partial } = wire.member(member, channel);
        add('members', id, partial);
      }
      const role = guild?.roles.get(id);
      if (role) add('roles', id, wire.role(role));
      const there = world.channels.get(id);
      if (there) add('channels', id, { ...wire.channel(there), permissions: String(world.may(APP.id, there)) });
    }
    return resolved;
  }

  /** The id of what somebody chooses in a menu of users (5), roles (6), both (7) or channels (8). */
  entity(type: number, name: string): string {
    const kinds = ({ 5: ['user'], 6: ['role'], 7: ['user', 'role'], 8: ['channel'] } as const)[type] ?? [];
    const { people, channels, guilds } = this.world;
    const there = (id: string) =>
      people.has(id) || channels.has(id) || [...guilds.values()].some(({ roles }) => roles.has(id));
    const id = kinds.map((kind) => idOf(kind, name)).find(there);
    if (id === undefined) throw new Error(`there is no ${kinds.join(' or ')} ${name}`);
    return id;
  }

  component({ type, custom_id, id }: Component, more: Json = {}): Json {
    return { component_type: type, custom_id, id, ...more };
  }
}
