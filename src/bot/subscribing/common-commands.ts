import { wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import type { Delivery, Subscription, SubscriptionOf } from '../../model/subscription.js';
import type { Amendment } from '../../store/ledger.js';
import { type CommandContext, defineCommand, type OptionDefinition } from '../commands/command.js';
import { subscriptionInWords } from '../courier/rule-words.js';
import { actions, heading, note, type Reply, reply } from '../reply/reply.js';
import { listedNodes } from './listing.js';
import {
  amendSubscription,
  assertMayChange,
  type RuleType,
  subscriptionNumbered,
  subscriptionsVisibleTo,
} from './subscriptions.js';

/** What digests and watches have in common as commands. */

/** Deliveries in which the one is looked for that is to be shown again. */
const KEPT = 200;

/** By which one of several is meant. */
export function numberOption(kind: RuleType) {
  return {
    type: 'string',
    description: wording.subscriptions.idOption(kind),
    label: wording.subscriptions.idLabel,
  } as const satisfies OptionDefinition;
}

export interface ListWords {
  readonly description: string;
  readonly title: string;
  /** Where there is none. */
  readonly none: string;
  /** The button, and the command without its group, by which one is set. */
  readonly offer: { readonly label: string; readonly command: string };
}

/** The command that lists those of a channel, and those of whoever asks. */
export function listOf(kind: RuleType, { description, title, none, offer }: ListWords) {
  return defineCommand({
    name: 'list',
    description,
    options: {},
    examples: [''],
    who: 'everyone',
    async run(context) {
      const { caller, now } = context;
      const shown = await subscriptionsVisibleTo(kind, caller, context);
      const invocation = { command: `${kind} ${offer.command}`, options: {}, text: '' };
      // In a terminal nothing can be posted.
      const next = caller.here || caller.alone ? actions({ label: offer.label, invocation }) : null;
      if (shown.length === 0) return reply(note(none), next);
      return reply(heading(title), ...shown.flatMap((one) => listedNodes(one, caller, now.getTime())), next);
    },
  });
}

/** The command that takes one away. */
export function removeOf(kind: RuleType) {
  return defineCommand({
    name: 'remove',
    description: wording.subscriptions.removeDescription(kind),
    options: { id: numberOption(kind) },
    examples: ['', '3'],
    who: 'everyone',
    async run(context, { id }) {
      const found = await subscriptionNumbered(kind, id, context);
      assertMayChange(found, context.caller);
      await context.news.unsubscribe(found.id);
      return reply(note(wording.subscriptions.removed(subscriptionInWords(found))));
    },
  });
}

export interface ChangeWords<K extends RuleType> {
  readonly name: string;
  readonly description: string;
  /** What is said of it then: "is paused". */
  readonly done: string;
  /** @param now milliseconds since 1970 */
  readonly amendment: (subscription: SubscriptionOf<K>, now: number) => Amendment;
}

/** A command that changes one in a way of its own. */
export function changeOf<K extends RuleType>(kind: K, { name, description, done, amendment }: ChangeWords<K>) {
  return defineCommand({
    name,
    description,
    options: { id: numberOption(kind) },
    examples: ['', '3'],
    who: 'everyone',
    async run(context, { id }) {
      const found = await subscriptionNumbered(kind, id, context);
      const changed = await amendSubscription(found, (one) => amendment(one, context.now.getTime()), context);
      return setReply(changed, done, context);
    },
  });
}

/** What is said of one that was set or changed: "Digest 3 is set." */
export function setReply(
  subscription: Subscription,
  done: string,
  { caller, now }: Pick<CommandContext, 'caller' | 'now'>,
): Reply {
  const { id, rule } = subscription;
  const unknown = rule.filter.speakers.filter((one) => one.id === null).map(({ name }) => name);
  return reply(
    heading(wording.subscriptions.changed(rule.type, id, done)),
    ...listedNodes(subscription, caller, now.getTime()),
    unknown.length > 0 ? note(wording.subscriptions.nobodyCalled(unknown.join(wording.formats.or)), 'warning') : null,
  );
}

/**
 * A delivery that was made, by its slot; the last one without.
 *
 * @throws {OnrecordError} `DELIVERY_UNKNOWN`, saying so in these words.
 */
export async function deliveryOf(
  { id }: Subscription,
  slot: string | undefined,
  { news }: Pick<CommandContext, 'news'>,
  none: { readonly message: string; readonly remedy: string },
): Promise<Delivery> {
  const past = await news.deliveries(id, KEPT);
  const found = past.find((one) => (slot === undefined ? one.state === 'sent' : one.slot === slot));
  if (found) return found;
  throw new OnrecordError('DELIVERY_UNKNOWN', none.message, none.remedy);
}
