import { type APIAllowedMentions, type APIContainerComponent, MessageFlags } from 'discord.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { containerOf, type TextFile } from './blocks.js';
import type { StoredButton } from './buttons.js';
import { fitted } from './fit.js';

export interface Message {
  readonly components: APIContainerComponent[];
  /** Whoever sends it adds `Ephemeral` for what only one person may see. */
  readonly flags: number;
  readonly allowed_mentions: APIAllowedMentions;
}

export interface MessageWithFiles {
  readonly message: Message;
  /** To be sent with it: the components name them. */
  readonly files: readonly TextFile[];
  /** To be kept before it is sent: what its buttons hold. */
  readonly kept: readonly StoredButton[];
}

/** A message must hold something. */
const NOTHING = wording.platform.nothingToShow;

/**
 * A reply as a message, within every limit of Discord's. Nothing of it calls anybody, and no address in it is previewed.
 *
 * @param options.actions `private` for what one person sees in a place of its own, where there is nothing to share;
 *   `none` for what others see, and for views.
 */
export function renderMessage(
  reply: Reply,
  { actions = 'all' }: { readonly actions?: ButtonSet } = {},
): MessageWithFiles {
  const { blocks, buttons } = fitted(reply.nodes, actions);
  return {
    message: {
      components: [containerOf(blocks.length > 0 ? blocks : [{ type: 'text', text: NOTHING }])],
      flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
      allowed_mentions: { parse: [] },
    },
    files: blocks.flatMap((block) => (block.type === 'file' ? [block.file] : [])),
    kept: buttons.kept,
  };
}
