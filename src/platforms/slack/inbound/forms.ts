import type { App, types, ViewSubmitAction, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Caller } from '../../../bot/command.js';
import { besideForm, type FormCommand, filledIn, formFor, withFormAgain } from '../../../bot/forms.js';
import { INVOCATION } from '../../../bot/invocation.js';
import { type Invocation, note, type Reply, reply } from '../../../bot/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/turns.js';
import type { Answering } from '../delivery.js';
import { optionsOf, renderForm, SPEAKERS, valuesIn } from '../render/form.js';
import { renderMessage } from '../render/message.js';
import { renderModal } from '../render/modal.js';
import type { Place } from './place.js';
import { showIn, updateView } from './show.js';
import type { Ways } from './ways.js';

const CALLBACK = 'form';

/** Longest that the form waits for its answer before it says that it is working, in milliseconds; Slack waits 3,000. */
const PATIENCE = 1500;

/** Where a form was opened: what it asks for is asked there. */
type Where = Pick<Caller, 'place' | 'within' | 'shared'>;

const remembered = z.object({
  invocation: INVOCATION,
  where: z.object({
    place: z.string().exactOptional(),
    within: z.string().exactOptional(),
    shared: z.literal(true).exactOptional(),
  }),
});

const TOO_LATE = reply(note('The form could not be opened in time. Try again.', 'warning'));
const SENT_BEFORE = reply(note('This form was sent before; what was done then stands.'));

/** The form of a command, filled with what is given already. */
export function formView(
  command: FormCommand,
  invocation: Invocation,
  where: Where,
  failure?: Reply,
): types.ModalView & webApi.ViewsOpenArguments['view'] {
  const privateMetadata = JSON.stringify({ invocation: besideForm(command, invocation), where });
  return renderForm(command, invocation, { callbackId: CALLBACK, privateMetadata, ...(failure && { failure }) });
}

/** Whether somebody may use the command of a form: there is no time to learn more of them, since Slack waits three seconds. */
export async function mayOpen(
  { who }: FormCommand,
  user: string,
  client: webApi.WebClient,
  callers: Ways['callers'],
): Promise<boolean> {
  return who === 'everyone' || callers.isEditor(user, client);
}

/** Opens a form; where Slack doesn't take it (any more), says so. */
export async function openForm(
  open: () => Promise<unknown>,
  to: Place & { readonly user: string },
  answering: Answering,
  { delivery, logger }: Ways,
): Promise<void> {
  try {
    await open();
  } catch (error) {
    logger.warn({ err: error }, 'A form could not be opened');
    await delivery.privately(to, renderMessage(TOO_LATE), answering);
  }
}

/** The forms of commands: names as they are typed, and the answer in the form's place. */
export function listenToForms(app: App, ways: Ways): void {
  const { bot, once, callers, time } = ways;
  app.options<'block_suggestion'>({ action_id: SPEAKERS, type: 'block_suggestion' }, async ({ options, ack }) => {
    // What is too long to be an option can still be typed in the line of the command.
    await ack({ options: optionsOf(await bot.record.complete('speakers', options.value)) });
  });

  app.view<ViewSubmitAction>(
    { callback_id: CALLBACK, type: 'view_submission' },
    async ({ ack, body, view, client }) => {
      const kept = remembered.safeParse(parsed(view.private_metadata)).data;
      const command = kept && formFor({ ...kept.invocation, form: true }, bot.commands);
      const instead = (shown: Reply, title: string) =>
        ack({ response_action: 'update', view: renderModal(shown, { title }) });
      if (!command) return instead(UNREADABLE_BUTTON, 'Form');
      const { title, fields } = command.form;
      // Each time that it is sent has a trigger of its own.
      if (!(await once.first([`slack:trigger:${body.trigger_id}`]))) return instead(SENT_BEFORE, title);
      const { where } = kept;
      const invocation = filledIn(command, valuesIn(view), kept.invocation);
      const modal = { id: view.id, user: body.user.id, client };
      const answer = callers
        .of({ userId: body.user.id, ...where }, client)
        .then((caller) => bot.answer(invocation, caller));
      const answered = new AbortController();
      const inTime = await Promise.race([answer, time.wait(PATIENCE, answered.signal)]);
      answered.abort();
      if (!inTime) {
        await instead(reply(note('One moment …')), title);
        const late = await answer;
        if (!late.failed) return showIn(modal, late, title, ways);
        return updateView(modal, formView(command, invocation, where, late), withFormAgain(late, invocation), ways);
      }
      if (!inTime.failed) return instead(inTime, title);
      const { about, text } = inTime;
      // What was typed stays: the failure stands at its field, or above all of them.
      if (about !== undefined && fields.includes(about)) {
        return ack({ response_action: 'errors', errors: { [about]: text.replace(/\s+/g, ' ') } });
      }
      await ack({ response_action: 'update', view: formView(command, invocation, where, inTime) });
    },
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
