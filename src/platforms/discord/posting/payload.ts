import type { RawFile } from 'discord.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { Message } from '../render/message.js';

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
