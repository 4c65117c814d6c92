import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { pause, type Time } from '../../../bot/time.js';
import type { OnrecordError } from '../../../errors.js';
import { troubleOf } from './trouble.js';

/** Discord has refused a good token now and then: only so many times in a row are believed. */
const REFUSALS_BELIEVED = 3;

export interface TokenParts {
  /** Asks Discord whether the token is good; throws where it isn't, or where nobody knows. */
  readonly check: () => Promise<unknown>;
  readonly time: Time;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly fail: (error: OnrecordError) => void;
}

/**
 * Keeps the token of a client. By itself it forgets it at the first 401 (@discordjs/rest 2.6, `handleErrors`), after which
 * every request fails with the process alive. Here it is asked for again: a refusal that stays ends the process.
 */
export function keepToken(client: Client, parts: TokenParts): void {
  const { rest } = client;
  const setToken = rest.setToken.bind(rest);
  let isChecking = false;
  rest.setToken = (token: string | null) => {
    if (token !== null) return setToken(token);
    // A client that is over has given up its own one before.
    if (client.token !== null && !isChecking) {
      isChecking = true;
      void untilSure(parts).finally(() => {
        isChecking = false;
      });
    }
    return rest;
  };
}

async function untilSure({ check, time, logger, signal, fail }: TokenParts): Promise<void> {
  logger.warn('Discord refused the token; it is asked again.');
  let refusals = 0;
  for (let tries = 0; ; tries++) {
    await time.wait(pause(tries, time), signal);
    if (signal.aborted) return;
    try {
      await check();
      return logger.warn('Discord takes the token after all');
    } catch (thrown) {
      const { kind, error } = troubleOf(thrown);
      if (kind === 'passing') continue;
      refusals++;
      if (refusals === REFUSALS_BELIEVED) return fail(error);
    }
  }
}
