import type { App, Context, webApi } from '@slack/bolt';
import { type Audience, isAnsweredForAll, privateAnswer } from '../../../bot/access/readers.js';
import { isToldShared, teamsInEvent } from '../access/membership.js';
import type { PostTarget } from '../posting/post-target.js';
import { renderMessage } from '../render/message.js';
import { isDirect, placesOf } from './event/place.js';
import { typedText } from './event/text.js';
import type { InboundTools } from './tools.js';

/** What of a message is read, whether it came as a mention or as a direct message. */
interface IncomingMessage extends PostTarget {
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  /** Ids of workspaces that are told for them. */
  readonly teams: readonly unknown[];
  /** Whether Slack says with it that the channel is shared with another organisation. */
  readonly isShared: boolean | undefined;
}

/** An edited message, one of a bot, or a notice by Slack asks for nothing. */
const SUBTYPES_ASKING = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Mentions in channels and threads, which are answered in the thread, and direct messages, which are answered there. */
export function listenToMessages(app: App, ways: InboundTools): void {
  app.event('app_mention', async ({ event, body, context, client }) => {
    if (event.user === undefined || event.bot_id !== undefined || 'edited' in event) return;
    const { channel, user, text, ts } = event;
    // Which of its two events brings a mention in a direct message makes no difference.
    const thread = event.thread_ts ?? (isDirect({ channel }) ? undefined : ts);
    const asked = { ...about({ event, body }), channel, user, text, ts, ...(thread !== undefined && { thread }) };
    await answer(asked, { eventId: body.event_id, context, client }, ways);
  });
  app.event('message', async ({ event, body, context, client }) => {
    if (event.channel_type !== 'im' || !SUBTYPES_ASKING.has(event.subtype)) return;
    // The types of the other subtypes have no user or text.
    const {
      user,
      text,
      bot_id: bot,
      thread_ts: thread,
    } = event as { user?: string; text?: string; bot_id?: string; thread_ts?: string };
    if (user === undefined || bot !== undefined || user === context.botUserId) return;
    const { channel, ts } = event;
    const asked = { ...about({ event, body }), channel, user, text: text ?? '', ts, ...(thread && { thread }) };
    await answer(asked, { eventId: body.event_id, context, client }, ways);
  });
}

/** What an event says of where it is from. */
function about(from: Parameters<typeof teamsInEvent>[0]): Pick<IncomingMessage, 'teams' | 'isShared'> {
  return { teams: teamsInEvent(from), isShared: isToldShared(from.body) };
}

async function answer(
  { channel, thread, user, text, ts, teams, isShared }: IncomingMessage,
  from: {
    readonly eventId: string;
    readonly context: Context;
    readonly client: webApi.WebClient;
  },
  { bot, once, responder, callers, audiences }: InboundTools,
): Promise<void> {
  // A mention in a direct message comes twice, under two ids of events.
  if (!(await once.first([`slack:event:${from.eventId}`, `slack:message:${channel}:${ts}`]))) return;
  const place = { channel, ...(thread !== undefined && { thread }) };
  const { client, context } = from;
  const seenBy = (): Promise<Audience> => audiences.of(channel, client, context, isShared);
  const [known, audience] = await Promise.all([
    callers.of({ userId: user, teams, ...placesOf(place) }, client, context),
    isDirect(place) ? ('readers' as const) : seenBy(),
  ]);
  const isForAll = isAnsweredForAll(audience, known);
  // What all see, they go on from.
  const caller = isForAll ? { ...known, shared: true as const } : known;
  const line = typedText(text, from.context.botUserId);
  const reply = await bot.answerLine(line === '' ? '/help' : line, caller);
  const actions = isDirect(place) ? 'private' : 'all';
  if (!isForAll && !isDirect(place)) {
    const alone = renderMessage(privateAnswer(reply, audience, known), { actions: 'private' });
    return responder.privately({ ...place, user }, alone, { client });
  }
  const key = `answer:${channel}:${ts}`;
  await responder.answer({ ...place, user }, renderMessage(reply, { actions }), { key, client });
}
