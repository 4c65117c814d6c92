import { OnrecordError } from '../../errors.js';
import type { Place, Subscription } from '../../subscription.js';
import type { Caller, OptionDefinition } from '../command.js';

/** Where something is posted that is asked for. */
export const TO_OPTION = {
  type: 'choice',
  description: 'to this channel, or to you alone',
  choices: ['channel', 'me'],
} as const satisfies OptionDefinition;

/**
 * The place that is meant: this channel, which editors alone may ask for, or whoever asks.
 *
 * @throws {OnrecordError} `NO_POSTS_HERE` where the bot can't post, `NOT_ALLOWED`.
 */
export function placeFor(to: 'channel' | 'me', { here, hereLacks = [], alone, editor, editors }: Caller): Place {
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
  return place;
}

/** Whether somebody may change a subscription: their own, or as an editor one of the channel that they are in. */
export function mayChange({ place, owner }: Subscription, { here, userId, editor, alone }: Caller): boolean {
  if (place.isPerson) return owner === userId && place.platform === alone?.platform;
  return editor && isSame(place, here);
}

/** Whether somebody is shown a subscription: their own, and those of the channel that they are in. */
export function isShownTo({ place }: Subscription, { here, alone }: Caller): boolean {
  return isSame(place, here) || isSame(place, alone);
}

function isSame(place: Place, other: Place | undefined): boolean {
  return other !== undefined && place.platform === other.platform && place.channel === other.channel;
}
