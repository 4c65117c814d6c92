import { randomBytes } from 'node:crypto';
import {
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { backOff, type Time } from '../../../bot/delivery/clock.js';
import { retryLost } from '../../../bot/delivery/retry.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import { note, type Reply, reply } from '../../../bot/reply/reply.js';
import type { StoredButton } from '../render/buttons.js';
import type { Payload, PayloadOptions } from './payload.js';

/** What is sent, and with which files. */
interface CallbackMessage {
  readonly body: { readonly flags: number } & object;
  readonly files: Payload['files'];
}

type Way = () => Promise<void>;

/** What somebody did, by what answers it. */
export interface Interaction {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
  readonly user: { readonly id: string };
}

/**
 * How long an answer may take before it is said that it comes later, in milliseconds: Discord waits for 3,000, and the rest
 * is for the ways there and back. What is deferred needs a second request, of which there may be 50 a second.
 */
export const DEFER_AFTER = 1600;

/** How often the first answer is sent, at most; the client itself tries again at once each time. */
const MOST_ATTEMPTS = 3;

export interface AnsweringParts {
  readonly rest: REST;
  readonly time: Time;
  readonly logger: Logger;
  keep(kept: readonly StoredButton[]): Promise<void>;
  payload(shown: Reply, options: PayloadOptions): Promise<Payload>;
  /** Writes to whoever did it, alone; gives why not, in words, or null. Never rejects. */
  direct(shown: Reply, options: { readonly key: string }): Promise<string | null>;
}

/**
 * The answer to one interaction: in the first callback where it is ready in time, else when it is. Discord takes one first
 * callback and no other, so that it may be sent as often as needed.
 */
export class Answering {
  readonly #interaction: Interaction;
  readonly #late: 'thinking' | 'quiet' | 'never';
  readonly #parts: AnsweringParts;
  readonly #ready = new AbortController();
  #deferred: Promise<void> | null = null;

  constructor(interaction: Interaction, late: 'thinking' | 'quiet' | 'never', parts: AnsweringParts) {
    this.#interaction = interaction;
    this.#parts = parts;
    this.#late = late;
    if (late !== 'never') void this.#deferWhenLate();
  }

  /** Shows something to whoever did it; in a direct message where nothing else works. Never rejects. */
  async show(shown: Reply, actions: ButtonSet): Promise<void> {
    const payload = await this.#prepared(shown, { actions, ephemeral: true });
    if (payload !== null) await this.#firstThatWorks(this.#waysToShow(payload), shown);
  }

  #waysToShow(payload: CallbackMessage): readonly Way[] {
    const inCallback = () => this.#callback(InteractionResponseType.ChannelMessageWithSource, payload);
    const edited = () => this.#edit(payload);
    const first = this.#deferred === null ? [inCallback, edited] : this.#late === 'thinking' ? [edited] : [];
    return [...first, () => this.#follow(payload)];
  }

  /** Puts something in the place of the message whose button was pressed. Never rejects. */
  async replace(shown: Reply, actions: ButtonSet): Promise<void> {
    const payload = await this.#prepared(shown, { actions });
    if (payload === null) return;
    const inCallback = () => this.#callback(InteractionResponseType.UpdateMessage, payload);
    await this.#firstThatWorks(
      [
        ...(this.#deferred === null ? [inCallback] : []),
        () => this.#edit(payload),
        async () => this.#follow(await this.#parts.payload(shown, { actions, ephemeral: true })),
      ],
      shown,
    );
  }

  /**
   * Shows something to all, where the bot is but a guest of somebody who installed it, and Discord takes nothing else. Gives
   * why not, in words, or null. Never rejects.
   */
  async publish(shown: Reply): Promise<string | null> {
    const payload = await this.#prepared(shown, { actions: 'none' });
    if (payload === null) return 'It can’t be shown here.';
    if (this.#deferred !== null) return 'It took too long. Try again.';
    try {
      await this.#callback(InteractionResponseType.ChannelMessageWithSource, payload);
      return null;
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'An answer could not be shown to all');
      return 'Discord could not be reached, or did not say whether it was posted. Look first, then try again.';
    }
  }

  /** Says that it was done, where what was done is seen. Never rejects. */
  async done(): Promise<void> {
    this.#ready.abort();
    if (this.#deferred !== null) return;
    try {
      await this.#callback(InteractionResponseType.DeferredMessageUpdate);
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'An interaction could not be acknowledged');
    }
  }

  /** Opens a form; where that comes too late, says so in a direct message. Never rejects. */
  async open(
    form: APIModalInteractionResponseCallbackData,
    kept: readonly StoredButton[],
    tooLate: Reply,
  ): Promise<void> {
    await this.#parts.keep(kept);
    this.#ready.abort();
    await this.#deferred;
    // What was deferred is answered with a message, and nothing else.
    if (this.#deferred !== null) return this.show(tooLate, 'none');
    await this.#firstThatWorks([() => this.#callback(InteractionResponseType.Modal, form)], tooLate);
  }

  async #deferWhenLate(): Promise<void> {
    await this.#parts.time.wait(DEFER_AFTER, this.#ready.signal);
    if (this.#ready.signal.aborted) return;
    const isThinking = this.#late === 'thinking';
    const deferral = isThinking
      ? this.#callback(InteractionResponseType.DeferredChannelMessageWithSource, EPHEMERAL)
      : this.#callback(InteractionResponseType.DeferredMessageUpdate);
    this.#deferred = deferral.catch((error: unknown) => {
      this.#parts.logger.warn({ err: error }, 'An answer could not be deferred');
    });
  }

  /** From now on it is not deferred any more; where it is, that is waited for. Null where it can't be shown, which is told. */
  async #prepared(shown: Reply, options: PayloadOptions): Promise<Payload | null> {
    let payload: Payload | null = null;
    let fault: unknown;
    try {
      payload = await this.#parts.payload(shown, options);
    } catch (error) {
      fault = error;
    }
    this.#ready.abort();
    await this.#deferred;
    if (payload === null) await this.#tellUnshown(fault);
    return payload;
  }

  /**
   * Says in plain text that there is something which can't be shown. Without its words: what could not be rendered, or was
   * refused, could be shown in part or otherwise than it stands in the source.
   */
  async #tellUnshown(fault: unknown): Promise<void> {
    const errorId = randomBytes(4).toString('hex');
    this.#parts.logger.error({ err: fault, errorId }, 'An answer could not be shown');
    const content = `There is an answer, but it can’t be shown here. Ask for less at once, with a topic or a time; if it stays, report error ${errorId}: the log has the details.`;
    const body = { content, flags: EPHEMERAL.flags | MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
    await this.#firstThatWorks(this.#waysToShow({ body, files: [] }), reply(note(content, 'warning')), 'left');
  }

  /** The first answer. That there is one already is as good: it is this one, whose receipt was lost. */
  async #callback(type: InteractionResponseType, data?: CallbackMessage | object): Promise<void> {
    const { rest, time } = this.#parts;
    const { id, token } = this.#interaction;
    const { body, files } = data && 'files' in data ? (data as CallbackMessage) : { body: data, files: [] };
    const sent = { body: { type, ...(body && { data: body }) }, files, auth: false };
    try {
      await retryLost(() => rest.post(Routes.interactionCallback(id, token), sent), {
        ...{ time, attempts: MOST_ATTEMPTS, isLost: (error) => !(error instanceof DiscordAPIError) },
        // At once for the first time: Discord doesn't wait long.
        wait: (tries) => backOff(tries - 1, time),
      });
    } catch (error) {
      if (!isCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    }
  }

  async #edit({ body, files }: CallbackMessage): Promise<void> {
    const { applicationId, token } = this.#interaction;
    // That only one person sees it was decided before.
    const { flags: _, ...rest } = body;
    const flags = body.flags & ~EPHEMERAL.flags;
    const sent = { body: { ...rest, flags }, files, auth: false };
    await this.#parts.rest.patch(Routes.webhookMessage(applicationId, token), sent);
  }

  async #follow({ body, files }: CallbackMessage): Promise<void> {
    const { applicationId, token } = this.#interaction;
    await this.#parts.rest.post(Routes.webhook(applicationId, token), { body, files, auth: false });
  }

  /** @param refused what is done where Discord takes it for malformed: it is told that it can't be shown, or it is left */
  async #firstThatWorks(ways: readonly Way[], shown: Reply, refused: 'told' | 'left' = 'told'): Promise<void> {
    const { logger, direct } = this.#parts;
    for (const way of ways) {
      try {
        await way();
        return;
      } catch (error) {
        logger.warn({ err: error }, 'An answer could not be delivered this way');
        // Discord knows nothing of it any more: no other way with its token works.
        if (isCode(error, RESTJSONErrorCodes.UnknownInteraction)) break;
        if (refused === 'told' && MALFORMED.some((code) => isCode(error, code))) return this.#tellUnshown(error);
      }
    }
    const lost = await direct(shown, { key: `interaction:${this.#interaction.id}` });
    if (lost !== null) logger.error({ why: lost }, 'An answer was lost: no way of delivering it worked');
  }
}

/** No other way takes what was refused for one of these. */
const MALFORMED = [
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  RESTJSONErrorCodes.CannotSendAnEmptyMessage,
  RESTJSONErrorCodes.RequestEntityTooLarge,
] as const;

const EPHEMERAL = { flags: MessageFlags.Ephemeral };

function isCode(error: unknown, code: RESTJSONErrorCodes): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}
