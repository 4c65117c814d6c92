import type { Message } from '../types.js';
import type { Channel, Workspace } from '../workspace.js';
import { ApiError, type Context, isOn, type Method, needed, page } from './method.js';

const KINDS = { public_channel: 'channels', private_channel: 'groups', im: 'im' } as const;

export function kindOf({ with: user, private: hidden }: Channel): keyof typeof KINDS {
  if (user !== undefined) return 'im';
  return hidden ? 'private_channel' : 'public_channel';
}

/** The scope that reading something of a channel needs, by the kind of channel. */
function scopeFor(what: 'history' | 'read'): Exclude<Method['scopes'], undefined> {
  return (args, workspace) => {
    const channel = workspace.channels.get(String(args['channel'] ?? ''));
    return channel ? [`${KINDS[kindOf(channel)]}:${what}`] : Object.values(KINDS).map((kind) => `${kind}:${what}`);
  };
}

/** A channel that the app can see; a private one without the bot is not there at all. */
export function channelOf({ workspace, args, team }: Context, key = 'channel'): Channel {
  const channel = workspace.channels.get(needed(args, key));
  const hidden = channel?.private && !channel.members.has(team.bot.user);
  if (!channel || channel.team !== team.id || hidden) throw new ApiError('channel_not_found');
  return channel;
}

function asJson(channel: Channel, bot: string) {
  const kind = kindOf(channel);
  if (kind === 'im') return { id: channel.id, is_im: true, user: channel.with, is_user_deleted: false };
  return {
    id: channel.id,
    name: channel.name,
    is_channel: kind === 'public_channel',
    is_group: kind === 'private_channel',
    is_im: false,
    is_mpim: false,
    is_private: channel.private,
    is_archived: channel.archived,
    is_member: channel.members.has(bot),
    is_shared: channel.extShared || channel.orgShared,
    is_ext_shared: channel.extShared,
    is_pending_ext_shared: channel.pendingExtShared,
    is_org_shared: channel.orgShared,
    num_members: channel.members.size,
  };
}

/** Messages as history gives them: no ephemeral ones, and metadata only when asked for. */
function inHistory(workspace: Workspace, channel: Channel, { args }: Context): Message[] {
  const [oldest, latest] = [String(args['oldest'] ?? '0'), String(args['latest'] ?? '9999999999.999999')];
  const at = (ts: string) => Number(ts.replace('.', ''));
  const inclusive = isOn(args['inclusive']);
  const bound = (ts: string) => at(ts.includes('.') ? ts : `${ts}.000000`);
  return workspace.messages.filter(({ channel: place, ts, ephemeralFor }) => {
    if (place !== channel.id || ephemeralFor !== undefined) return false;
    if (inclusive) return at(ts) >= bound(oldest) && at(ts) <= bound(latest);
    return at(ts) > bound(oldest) && at(ts) < bound(latest);
  });
}

function shownTo(message: Message, { args }: Context) {
  const { metadata, channel, unfurls, ...rest } = message;
  return { ...rest, ...(metadata && isOn(args['include_all_metadata']) ? { metadata } : {}) };
}

function history(context: Context, messages: Message[]) {
  const { items, cursor } = page(messages, context.args);
  return {
    messages: items.map((message) => shownTo(message, context)),
    has_more: cursor !== '',
    ...(cursor ? { response_metadata: { next_cursor: cursor } } : {}),
  };
}

function readable(context: Context): Channel {
  const channel = channelOf(context);
  if (!channel.members.has(context.team.bot.user)) throw new ApiError('not_in_channel');
  return channel;
}

export const CONVERSATIONS: Record<string, Method> = {
  'conversations.info': {
    token: 'bot',
    scopes: scopeFor('read'),
    run: (context) => ({ channel: asJson(channelOf(context), context.team.bot.user) }),
  },
  'conversations.list': {
    token: 'bot',
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    run: ({ workspace, args, team }) => {
      const kinds = String(args['types'] ?? 'public_channel').split(',');
      const all = [...workspace.channels.values()].filter(
        (channel) =>
          channel.team === team.id &&
          kinds.includes(kindOf(channel)) &&
          !(channel.archived && isOn(args['exclude_archived'])) &&
          (!channel.private || channel.members.has(team.bot.user)),
      );
      const { items, cursor } = page(all, args);
      return {
        channels: items.map((channel) => asJson(channel, team.bot.user)),
        response_metadata: { next_cursor: cursor },
      };
    },
  },
  'conversations.members': {
    token: 'bot',
    scopes: scopeFor('read'),
    run: (context) => {
      const { items, cursor } = page([...channelOf(context).members], context.args);
      return { members: items, response_metadata: { next_cursor: cursor } };
    },
  },
  'conversations.open': {
    token: 'bot',
    scopes: ['im:write', 'mpim:write'],
    run: ({ workspace, args, team }) => {
      const users = needed(args, 'users').split(',');
      const person = workspace.people.get(users[0] ?? '');
      if (users.length !== 1 || !person || person.team !== team.id) throw new ApiError('user_not_found');
      return { channel: { id: workspace.dm(person.id).id } };
    },
  },
  'conversations.history': {
    token: 'bot',
    scopes: scopeFor('history'),
    run: (context) => {
      const messages = inHistory(context.workspace, readable(context), context);
      return history(context, messages.filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts).reverse());
    },
  },
  'conversations.replies': {
    token: 'bot',
    scopes: scopeFor('history'),
    run: (context) => {
      const channel = readable(context);
      const root = needed(context.args, 'ts');
      if (!context.workspace.message(channel.id, root)) throw new ApiError('thread_not_found');
      const messages = inHistory(context.workspace, channel, context);
      return history(
        context,
        messages.filter((m) => m.thread_ts === root || m.ts === root),
      );
    },
  },
};
