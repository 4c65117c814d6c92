import { NO_CHANNEL_TO_SHARE, shareStatement } from '../../../bot/answers/share.js';
import { note, type Reply, reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import type { PostTarget } from '../posting/post-target.js';
import { renderMessage } from '../render/message.js';
import { channelOf } from './event/ask-place.js';
import { type ButtonPress, privateReplyTarget } from './event/button-press.js';
import { placesOf } from './event/place.js';
import { show } from './show.js';
import type { InboundTools } from './tools.js';

const TITLE = wording.statements.actions.share.short;

/** Said in a modal, which hides the channel. */
const SHARED = reply(note(wording.platform.sharedForAll));

/** Posts a statement for all to see where it was found; the same person's second tap posts nothing. */
export async function share(ids: readonly string[], pressed: ButtonPress, ways: InboundTools): Promise<void> {
  const { message, user } = pressed;
  const found = foundIn(pressed);
  if (!found) return show(NO_CHANNEL_TO_SHARE, TITLE, pressed, ways);
  const { bot, once, responder, callers, audiences } = ways;
  const { asker, client, context } = pressed;
  const { place, at } = found;
  const key = `share:${place.channel}:${at}:${user.id}:${ids.join(',')}`;
  const post = (shared: Reply) =>
    responder.share(place, renderMessage(shared, { actions: 'none' }), { ...pressed, key });
  const told = await shareStatement(ids, {
    ...{ bot, once, key: `slack:${key}`, by: user.name, post },
    caller: await callers.quickly({ ...asker, ...placesOf(place) }, client, context),
    audience: () => audiences.of(place.channel, client, context),
  });
  if (message === null) return show(told ?? SHARED, TITLE, pressed, ways);
  if (told !== null) await responder.privately(privateReplyTarget(pressed), renderMessage(told), pressed);
}

/** Where to share what was found, and the message or modal that shows it; null where there is nobody to share with. */
function foundIn({ message, modal, where }: ButtonPress): { readonly place: PostTarget; readonly at: string } | null {
  if (message === null) {
    const place = channelOf(where);
    return place && modal !== null ? { place, at: modal } : null;
  }
  const { channel, thread, ts, isEphemeral } = message;
  // As `channelOf` has it.
  return { place: { channel, ...(thread !== undefined && isEphemeral && { thread }) }, at: ts };
}
