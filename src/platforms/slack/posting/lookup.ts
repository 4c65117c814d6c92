import type { webApi } from '@slack/bolt';
import { CLOCKS_DIFFER, TooMuchToSearch } from '../../../bot/delivery/post-once.js';
import type { PostTarget } from './post-target.js';

/** Of the metadata that a message carries, its key among them. */
export const EVENT_TYPE = 'onrecord_delivery';

/** Messages of a page, and pages that are read, at most: of a channel in which more was said, nobody can tell. */
const PAGE = 200;
const MOST_PAGES = 25;

/**
 * Looks for a message by its key where it would stand. Gives its timestamp, or null where it isn't there.
 *
 * @param since milliseconds since 1970 at which it was sent for the first time
 * @throws what the client throws, for example where a scope is missing; {TooMuchToSearch}.
 */
export async function findPostedMessage(
  { place, key }: { readonly place: PostTarget; readonly key: string },
  since: number,
  client: webApi.WebClient,
): Promise<string | null> {
  const channel = isPerson(place.channel) ? await directWith(place.channel, client) : place.channel;
  const { thread } = place;
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = {
      channel,
      include_all_metadata: true,
      limit: PAGE,
      oldest: ((since - CLOCKS_DIFFER) / 1000).toFixed(6),
      ...(cursor !== '' && { cursor }),
    };
    const { messages = [], response_metadata: next } =
      thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: thread });
    const found = messages.find(({ metadata }) => {
      const payload: { readonly key?: unknown } = metadata?.event_payload ?? {};
      return metadata?.event_type === EVENT_TYPE && payload.key === key;
    });
    if (found?.ts !== undefined) return found.ts;
    cursor = next?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  throw new TooMuchToSearch(`More than ${PAGE * MOST_PAGES} messages would have to be looked through`);
}

/** Whether it is somebody's id: what is posted to it goes to their direct messages. */
function isPerson(id: string): boolean {
  return /^[UW]/.test(id);
}

/** The channel of somebody's direct messages with the bot; what is posted needs no more than their own id, reading does. */
async function directWith(user: string, client: webApi.WebClient): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) throw new Error('Slack gave no channel');
  return channel.id;
}
