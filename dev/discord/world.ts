import { Log } from '../local/log.js';
import { State } from '../local/state.js';
import { Ids, idOf } from './ids.js';
import { ORDINARY, type Permission, permissionsIn } from './permissions.js';
import type { Call, Json, Message, Place, Shown } from './types.js';

export interface Person {
  id: string;
  username: string;
  globalName: string | null;
  locale: string;
  bot: boolean;
  /** Whether the bot may write direct messages to them. */
  takesDms: boolean;
}

export interface Role {
  id: string;
  name: string;
  permissions: readonly Permission[];
}

export interface Member {
  user: string;
  nick: string | null;
  /** Without the role of everybody. */
  roles: Set<string>;
  /** Whether they have still to pass the screening of members. */
  isPending: boolean;
}

export interface Guild {
  id: string;
  name: string;
  owner: string;
  locale: string;
  /** By id; the one with the guild's own id is that of everybody. */
  roles: Map<string, Role>;
  members: Map<string, Member>;
}

export interface Channel {
  id: string;
  name: string;
  /** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
  type: number;
  guild?: string;
  /** Whose direct message it is: with the bot, or with somebody else. */
  recipient?: string;
  withBot: boolean;
  /** The channel that a thread belongs to. */
  parent?: string;
  archived: boolean;
  /** By role or user. */
  overwrites: Map<string, { allow: readonly Permission[]; deny: readonly Permission[] }>;
}

export interface Interaction {
  id: string;
  token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  user: string;
  place: Place;
  /** The payload that the bot got. */
  payload: Json;
  at: number;
  /** The type of the first answer. */
  answered?: number;
  /** The message that is the answer, or that the component is on. */
  original?: string;
  /** The message that the component (or the modal) belongs to. */
  message?: string;
  followups: number;
}

/** The token has the looks of a real one: its first part is the id. */
export const APP = { id: idOf('user', '9'), name: 'onrecord', token: `${btoa(idOf('user', '9'))}.local.token` };

/** Discord: who and what there is, what was said, what is on the screens, what was called. */
export class World extends State<Call, Shown> {
  readonly people = new Map<string, Person>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages: Message[] = [];
  readonly interactions = new Map<string, Interaction>();
  /** The interactions by their tokens. */
  readonly tokens = new Map<string, Interaction>();
  /** By the guild's id, `global` for those of everywhere; then by their own id. */
  readonly commands = new Map<string, Map<string, Json>>();
  /** The token that counts; null when it was reset and nobody knows the new one. */
  token: string | null = APP.token;
  /** The users who installed the bot for themselves. */
  readonly installedBy = new Set<string>();

  readonly answers = new Log<Interaction>();
  readonly #ids: Ids;

  /** @param clock milliseconds since 1970 */
  constructor(clock: () => number) {
    super(clock);
    this.#ids = new Ids(clock);
    this.person(APP.id, { username: APP.name, bot: true });
    this.guild('1');
  }

  id(): string {
    return this.#ids.next();
  }

  now(): string {
    return new Date(this.clock()).toISOString();
  }

  /** The user of that id, made if there is none. */
  person(name: string, more: Partial<Person> = {}): Person {
    const id = idOf('user', name);
    const known = this.people.get(id);
    if (known) return Object.assign(known, more);
    const made: Person = {
      ...{ id, username: `user${Number(id.slice(1))}`, globalName: `User ${Number(id.slice(1))}`, locale: 'en-US' },
      ...{ bot: false, takesDms: true, ...more },
    };
    this.people.set(id, made);
    return made;
  }

  /** The guild of that id, made if there is none, with a channel of the same name and, unless told, with the bot. */
  guild(
    name: string,
    { bot = true, ...more }: Partial<Pick<Guild, 'name' | 'owner' | 'locale'>> & { bot?: boolean } = {},
  ) {
    const id = idOf('guild', name);
    const known = this.guilds.get(id);
    if (known) return Object.assign(known, more);
    const everyone: Role = { id, name: '@everyone', permissions: ORDINARY };
    const made: Guild = {
      ...{ id, name: `Guild ${name}`, owner: this.person('8').id, locale: 'en-US', roles: new Map([[id, everyone]]) },
      ...{ members: new Map(), ...more },
    };
    this.guilds.set(id, made);
    if (bot) this.join(made, APP.id);
    this.channel(name, { guild: id });
    return made;
  }

  /** A channel of a guild, made if there is none: in guild 1, for text, unless told. */
  channel(name: string, { guild, overwrites, parent, ...more }: Partial<Omit<Channel, 'id'>> = {}): Channel {
    const id = idOf('channel', name);
    const made: Channel = this.channels.get(id) ?? {
      ...{ id, name: `channel-${name}`, type: 0, guild: idOf('guild', guild ?? '1'), archived: false, withBot: false },
      overwrites: new Map(),
    };
    Object.assign(made, more, parent === undefined ? {} : { parent: idOf('channel', parent) });
    for (const [who, what] of overwrites ?? []) made.overwrites.set(who, what);
    this.channels.set(id, made);
    return made;
  }

  role(name: string, { guild = '1', ...more }: { guild?: string } & Partial<Omit<Role, 'id'>> = {}): Role {
    const id = idOf('role', name);
    const { roles } = this.#guildOf(guild);
    const made = Object.assign(roles.get(id) ?? { id, name: `role-${name}`, permissions: [] }, more);
    roles.set(id, made);
    return made;
  }

  /** Makes somebody a member of a guild, if they are none. */
  join(guild: Guild | string, user: string): Member {
    const { members } = typeof guild === 'string' ? this.#guildOf(guild) : guild;
    const id = this.person(user).id;
    const member = members.get(id) ?? { user: id, nick: null, roles: new Set<string>(), isPending: false };
    members.set(id, member);
    return member;
  }

  #guildOf(name: string): Guild {
    const guild = this.guilds.get(idOf('guild', name));
    if (!guild) throw new Error(`there is no guild ${name}`);
    return guild;
  }

  /** The direct message of a user with the bot, or with somebody else. */
  dm(user: string, withBot = true): Channel {
    const { id } = this.person(user);
    const key = idOf('channel', `${withBot ? '7' : '8'}${id.slice(-15)}`);
    const known = this.channels.get(key);
    if (known) return known;
    const made: Channel = {
      ...{ id: key, name: '', type: 1, archived: false, overwrites: new Map(), recipient: id, withBot },
    };
    this.channels.set(key, made);
    return made;
  }

  /** What a user may do in a channel; everything that there is in direct messages. */
  may(user: string, channel: Channel): bigint {
    const guild = channel.guild === undefined ? undefined : this.guilds.get(channel.guild);
    const member = guild?.members.get(user);
    if (!guild || !member) return 0n;
    const parent = channel.parent === undefined ? channel : this.channels.get(channel.parent);
    return permissionsIn(guild, parent, member);
  }

  message(channel: string, id: string): Message | undefined {
    return this.messages.find((message) => message.channel_id === channel && message.id === id);
  }

  show(what: 'posted' | 'edited' | 'deleted' | 'thinking', message: Message, by: 'bot' | 'user', interaction?: string) {
    const shown = { what, message: structuredClone(message), by };
    this.shown.add({ ...shown, ...(interaction === undefined ? {} : { interaction }) });
  }

  remove(message: Message, interaction?: string): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.show('deleted', message, 'bot', interaction);
  }

  /** Whether somebody sees what was shown. */
  sees(user: string, shown: Shown): boolean {
    if (!('message' in shown)) return shown.user === user;
    const { channel_id, ephemeralFor } = shown.message;
    if (ephemeralFor !== undefined) return ephemeralFor === user;
    const channel = this.channels.get(channel_id);
    if (channel?.type === 1) return channel.recipient === user;
    const guild = channel?.guild === undefined ? undefined : this.guilds.get(channel.guild);
    return !!guild?.members.has(user) && (this.may(user, channel!) & 1024n) !== 0n;
  }
}
