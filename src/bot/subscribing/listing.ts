import { nextDue, quietUntil } from '../../digest/due.js';
import type { Subscription } from '../../model/subscription.js';
import type { Caller, CommandContext } from '../commands/command.js';
import { momentIn } from '../courier/local-time.js';
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
    ...(own.length === 0 ? [note('None yet. What is scheduled or watched here is told to you alone.')] : []),
    ...own.slice(0, MOST_LISTED).flatMap((one) => listedNodes(one, caller, now.getTime())),
    rest > 0 ? note(`${rest} more: /digest list, /watch list`, 'quiet') : null,
    actions(call('digest schedule', 'Schedule a digest'), call('watch add', 'Add a watch')),
  );
}

function toneOf({ state }: Subscription): 'plain' | 'warning' {
  return state === 'disabled' ? 'warning' : 'plain';
}

/** "To this channel. Next on Monday, 23 November 2026 at 08:00 Europe/London." */
function stateInWords(subscription: Subscription, caller: Caller, now: number): string {
  const { state, reason, rule, since } = subscription;
  const to = `To ${placeInWords(subscription, caller)}.`;
  if (state === 'paused') return `${to} Paused.`;
  if (state === 'disabled') return `${to} Disabled: ${reason ?? 'the bot could not post there.'}`;
  if (rule.type === 'digest') {
    const next = nextDue(rule.when, now, since);
    return next === null ? to : `${to} Next on ${momentIn(rule.when.zone, next)}.`;
  }
  const { mutedUntil = 0, quietHours } = rule;
  const zone = quietHours?.zone ?? caller.timeZone ?? 'UTC';
  if (mutedUntil > now) return `${to} Muted until ${momentIn(zone, mutedUntil)}.`;
  const quiet = quietHours && quietUntil(quietHours, now);
  return quiet ? `${to} Quiet until ${momentIn(zone, quiet)}.` : to;
}

function placeInWords(subscription: Subscription, caller: Caller): string {
  const { place } = subscription;
  if (place.isPerson) return 'you alone';
  return isOwnInChannel(subscription, caller) ? `the channel ${place.channel}` : 'this channel';
}

function buttonsOf({ id, state, rule }: Subscription): Actions['actions'] {
  const call = (command: string, label: string, text = '') => {
    const invocation: Invocation = { command: `${rule.type} ${command}`, options: { id: `${id}` }, text, after: null };
    return { label, invocation };
  };
  const isMuted = rule.type === 'watch' && rule.mutedUntil !== undefined;
  const rest = state === 'active' && !isMuted ? pausing(rule.type, call) : [call('resume', 'Resume')];
  const preview = rule.type === 'digest' ? [call('preview', 'Preview')] : [];
  return [...preview, ...rest, call('remove', 'Remove')];
}

function pausing(
  type: Subscription['rule']['type'],
  call: (command: string, label: string, text?: string) => Actions['actions'][number],
): Actions['actions'] {
  return type === 'digest' ? [call('pause', 'Pause')] : [call('mute', 'Mute 2h', '2h')];
}
