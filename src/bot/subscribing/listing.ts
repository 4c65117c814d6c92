import { nextDue, quietUntil } from '../../digest/due.js';
import type { Subscription } from '../../subscription.js';
import type { Caller } from '../command.js';
import { momentIn } from '../courier/moments.js';
import { subscriptionInWords } from '../courier/rule-words.js';
import { type Actions, actions, type Invocation, note, type ReplyNode } from '../reply.js';
import { isOwnElsewhere, mayChange } from './places.js';

/** A subscription in a list: what it is, how it stands, and what can be done with it. */
export function listedNodes(subscription: Subscription, caller: Caller, now: number): ReplyNode[] {
  const buttons = mayChange(subscription, caller) ? buttonsOf(subscription) : [];
  return [
    note(`${subscriptionInWords(subscription)}. ${stateInWords(subscription, caller, now)}`, toneOf(subscription)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
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
  return isOwnElsewhere(subscription, caller) ? `the channel ${place.channel}` : 'this channel';
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
