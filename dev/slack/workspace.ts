import { randomBytes } from 'node:crypto';
import { State } from '../local/state.js';
import type { Call, Json, Message, Part, Shown, View } from './types.js';

export interface Team {
  id: string;
  name: string;
  domain: string;
  bot: { user: string; bot: string };
  /** The organisation that it belongs to. */
  enterprise?: string;
}

export interface Channel {
  id: string;
  name: string;
  team: string;
  private: boolean;
  archived: boolean;
  /** With other organisations, with them once they accept, and with other workspaces of the same one. */
  extShared: boolean;
  pendingExtShared: boolean;
  orgShared: boolean;
  /** Whom a direct message is with, beside the bot. */
  with?: string;
  members: Set<string>;
}

export interface Person {
  id: string;
  team: string;
  name: string;
  realName: string;
  tz: string;
  locale: string;
  deleted: boolean;
  bot: boolean;
  /** A guest of several channels, or of one. */
  restricted: boolean;
  ultraRestricted: boolean;
  /** Of another workspace, without a channel in common. */
  stranger: boolean;
  /** Somebody from outside: the workspace whose channels and bot they meet. */
  meets?: string;
  /** Of an organisation: its workspaces that they belong to. */
  grid: readonly string[];
}

export interface Token {
  kind: 'bot' | 'app';
  team: string;
  scopes: string[];
  revoked: boolean;
}

export const APP = {
  ...{ id: 'A0001', botToken: 'xoxb-local', appToken: 'xapp-local' },
  ...{ clientId: '1.1', clientSecret: 'client-secret' },
};

/** Every scope that one of the methods of this server asks for. */
export const ALL_SCOPES = [
  ...['app_mentions:read', 'channels:history', 'channels:read', 'chat:write', 'commands', 'groups:history'],
  ...['groups:read', 'im:history', 'im:read', 'im:write', 'links:read', 'links:write', 'mpim:history', 'mpim:read'],
  ...['usergroups:read', 'users:read'],
];

/** A workspace (or several): what there is, what was said, what is on the screens, what was called. */
export class Workspace extends State<Call, Shown> {
  readonly teams = new Map<string, Team>();
  readonly channels = new Map<string, Channel>();
  readonly people = new Map<string, Person>();
  readonly groups = new Map<string, { id: string; team: string; handle: string; members: string[] }>();
  readonly tokens = new Map<string, Token>();
  readonly messages: Message[] = [];
  readonly homes = new Map<string, View>();
  /** The open modals of each user, the topmost last. */
  readonly modals = new Map<string, View[]>();
  readonly triggers = new Map<string, { user: string; team: string; until: number; used: boolean }>();
  readonly codes = new Map<string, string>();

  #lastTs = 0;
  #ids = 0;

  /** @param clock milliseconds since 1970 */
  constructor(clock: () => number) {
    super(clock);
    const team = this.addTeam('T0001', { user: 'U0BOT', bot: 'B0001' });
    this.tokens.set(APP.botToken, { kind: 'bot', team: team.id, scopes: [...ALL_SCOPES], revoked: false });
    this.tokens.set(APP.appToken, { kind: 'app', team: team.id, scopes: ['connections:write'], revoked: false });
  }

  addTeam(id: string, bot: Team['bot']): Team {
    const team = { id, name: `Workspace ${id}`, domain: id.toLowerCase(), bot };
    this.teams.set(id, team);
    this.person(bot.user, { team: id, bot: true, name: 'onrecord' });
    return team;
  }

  /** The user of that id, made if there is none. */
  person(id: string, more: Partial<Person> = {}): Person {
    const known = this.people.get(id);
    if (known) return Object.assign(known, more);
    const made: Person = {
      ...{ id, team: 'T0001', name: id.toLowerCase(), realName: `User ${id}`, tz: 'America/New_York' },
      ...{ locale: 'en-US', deleted: false, bot: false, restricted: false, ultraRestricted: false },
      ...{ stranger: false, grid: [], ...more },
    };
    this.people.set(id, made);
    return made;
  }

  /** The channel of that id, made if there is none, with the bot as a member unless `members` says otherwise. */
  channel(id: string, more: Partial<Omit<Channel, 'members'>> & { members?: Iterable<string> } = {}): Channel {
    const { members, ...rest } = more;
    const known = this.channels.get(id);
    const channel: Channel = known ?? {
      ...{ id, name: `channel-${id.toLowerCase()}`, team: 'T0001', private: false, archived: false },
      ...{ extShared: false, pendingExtShared: false, orgShared: false },
      ...rest,
      members: new Set([this.bot(rest.team ?? 'T0001').user]),
    };
    Object.assign(channel, rest);
    if (members) channel.members = new Set(members);
    this.channels.set(id, channel);
    return channel;
  }

  /** The direct message of a user with the bot. */
  dm(user: string): Channel {
    const person = this.person(user);
    const team = person.meets ?? person.team;
    const id = `D${user.slice(1)}`;
    const bot = this.bot(team).user;
    return this.channels.get(id) ?? this.channel(id, { team, private: true, with: user, members: [bot, user] });
  }

  bot(team: string): Team['bot'] {
    const found = this.teams.get(team);
    if (!found) throw new Error(`no such workspace: ${team}`);
    return found.bot;
  }

  /** An id that was not given before, of Slack's looks. */
  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}${String(this.#ids).padStart(6, '0')}`;
  }

  /** A timestamp like Slack's, later than all before. */
  ts(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, this.clock() * 1000);
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** A trigger id, good for 3 seconds and one view. */
  trigger(user: string): string {
    const id = `${this.id('')}.${this.ts()}.${randomBytes(8).toString('hex')}`;
    this.triggers.set(id, { user, team: this.person(user).team, until: this.clock() + 3000, used: false });
    return id;
  }

  /** Puts a message into its channel. */
  post(
    draft: Omit<Message, 'ts' | 'type' | 'team'>,
    by: Extract<Shown, { message: Message }>['by'],
    url?: string,
  ): Message {
    const team = this.channels.get(draft.channel)?.team ?? 'T0001';
    const message: Message = { type: 'message', team, ...draft, ts: this.ts() };
    this.complete(message.blocks);
    this.messages.push(message);
    this.show('posted', message, by, url);
    return message;
  }

  show(
    what: 'posted' | 'replaced' | 'deleted' | 'unfurled',
    message: Message,
    by: Extract<Shown, { message: Message }>['by'],
    url?: string,
  ): void {
    this.shown.add({ what, message: structuredClone(message), by, ...(url === undefined ? {} : { url }) });
  }

  remove(message: Message, by: 'api' | 'response_url', url?: string): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.show('deleted', message, by, url);
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** Completes blocks as Slack does before it gives them back: with ids, and with what text objects left open. */
  complete(blocks: Part[] = []): void {
    completeTexts(blocks);
    for (const block of blocks) {
      block.block_id ??= this.id('b');
      const parts = [...(block.type === 'actions' ? (block.elements ?? []) : []), block.accessory, block.element];
      for (const part of parts) if (part && part.type !== 'image') part.action_id ??= this.id('a');
    }
  }

  /** Whether somebody sees what was shown. */
  sees(user: string, shown: Shown): boolean {
    if ('view' in shown) return shown.user === user;
    const { channel, ephemeralFor } = shown.message;
    if (ephemeralFor !== undefined) return ephemeralFor === user;
    const place = this.channels.get(channel);
    return !!place && (!place.private || place.members.has(user));
  }
}

/** `emoji` and `verbatim` are told in what Slack gives back, whether they were sent or not. */
export function completeTexts(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const text = value as Json;
  if (text['type'] === 'plain_text') text['emoji'] ??= true;
  if (text['type'] === 'mrkdwn') text['verbatim'] ??= false;
  for (const inner of Object.values(value)) completeTexts(inner);
}

/** A text of a payload, empty where there is none. */
export function text(from: Json, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}
