import { wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import { isSamePlace, type PostingPlace, type Subscription } from '../../model/subscription.js';
import { assertForReaders } from '../access/readers.js';
import type { Caller, OptionDefinition } from '../commands/command.js';

/** Where something is posted that is asked for. */
export const TO_OPTION = {
  type: 'choice',
  description: wording.subscriptions.toOption,
  choices: ['channel', 'me'],
} as const satisfies OptionDefinition;

/** The place that is meant where none is said: the channel, for those who may post there; else whoever asks. */
export function defaultPlace({ here, editor }: Caller): 'channel' | 'me' {
  return here !== undefined && editor ? 'channel' : 'me';
}

/**
 * The place that is meant: this channel, which editors alone may ask for, or whoever asks.
 *
 * @throws {OnrecordError} `NO_POSTS_HERE` where the bot can't post, `NOT_ALLOWED`, `OUTSIDERS_HERE`, `AUDIENCE_UNCHECKED`.
 */
export async function placeFor(
  to: 'channel' | 'me',
  { here, hereLacks = [], alone, editor, editors, audience }: Caller,
): Promise<PostingPlace> {
  const place = to === 'me' ? alone : here;
  if (!place) {
    throw new OnrecordError(
      'NO_POSTS_HERE',
      to === 'me' ? 'Nothing can be posted to you from here.' : 'Nothing can be posted here by the bot itself.',
      to === 'me' ? 'Ask for it in a chat that the bot is in.' : 'Ask for it in the channel, or for yourself: to:me',
    );
  }
  if (to === 'channel' && !editor) {
    throw new OnrecordError(
      'NOT_ALLOWED',
      'What is posted in a channel is for editors to decide.',
      `Ask for it for yourself, with to:me, or ask an editor${editors ? `: ${editors}` : ''}.`,
    );
  }
  // Better said now than to nobody, when it is due.
  if (to === 'channel' && hereLacks.length > 0) {
    throw new OnrecordError(
      'NO_POSTS_HERE',
      `The bot lacks permissions in this channel: ${hereLacks.join(', ')}.`,
      'Allow it what it lacks, and ask again; or ask for yourself: to:me',
    );
  }
  if (to === 'channel' && audience) assertForReaders(await audience());
  return place;
}

/**
 * Whether somebody may change a subscription: one to themselves, as an editor one of the channel that they are in, and alone
 * with the bot whatever they have set themselves: there they are told when a channel's is disabled.
 */
export function mayChange(subscription: Subscription, caller: Caller): boolean {
  const { place } = subscription;
  if (place.isPerson) return isOwnOnPlatform(subscription, caller) && isSamePlace(place, caller.alone);
  return (caller.editor && isSamePlace(place, caller.here)) || isOwnInChannel(subscription, caller);
}

/** Whether somebody is shown a subscription: those to themselves and of the channel that they are in; alone with the bot all of their own. */
export function isVisibleTo(subscription: Subscription, caller: Caller): boolean {
  const { place } = subscription;
  return isSamePlace(place, caller.here) || isSamePlace(place, caller.alone) || isOwnInChannel(subscription, caller);
}

/** Of a channel, set by whoever is alone with the bot now. */
export function isOwnInChannel(subscription: Subscription, caller: Caller): boolean {
  return !subscription.place.isPerson && caller.here === undefined && isOwnOnPlatform(subscription, caller);
}

function isOwnOnPlatform({ owner, place }: Subscription, { userId, alone }: Caller): boolean {
  return owner === userId && place.platform === alone?.platform;
}
