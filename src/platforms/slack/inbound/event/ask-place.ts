import { z } from 'zod';
import type { AskPlace } from '../../access/callers.js';
import type { PostTarget } from '../../posting/post-target.js';
import type { ModalOptions } from '../../render/modal.js';

/** An `AskPlace` as a modal remembers it: what is asked on from it is asked there as well. */
export const ASK_PLACE = z.object({
  place: z.string().exactOptional(),
  within: z.string().exactOptional(),
  shared: z.literal(true).exactOptional(),
  needsMention: z.literal(true).exactOptional(),
});

const REMEMBERED = z.object({ where: ASK_PLACE });

/** How a modal shows the answer to what was asked there: it can be shared where that was in a channel. */
export function answerTo(where: AskPlace): Required<Pick<ModalOptions, 'buttons' | 'privateMetadata'>> {
  return { buttons: channelOf(where) ? 'all' : 'private', privateMetadata: JSON.stringify({ where }) };
}

/** Where that was asked which a modal shows, by its `private_metadata`; nowhere in particular where that doesn't tell. */
export function whereIn(privateMetadata: string): AskPlace {
  return REMEMBERED.safeParse(jsonOrNull(privateMetadata)).data?.where ?? {};
}

/** The channel, or the thread in it, in which something was asked; null for direct messages and for nowhere. */
export function channelOf({ place, shared, needsMention }: AskPlace): PostTarget | null {
  const [channel, thread] = place?.split(':') ?? [];
  if (channel === undefined || !needsMention) return null;
  // Out of a thread that all can read, it goes to the channel; what one person sees in a thread is shared in that thread.
  return { channel, ...(thread !== undefined && !shared && { thread }) };
}

export function jsonOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
