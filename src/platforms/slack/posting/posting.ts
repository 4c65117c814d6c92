import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { backOff, type Time } from '../../../bot/delivery/clock.js';
import { type PostAttempt, type PostFailure, postOnce, TooMuchToSearch } from '../../../bot/delivery/post-once.js';
import { QUIET } from '../render/limits.js';
import type { Message } from '../render/message.js';
import { EVENT_TYPE, findPostedMessage } from './lookup.js';
import type { PostTarget } from './post-target.js';
import { REFUSED_TOKEN, refusalOf } from './refusals.js';

const { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

export interface PostingParts {
  /** A client that tries nothing twice by itself: what is posted may not be posted again before it was looked for. */
  readonly single: (token: string) => webApi.WebClient;
  readonly time: Time;
  readonly logger: Logger;
}

/** A message that others see, and where it goes: to a channel, or to a person by their id. */
export interface Outgoing {
  readonly place: PostTarget;
  readonly message: Message;
  /** The same for the same message, and for no other. */
  readonly key: string;
  readonly token: string;
  /** Milliseconds since 1970 at which it was perhaps sent before: it is looked for first. */
  readonly triedAt?: number;
}

/** How often one message is sent, at most. */
const MOST_ATTEMPTS = 4;

/** How long to wait where Slack itself says that there is too much, without saying for how long; in milliseconds. */
const TOO_MUCH = 30_000;

const UNAVAILABLE = 'Slack fails again and again.';

/** Where nobody knows whether it was posted. */
export const UNCERTAIN_POST =
  'Slack could not be reached, or did not say whether it was posted. Look first, then try again.';

/** Errors that say that nothing was sent at all. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** Errors by which Slack says that it failed itself: what was asked for may be done or not. */
const OUTAGES = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Errors by which Slack asks to wait, in an answer of its own form. */
const TOO_MANY = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Posts messages that others see, each once. */
export class Posting {
  readonly #parts: PostingParts;

  constructor(parts: PostingParts) {
    this.#parts = parts;
  }

  /**
   * Posts a message once: where Slack's answer was lost, or it was perhaps sent before, it is looked for by its key before it
   * is sent (again), and where it can't be looked for, it is not. Never rejects.
   *
   * @param how.patience the longest that it waits by itself before another attempt, in milliseconds
   */
  post(outgoing: Outgoing, { patience }: { readonly patience: number }): Promise<PostAttempt> {
    const { triedAt } = outgoing;
    const { time } = this.#parts;
    return postOnce(
      {
        send: async () => ({ outcome: 'posted', post: await this.#send(outgoing) }),
        find: (since, attempt) => this.#found(outgoing, since, attempt),
        classify: (error, attempt) => {
          this.#parts.logger.warn({ err: error, channel: outgoing.place.channel }, 'A message could not be posted');
          return this.#meaning(error, attempt);
        },
      },
      // Slack has no idempotency key: whatever was perhaps sent is looked for.
      { time, triedAt, attempts: MOST_ATTEMPTS, patience, isIdempotent: false },
    );
  }

  /** Gives the timestamp of the message, by which Slack names it. */
  async #send({ place, message, key, token }: Outgoing): Promise<string> {
    const { channel, thread } = place;
    const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
    const below = thread === undefined ? {} : { thread_ts: thread };
    const { ts } = await this.#parts
      .single(token)
      .chat.postMessage({ channel, ...below, ...QUIET, metadata, ...message });
    if (ts === undefined) throw new Error('Slack gave no timestamp');
    return ts;
  }

  /** It, where it stands there; null where it doesn't; why nobody can tell. */
  async #found(outgoing: Outgoing, since: number, attempt: number): Promise<PostAttempt | null> {
    const { channel } = outgoing.place;
    try {
      const post = await findPostedMessage(outgoing, since, this.#parts.single(outgoing.token));
      return post === null ? null : { outcome: 'posted', post };
    } catch (error) {
      this.#parts.logger.warn({ err: error, channel }, 'Nobody can tell whether a message was posted');
      const wait = backOff(attempt, this.#parts.time);
      if (error instanceof TooMuchToSearch) return unclear(error, 'too much was said there since');
      const meaning = this.#meaning(error, attempt);
      if (meaning.outcome === 'lost') return { outcome: 'later', why: UNCERTAIN_POST, wait, triedAt: since, error };
      if (meaning.outcome === 'later') return { ...meaning, triedAt: since, error };
      const code = codeOf(error) ?? '';
      const isToldMore = REFUSED_TOKEN.has(code) || code === 'thread_not_found';
      return isToldMore ? { ...meaning, error } : unclear(error, code);
    }
  }

  /** What an error says of what was asked for. */
  #meaning(error: unknown, attempt: number): PostFailure {
    const code = codeOf(error);
    const soon = backOff(attempt, this.#parts.time);
    if (error instanceof WebAPIRateLimitedError) {
      return { outcome: 'later', why: 'Slack asks to wait.', wait: error.retryAfter * 1000 };
    }
    if (code !== null && TOO_MANY.has(code)) {
      return { outcome: 'later', why: `Slack asks to wait (${code}).`, wait: TOO_MUCH };
    }
    if (error instanceof WebAPIRequestError && NOT_SENT.has(networkCodeOf(error.original) ?? '')) {
      return { outcome: 'later', why: 'Slack could not be reached.', wait: soon };
    }
    const isRefused = code !== null && !OUTAGES.has(code);
    return isRefused ? { outcome: 'refused', ...refusalOf(code) } : { outcome: 'lost', why: UNAVAILABLE, wait: soon };
  }
}

function unclear(error: unknown, reason: string): PostAttempt {
  const why = `It was perhaps posted, and can’t be looked for (${reason}). Look first, then try again.`;
  return { outcome: 'unclear', why, error };
}

/** What Slack calls an error; null where it wasn't Slack that said something. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  // The client gives the whole body for an error where it isn't JSON, such as the page of a proxy.
  const { error: code } = error.data as { readonly error: unknown };
  return typeof code === 'string' && /^[a-z_]{1,60}$/.test(code) ? code : null;
}

/** The code of an error of the network, which may be wrapped by others. */
function networkCodeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : networkCodeOf(error.cause);
}
