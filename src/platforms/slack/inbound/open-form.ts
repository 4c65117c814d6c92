import type { types, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Command } from '../../../bot/commands/command.js';
import { INVOCATION } from '../../../bot/commands/invocation.js';
import { type FormCommand, formFor, hiddenOptions } from '../../../bot/reply/forms.js';
import { type Invocation, note, type Reply, reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import type { AskPlace } from '../access/callers.js';
import type { PostTarget } from '../posting/post-target.js';
import type { Answering } from '../posting/responder.js';
import { renderForm } from '../render/form.js';
import { renderMessage } from '../render/message.js';
import { ASK_PLACE, jsonOrNull } from './event/ask-place.js';
import type { InboundTools } from './tools.js';

/** The `callback_id` of the forms of commands. */
export const FORM = 'form';

const remembered = z.object({ invocation: INVOCATION, where: ASK_PLACE });

const TOO_LATE = reply(note(wording.platform.formTooLate, 'warning'));

/** The form of a command, filled with what is given already; what it asks for is asked where it was opened. */
export function formView(
  command: FormCommand,
  invocation: Invocation,
  where: AskPlace,
  failure?: Reply,
): types.ModalView & webApi.ViewsOpenArguments['view'] {
  const privateMetadata = JSON.stringify({ invocation: hiddenOptions(command, invocation), where });
  return renderForm(command, invocation, { callbackId: FORM, privateMetadata, ...(failure && { failure }) });
}

/** What a form was opened for, by its `private_metadata`; null where that can't be read, or the command is gone. */
export function purposeOfForm(
  privateMetadata: string,
  commands: readonly Command[],
): { readonly command: FormCommand; readonly beside: Invocation; readonly where: AskPlace } | null {
  const { invocation, where } = remembered.safeParse(jsonOrNull(privateMetadata)).data ?? {};
  const command = invocation && formFor({ ...invocation, form: true }, commands);
  return command && where ? { command, beside: invocation, where } : null;
}

/** Opens a form; where Slack doesn't take it (any more), says so. Never rejects. */
export async function openForm(
  open: () => Promise<unknown>,
  to: PostTarget & { readonly user: string },
  answering: Answering,
  { responder, logger }: InboundTools,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    logger.warn({ err: error }, 'A form could not be opened');
    await responder.privately(to, renderMessage(TOO_LATE), answering);
  }
}
