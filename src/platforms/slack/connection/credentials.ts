import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { OnrecordError } from '../../../errors.js';
import { pause, type Time } from './time.js';
import { type Credential, type Trouble, troubleOf } from './trouble.js';

/** Whose token it is. */
export interface SlackIdentity {
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
  /** The workspace's name. */
  readonly team: string;
  /** Null outside of an organisation. */
  readonly enterpriseId: string | null;
  /** What the token may do, as Slack says; null where it doesn't. */
  readonly scopes: readonly string[] | null;
}

/** How long a Slack that can't be reached is waited for at the start, in milliseconds. */
const PATIENCE = 5 * 60_000;

export interface TryingParts {
  readonly credential: Credential;
  readonly time: Time;
  readonly logger: Logger;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/**
 * Tries at the start until Slack is reached, for up to five minutes.
 *
 * @throws {OnrecordError} `SLACK_REFUSED` at once, `SLACK_UNREACHABLE` at once where a certificate is bad and else in the
 * end; or what was thrown, when the signal is aborted.
 */
export async function untilReached<T>(attempt: () => Promise<T>, parts: TryingParts): Promise<T> {
  const { credential, time, logger, signal } = parts;
  const giveUpAt = time.now() + PATIENCE;
  for (let tries = 1; ; tries++) {
    try {
      return await orAborted(attempt(), signal);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const trouble = troubleOf(thrown, credential);
      const wait = pause(tries, time, trouble.askedFor);
      if (trouble.kind !== 'passing' || time.now() + wait > giveUpAt) throw trouble.error;
      sayWaiting(trouble, wait, tries, logger);
      await time.wait(wait, signal);
      if (signal.aborted) throw thrown;
    }
  }
}

/** A call that isn't answered mustn't hold up whoever wants to stop. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The first one is told even where little is logged: whoever has just started it looks. */
export function sayWaiting({ error }: Trouble, wait: number, tries: number, logger: Logger): void {
  const level = tries === 1 ? 'error' : 'warn';
  logger[level]({ code: error.code, tries, waitMs: Math.round(wait) }, `${error.message} It is tried again.`);
}

/**
 * Asks Slack whose bot token it is.
 *
 * @throws what the client throws; {OnrecordError} `SLACK_REFUSED` for a token that is no bot's.
 */
export async function identify(client: webApi.WebClient): Promise<SlackIdentity> {
  const { bot_id, user_id, team_id, team, enterprise_id, response_metadata } = await client.auth.test();
  if (!bot_id || !user_id || !team_id) {
    throw new OnrecordError(
      'SLACK_REFUSED',
      'SLACK_BOT_TOKEN belongs to no bot.',
      'Set it to the Bot User OAuth Token (xoxb-…) under OAuth & Permissions of the app at api.slack.com/apps.',
    );
  }
  return {
    botId: bot_id,
    botUserId: user_id,
    teamId: team_id,
    team: team ?? team_id,
    enterpriseId: enterprise_id ?? null,
    scopes: response_metadata?.scopes ?? null,
  };
}
