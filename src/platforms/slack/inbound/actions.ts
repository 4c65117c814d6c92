import type { App, BlockAction, RespondFn, webApi } from '@slack/bolt';
import { heading, note, type Reply, reply } from '../../../bot/reply.js';
import type { StatementAction } from '../../../bot/statement-replies.js';
import { INVOCATION_BUTTON, readInvocationButton, readStatementButton, STATEMENT_BUTTON } from '../render/buttons.js';
import { renderMessage } from '../render/message.js';
import { renderModal } from '../render/modal.js';
import { type Place, placeName } from './place.js';
import { openReport } from './report.js';
import type { Ways } from './ways.js';

type Client = webApi.WebClient;

/** Where a button was pressed. */
interface Pressed {
  readonly user: { readonly id: string; readonly name: string };
  readonly triggerId: string;
  /** The message that holds the button; null in a modal and in the App Home. */
  readonly message: (Place & { readonly ts: string; readonly isEphemeral: boolean }) | null;
  /** The modal that holds it, by its id; null elsewhere. */
  readonly modal: string | null;
  readonly client: Client;
  readonly respond: RespondFn | undefined;
}

const TITLES: Readonly<Record<Exclude<StatementAction, 'share' | 'report'>, string>> = {
  context: 'Context',
  source: 'Source',
  cite: 'Citation',
};

/** The buttons of answers: what is done with a statement, and what may be asked next. */
export function listenToActions(app: App, ways: Ways): void {
  app.action<BlockAction>(STATEMENT_BUTTON, async ({ action, body, client, respond }) => {
    const pressed = pressedIn(body, client, respond);
    const button = action.type === 'button' ? readStatementButton(action) : null;
    if (!(await isNew(action, pressed, ways))) return;
    if (!button) return show(UNREADABLE, 'Button', pressed, ways);
    if (button.action === 'share') return share(button.ids, pressed, ways);
    if (button.action === 'report') return openReport(button.ids, pressed, ways);
    return show(await ways.bot.view(button.action, button.ids), TITLES[button.action], pressed, ways);
  });
  app.action<BlockAction>(INVOCATION_BUTTON, async ({ action, body, client, respond }) => {
    const pressed = pressedIn(body, client, respond);
    const invocation = action.type === 'button' ? readInvocationButton(action) : null;
    if (!(await isNew(action, pressed, ways))) return;
    if (!invocation) return show(UNREADABLE, 'Button', pressed, ways);
    const { message, user } = pressed;
    const where = message ? { place: placeName(message), ...(!message.isEphemeral && { shared: true as const }) } : {};
    const caller = await ways.callers.of({ userId: user.id, ...where }, client);
    const next = await ways.bot.answer(invocation, caller);
    if (message) {
      return ways.delivery.inPlace({ ...message, user: user.id }, renderMessage(next), answering(pressed));
    }
    if (pressed.modal === null) return show(next, 'Answer', pressed, ways);
    await client.views.update({ view_id: pressed.modal, view: renderModal(next, { title: 'Answer' }) });
  });
}

const UNREADABLE = reply(
  note('This button cannot be read any more.', 'warning'),
  note('Ask the question again; its buttons will work.'),
);

/** The same press sent again is no second one; a second press of the same button is. */
function isNew(action: { readonly action_ts: string }, { user, triggerId }: Pressed, { once }: Ways): Promise<boolean> {
  return once.first([`slack:trigger:${triggerId}`, `slack:press:${user.id}:${action.action_ts}`]);
}

function pressedIn(body: BlockAction, client: Client, respond: RespondFn | undefined): Pressed {
  const { container, channel, message, view, user, trigger_id: triggerId } = body;
  const id = channel?.id ?? container['channel_id'];
  const ts = message?.ts ?? container['message_ts'];
  const thread = message?.['thread_ts'] ?? container['thread_ts'];
  return {
    user: { id: user.id, name: user.name ?? user.username ?? user.id },
    triggerId,
    message:
      typeof id === 'string' && typeof ts === 'string'
        ? { channel: id, ts, isEphemeral: container['is_ephemeral'] === true, ...(thread && { thread }) }
        : null,
    modal: view?.type === 'modal' ? view.id : null,
    client,
    respond: body.response_url ? respond : undefined,
  };
}

function answering({ client, respond }: Pressed) {
  return { client, ...(respond && { respond }) };
}

/** A look at something, beside the answer that it belongs to: in a modal, and where that comes too late, in a message. */
export async function show(shown: Reply, title: string, pressed: Pressed, { delivery, logger }: Ways): Promise<void> {
  const { client, modal, triggerId, message, user } = pressed;
  const view = renderModal(shown, { title });
  try {
    await (modal === null ? client.views.open : client.views.push)({ trigger_id: triggerId, view });
  } catch (error) {
    logger.warn({ err: error }, 'A modal could not be opened');
    const to = {
      channel: message?.channel ?? user.id,
      user: user.id,
      ...(message?.thread && { thread: message.thread }),
    };
    await delivery.privately(to, renderMessage(shown, { actions: 'none' }), answering(pressed));
  }
}

/** Posts a statement for all to see where it was found; the same person's second tap posts nothing. */
async function share(ids: readonly string[], pressed: Pressed, ways: Ways): Promise<void> {
  const { message, user } = pressed;
  if (!message) return show(reply(note('Ask in a channel to share from there.')), 'Share', pressed, ways);
  const { channel, thread, ts, isEphemeral } = message;
  const key = `share:${channel}:${ts}:${user.id}:${ids.join(',')}`;
  const to = { channel, user: user.id, ...(thread !== undefined && { thread }) };
  if (!(await ways.once.first([`slack:${key}`]))) {
    const again = reply(note('This statement has been shared here already.', 'quiet'));
    return ways.delivery.privately(to, renderMessage(again), answering(pressed));
  }
  const card = await ways.bot.view('share', ids);
  const shared = renderMessage(reply(...card.nodes, note(`Shared by ${user.name}`, 'quiet')), { actions: 'none' });
  // Out of a thread that all can read, it goes to the channel; what one person sees in a thread is shared in that thread.
  const place = { channel, ...(thread !== undefined && isEphemeral && { thread }) };
  const failure = await ways.delivery.share(place, shared, { key, ...answering(pressed) });
  if (failure === null) return;
  await ways.once.forget([`slack:${key}`]);
  const told = reply(heading('It was not shared.'), note(failure, 'warning'));
  await ways.delivery.privately(to, renderMessage(told), answering(pressed));
}
