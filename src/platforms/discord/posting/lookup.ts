import { type REST, Routes, SnowflakeUtil } from 'discord.js';
import { z } from 'zod';
import { CLOCKS_DIFFER, TooMuchToSearch } from '../../../bot/delivery/post-once.js';

/** Messages of a page, the most that there are, and pages that are read, at most. */
const PAGE = 100;
const MOST_PAGES = 25;

const MESSAGES = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.object({ id: z.number().optional() })).default([]),
  }),
);

/** What is looked for. */
export interface PostSearch {
  readonly channel: string;
  /** The number of its container. */
  readonly container: number;
  /** Milliseconds since 1970 at which it was sent for the first time. */
  readonly since: number;
  /** Whose message it is. */
  readonly author: string;
}

/**
 * Looks for a message by the number of its container, which Discord keeps (a nonce is in no history). Gives its id, or null
 * where it isn't there. Where the bot may not read the history, Discord gives none, so that has to be known before.
 *
 * @see https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 * @throws what the client throws; a `ZodError` where Discord's answer has another form; {TooMuchToSearch}.
 */
export async function findPostedMessage(
  { channel, container, since, author }: PostSearch,
  rest: REST,
): Promise<string | null> {
  let before: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: `${PAGE}`, ...(before !== null && { before }) });
    const messages = MESSAGES.parse(await rest.get(Routes.channelMessages(channel), { query }));
    const found = messages.find(
      (message) => message.author.id === author && message.components.some(({ id }) => id === container),
    );
    if (found) return found.id;
    const last = messages.at(-1);
    if (!last || messages.length < PAGE || SnowflakeUtil.timestampFrom(last.id) < since - CLOCKS_DIFFER) return null;
    before = last.id;
  }
  throw new TooMuchToSearch(`More than ${PAGE * MOST_PAGES} messages would have to be looked through`);
}
