import { bits, type Permission } from '../permissions.js';
import type { Json } from '../types.js';
import { APP, type Channel } from '../world.js';
import { ApiError, invalid, NOTHING, type Operation, ok, type Request, unknown } from './route.js';

/** A channel that the bot sees, where it may do what is needed. */
export function channelOf(request: Request, ...needed: Permission[]): Channel {
  const channel = request.world.channels.get(request.at['channel']!);
  if (!channel) throw unknown.channel();
  if (channel.type === 1) {
    if (!channel.withBot) throw new ApiError(403, 50001, 'Missing Access');
    return channel;
  }
  const may = request.world.may(APP.id, channel);
  if (!(may & bits(['ViewChannel']))) throw new ApiError(403, 50001, 'Missing Access');
  for (const permission of needed) {
    if (!(may & bits([permission]))) throw new ApiError(403, 50013, 'Missing Permissions');
  }
  return channel;
}

function thread(request: Request, parent: Channel, message?: string) {
  const { world, wire, gateway } = request;
  const { name, type = 11 } = request.body as { name?: unknown; type?: number };
  if (typeof name !== 'string' || name.length < 1 || name.length > 100) {
    world.violate(request.operation, 'name', 'must have 1 to 100 characters');
    throw invalid([{ path: 'name', what: 'must have 1 to 100 characters' }]);
  }
  const id = message ?? world.id();
  if (world.channels.has(id)) throw new ApiError(400, 160004, 'A thread has already been created for this message');
  const made = world.channel(id, { name, type, guild: parent.guild!, parent: parent.id });
  gateway.tell('THREAD_CREATE', { ...wire.channel(made), newly_created: true }, parent.guild!);
  return { status: 201, body: wire.channel(made) };
}

export const CHANNELS = {
  get_channel: { on: 'GET /channels/{channel}', run: (request) => ok(request.wire.channel(channelOf(request))) },
  update_channel: {
    on: 'PATCH /channels/{channel}',
    run: (request) => {
      const channel = channelOf(request);
      const { archived, name } = request.body as Json;
      if (typeof archived === 'boolean') channel.archived = archived;
      if (typeof name === 'string') channel.name = name;
      return ok(request.wire.channel(channel));
    },
  },
  trigger_typing_indicator: {
    on: 'POST /channels/{channel}/typing',
    run: (request) => {
      channelOf(request, 'SendMessages');
      return NOTHING;
    },
  },
  create_thread: {
    on: 'POST /channels/{channel}/threads',
    run: (request) => thread(request, channelOf(request, 'CreatePublicThreads')),
  },
  create_thread_from_message: {
    on: 'POST /channels/{channel}/messages/{message}/threads',
    run: (request) => {
      const parent = channelOf(request, 'CreatePublicThreads');
      const message = request.at['message']!;
      if (!request.world.message(parent.id, message)) throw unknown.message();
      return thread(request, parent, message);
    },
  },
  create_dm: {
    on: 'POST /users/@me/channels',
    run: (request) => {
      const { recipient_id: recipient } = request.body as Json;
      const person = request.world.people.get(String(recipient));
      if (!person || person.bot) throw new ApiError(400, 50033, 'Invalid Recipient(s)');
      return ok(request.wire.channel(request.world.dm(person.id)));
    },
  },
} satisfies Record<string, Operation>;
