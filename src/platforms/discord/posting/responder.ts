import { type Client, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { ShareOutcome } from '../../../bot/answers/share.js';
import type { Time } from '../../../bot/delivery/clock.js';
import type { ChannelPost, PostOutcome } from '../../../bot/delivery/platform.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { ButtonStore } from '../../../bot/memory/buttons.js';
import { note, type Reply, reply } from '../../../bot/reply/reply.js';
import type { StoredButton } from '../render/buttons.js';
import { renderMessage } from '../render/message.js';
import { Answering, type Interaction } from './answering.js';
import type { Payload, PayloadOptions } from './payload.js';
import { Posting, type PostTarget } from './posting.js';

export interface ResponderParts {
  readonly client: Client;
  readonly buttons: ButtonStore;
  readonly time: Time;
  readonly logger: Logger;
}

/** Brings messages to where they belong: none is lost for one failure, and none that others see is posted twice. */
export class Responder {
  readonly #parts: ResponderParts;
  readonly #posting: Posting;

  constructor(parts: ResponderParts) {
    this.#parts = parts;
    this.#posting = new Posting({ ...parts, payload: (shown, options) => this.payload(shown, options) });
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
  keep(kept: readonly StoredButton[]): Promise<void> {
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
    place: PostTarget & { readonly user: string },
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
    return whyNot(await this.#posting.direct(user, { shown, actions: 'private', key }));
  }

  /** Posts a message for all to see, once (`Posting`). Gives why not, in words, or null. Never rejects. */
  async post(
    place: PostTarget,
    shown: Reply,
    how: { readonly key: string; readonly actions: ButtonSet },
  ): Promise<string | null> {
    return whyNot(await this.#posting.post(place, { shown, ...how }));
  }

  /** The same of what somebody shares, with the name of the post. Never rejects. */
  async share(place: PostTarget, shown: Reply, { key }: { readonly key: string }): Promise<ShareOutcome> {
    const posted = await this.#posting.post(place, { shown, actions: 'none', key });
    return posted.outcome === 'posted' ? { failure: null, below: posted.post } : { failure: posted.why };
  }

  /** Posts something of the bot's own accord, once; see `Platform.post`. Never rejects. */
  async ofItself({ place: { channel, isPerson }, below, shown, key, triedAt }: ChannelPost): Promise<PostOutcome> {
    const outgoing = { shown, actions: 'posted', key, ...(triedAt !== undefined && { triedAt }) } as const;
    if (isPerson) return this.#posting.direct(channel, outgoing);
    return this.#posting.post({ channel, ...(below !== undefined && { to: below }) }, outgoing);
  }
}

function whyNot(posted: PostOutcome): string | null {
  return posted.outcome === 'posted' ? null : posted.why;
}
