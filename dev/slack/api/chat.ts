import { checkMessage } from '../rules/message.js';
import type { Json, Message, Part } from '../types.js';
import { APP, text } from '../workspace.js';
import { channelOf } from './conversations.js';
import { ApiError, type Context, isOff, type Method, needed } from './method.js';

const JSON_FIELDS = ['blocks', 'attachments', 'metadata', 'unfurls'];
const write = { token: 'bot', scopes: ['chat:write'], json: JSON_FIELDS } as const;

/** Checks a message; what Slack itself would refuse is refused, after it was noted. */
function checked({ workspace, args, method }: Context, surface: { inChannel: boolean }): void {
  const refusal = checkMessage(args, { method, ...surface }, (path, what) => workspace.violate(method, path, what));
  if (refusal) throw new ApiError(refusal.error, { response_metadata: { messages: refusal.messages } });
}

/** The fields of a message that its sender decides. */
export function contentOf(args: Json): Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'unfurls'> {
  const [blocks, attachments, metadata] = [args['blocks'], args['attachments'], args['metadata']];
  return {
    text: text(args, 'text'),
    unfurls: !(isOff(args['unfurl_links']) && isOff(args['unfurl_media'])),
    ...(Array.isArray(blocks) ? { blocks: structuredClone(blocks) as Part[] } : {}),
    ...(Array.isArray(attachments) ? { attachments: structuredClone(attachments) as Json[] } : {}),
    ...(metadata && Object.keys(metadata).length > 0
      ? { metadata: structuredClone(metadata) as NonNullable<Message['metadata']> }
      : {}),
  };
}

function author({ team }: Context) {
  return { user: team.bot.user, bot_id: team.bot.bot, app_id: APP.id };
}

function thread(args: Json) {
  return typeof args['thread_ts'] === 'string' && args['thread_ts'] !== '' ? { thread_ts: args['thread_ts'] } : {};
}

/** Where a message goes: a channel, or a user, whose direct message is then meant. */
function placeOf(context: Context) {
  const { workspace, args, team } = context;
  const person = workspace.people.get(needed(args, 'channel'));
  const channel = person && (person.meets ?? person.team) === team.id ? workspace.dm(person.id) : channelOf(context);
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(team.bot.user)) throw new ApiError('not_in_channel');
  return channel;
}

/** The app's own message that is to be changed. Ephemeral ones can't be. */
function ownMessage(context: Context, refusal: string): Message {
  const channel = channelOf(context);
  const message = context.workspace.message(channel.id, needed(context.args, 'ts'));
  if (!message || message.ephemeralFor !== undefined) throw new ApiError('message_not_found');
  if (message.user !== context.team.bot.user) throw new ApiError(refusal);
  return message;
}

export const CHAT: Record<string, Method> = {
  'chat.postMessage': {
    ...write,
    run: (context) => {
      const channel = placeOf(context);
      checked(context, { inChannel: channel.with === undefined });
      const draft = { ...author(context), ...contentOf(context.args), ...thread(context.args), channel: channel.id };
      const { unfurls, ...message } = context.workspace.post(draft, 'api');
      return { channel: channel.id, ts: message.ts, message };
    },
  },
  'chat.postEphemeral': {
    ...write,
    run: (context) => {
      const channel = placeOf(context);
      const user = needed(context.args, 'user');
      const isThere = !channel.private || channel.members.has(user);
      const isSeen = context.workspace.people.get(user)?.team === context.team.id || channel.extShared;
      if (!isSeen || !isThere) {
        throw new ApiError('user_not_in_channel');
      }
      checked(context, { inChannel: false });
      const draft = { ...author(context), ...contentOf(context.args), ...thread(context.args), channel: channel.id };
      return { message_ts: context.workspace.post({ ...draft, ephemeralFor: user }, 'api').ts };
    },
  },
  'chat.update': {
    ...write,
    run: (context) => {
      const { workspace, args, team } = context;
      const message = ownMessage(context, 'cant_update_message');
      checked(context, { inChannel: false });
      const { metadata, text: words, blocks, attachments } = contentOf(args);
      // A text without blocks takes their place; metadata stay unless there are others, or an empty object.
      if (blocks) message.blocks = blocks;
      else if ('text' in args) delete message.blocks;
      if (attachments) message.attachments = attachments;
      if ('text' in args) message.text = words;
      if (metadata) message.metadata = metadata;
      else if ('metadata' in args) delete message.metadata;
      message.edited = { user: team.bot.user, ts: workspace.ts() };
      workspace.complete(message.blocks);
      workspace.show('replaced', message, 'api');
      return { channel: message.channel, ts: message.ts, text: message.text, message };
    },
  },
  'chat.delete': {
    ...write,
    run: (context) => {
      const message = ownMessage(context, 'cant_delete_message');
      context.workspace.remove(message, 'api');
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    run: (context) => {
      const channel = channelOf(context);
      const ts = needed(context.args, 'message_ts');
      if (!context.workspace.message(channel.id, ts)) throw new ApiError('message_not_found');
      const link = `https://${context.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
      return { channel: channel.id, permalink: link };
    },
  },
  'chat.unfurl': {
    token: 'bot',
    scopes: ['links:write'],
    json: JSON_FIELDS,
    run: (context) => {
      const { workspace, args, method } = context;
      const message = workspace.message(needed(args, 'channel'), needed(args, 'ts'));
      if (!message) throw new ApiError('cannot_unfurl_message');
      const unfurls = (args['unfurls'] ?? {}) as Record<string, Json>;
      for (const [url, unfurl] of Object.entries(unfurls)) {
        if (!message.text.includes(url)) throw new ApiError('cannot_unfurl_url');
        const note = (path: string, what: string) => workspace.violate(method, `unfurls[${url}].${path}`, what);
        const refusal = checkMessage({ text: url, ...unfurl }, { method, inChannel: false }, note);
        if (refusal) throw new ApiError('cannot_parse_attachment');
      }
      message.attachments = Object.entries(unfurls).map(([url, unfurl]) => ({ from_url: url, ...unfurl }));
      workspace.show('unfurled', message, 'api');
      return {};
    },
  },
};
