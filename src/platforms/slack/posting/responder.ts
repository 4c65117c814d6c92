import type { RespondFn, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { ShareOutcome } from '../../../bot/answers/share.js';
import type { PostAttempt } from '../../../bot/delivery/post-once.js';
import { QUIET } from '../render/limits.js';
import type { Message } from '../render/message.js';
import type { PostTarget } from './post-target.js';
import { codeOf, type Posting, UNCERTAIN_POST } from './posting.js';
import { NOT_A_MEMBER, REFUSED_TOKEN } from './refusals.js';

export interface ResponderParts {
  /** What others see goes through it. */
  readonly posting: Posting;
  /** A client that tries nothing twice by itself. */
  readonly single: (token: string) => webApi.WebClient;
  /** Told where Slack refuses a token: it may have been revoked since the start. */
  readonly refused: () => void;
  readonly logger: Logger;
}

/** What came in, and how to answer it. */
export interface Answering {
  readonly client: webApi.WebClient;
  /** The way that Slack gives with whatever somebody does: five uses, thirty minutes. */
  readonly respond?: RespondFn;
}

/** Longest wait for Slack's leave to post, in milliseconds; whoever asked is gone by then. */
const LONGEST_WAIT = 120_000;

/** Brings messages to where they belong: none is lost for one failure, and none that others see is posted twice. */
export class Responder {
  readonly #parts: ResponderParts;

  constructor(parts: ResponderParts) {
    this.#parts = parts;
  }

  /** Shows something to one person, where they are; in their direct messages where nothing else works. Never rejects. */
  async privately(to: PostTarget & { readonly user: string }, message: Message, answering: Answering): Promise<void> {
    const { respond } = answering;
    const said = {
      response_type: 'ephemeral',
      replace_original: false,
      ...inThread(to),
      ...QUIET,
      ...message,
    } as const;
    await this.#firstThatWorks([
      ...(respond ? [() => respond(said)] : []),
      ...this.#privateWays(to, message, answering),
    ]);
  }

  /** Puts a message in the place of the one whose button was pressed. Never rejects. */
  async inPlace(
    at: PostTarget & { readonly user: string; readonly ts: string; readonly isEphemeral: boolean },
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
  #privateWays(to: PostTarget & { readonly user: string }, message: Message, { client }: Answering) {
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
   * Answers for all to see, once (`Posting`); where Slack refuses that, whoever asked gets the answer in private. Never
   * rejects.
   */
  async answer(
    to: PostTarget & { readonly user: string },
    message: Message,
    { key, client }: { readonly key: string; readonly client: webApi.WebClient },
  ): Promise<void> {
    const { error, ...sent } = await this.#post(to, message, { key, client });
    if (sent.outcome === 'posted') return;
    this.#parts.logger.error({ err: error, channel: to.channel, ...sent }, 'An answer could not be posted');
    if (sent.outcome === 'refused') await this.privately(to, message, { client });
  }

  /**
   * Posts a message for all to see, once (`Posting`); where the bot is no member, by the way that Slack gave, which doesn't
   * tell the post's name. Never rejects.
   */
  async share(
    place: PostTarget,
    message: Message,
    { respond, ...how }: Answering & { readonly key: string },
  ): Promise<ShareOutcome> {
    const sent = await this.#post(place, message, how);
    // Slack hangs nothing below a message in a thread: what follows stands in the same thread.
    if (sent.outcome === 'posted') return { failure: null, below: place.thread ?? sent.post };
    if (!respond || !NOT_A_MEMBER.has(codeOf(sent.error) ?? '')) return { failure: sent.why };
    const said = { response_type: 'in_channel', replace_original: false, ...inThread(place), ...QUIET } as const;
    try {
      await respond({ ...said, ...message });
      return { failure: null, below: null };
    } catch (error) {
      this.#parts.logger.warn({ err: error, channel: place.channel }, 'A message could not be posted');
      return { failure: UNCERTAIN_POST };
    }
  }

  async #post(
    { channel, thread }: PostTarget,
    message: Message,
    { key, client }: { readonly key: string; readonly client: webApi.WebClient },
  ): Promise<PostAttempt> {
    const place = { channel, ...(thread !== undefined && { thread }) };
    const { posting } = this.#parts;
    const sent = await posting.post({ place, message, key, token: client.token ?? '' }, { patience: LONGEST_WAIT });
    this.#heed(sent.outcome === 'posted' ? null : sent.error);
    return sent;
  }

  #heed(error: unknown): void {
    if (REFUSED_TOKEN.has(codeOf(error) ?? '')) this.#parts.refused();
  }
}

function inThread({ thread }: PostTarget): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}
