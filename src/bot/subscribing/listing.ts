import { nextDue, quietUntil } from '../../digest/due.js';
import { wording } from '../../lang/index.js';
import type { Subscription } from '../../model/subscription.js';
import type { Caller, CommandContext } from '../commands/command.js';
import { subscriptionInWords } from '../courier/rule-words.js';
import { type Actions, actions, type Invocation, note, type Reply, type ReplyNode, reply } from '../reply/reply.js';
import { isOwnInChannel, isVisibleTo, mayChange } from './places.js';

/** A subscription in a list: what it is, how it stands, and what can be done with it. */
export function listedNodes(subscription: Subscription, caller: Caller, now: number): ReplyNode[] {
  const buttons = mayChange(subscription, caller) ? buttonsOf(subscription) : [];
  return [
    note(`${subscriptionInWords(subscription)}. ${stateInWords(subscription, caller, now)}`, toneOf(subscription)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}

/** Digests and watches that are shown at once; more have no room among other things. */
const MOST_LISTED = 10;

/** All that somebody sees of their own, where nothing else says what it is. */
export async function ownReply(caller: Caller, { news, now }: Pick<CommandContext, 'news' | 'now'>): Promise<Reply> {
  const own = (await news.subscriptions()).filter((one) => isVisibleTo(one, caller));
  const rest = own.length - MOST_LISTED;
  const call = (command: string, label: string) => ({ label, invocation: { command, options: {}, text: '' } });
  return reply(
    ...(own.length === 0 ? [note(wording.subscriptions.noneYet)] : []),
    ...own.slice(0, MOST_LISTED).flatMap((one) => listedNodes(one, caller, now.getTime())),
    rest > 0 ? note(wording.subscriptions.moreListed(rest), 'quiet') : null,
    actions(
      call('digest schedule', wording.subscriptions.scheduleDigest),
      call('watch add', wording.subscriptions.addWatch),
    ),
  );
}

function toneOf({ state }: Subscription): 'plain' | 'warning' {
  return state === 'disabled' ? 'warning' : 'plain';
}

/** "To this channel. Next on Monday, 23 November 2026 at 08:00 Europe/London." */
function stateInWords(subscription: Subscription, caller: Caller, now: number): string {
  const { state, reason, rule, since } = subscription;
  const to = wording.subscriptions.to(placeInWords(subscription, caller));
  if (state === 'paused') return wording.subscriptions.paused(to);
  if (state === 'disabled') return wording.subscriptions.disabledBecause(to, reason);
  if (rule.type === 'digest') {
    const next = nextDue(rule.when, now, since);
    return next === null ? to : wording.subscriptions.nextOn(to, wording.formats.momentIn(rule.when.zone, next));
  }
  const { mutedUntil = 0, quietHours } = rule;
  const zone = quietHours?.zone ?? caller.timeZone ?? 'UTC';
  if (mutedUntil > now) return wording.subscriptions.mutedUntil(to, wording.formats.momentIn(zone, mutedUntil));
  const quiet = quietHours && quietUntil(quietHours, now);
  return quiet ? wording.subscriptions.quietUntil(to, wording.formats.momentIn(zone, quiet)) : to;
}

function placeInWords(subscription: Subscription, caller: Caller): string {
  const { place } = subscription;
  if (place.isPerson) return wording.subscriptions.youAlone;
  return isOwnInChannel(subscription, caller)
    ? wording.subscriptions.channel(place.channel)
    : wording.subscriptions.thisChannel;
}

function buttonsOf({ id, state, rule }: Subscription): Actions['actions'] {
  const call = (command: string, label: string, text = '') => {
    const invocation: Invocation = { command: `${rule.type} ${command}`, options: { id: `${id}` }, text, after: null };
    return { label, invocation };
  };
  const isMuted = rule.type === 'watch' && rule.mutedUntil !== undefined;
  const rest =
    state === 'active' && !isMuted ? pausing(rule.type, call) : [call('resume', wording.subscriptions.resume)];
  const preview = rule.type === 'digest' ? [call('preview', wording.subscriptions.preview)] : [];
  return [...preview, ...rest, call('remove', wording.subscriptions.remove)];
}

function pausing(
  type: Subscription['rule']['type'],
  call: (command: string, label: string, text?: string) => Actions['actions'][number],
): Actions['actions'] {
  return type === 'digest'
    ? [call('pause', wording.subscriptions.pause)]
    : [call('mute', wording.subscriptions.muteTwoHours, '2h')];
}
