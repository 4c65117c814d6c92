import { type RespondFn, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { pause, type Time } from '../../bot/time.js';
import type { Place } from './inbound/place.js';
import { QUIET } from './render/limits.js';
import type { Message } from './render/message.js';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

type Client = webApi.WebClient;

export interface DeliveryParts {
  /** A client that tries nothing twice by itself: what is posted may not be posted again before it was looked for. */
  readonly single: (token: string) => Client;
  readonly time: Time;
  /** Told where Slack refuses a token: it may have been revoked since the start. */
  readonly refused: () => void;
  readonly logger: Logger;
}

/** What came in, and how to answer it. */
export interface Answering {
  readonly client: Client;
  /** The way that Slack gives with whatever somebody does: five uses, thirty minutes. */
  readonly respond?: RespondFn;
}

/** How often one message is sent, at most. */
const MOST_ATTEMPTS = 4;

/** Messages in which one of unknown fate is looked for: it is among the latest of a channel, or not there. */
const LOOKED_AT = 200;

/** How much Slack's clock and ours may differ, in milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000;

/** Longest wait for Slack's leave to post, in milliseconds; whoever asked is gone by then. */
const LONGEST_WAIT = 120_000;

const EVENT_TYPE = 'onrecord_delivery';

/** Errors by which Slack says that the bot is not there. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found']);

const REFUSALS: Readonly<Record<string, string>> = {
  not_in_channel: 'The bot is not a member of the channel: invite it with /invite.',
  channel_not_found: 'The bot does not see the channel: invite it with /invite.',
  is_archived: 'The channel is archived.',
  restricted_action: 'The workspace does not let the bot post there.',
};

/** Errors by which Slack refuses a token, rather than what was asked for. */
const REFUSED_TOKEN = new Set(['token_revoked', 'account_inactive', 'invalid_auth', 'token_expired']);

/** Errors that say that nothing was sent at all. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** Brings messages to where they belong: none is lost for one failure, and none that others see is posted twice. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Shows something to one person, where they are; in their direct messages where nothing else works. Never rejects. */
  async privately(to: Place & { readonly user: string }, message: Message, answering: Answering): Promise<void> {
    const { respond } = answering;
    const said = { response_type: 'ephemeral', replace_original: false, ...inThread(to), ...message } as const;
    await this.#firstThatWorks([
      ...(respond ? [() => respond(said)] : []),
      ...this.#privateWays(to, message, answering),
    ]);
  }

  /** Puts a message in the place of the one whose button was pressed. Never rejects. */
  async inPlace(
    at: Place & { readonly user: string; readonly ts: string; readonly isEphemeral: boolean },
    message: Message,
    answering: Answering,
  ): Promise<void> {
    const { channel, ts } = at;
    const { respond, client } = answering;
    // Without its thread, a message that one person sees would move to the channel.
    const replaced = { replace_original: true, ...inThread(at), ...QUIET, ...message };
    await this.#firstThatWorks([
      ...(respond ? [() => respond(replaced)] : []),
      ...(at.isEphemeral
        ? this.#privateWays(at, message, answering)
        : [() => client.chat.update({ channel, ts, ...message })]),
    ]);
  }

  /** A private answer that is shown twice does no harm; one that is lost does. */
  #privateWays(to: Place & { readonly user: string }, message: Message, { client }: Answering) {
    const { channel, user } = to;
    const posting = this.#parts.single(client.token ?? '');
    const where = { channel, user, ...inThread(to) };
    return [
      ...(channel === user ? [] : [() => posting.chat.postEphemeral({ ...where, ...message })]),
      () => client.chat.postMessage({ channel: user, ...QUIET, ...message }),
    ];
  }

  async #firstThatWorks(ways: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const way of ways) {
      try {
        await way();
        return;
      } catch (error) {
        this.#parts.logger.warn({ err: error }, 'An answer could not be delivered this way');
        this.#heed(error);
      }
    }
    this.#parts.logger.error({ ways: ways.length }, 'An answer was lost: no way of delivering it worked');
  }

  /**
   * Answers for all to see, as `post` does; where Slack refuses that, whoever asked gets the answer in private. Never
   * rejects.
   */
  async answer(
    to: Place & { readonly user: string },
    message: Message,
    { key, client }: { readonly key: string; readonly client: Client },
  ): Promise<void> {
    try {
      await this.post(to, message, { key, client });
    } catch (error) {
      const { channel } = to;
      this.#parts.logger.error({ err: error, channel }, 'An answer could not be posted');
      this.#heed(error);
      if (error instanceof WebAPIPlatformError && !isOutage(error.data.error)) {
        await this.privately(to, message, { client });
      }
    }
  }

  /**
   * Posts a message for all to see, once: where Slack's answer was lost, the message is looked for by its key before
   * it is sent again, and where it can't be looked for, it is not.
   *
   * @throws {WebAPIPlatformError} what Slack refuses, for example `not_in_channel`; or what made it give up.
   */
  async post(
    place: Place,
    message: Message,
    { key, client }: { readonly key: string; readonly client: Client },
  ): Promise<void> {
    const posting = this.#parts.single(client.token ?? '');
    const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
    const sought = { place, key, client, since: this.#parts.time.now() - CLOCKS_DIFFER };
    for (let attempt = 1; ; attempt++) {
      try {
        await posting.chat.postMessage({
          channel: place.channel,
          ...inThread(place),
          ...QUIET,
          metadata,
          ...message,
        });
        return;
      } catch (error) {
        const next = await this.#whatNext(error, sought);
        if (next === 'done') return;
        if (next === 'give up' || attempt === MOST_ATTEMPTS) throw error;
        await this.#parts.time.wait(next === 'again' ? pause(attempt, this.#parts.time) : next);
      }
    }
  }

  /**
   * Posts a message for all to see, as `post` does; where the bot is no member, by the way that Slack gave. Null when it
   * was posted, else why not, in words.
   */
  async share(place: Place, message: Message, answering: Answering & { readonly key: string }): Promise<string | null> {
    const { respond } = answering;
    try {
      await this.post(place, message, answering);
      return null;
    } catch (error) {
      const isNoMember = error instanceof WebAPIPlatformError && NOT_A_MEMBER.has(error.data.error);
      if (!respond || !isNoMember) return this.#whyNot(error, place);
    }
    try {
      const said = { response_type: 'in_channel', replace_original: false, ...inThread(place), ...QUIET } as const;
      await respond({ ...said, ...message });
      return null;
    } catch (error) {
      return this.#whyNot(error, place);
    }
  }

  #heed(error: unknown): void {
    if (error instanceof WebAPIPlatformError && REFUSED_TOKEN.has(error.data.error)) this.#parts.refused();
  }

  #whyNot(error: unknown, { channel }: Place): string {
    this.#parts.logger.warn({ err: error, channel }, 'A message could not be posted');
    this.#heed(error);
    if (error instanceof WebAPIPlatformError) {
      return (
        REFUSALS[error.data.error] ??
        `Slack refused it (${error.data.error}); the doctor command tells what is missing.`
      );
    }
    return 'Slack could not be reached, or did not say whether it was posted. Look first, then try again.';
  }

  /** What a failure means: how long to wait before the next attempt, or that there must be none. */
  async #whatNext(error: unknown, sought: Sought): Promise<number | 'again' | 'done' | 'give up'> {
    if (error instanceof WebAPIRateLimitedError) {
      const wait = error.retryAfter * 1000;
      return wait <= LONGEST_WAIT ? wait : 'give up';
    }
    if (error instanceof WebAPIPlatformError) return isOutage(error.data.error) ? this.#afterLoss(sought) : 'give up';
    if (error instanceof WebAPIRequestError && NOT_SENT.has(codeOf(error.original) ?? '')) return 'again';
    if (error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError) return this.#afterLoss(sought);
    return 'give up';
  }

  async #afterLoss(sought: Sought): Promise<'again' | 'done' | 'give up'> {
    try {
      return (await isThere(sought)) ? 'done' : 'again';
    } catch (error) {
      const { channel } = sought.place;
      this.#parts.logger.warn({ err: error, channel }, 'Nobody can tell whether a message was posted');
      return 'give up';
    }
  }
}

/** A message that may have been posted, at `since` (milliseconds since 1970) or later. */
interface Sought {
  readonly place: Place;
  readonly key: string;
  readonly client: Client;
  readonly since: number;
}

async function isThere({ place: { channel, thread }, key, client, since }: Sought): Promise<boolean> {
  const asked = { channel, include_all_metadata: true, limit: LOOKED_AT };
  // A channel is given from its latest message on, a thread from its first one.
  const { messages = [] } =
    thread === undefined
      ? await client.conversations.history(asked)
      : await client.conversations.replies({ ...asked, ts: thread, oldest: (since / 1000).toFixed(6) });
  return messages.some(({ metadata }) => {
    const payload: { readonly key?: unknown } = metadata?.event_payload ?? {};
    return metadata?.event_type === EVENT_TYPE && payload.key === key;
  });
}

function inThread({ thread }: Place): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}

/** Errors by which Slack says that it failed itself: what was asked for may be done or not. */
function isOutage(error: string): boolean {
  return ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'].includes(error);
}

/** The code of an error of the network, which may be wrapped by others. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : codeOf(error.cause);
}
