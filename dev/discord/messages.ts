import { bits } from './permissions.js';
import { ApiError, invalid, type Request, unknown } from './rest/route.js';
import { checkMessage, type MessageSurface } from './rules/message.js';
import type { Component, Json, Message } from './types.js';
import { APP, type Channel, type Interaction, type World } from './world.js';

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
export const FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  quiet: 1 << 12,
  componentsV2: 1 << 15,
};

/** How long a nonce is remembered: "the past few minutes". */
const NONCES = 5 * 60_000;

/** Checks a message; what Discord itself would refuse is refused, after it was noted. */
function checked(request: Request, payload: Json, surface: MessageSurface, before?: Message): void {
  const note = (path: string, what: string) => request.world.violate(request.operation, path, what);
  const refused = checkMessage(payload, { surface, files: request.files.map(({ name }) => name), before }, note);
  if (refused === 'empty') throw new ApiError(400, 50006, 'Cannot send an empty message');
  if (refused.length > 0) throw invalid(refused);
}

/** Numbers components as Discord does, leaving out what was given by the bot. */
export function numbered(components: Component[]): Component[] {
  const given = new Set<number>();
  const all: Component[] = [];
  const walk = (component: Component) => {
    all.push(component);
    if (component.id) given.add(component.id);
    for (const inner of [...(component.components ?? []), component.component, component.accessory])
      if (inner) walk(inner);
  };
  const made = structuredClone(components);
  for (const component of made) walk(component);
  let next = 1;
  for (const component of all) {
    while (given.has(next)) next += 1;
    if (!component.id) component.id = next++;
  }
  return made;
}

/** Who is mentioned in a text. */
export function mentionsIn(world: World, text: string) {
  const ids = new Set([...text.matchAll(/<@!?(\d{17,20})>/g)].map(([, id]) => id!));
  return [...ids].flatMap((id) => world.people.get(id) ?? []);
}

/** The fields of a message that its sender decides. */
function contentOf({ world, wire, files }: Pick<Request, 'world' | 'wire' | 'files'>, payload: Json): Partial<Message> {
  const { content, embeds, components, nonce, message_reference: reference } = payload;
  const attachments = files.map(({ name, size }) => ({
    ...{ id: world.id(), filename: name, size, url: `https://cdn.discord.example/${name}`, proxy_url: '' },
  }));
  return {
    ...(content === undefined ? {} : { content: String(content ?? '') }),
    ...(content === undefined
      ? {}
      : { mentions: mentionsIn(world, String(content ?? '')).map((each) => wire.user(each)) }),
    ...(embeds === undefined ? {} : { embeds: structuredClone((embeds ?? []) as Json[]) }),
    ...(components === undefined ? {} : { components: numbered((components ?? []) as Component[]) }),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(nonce === undefined ? {} : { nonce: nonce as string }),
    ...(reference ? { message_reference: reference as NonNullable<Message['message_reference']> } : {}),
  };
}

/** A message of somebody's, not yet posted. */
export function draft(
  { world, wire }: Pick<Request, 'world' | 'wire'>,
  channel: Channel,
  author: string,
  more: Partial<Message> = {},
): Message {
  return {
    ...{ id: world.id(), channel_id: channel.id, author: wire.user(world.people.get(author)!), content: '' },
    ...(channel.guild === undefined ? {} : { guild_id: channel.guild }),
    ...{ timestamp: world.now(), edited_timestamp: null, flags: 0, type: more.message_reference ? 19 : 0, tts: false },
    ...{ embeds: [], components: [], attachments: [], mentions: [], mention_roles: [], mention_everyone: false },
    ...{ pinned: false, ...more },
  };
}

/** Posts what the bot sends to a channel. */
export function postToChannel(request: Request, channel: Channel): Message {
  const { world } = request;
  const payload = (request.body ?? {}) as Json;
  checked(request, payload, 'channel');
  const person = channel.recipient === undefined ? undefined : world.people.get(channel.recipient);
  if (person && !person.takesDms) throw new ApiError(403, 50007, 'Cannot send messages to this user');
  if (channel.archived) throw new ApiError(400, 50083, 'Thread is archived');
  const known = payload['enforce_nonce'] === true && ofNonce(world, payload['nonce']);
  if (known) return known;
  refer(request, channel, payload);
  const flags = Number(payload['flags'] ?? 0);
  const message = draft(request, channel, APP.id, { ...contentOf(request, payload), flags });
  world.messages.push(message);
  world.show('posted', message, 'bot');
  return message;
}

function ofNonce(world: World, nonce: unknown): Message | undefined {
  const since = world.clock() - NONCES;
  return world.messages.find(
    (each) => each.nonce === nonce && each.author.id === APP.id && Date.parse(each.timestamp) >= since,
  );
}

/** What a reply refers to must be there and readable. */
function refer({ world }: Request, channel: Channel, payload: Json): void {
  const reference = payload['message_reference'] as Json | undefined;
  if (!reference) return;
  if (channel.guild !== undefined && !(world.may(APP.id, channel) & bits(['ReadMessageHistory']))) {
    throw new ApiError(400, 160002, 'Cannot reply without permission to read message history');
  }
  reference['channel_id'] ??= channel.id;
  if (world.message(String(reference['channel_id']), String(reference['message_id']))) return;
  if (reference['fail_if_not_exists'] !== false) {
    throw invalid([{ path: 'message_reference', what: 'Unknown message' }]);
  }
  delete payload['message_reference'];
}

/** Posts what answers an interaction. */
export function postAnswer(request: Request, interaction: Interaction, payload: Json, thinking = false): Message {
  const { world } = request;
  if (!thinking) checked(request, payload, 'answer');
  const channel = world.channels.get(interaction.place.channel)!;
  const flags = Number(payload['flags'] ?? 0) | (thinking ? FLAGS.loading : 0);
  const message = draft(request, channel, APP.id, {
    ...{ ...contentOf(request, payload), flags, type: interaction.type === 2 ? 20 : 0, webhook_id: APP.id },
    ...{ application_id: APP.id, interaction_metadata: metadata(request, interaction) },
    ...(flags & FLAGS.ephemeral ? { ephemeralFor: interaction.user } : {}),
  });
  world.messages.push(message);
  world.show(thinking ? 'thinking' : 'posted', message, 'bot', interaction.id);
  return message;
}

function metadata({ world, wire }: Request, interaction: Interaction): Json {
  const { id, type, user, payload } = interaction;
  const owners = payload['authorizing_integration_owners'];
  return { id, type, user: wire.user(world.people.get(user)!), authorizing_integration_owners: owners };
}

/** Changes a message of the bot's. A loading state is over when it is changed. */
export function edit(request: Request, message: Message, payload: Json, interaction?: string): Message {
  const { world } = request;
  checked(request, payload, message.ephemeralFor === undefined ? 'edit' : 'answer edit', message);
  const was = message.flags;
  Object.assign(message, contentOf(request, payload));
  const set = Number(payload['flags'] ?? 0);
  const settable = FLAGS.suppressEmbeds | FLAGS.componentsV2;
  if ('flags' in payload) message.flags = (was & ~FLAGS.suppressEmbeds) | (set & settable);
  message.flags &= ~FLAGS.loading;
  // What was never shown isn't edited.
  if (!(was & FLAGS.loading)) message.edited_timestamp = world.now();
  world.show(was & FLAGS.loading ? 'posted' : 'edited', message, 'bot', interaction);
  return message;
}

/** A message of the channel that everybody sees. */
export function messageOf({ world, at }: Request, channel: Channel): Message {
  const message = world.message(channel.id, at['message']!);
  if (!message || message.ephemeralFor !== undefined) throw unknown.message();
  return message;
}
