import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import {
  type ConnectionTerms,
  type ConnectionTrouble,
  networkTrouble,
  transientTrouble,
} from '../../../bot/delivery/connection-retry.js';
import { OnrecordError } from '../../../model/errors.js';

const TERMS: ConnectionTerms = {
  name: 'Discord',
  unreachable: 'DISCORD_UNREACHABLE',
  address: 'DISCORD_REST_API',
  status: 'discordstatus.com',
};

const PORTAL = 'of the application at discord.com/developers/applications';

/** Whoever answers speaks HTTP, but isn't Discord. */
export class NotDiscord extends Error {
  override readonly name = 'NotDiscord';
}

/** Reads what was thrown by a call to Discord. Nothing of an answer's body is repeated. */
export function troubleOf(thrown: unknown): ConnectionTrouble {
  if (thrown instanceof OnrecordError) return { kind: 'refused', askedFor: 0, error: thrown };
  const isTokenRefused =
    (thrown instanceof DiscordjsError && thrown.code === DiscordjsErrorCodes.TokenInvalid) ||
    (thrown instanceof DiscordAPIError && thrown.status === 401);
  if (isTokenRefused) return refused("DISCORD_TOKEN: Discord doesn't know it (401)", NEW_TOKEN, thrown);
  if (thrown instanceof RateLimitError) {
    return transientTrouble('Discord asks to wait (rate limit)', thrown, TERMS, thrown.retryAfter);
  }
  if (thrown instanceof HTTPError) return transientTrouble(`Discord answers with HTTP ${thrown.status}`, thrown, TERMS);
  // A fault of Discord's has a number; a page of a proxy hasn't.
  if (thrown instanceof DiscordAPIError && typeof thrown.code === 'number') return requestRefused(thrown);
  if (thrown instanceof NotDiscord || thrown instanceof DiscordAPIError) {
    return transientTrouble("Whoever answers at DISCORD_REST_API isn't Discord", thrown, TERMS);
  }
  return networkTrouble(thrown, TERMS);
}

const NEW_TOKEN = `Set DISCORD_TOKEN to the token under Bot, Reset Token, ${PORTAL}.`;

/** Close codes after which the gateway would only close again: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway */
const FATAL: { readonly [code: number]: readonly [what: string, fix: string] } = {
  [GatewayCloseCodes.AuthenticationFailed]: ["DISCORD_TOKEN: the gateway doesn't know it", NEW_TOKEN],
  [GatewayCloseCodes.InvalidShard]: ['the number of a shard', 'Set DISCORD_SHARDS to auto.'],
  [GatewayCloseCodes.ShardingRequired]: [
    'so few shards: the bot is in too many servers for them',
    'Set DISCORD_SHARDS to auto, or to a greater number.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion]: ['the version of the gateway', 'Bring Onrecord up to date.'],
  [GatewayCloseCodes.InvalidIntents]: ['the intents, as it does not know them', 'Bring Onrecord up to date.'],
  [GatewayCloseCodes.DisallowedIntents]: [
    'the intents, which the application is not allowed',
    `Look under Bot, Privileged Gateway Intents, ${PORTAL}: none of them is needed; look at the notices there as well.`,
  ],
};

/** What ends the process, for a close code that stays; null for one after which it is connected again. */
export function closeTrouble(code: number): OnrecordError | null {
  const [what, fix] = FATAL[code] ?? [];
  return what === undefined || fix === undefined ? null : refused(`${what} (${code})`, fix, undefined).error;
}

function requestRefused(thrown: DiscordAPIError): ConnectionTrouble {
  const what = `Discord doesn't take a request: HTTP ${thrown.status}, ${thrown.code}.`;
  const fix = 'Bring Onrecord up to date; if it stays, report it with these numbers.';
  return { kind: 'refused', askedFor: 0, error: new OnrecordError('DISCORD_REQUEST', what, fix, { cause: thrown }) };
}

function refused(what: string, fix: string, cause: unknown): ConnectionTrouble {
  const error = new OnrecordError('DISCORD_REFUSED', `Discord refuses ${what}.`, fix, { cause });
  return { kind: 'refused', askedFor: 0, error };
}

/** Discord lets a bot open so many sessions a day, and takes its token away when there are more. */
export function sessionLimitError(until: number): OnrecordError {
  return new OnrecordError(
    'DISCORD_SESSIONS_SPENT',
    `Discord allows no more sessions until ${new Date(until).toISOString()}: the bot was started or cut off too often.`,
    'Find out what restarts it, mend that, and start it again then.',
  );
}
