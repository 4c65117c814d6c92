import type { Caller } from '../../../bot/command.js';

/** Where something is asked or shown. */
export interface Place {
  readonly channel: string;
  /** The timestamp of the message that a thread hangs on. */
  readonly thread?: string;
}

/** The names of a place by which conversations are told apart: a thread in a direct message goes on from what was before it. */
export function placesOf(place: Place): Pick<Caller, 'place' | 'within'> {
  const { channel, thread } = place;
  if (thread === undefined) return { place: channel };
  return { place: `${channel}:${thread}`, ...(isDirect(place) && { within: channel }) };
}

/** Where an answer to somebody in private stands: nobody else goes on from it. */
export function isDirect({ channel }: Place): boolean {
  return channel.startsWith('D');
}
