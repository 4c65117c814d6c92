import { wording } from '../../lang/index.js';
import { OnrecordError } from '../../model/errors.js';
import { note, type Reply, reply } from '../reply/reply.js';

/**
 * Who may read, as it is configured: everybody of the workspace or server, its full members alone (no guests, nobody who is
 * still to be let in), or those whom a list names by the ids of people, roles and groups. Nobody from outside is among them.
 */
export type Readers = 'everyone' | 'members' | readonly string[];

/**
 * What somebody is to the record, as their platform found out: somebody who may read it; somebody from outside of the
 * workspace or server; somebody of it who may not read; or nobody knows, since it could not be found out.
 */
export type Standing = 'reader' | 'outsider' | 'unlisted' | 'unknown';

/**
 * Who sees what is posted in a place for all to see: readers alone; also people of the workspace or server who may not ask for
 * themselves (`some`); people from outside; or nobody knows.
 */
export type Audience = 'readers' | 'some' | 'outsiders' | 'unknown';

const REFUSALS: Readonly<Record<Exclude<Standing, 'reader'>, () => OnrecordError>> = {
  outsider: () =>
    new OnrecordError(
      'NOT_A_READER',
      'This bot answers the people of its own workspace or server, and nobody else.',
      'Ask somebody there, or whoever runs the bot.',
    ),
  unlisted: () =>
    new OnrecordError(
      'NOT_A_READER',
      'You are not among those whom this bot answers.',
      'Whoever runs the bot decides who is; ask them, or an administrator here.',
    ),
  unknown: () =>
    new OnrecordError(
      'READER_UNCHECKED',
      'It could not be checked whether this bot may answer you.',
      'Try again in a minute; if it stays, tell whoever runs the bot.',
    ),
};

/** Whether somebody may read the record. */
export function mayRead({ standing }: { readonly standing: Standing }): boolean {
  return standing === 'reader';
}

/**
 * What everything that gives anything of the record begins with. The refusal says nothing of the record.
 *
 * @throws {OnrecordError} `NOT_A_READER`, `READER_UNCHECKED`.
 */
export function assertMayRead({ standing }: { readonly standing: Standing }): void {
  if (standing !== 'reader') throw REFUSALS[standing]();
}

/** Why nothing may be posted for all to see in a place; null where it may. */
export function reasonNotToPost(audience: Audience): OnrecordError | null {
  if (audience === 'outsiders') {
    return new OnrecordError(
      'OUTSIDERS_HERE',
      'People from outside are in this channel, and would see it.',
      'Do it in a channel of your own people. Whoever runs the bot may allow it in channels that are shared.',
    );
  }
  if (audience === 'unknown') {
    return new OnrecordError(
      'AUDIENCE_UNCHECKED',
      'It could not be checked whether people from outside are in this channel.',
      'Add the bot to the channel, so that it can look, and try again in a minute.',
    );
  }
  return null;
}

/** @throws {OnrecordError} `OUTSIDERS_HERE`, `AUDIENCE_UNCHECKED`. */
export function assertForReaders(audience: Audience): void {
  const why = reasonNotToPost(audience);
  if (why !== null) throw why;
}

/**
 * Whether what somebody asks where others see it is answered for all of them; it is where all may read, since nobody has
 * decided to show it to anybody else.
 */
export function isAnsweredForAll(audience: Audience, caller: { readonly standing: Standing }): boolean {
  return audience === 'readers' && mayRead(caller);
}

/** An answer that is given to one person instead of to all, with the reason; a refusal as it is. */
export function privateAnswer(answer: Reply, audience: Audience, caller: { readonly standing: Standing }): Reply {
  if (audience === 'readers' || !mayRead(caller)) return answer;
  return { ...answer, ...reply(...answer.nodes, note(wording.answers.whyAlone[audience], 'quiet')) };
}
