import { isCard } from '../../../bot/fewer-cards.js';
import { heading, note, type Reply, reply } from '../../../bot/reply.js';
import { renderMessage } from '../render/message.js';
import { besides, type Pressed } from './pressed.js';
import { show } from './show.js';
import type { Ways } from './ways.js';

/** Posts a statement for all to see where it was found; the same person's second tap posts nothing. */
export async function share(ids: readonly string[], pressed: Pressed, ways: Ways): Promise<void> {
  const { message, user } = pressed;
  if (!message) return show(reply(note('Ask in a channel to share from there.')), 'Share', pressed, ways);
  const tell = (told: Reply) => ways.delivery.privately(besides(pressed), renderMessage(told), pressed);
  const { channel, thread, ts, isEphemeral } = message;
  const key = `share:${channel}:${ts}:${user.id}:${ids.join(',')}`;
  if (!(await ways.once.first([`slack:${key}`]))) {
    return tell(reply(note('This statement has been shared here already.', 'quiet')));
  }
  const card = await ways.bot.view('share', ids);
  // What is not on record (any more) is told to whoever wanted to share it, and to nobody else.
  if (!card.nodes.some(isCard)) {
    await ways.once.forget([`slack:${key}`]);
    return tell(card);
  }
  const shared = renderMessage(reply(...card.nodes, note(`Shared by ${user.name}`, 'quiet')), { actions: 'none' });
  // Out of a thread that all can read, it goes to the channel; what one person sees in a thread is shared in that thread.
  const place = { channel, ...(thread !== undefined && isEphemeral && { thread }) };
  const failure = await ways.delivery.share(place, shared, { ...pressed, key });
  if (failure === null) return;
  await ways.once.forget([`slack:${key}`]);
  await tell(reply(heading('It was not shared.'), note(failure, 'warning')));
}
