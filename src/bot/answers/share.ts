import { wording } from '../../lang/index.js';
import { type Audience, mayRead, reasonNotToPost } from '../access/readers.js';
import { isCard } from '../cards/fewer-cards.js';
import type { Caller } from '../commands/command.js';
import type { Bot } from '../dispatch.js';
import type { EventDeduplicator } from '../memory/deduplication.js';
import { heading, note, type Reply, reply } from '../reply/reply.js';

export interface ShareParts {
  readonly bot: Bot;
  readonly once: EventDeduplicator;
  /** Who shares it. */
  readonly caller: Caller;
  /** Who sees what is posted where it is to be shared. Never rejects. */
  readonly audience: () => Promise<Audience>;
  /** Of the same person's same tap: the second one posts nothing. Begins with the platform's name. */
  readonly key: string;
  /** Their name, as others know them. */
  readonly by: string;
  /** Posts it for all to see. Never rejects. */
  readonly post: (shared: Reply) => Promise<ShareOutcome>;
}

/**
 * What became of it: why it was not posted, in words; or, where it was, the post that something can hang below, null where
 * the platform tells of none.
 */
export type ShareOutcome = { readonly failure: string } | { readonly failure: null; readonly below: string | null };

/** What is said where there is nobody to share with. */
export const NO_CHANNEL_TO_SHARE = reply(note(wording.statements.noChannelToShare));

/** Posts a statement for all to see. Gives what to tell whoever shares it; null where what they see tells it. */
export async function shareStatement(ids: readonly string[], sharing: ShareParts): Promise<Reply | null> {
  const { bot, caller, audience, once, key, by, post } = sharing;
  // Before it is looked who is there: whoever may not read learns nothing, not even that.
  const refusal = mayRead(caller) ? reasonNotToPost(await audience()) : null;
  if (refusal !== null) {
    return reply(heading(wording.statements.notShared), note(refusal.message, 'warning'), note(refusal.remedy));
  }
  if (!(await once.first([key]))) return reply(note(wording.statements.sharedAlready, 'quiet'));
  const card = await bot.view('share', ids, caller);
  // What is not on record (any more) is told to whoever wanted to share it, and to nobody else.
  if (!card.nodes.some(isCard)) {
    await once.forget([key]);
    return card;
  }
  const shared = await post(reply(...card.nodes, note(wording.statements.sharedBy(by), 'quiet')));
  if (shared.failure === null) {
    const { below } = shared;
    // Where the bot can't post by itself, a retraction can't be said.
    if (below !== null && caller.here) await bot.remember({ place: caller.here, below, statements: ids });
    return null;
  }
  await once.forget([key]);
  return reply(heading(wording.statements.notShared), note(shared.failure, 'warning'));
}
