import type { Reply } from '../../../bot/reply.js';
import { NOWHERE_TO_SHARE, shareStatement } from '../../../bot/share.js';
import { renderMessage } from '../render/message.js';
import { besides, type Pressed } from './pressed.js';
import { show } from './show.js';
import type { Ways } from './ways.js';

/** Posts a statement for all to see where it was found; the same person's second tap posts nothing. */
export async function share(ids: readonly string[], pressed: Pressed, ways: Ways): Promise<void> {
  const { message, user } = pressed;
  if (!message) return show(NOWHERE_TO_SHARE, 'Share', pressed, ways);
  const { bot, once, delivery } = ways;
  const { channel, thread, ts, isEphemeral } = message;
  const key = `share:${channel}:${ts}:${user.id}:${ids.join(',')}`;
  // Out of a thread that all can read, it goes to the channel; what one person sees in a thread is shared in that thread.
  const place = { channel, ...(thread !== undefined && isEphemeral && { thread }) };
  const post = (shared: Reply) =>
    delivery.share(place, renderMessage(shared, { actions: 'none' }), { ...pressed, key });
  const told = await shareStatement(ids, { bot, once, key: `slack:${key}`, by: user.name, post });
  if (told !== null) await delivery.privately(besides(pressed), renderMessage(told), pressed);
}
