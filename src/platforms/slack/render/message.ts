import type { types } from '@slack/bolt';
import { statementsIn } from '../../../bot/cards/fewer-cards.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { notificationText } from './fallback.js';
import { blocksOf, fitted } from './fit.js';
import { LIMITS } from './limits.js';
import { copyInPlace } from './parts.js';

export interface Message {
  /** In words, for notifications and screen readers. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * A reply as a message, within every limit of Slack's. Nothing of it calls anybody.
 *
 * @param options.actions `private` for what one person sees in a place of its own, where there is nothing to share;
 *   `none` for what others see.
 */
export function renderMessage(reply: Reply, { actions = 'all' }: { readonly actions?: ButtonSet } = {}): Message {
  const parts = fitted(reply.nodes, {
    room: { blocks: LIMITS.messageBlocks, json: LIMITS.messageJson },
    buttons: actions,
    copyable: copyInPlace,
  });
  return { text: notificationText(parts, statementsIn(reply.nodes)), blocks: blocksOf(parts) };
}
