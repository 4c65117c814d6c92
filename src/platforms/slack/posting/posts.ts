import type { Logger } from 'pino';
import type { ChannelPost, PostOutcome } from '../../../bot/delivery/platform.js';
import { addressOf } from '../inbound/event/place.js';
import { type Message, renderMessage } from '../render/message.js';
import { codeOf, type Posting } from './posting.js';
import { REFUSED_TOKEN } from './refusals.js';

export interface PostsParts {
  readonly posting: Posting;
  /**
   * The token of whoever has installed the app, by the id of their workspace or organisation; of the only one where none is
   * named. Null where the app is not installed there.
   */
  readonly tokenOf: (installation: string | null) => Promise<string | null>;
  /** Told where Slack refuses the token of the only one: it may have been revoked since the start. Null where there are several. */
  readonly refused: (() => void) | null;
  readonly logger: Logger;
}

/** Longest wait within one post, in milliseconds: what takes longer is left to whoever posts it. */
const PATIENCE = 5_000;

/** How long to wait where it isn't Slack that fails, in milliseconds. */
const LATER = 60_000;

/** What the bot posts of its own accord. */
export class Posts {
  readonly #parts: PostsParts;

  constructor(parts: PostsParts) {
    this.#parts = parts;
  }

  /** Posts something once; see `Platform.post`. Never rejects. */
  async post({ place: { channel: name }, key, shown, below, triedAt }: ChannelPost): Promise<PostOutcome> {
    const { logger, posting, tokenOf, refused } = this.#parts;
    const { installation, channel } = addressOf(name);
    const perhaps = triedAt === undefined ? {} : { triedAt };
    let token: string | null;
    try {
      token = await tokenOf(installation);
    } catch (error) {
      logger.error({ err: error, installation }, 'The token for a post could not be had');
      return { outcome: 'later', why: 'The token of the workspace could not be had.', wait: LATER, ...perhaps };
    }
    if (token === null)
      return { outcome: 'refused', why: 'The app is not installed in the workspace.', isLasting: true };
    const place = { channel, ...(below !== undefined && { thread: below }) };
    let message: Message;
    try {
      message = renderMessage(shown, { actions: 'posted' });
    } catch (error) {
      logger.error({ err: error, channel }, 'A message could not be rendered');
      return { outcome: 'refused', why: 'It can’t be shown on Slack; the log tells more.', isLasting: false };
    }
    const { error, ...sent } = await posting.post({ place, message, key, token, ...perhaps }, { patience: PATIENCE });
    if (sent.outcome === 'posted') return sent;
    logger.warn({ err: error, channel, ...sent }, 'A post was not made');
    if (!refused || !REFUSED_TOKEN.has(codeOf(error) ?? '')) return sent;
    // The token is asked about again, and what was to be posted waits for a good one.
    refused();
    return { outcome: 'later', why: sent.why, wait: LATER, ...perhaps };
  }
}
