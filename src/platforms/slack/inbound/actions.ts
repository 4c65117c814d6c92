import type { App, BlockAction } from '@slack/bolt';
import { mayUse } from '../../../bot/access/permissions.js';
import { formFor } from '../../../bot/reply/forms.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/reply/turns.js';
import { wording } from '../../../lang/index.js';
import { INVOCATION_BUTTON, readInvocationButton, readStatementButton, STATEMENT_BUTTON } from '../render/buttons.js';
import { renderMessage } from '../render/message.js';
import { NOTHING_TO_DO } from '../render/modal.js';
import { type ButtonPress, buttonPressOf, callerOf, privateReplyTarget } from './event/button-press.js';
import { isDirect, placesOf } from './event/place.js';
import { formView, openForm } from './open-form.js';
import { openReport } from './report.js';
import { share } from './share.js';
import { openView, show, showIn } from './show.js';
import type { InboundTools } from './tools.js';

/** Buttons of an earlier version, whatever they were called. */
const OTHER_BUTTON = /^(?!statement:|invoke:)/;

/** The buttons of answers: what is done with a statement, and what may be asked next. */
export function listenToActions(app: App, ways: InboundTools): void {
  // A view that is only read: its button closes it.
  app.view(NOTHING_TO_DO, async ({ ack }) => ack());
  app.action<BlockAction>(STATEMENT_BUTTON, async ({ action, body, ...from }) => {
    const pressed = buttonPressOf(body, from);
    const button = action.type === 'button' ? readStatementButton(action) : null;
    if (!(await isNew(action, pressed, ways))) return;
    if (!button) return show(UNREADABLE_BUTTON, 'Button', pressed, ways);
    if (button.action === 'share') return share(button.ids, pressed, ways);
    if (button.action === 'report') return openReport(button.ids, pressed, ways);
    const caller = await callerOf(pressed, ways.callers);
    await show(
      await ways.bot.view(button.action, button.ids, caller),
      wording.platform.viewTitles[button.action],
      pressed,
      ways,
    );
  });
  app.action<BlockAction>(INVOCATION_BUTTON, async ({ action, body, ...from }) => {
    const pressed = buttonPressOf(body, from);
    const { asker, client, context } = pressed;
    const invocation = action.type === 'button' ? readInvocationButton(action) : null;
    if (!(await isNew(action, pressed, ways))) return;
    if (!invocation) return show(UNREADABLE_BUTTON, 'Button', pressed, ways);
    const { message } = pressed;
    const where = message
      ? { ...placesOf(message), ...(!message.isEphemeral && { shared: true as const }) }
      : pressed.where;
    const form = formFor(invocation, ways.bot.commands);
    if (form && mayUse(form, await ways.callers.rightsOf(asker, client, context))) {
      const view = formView(form, invocation, where);
      return openForm(() => openView(pressed, view), privateReplyTarget(pressed), pressed, ways);
    }
    const caller = await ways.callers.of({ ...asker, ...where }, client, context);
    const next = await ways.bot.answer(invocation, caller);
    await (invocation.stays && !next.failed ? tell : replace)(next, pressed, ways);
  });
  app.action<BlockAction>(OTHER_BUTTON, async ({ action, body, ...from }) => {
    const pressed = buttonPressOf(body, from);
    // One that opens an address has done what it is for.
    if (action.type !== 'button' || action.url !== undefined || !(await isNew(action, pressed, ways))) return;
    await show(UNREADABLE_BUTTON, 'Button', pressed, ways);
  });
}

/** The same press sent again is no second one; a second press of the same button is. */
function isNew(
  action: { readonly action_ts: string },
  { user, triggerId }: ButtonPress,
  { once }: InboundTools,
): Promise<boolean> {
  return once.first([`slack:trigger:${triggerId}`, `slack:press:${user.id}:${action.action_ts}`]);
}

/** The answer to a button beside the message that it stands in, to whoever pressed it alone. */
async function tell(next: Reply, pressed: ButtonPress, { responder }: InboundTools): Promise<void> {
  const { message, user, client } = pressed;
  // Alone with the bot, what only one person sees would be gone when they look again.
  const isAlone = message === null || isDirect(message);
  if (!isAlone)
    return responder.privately(privateReplyTarget(pressed), renderMessage(next, { actions: 'all' }), pressed);
  await responder.privately({ channel: user.id, user: user.id }, renderMessage(next, { actions: 'private' }), {
    client,
  });
}

/** The answer to a button, in the place of the one that it stands in, which stays where there is none. */
async function replace(next: Reply, pressed: ButtonPress, ways: InboundTools): Promise<void> {
  const { message, modal, user, client, where } = pressed;
  if (next.failed || (message === null && modal === null))
    return show(next, wording.platform.answerTitle, pressed, ways);
  if (modal !== null)
    return showIn({ id: modal, user: user.id, client, where }, next, wording.platform.answerTitle, ways);
  if (message === null) return;
  const actions = isDirect(message) && !message.isEphemeral ? 'private' : 'all';
  await ways.responder.inPlace({ ...message, user: user.id }, renderMessage(next, { actions }), pressed);
}
