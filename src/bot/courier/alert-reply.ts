import { wording } from '../../lang/index.js';
import type { Delivery, Subscription, WatchRule } from '../../model/subscription.js';
import { actions, heading, note, type ReplyNode, reply } from '../reply/reply.js';
import { deliveredCards } from './cards.js';
import { BELOW_AT_ONCE, type DeliveryPosts } from './digest-reply.js';
import type { NewsRecord } from './news-record.js';
import { watchInWords } from './rule-words.js';

/** How long an alert's button silences it. */
const MUTE = '2h';

/** What a watch posts: which rule fired, what was said, and how to be rid of it. */
export async function alertPosts(
  { id, rule }: Pick<Subscription, 'id'> & { readonly rule: WatchRule },
  { told, read }: Pick<Delivery, 'told' | 'read'>,
  record: Pick<NewsRecord, 'receipts' | 'source'>,
): Promise<DeliveryPosts> {
  const nodes = async (part: 'first' | 'below') => {
    const cards = await Promise.all(told.filter((one) => one.part === part).map((one) => deliveredCards(one, record)));
    return cards;
  };
  const [first, below] = [await nodes('first'), await nodes('below')];
  const what = watchInWords(rule);
  const rest = read.statements - told.filter(({ part }) => part === 'first').flatMap(({ ids }) => ids).length;
  const pages: ReplyNode[][] = [];
  for (let i = 0; i < below.length; i += BELOW_AT_ONCE) pages.push(below.slice(i, i + BELOW_AT_ONCE).flat());
  const own = (command: string, label: string, text = '') => ({
    label,
    invocation: { command, options: { id: `${id}` }, text, after: null, stays: true as const },
  });
  return {
    first: reply(
      heading(wording.watch.newOnRecord(what)),
      ...first.flat(),
      rest > 0 ? note(wording.watch.moreCameIn(rest, read.sources)) : null,
      note(wording.watch.fired(id, what), 'quiet'),
      actions(own('watch mute', wording.watch.mute(MUTE), MUTE), own('watch remove', wording.watch.remove)),
    ),
    below: pages.map((page) => reply(heading(wording.watch.newOnRecord(what)), ...page)),
  };
}
