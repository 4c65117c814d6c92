import type { Caller } from '../../../../bot/commands/command.js';
import type { PostTarget } from '../../posting/post-target.js';

/**
 * How a place is told of in commands, the names among it by which conversations are told apart: a thread in a direct message
 * goes on from what was before it.
 */
export function placesOf(place: PostTarget): Pick<Caller, 'place' | 'within' | 'needsMention'> {
  const { channel, thread } = place;
  const needsMention = !isDirect(place) && { needsMention: true as const };
  if (thread === undefined) return { place: channel, ...needsMention };
  return { place: `${channel}:${thread}`, ...(isDirect(place) && { within: channel }), ...needsMention };
}

/** Where an answer to somebody in private stands: nobody else goes on from it. */
export function isDirect({ channel }: PostTarget): boolean {
  return channel.startsWith('D');
}

/**
 * What is meant by a name of a place outside: `C…` or `C…:THREAD`, and with whoever has installed the app before it where
 * there are several (`Callers`). The thread is left out: nothing is named by one that is posted of its own accord.
 */
export function addressOf(name: string): { readonly installation: string | null; readonly channel: string } {
  const [first = '', second] = name.split(':');
  return isInstallation(first)
    ? { installation: first, channel: second ?? '' }
    : { installation: null, channel: first };
}

/** Ids of workspaces and of organisations; those of channels and of people begin with other letters. */
function isInstallation(id: string): boolean {
  return /^[TE]/.test(id);
}
