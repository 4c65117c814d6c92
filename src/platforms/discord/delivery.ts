import { createHash } from 'node:crypto';
import {
  type Client,
  DiscordAPIError,
  MessageFlags,
  RateLimitError,
  type RawFile,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { KeptButtons } from '../../bot/kept-buttons.js';
import { note, type Reply, reply } from '../../bot/reply.js';
import type { ButtonSet } from '../../bot/room.js';
import { pause, type Time } from '../../bot/time.js';
import { Answering, type Interaction } from './answering.js';
import { permissionsIn } from './channels.js';
import { mayReply, missingToPost } from './permissions.js';
import type { Kept } from './render/buttons.js';
import { type Message, renderMessage } from './render/message.js';

export interface DeliveryParts {
  readonly client: Client;
  readonly buttons: KeptButtons;
  readonly time: Time;
  readonly logger: Logger;
}

/** A message as the REST API takes it. */
export interface Payload {
  readonly body: Message & { readonly attachments: readonly { readonly id: string; readonly filename: string }[] };
  readonly files: RawFile[];
}

export interface PayloadOptions {
  readonly actions: ButtonSet;
  /** Whether one person alone sees it. */
  readonly ephemeral?: boolean;
}

/** Where something is posted. */
export interface Place {
  readonly channel: string;
  /** The message that it answers. */
  readonly to?: string;
  /** What the bot may do there, where that is known already. */
  readonly allowed?: bigint;
}

/** How often one message is sent, at most; the client itself tries again at once each time. */
const MOST_ATTEMPTS = 3;

const NONCE_LENGTH = 25;

const REFUSALS: Readonly<Record<number, string>> = {
  [RESTJSONErrorCodes.MissingAccess]: 'The bot does not see the channel: it needs the permission View Channels there.',
  [RESTJSONErrorCodes.MissingPermissions]: 'The bot may not post in the channel.',
  [RESTJSONErrorCodes.UnknownChannel]: 'The bot does not see the channel, or it is gone.',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'Discord does not let the bot write to this person.',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'The thread is archived.',
};

const CHANNEL = z.object({ id: z.string() });

/** Brings messages to where they belong: none is lost for one failure, and none that others see is posted twice. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * The answer to what somebody did, which begins when this is called.
   *
   * @param late what is said where it isn't ready in time: that the bot is thinking, or nothing, since something is changed
   *   in place or posted elsewhere; or that it is never late.
   */
  answering(interaction: Interaction, late: 'thinking' | 'quiet' | 'never'): Answering {
    const { time, logger } = this.#parts;
    const { rest } = this.#parts.client;
    return new Answering(interaction, late, {
      ...{ rest, time, logger },
      keep: (kept) => this.keep(kept),
      payload: (shown, options) => this.payload(shown, options),
      direct: (shown, options) => this.direct(interaction.user.id, shown, options),
    });
  }

  /** Keeps what must be there before something is shown. Never rejects. */
  keep(kept: readonly Kept[]): Promise<void> {
    return this.#parts.buttons.keep(kept);
  }

  /** A reply as it is sent, what its buttons hold kept. */
  async payload(shown: Reply, { actions, ephemeral = false }: PayloadOptions): Promise<Payload> {
    const { message, files, kept } = renderMessage(shown, { actions });
    await this.keep(kept);
    const flags = message.flags | (ephemeral ? MessageFlags.Ephemeral : 0);
    return {
      body: { ...message, flags, attachments: files.map(({ name }, i) => ({ id: `${i}`, filename: name })) },
      files: files.map(({ name, text }) => ({ name, data: text, contentType: 'text/plain; charset=utf-8' })),
    };
  }

  /**
   * Answers a message below it, for all to see; where that can't be, whoever asked gets the answer in a direct message, with
   * the reason. Never rejects.
   */
  async answer(
    place: Place & { readonly user: string },
    shown: Reply,
    { key, actions }: { readonly key: string; readonly actions: ButtonSet },
  ): Promise<void> {
    const failure = await this.post(place, shown, { key, actions });
    if (failure === null) return;
    const { channel, user } = place;
    const why = reply(...shown.nodes, note('It could not be answered in the channel.', 'warning'), note(failure));
    const lost = await this.direct(user, why, { key: `direct:${key}` });
    if (lost !== null) this.#parts.logger.error({ channel, why: lost }, 'An answer was lost: it could not be posted');
  }

  /** Writes to somebody alone. Gives why not, in words, or null. Never rejects. */
  async direct(user: string, shown: Reply, { key }: { readonly key: string }): Promise<string | null> {
    try {
      const { rest } = this.#parts.client;
      const opened = await this.#again(() => rest.post(Routes.userChannels(), { body: { recipient_id: user } }));
      const { id } = CHANNEL.parse(opened);
      return await this.#post({ channel: id }, shown, { key, actions: 'private' });
    } catch (error) {
      return this.#whyNot(error, { user });
    }
  }

  /**
   * Posts a message for all to see, once: Discord knows it by its nonce however often it is sent. What the bot may do there
   * is looked at first. Gives why not, in words, or null. Never rejects.
   *
   * @param how.key the same for the same message, and for no other
   */
  async post(
    place: Place,
    shown: Reply,
    how: { readonly key: string; readonly actions: ButtonSet },
  ): Promise<string | null> {
    const { channel } = place;
    const allowed = place.allowed ?? (await this.#allowedIn(channel));
    const isThread = this.#parts.client.channels.cache.get(channel)?.isThread() ?? false;
    const missing = allowed === null ? [] : missingToPost(allowed, { isThread });
    if (missing.length > 0) return `The bot lacks permissions in the channel: ${missing.join(', ')}.`;
    // What may not stand below the message that it answers can still stand behind it.
    const { to: _, ...behind } = place;
    try {
      return await this.#post(allowed === null || mayReply(allowed) ? place : behind, shown, how);
    } catch (error) {
      return this.#whyNot(error, { channel });
    }
  }

  async #post(
    { channel, to }: Place,
    shown: Reply,
    { key, actions }: { readonly key: string; readonly actions: ButtonSet },
  ): Promise<null> {
    const { body, files } = await this.payload(shown, { actions });
    const nonce = createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH);
    const below = to === undefined ? {} : { message_reference: { message_id: to, fail_if_not_exists: false } };
    const once = { nonce, enforce_nonce: true };
    const { rest } = this.#parts.client;
    const sent = { body: { ...body, ...below, ...once }, files };
    await this.#again(() => rest.post(Routes.channelMessages(channel), sent));
    return null;
  }

  /** What the bot may do in a channel; null in direct messages, and where nobody can tell. */
  async #allowedIn(channel: string): Promise<bigint | null> {
    const { client, logger } = this.#parts;
    const known = client.channels.cache.get(channel);
    if (known?.isDMBased()) return null;
    const me = known && 'guild' in known ? known.guild.members.me : null;
    const allowed = me && known && 'permissionsFor' in known ? known.permissionsFor(me) : null;
    if (allowed) return allowed.bitfield;
    try {
      return await permissionsIn(client.rest, channel, client.user?.id ?? '');
    } catch (error) {
      logger.warn({ err: error, channel }, 'What the bot may do in a channel could not be read');
      return null;
    }
  }

  /** Does it again where it isn't known whether it was done. */
  async #again<T>(send: () => Promise<T>): Promise<T> {
    const { time } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      try {
        return await send();
      } catch (error) {
        const isTold = error instanceof DiscordAPIError || error instanceof RateLimitError;
        if (isTold || attempt === MOST_ATTEMPTS) throw error;
        await time.wait(pause(attempt, time));
      }
    }
  }

  #whyNot(error: unknown, where: { readonly channel?: string; readonly user?: string }): string {
    this.#parts.logger.warn({ err: error, ...where }, 'A message could not be posted');
    if (error instanceof RateLimitError) {
      return `Discord asks to wait for ${Math.ceil(error.retryAfter / 1000)} seconds. Try again then.`;
    }
    if (error instanceof DiscordAPIError && typeof error.code === 'number') {
      return REFUSALS[error.code] ?? `Discord refused it (${error.code}); the doctor command tells what is missing.`;
    }
    return 'Discord could not be reached, or did not say whether it was posted. Look first, then try again.';
  }
}
