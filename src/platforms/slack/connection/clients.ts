import { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { slackLogger } from './logger.js';

/** How long one request may take, from the first byte sent to the last one read, in milliseconds. */
const REQUEST_TIMEOUT = 10_000;

/** The retries of calls that may be made twice: 0.5 to 1 s after a failure, then 1 to 2 s. */
const RETRIES = { retries: 2, minTimeout: 500, factor: 2, randomize: true };

/** Clients by token are made anew beyond so many: tokens that are rotated would pile up. */
const MOST_CLIENTS = 1_000;

/** The ways to call Slack. */
export interface SlackClients {
  /**
   * For what may be done twice: reading, and views and messages that are replaced by the same. Tried up to three times; a
   * `Retry-After` is waited out. Bolt's own clients are of this kind.
   */
  readonly repeating: webApi.WebClientOptions;
  /**
   * For what may not, such as posting a message: one request. Whoever calls it handles a 429 (`WebAPIRateLimitedError`
   * has the seconds) and an answer that was lost, after which nobody knows whether it was done.
   */
  once(token: string): webApi.WebClient;
  /** The same without a token, for the first contact. */
  readonly single: webApi.WebClientOptions;
  /** For `response_url`s: a plain fetch that ends in time. */
  readonly fetch: webApi.FetchFunction;
}

export function slackClients({ apiUrl, logger }: { readonly apiUrl: string; readonly logger: Logger }): SlackClients {
  const common = { slackApiUrl: apiUrl, timeout: REQUEST_TIMEOUT, fetch: timedFetch };
  const single = {
    ...common,
    logger: slackLogger(logger, { quiet: true }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const clients = new LRUCache<string, webApi.WebClient>({ max: MOST_CLIENTS });
  return {
    repeating: { ...common, logger: slackLogger(logger), retryConfig: RETRIES },
    single,
    fetch: timedFetch,
    once(token) {
      const known = clients.get(token);
      if (known) return known;
      const client = new webApi.WebClient(token, single);
      clients.set(token, client);
      return client;
    },
  };
}

/** Bolt gives its `respond` no timeout of its own, and answers to it with this. */
const timedFetch: webApi.FetchFunction = (url, init) =>
  fetch(url, { ...init, redirect: 'error', signal: init?.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT) });
