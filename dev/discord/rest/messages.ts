import { edit, messageOf, postToChannel } from '../messages.js';
import { bits } from '../permissions.js';
import type { Json } from '../types.js';
import { isThread } from '../wire.js';
import { APP } from '../world.js';
import { channelOf } from './channels.js';
import { ApiError, NOTHING, type Operation, ok, type Request } from './route.js';

/** A message of the bot's own. */
function ownMessage(request: Request) {
  const message = messageOf(request, channelOf(request));
  if (message.author.id !== APP.id) throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
  return message;
}

const told = (request: Request, message: Parameters<Request['wire']['message']>[0]) =>
  request.wire.message(message, request.gateway.readsContent);

export const MESSAGES = {
  list_messages: {
    on: 'GET /channels/{channel}/messages',
    run: (request) => {
      const { world, query } = request;
      const channel = channelOf(request);
      // Without the permission no messages are given: https://discord.com/developers/docs/resources/message#get-channel-messages
      if (channel.guild !== undefined && !(world.may(APP.id, channel) & bits(['ReadMessageHistory']))) return ok([]);
      const all = world.messages.filter((each) => each.channel_id === channel.id && each.ephemeralFor === undefined);
      const { before, after, limit = '50' } = query;
      const within = all.filter(
        ({ id }) => (!before || BigInt(id) < BigInt(before)) && (!after || BigInt(id) > BigInt(after)),
      );
      return ok(
        within
          .reverse()
          .slice(0, Number(limit))
          .map((message) => told(request, message)),
      );
    },
  },
  create_message: {
    on: 'POST /channels/{channel}/messages',
    run: (request) => {
      const channel = request.world.channels.get(request.at['channel']!);
      channelOf(request, channel && isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
      return ok(told(request, postToChannel(request, channel!)));
    },
  },
  get_message: {
    on: 'GET /channels/{channel}/messages/{message}',
    run: (request) => ok(told(request, messageOf(request, channelOf(request, 'ReadMessageHistory')))),
  },
  update_message: {
    on: 'PATCH /channels/{channel}/messages/{message}',
    run: (request) => ok(told(request, edit(request, ownMessage(request), request.body as Json))),
  },
  delete_message: {
    on: 'DELETE /channels/{channel}/messages/{message}',
    run: (request) => {
      request.world.remove(ownMessage(request));
      return NOTHING;
    },
  },
} satisfies Record<string, Operation>;
