import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { DiscordSettings } from '../setup/settings.js';

/** How long one request may take, in milliseconds; and how long a rate limit is waited out, rather than told. */
const REQUEST_TIMEOUT = 10_000;
const LONGEST_RATE_LIMIT = 15_000;

/** Handlers of interactions that were answered are forgotten after a minute, not an hour: each token makes one. */
const HANDLER_SWEEP = 60_000;

/** What an installation needs: a `Retry-After` of hours must not hold up whoever calls, and failures must end. */
export function restOptions({ restApi }: Pick<DiscordSettings, 'restApi'>): Partial<RESTOptions> {
  return {
    api: restApi,
    version: '10',
    timeout: REQUEST_TIMEOUT,
    // Tried again at once after a 5xx, a timeout or a cut connection.
    retries: 2,
    // The limit of a bot; the first answer to an interaction isn't counted.
    globalRequestsPerSecond: DefaultRestOptions.globalRequestsPerSecond,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_RATE_LIMIT,
    handlerSweepInterval: HANDLER_SWEEP,
  };
}

/**
 * A client of the REST API for a few requests, such as at the start: each is made once, and nothing of it stays. After a 401
 * it has forgotten its token, so it is made anew for each attempt.
 */
export function restOnce({ token, ...settings }: Pick<DiscordSettings, 'restApi' | 'token'>): REST {
  return new REST({
    ...restOptions(settings),
    retries: 0,
    rejectOnRateLimit: () => true,
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  }).setToken(token);
}
