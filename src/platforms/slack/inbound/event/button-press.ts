import type { BlockAction, Context, RespondFn, webApi } from '@slack/bolt';
import type { Caller } from '../../../../bot/commands/command.js';
import type { Asker, AskPlace, Callers } from '../../access/callers.js';
import type { PostTarget } from '../../posting/post-target.js';
import type { Answering } from '../../posting/responder.js';
import { whereIn } from './ask-place.js';

/** Where a button was pressed, and by whom. */
export interface ButtonPress extends Answering {
  readonly user: { readonly id: string; readonly name: string };
  readonly asker: Asker;
  readonly context: Context;
  readonly triggerId: string;
  /** Ids of the workspace, and of its organisation, where it was pressed. */
  readonly workspaces: readonly (string | undefined)[];
  /** The message that holds the button; null in a modal and in the App Home. */
  readonly message: (PostTarget & { readonly ts: string; readonly isEphemeral: boolean }) | null;
  /** The modal that holds it, by its id; null elsewhere. */
  readonly modal: string | null;
  /** Where that was asked which the modal shows. */
  readonly where: AskPlace;
}

/** Of a message that one person sees, Slack tells no more than where it stands. */
export function buttonPressOf(
  body: BlockAction,
  { client, respond, context }: { client: webApi.WebClient; respond: RespondFn | undefined; context: Context },
): ButtonPress {
  const { container, channel, message, view, user, trigger_id: triggerId } = body;
  const id = channel?.id ?? container['channel_id'];
  const ts = message?.ts ?? container['message_ts'];
  const thread = message?.['thread_ts'] ?? container['thread_ts'];
  return {
    user: { id: user.id, name: user.name ?? user.username ?? user.id },
    asker: { userId: user.id, teams: [user.team_id] },
    context,
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

/** Who pressed it, for what needs neither their time nor anybody's name. Never rejects. */
export function callerOf({ asker, client, context }: ButtonPress, callers: Callers): Promise<Caller> {
  return callers.quickly(asker, client, context);
}

/** Where whoever pressed it is told something: beside the message, or in their direct messages. */
export function privateReplyTarget({ message, user }: ButtonPress): PostTarget & { readonly user: string } {
  if (message === null) return { channel: user.id, user: user.id };
  const { channel, thread } = message;
  return { channel, user: user.id, ...(thread !== undefined && { thread }) };
}
