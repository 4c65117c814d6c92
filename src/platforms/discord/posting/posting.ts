import { createHash } from 'node:crypto';
import { type Client, DiscordAPIError, RateLimitError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import { backOff, type Time } from '../../../bot/delivery/clock.js';
import type { PostOutcome } from '../../../bot/delivery/platform.js';
import { type PostFailure, postOnce, TooMuchToSearch } from '../../../bot/delivery/post-once.js';
import { retryLost } from '../../../bot/delivery/retry.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import { duration } from '../../../bot/layout/wording.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { permissionsIn } from '../access/channels.js';
import { mayReply, missingToPost, missingToRead } from '../access/permissions.js';
import { findPostedMessage } from './lookup.js';
import type { Payload, PayloadOptions } from './payload.js';
import { refusalOf, TOO_MANY } from './refusals.js';

export interface PostingParts {
  readonly client: Client;
  readonly time: Time;
  readonly logger: Logger;
  readonly payload: (shown: Reply, options: PayloadOptions) => Promise<Payload>;
}

/** Where something is posted. */
export interface PostTarget {
  readonly channel: string;
  /** The message that it answers. */
  readonly to?: string;
  /** What the bot may do there, where that is known already. */
  readonly allowed?: bigint;
}

/** What is posted, and how. */
export interface Outgoing {
  readonly shown: Reply;
  readonly actions: ButtonSet;
  /** The same for the same message, and for no other. */
  readonly key: string;
  /** Milliseconds since 1970 at which it was perhaps sent before: it is looked for first. */
  readonly triedAt?: number;
}

/** How often one message is sent, at most; the client itself tries again at once each time. */
const MOST_ATTEMPTS = 3;

const NONCE_LENGTH = 25;

/**
 * How long Discord surely knows a nonce, in milliseconds. It says "the past few minutes", and no more:
 * https://discord.com/developers/docs/resources/message#create-message
 */
const NONCE_LIFE = 60_000;

/** How long to wait before another attempt, in milliseconds. */
const SOON = 15_000;
const LATER = 60_000;

const LOST = 'Discord could not be reached, or did not say whether it was posted. Look first, then try again.';

const WITH_ID = z.object({ id: z.string() });

/** What the bot may do in a channel; `direct` in direct messages; an error where nobody can tell. */
type ChannelRights = bigint | 'direct' | { readonly error: unknown };

/** What is sent, and below which message; or why nothing is. */
type Prepared =
  | { readonly below: string | null; readonly payload: Payload }
  | Extract<PostOutcome, { readonly outcome: 'refused' }>;

/** Posts messages, each once. */
export class Posting {
  readonly #parts: PostingParts;

  constructor(parts: PostingParts) {
    this.#parts = parts;
  }

  /** Writes to somebody alone, once. Never rejects. */
  async direct(user: string, outgoing: Outgoing): Promise<PostOutcome> {
    const { client, time } = this.#parts;
    let channel: string;
    try {
      const open = () => client.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
      const opened = await retryLost(open, {
        ...{ time, attempts: MOST_ATTEMPTS, wait: (tries) => backOff(tries, time) },
        isLost: (error) => !(error instanceof DiscordAPIError || error instanceof RateLimitError),
      });
      channel = WITH_ID.parse(opened).id;
    } catch (error) {
      return this.#notMade(error, { user }, outgoing.triedAt);
    }
    return this.#once({ channel }, 'direct', outgoing);
  }

  /**
   * Posts a message for all to see, once: Discord knows it by its nonce however often it is sent within some minutes, and
   * after that it is looked for first. What the bot may do there is looked at before. Never rejects.
   */
  async post(place: PostTarget, outgoing: Outgoing): Promise<PostOutcome> {
    return this.#once(place, place.allowed ?? (await this.#rightsIn(place.channel)), outgoing);
  }

  async #once({ channel, to }: PostTarget, rights: ChannelRights, outgoing: Outgoing): Promise<PostOutcome> {
    const { time, logger } = this.#parts;
    const { key, triedAt } = outgoing;
    let prepared: Prepared | null = null;
    const { error, ...sent } = await postOnce(
      {
        send: async () => {
          prepared ??= await this.#prepared({ channel, ...(to !== undefined && { to }) }, rights, outgoing);
          if ('outcome' in prepared) return prepared;
          return { outcome: 'posted', post: await this.#send(channel, prepared.below, key, prepared.payload) };
        },
        find: (since) => this.#found(channel, rights, { key, triedAt: since }),
        classify: (thrown) => this.#meaning(thrown),
      },
      // Whatever Discord says it says at once; only what it did not say is sent again, which it knows by its nonce.
      { time, triedAt, attempts: MOST_ATTEMPTS, patience: Number.NEGATIVE_INFINITY, isIdempotent: true },
    );
    if (error !== undefined) logger.warn({ err: error, channel }, 'A message could not be posted');
    return sent;
  }

  /** What is sent, and below which message; or why it can't be. */
  async #prepared({ channel, to }: PostTarget, rights: ChannelRights, { shown, actions }: Outgoing): Promise<Prepared> {
    const isThread = this.#parts.client.channels.cache.get(channel)?.isThread() ?? false;
    const missing = typeof rights === 'bigint' ? missingToPost(rights, { isThread }) : [];
    if (missing.length > 0) return { outcome: 'refused', why: lacks(missing), isLasting: true };
    // What may not stand below the message that it answers can still stand behind it.
    const below = to !== undefined && (typeof rights !== 'bigint' || mayReply(rights)) ? to : null;
    try {
      return { below, payload: await this.#parts.payload(shown, { actions }) };
    } catch (error) {
      this.#parts.logger.error({ err: error, channel }, 'A message could not be rendered');
      return { outcome: 'refused', why: 'It can’t be shown on Discord; the log tells more.', isLasting: false };
    }
  }

  async #send(channel: string, below: string | null, key: string, { body, files }: Payload): Promise<string> {
    const { rest } = this.#parts.client;
    const nonce = hashOf(key).toString('base64url').slice(0, NONCE_LENGTH);
    const sent = {
      body: {
        ...body,
        components: body.components.map((component, i) => (i === 0 ? { ...component, id: numberOf(key) } : component)),
        ...(below !== null && { message_reference: { message_id: below, fail_if_not_exists: false } }),
        ...{ nonce, enforce_nonce: true },
      },
      files,
    };
    return WITH_ID.parse(await rest.post(Routes.channelMessages(channel), sent)).id;
  }

  /** It, where it stands there; null where it may be sent (again); else why not. */
  async #found(
    channel: string,
    rights: ChannelRights,
    { key, triedAt }: { readonly key: string; readonly triedAt: number },
  ): Promise<PostOutcome | null> {
    const { client, time } = this.#parts;
    if (typeof rights === 'object') return this.#hidden(rights.error, channel, triedAt);
    const missing = rights === 'direct' ? [] : missingToRead(rights);
    if (missing.length > 0) {
      if (Math.abs(time.now() - triedAt) < NONCE_LIFE) return null;
      return unclear(lacks(missing));
    }
    try {
      const author = client.user?.id ?? '';
      const post = await findPostedMessage({ channel, container: numberOf(key), since: triedAt, author }, client.rest);
      return post === null ? null : { outcome: 'posted', post };
    } catch (error) {
      return this.#hidden(error, channel, triedAt);
    }
  }

  /** What it means that a message can't be looked for. */
  #hidden(error: unknown, channel: string, triedAt: number): PostOutcome {
    if (error instanceof TooMuchToSearch) return unclear('Too much was said there since.');
    const meaning = this.#notMade(error, { channel }, triedAt);
    const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownChannel;
    return meaning.outcome === 'refused' && !isGone ? unclear(meaning.why) : meaning;
  }

  async #rightsIn(channel: string): Promise<ChannelRights> {
    const { client, logger } = this.#parts;
    const known = client.channels.cache.get(channel);
    if (known?.isDMBased()) return 'direct';
    const me = known && 'guild' in known ? known.guild.members.me : null;
    const allowed = me && known && 'permissionsFor' in known ? known.permissionsFor(me) : null;
    if (allowed) return allowed.bitfield;
    try {
      return (await permissionsIn(client.rest, channel, client.user?.id ?? '')) ?? 'direct';
    } catch (error) {
      logger.warn({ err: error, channel }, 'What the bot may do in a channel could not be read');
      return { error };
    }
  }

  /**
   * What is said where a request failed for good.
   *
   * @param triedAt when the post was perhaps sent for the first time; absent where it surely never was
   */
  #notMade(
    error: unknown,
    where: { readonly channel?: string; readonly user?: string },
    triedAt: number | undefined,
  ): PostOutcome {
    this.#parts.logger.warn({ err: error, ...where }, 'A message could not be posted');
    const verdict = this.#meaning(error);
    if (verdict.outcome === 'refused') return verdict;
    const { why, wait } = verdict;
    return { outcome: 'later', why, wait, ...(triedAt !== undefined && { triedAt }) };
  }

  /** What an error says of what was asked for. */
  #meaning(error: unknown): PostFailure {
    const later = (why: string, wait: number): PostFailure => ({ outcome: 'later', why, wait, isDoubtful: true });
    if (error instanceof RateLimitError) {
      return later(`Discord asks to wait for ${duration(error.retryAfter)}. Try again then.`, error.retryAfter);
    }
    // Discord answered, but not with a message.
    if (error instanceof z.ZodError) return later(LOST, SOON);
    if (!(error instanceof DiscordAPIError)) return { outcome: 'lost', why: LOST, wait: SOON };
    const { code, status } = error;
    // The client has it asked whether the token is good; where it isn't, the process ends.
    if (status === 401) return later('Discord refused the token of the bot.', LATER);
    if (typeof code !== 'number' || code === 0) return later(LOST, LATER);
    if (TOO_MANY.has(code)) return later(`Discord asks to wait (${code}).`, LATER);
    return { outcome: 'refused', ...refusalOf(code) };
  }
}

function lacks(permissions: readonly string[]): string {
  return `The bot lacks permissions in the channel: ${permissions.join(', ')}.`;
}

function unclear(why: string): PostOutcome {
  return { outcome: 'unclear', why: `It was perhaps posted, and can’t be looked for. ${why}` };
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** What a container of this key is numbered: 30 bits of a hash, high among the numbers that Discord gives by itself. */
function numberOf(key: string): number {
  return 2 ** 30 + (hashOf(key).readUInt32BE() >>> 2);
}
