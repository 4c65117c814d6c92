import { OnrecordError } from '../../model/errors.js';
import { isSamePlace, isSubscriptionOf, type Subscription, type SubscriptionOf } from '../../model/subscription.js';
import type { Amendment } from '../../store/ledger.js';
import type { Caller, CommandContext } from '../commands/command.js';
import { subscriptionInWords } from '../courier/rule-words.js';
import { isVisibleTo, mayChange } from './places.js';

export type RuleType = Subscription['rule']['type'];

/** So many in one place: more would be read by nobody. */
const MOST_IN_PLACE = 25;

/** How often a change is tried where others change the same. */
const MOST_TRIES = 3;

/** Digests or watches of the channel, and of whoever asks. */
export async function subscriptionsVisibleTo<K extends RuleType>(
  kind: K,
  caller: Caller,
  { news }: Pick<CommandContext, 'news'>,
): Promise<readonly SubscriptionOf<K>[]> {
  const all = await news.subscriptions();
  return all.filter((one): one is SubscriptionOf<K> => isSubscriptionOf(one, kind) && isVisibleTo(one, caller));
}

/**
 * The digest or watch with a number, among those that somebody is shown; without a number the only one that they may change.
 *
 * @param typed "3", "#3" or nothing
 * @throws {OnrecordError} `SUBSCRIPTION_UNKNOWN`, `SUBSCRIPTION_WHICH`.
 */
export async function subscriptionNumbered<K extends RuleType>(
  kind: K,
  typed: string | undefined,
  context: Pick<CommandContext, 'news' | 'caller'>,
): Promise<SubscriptionOf<K>> {
  const shown = await subscriptionsVisibleTo(kind, context.caller, context);
  const number = /^#?(\d{1,9})$/.exec(typed?.trim() ?? '')?.[1];
  if (number !== undefined) {
    const found = shown.find(({ id }) => id === Number(number));
    if (found) return found;
  }
  if (typed !== undefined || shown.length === 0) {
    const which = typed === undefined ? `no ${kind} here` : `no ${kind} ${typed} here`;
    throw new OnrecordError('SUBSCRIPTION_UNKNOWN', `There is ${which}, nor one of yours.`, `See /${kind} list.`);
  }
  const changeable = shown.filter((one) => mayChange(one, context.caller));
  const [only, ...others] = changeable.length > 0 ? changeable : shown;
  if (only && others.length === 0) return only;
  const list = shown.slice(0, 5).map(subscriptionInWords).join('; ');
  throw new OnrecordError(
    'SUBSCRIPTION_WHICH',
    `There are several: ${list}.`,
    `Say which by its number, as in id:${only!.id}`,
  );
}

/**
 * Changes a digest or watch, whoever else does so at the same time.
 *
 * @throws {OnrecordError} `NOT_ALLOWED`, `SUBSCRIPTION_UNKNOWN`, `SUBSCRIPTION_BUSY`.
 */
export async function amendSubscription<K extends RuleType>(
  subscription: SubscriptionOf<K>,
  amendment: (now: SubscriptionOf<K>) => Amendment,
  { news, caller }: Pick<CommandContext, 'news' | 'caller'>,
): Promise<SubscriptionOf<K>> {
  assertMayChange(subscription, caller);
  let current: Subscription | undefined = subscription;
  for (let tries = 0; tries < MOST_TRIES && current; tries++) {
    const amended = await news.amend(current.id, current.revision, amendment(current as SubscriptionOf<K>));
    if (amended) return amended as SubscriptionOf<K>;
    current = (await news.subscriptions()).find(({ id }) => id === subscription.id);
  }
  const what = `${subscription.rule.type} ${subscription.id}`;
  if (!current) throw new OnrecordError('SUBSCRIPTION_UNKNOWN', `The ${what} is gone.`, 'Somebody has removed it.');
  throw new OnrecordError('SUBSCRIPTION_BUSY', `The ${what} is being changed by others.`, 'Try again.');
}

/** @throws {OnrecordError} `NOT_ALLOWED`. */
export function assertMayChange(subscription: Subscription, caller: Caller): void {
  if (mayChange(subscription, caller)) return;
  const { place, rule } = subscription;
  throw new OnrecordError(
    'NOT_ALLOWED',
    place.isPerson
      ? `This ${rule.type} is somebody else's.`
      : `The ${rule.type} of a channel is changed by editors, there.`,
    `Ask one of the editors${caller.editors ? `: ${caller.editors}` : ''}.`,
  );
}

/** @throws {OnrecordError} `TOO_MANY_SUBSCRIPTIONS`. */
export async function assertRoomFor({ place }: Pick<Subscription, 'place'>, { news }: Pick<CommandContext, 'news'>) {
  const here = (await news.subscriptions()).filter((one) => isSamePlace(one.place, place));
  if (here.length < MOST_IN_PLACE) return;
  throw new OnrecordError(
    'TOO_MANY_SUBSCRIPTIONS',
    `There are ${here.length} digests and watches here already.`,
    'Remove one first.',
  );
}
