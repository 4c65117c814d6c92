import type { BlockAction, RespondFn, webApi } from '@slack/bolt';
import type { Answering } from '../delivery.js';
import type { Place } from './place.js';
import { type Where, whereIn } from './where.js';

/** Where a button was pressed, and by whom. */
export interface Pressed extends Answering {
  readonly user: { readonly id: string; readonly name: string };
  readonly triggerId: string;
  /** Ids of the workspace, and of its organisation, where it was pressed. */
  readonly workspaces: readonly (string | undefined)[];
  /** The message that holds the button; null in a modal and in the App Home. */
  readonly message: (Place & { readonly ts: string; readonly isEphemeral: boolean }) | null;
  /** The modal that holds it, by its id; null elsewhere. */
  readonly modal: string | null;
  /** Where that was asked which the modal shows. */
  readonly where: Where;
}

/** Of a message that one person sees, Slack tells no more than where it stands. */
export function pressedIn(body: BlockAction, client: webApi.WebClient, respond: RespondFn | undefined): Pressed {
  const { container, channel, message, view, user, trigger_id: triggerId } = body;
  const id = channel?.id ?? container['channel_id'];
  const ts = message?.ts ?? container['message_ts'];
  const thread = message?.['thread_ts'] ?? container['thread_ts'];
  return {
    user: { id: user.id, name: user.name ?? user.username ?? user.id },
    triggerId,
    workspaces: [body.team?.id, body.enterprise?.id],
    message:
      typeof id === 'string' && typeof ts === 'string'
        ? { channel: id, ts, isEphemeral: container['is_ephemeral'] === true, ...(thread && { thread }) }
        : null,
    modal: view?.type === 'modal' ? view.id : null,
    where: whereIn(view?.private_metadata ?? ''),
    client,
    ...(respond && body.response_url && { respond }),
  };
}

/** Where whoever pressed it is told something: beside the message, or in their direct messages. */
export function besides({ message, user }: Pressed): Place & { readonly user: string } {
  if (message === null) return { channel: user.id, user: user.id };
  const { channel, thread } = message;
  return { channel, user: user.id, ...(thread !== undefined && { thread }) };
}
