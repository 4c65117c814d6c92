import type { webApi } from '@slack/bolt';
import type { Reply } from '../../../bot/reply/reply.js';
import type { AskPlace } from '../access/callers.js';
import { renderMessage } from '../render/message.js';
import { renderModal } from '../render/modal.js';
import { answerTo } from './event/ask-place.js';
import { type ButtonPress, privateReplyTarget } from './event/button-press.js';
import type { InboundTools } from './tools.js';

type Showing = Pick<InboundTools, 'responder' | 'logger'>;

/** Opens a modal, on top of the one whose button was pressed. */
export function openView(pressed: ButtonPress, view: webApi.ViewsOpenArguments['view']): Promise<unknown> {
  const { client, modal, triggerId } = pressed;
  return (modal === null ? client.views.open : client.views.push)({ trigger_id: triggerId, view });
}

/** A look at something, beside the answer that it belongs to: in a modal, and where that comes too late, in a message. */
export async function show(shown: Reply, title: string, pressed: ButtonPress, { responder, logger }: Showing) {
  try {
    await openView(pressed, renderModal(shown, { title }));
  } catch (error) {
    logger.warn({ err: error }, 'A modal could not be opened');
    await responder.privately(privateReplyTarget(pressed), renderMessage(shown, { actions: 'none' }), pressed);
  }
}

interface Modal {
  readonly id: string;
  readonly user: string;
  readonly client: webApi.WebClient;
  /** Where that was asked which it shows; absent where nothing was. */
  readonly where?: AskPlace;
}

/** Something in the place of what a modal showed; where that is closed, in a direct message. */
export function showIn(modal: Modal, shown: Reply, title: string, showing: Showing): Promise<void> {
  const { where } = modal;
  return updateView(modal, renderModal(shown, { title, ...(where && answerTo(where)) }), shown, showing);
}

/** Another view in the place of a modal; where that is closed, something else in a direct message. */
export async function updateView(
  { id, user, client }: Modal,
  view: webApi.ViewsUpdateArguments['view'],
  otherwise: Reply,
  { responder, logger }: Showing,
): Promise<void> {
  try {
    await client.views.update({ view_id: id, view });
  } catch (error) {
    logger.warn({ err: error }, 'A modal could not be filled');
    await responder.privately({ channel: user, user }, renderMessage(otherwise, { actions: 'private' }), { client });
  }
}
