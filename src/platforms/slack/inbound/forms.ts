import type { App, Context, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction, webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { resultWithin } from '../../../bot/delivery/clock.js';
import { formErrorReply, invocationOfForm } from '../../../bot/reply/forms.js';
import { note, type Reply, reply } from '../../../bot/reply/reply.js';
import { UNREADABLE_BUTTON } from '../../../bot/reply/turns.js';
import { wording } from '../../../lang/index.js';
import type { Asker, AskPlace } from '../access/callers.js';
import { optionsOf, SPEAKERS, valuesIn } from '../render/form.js';
import { renderModal } from '../render/modal.js';
import { answerTo } from './event/ask-place.js';
import { FORM, formView, purposeOfForm } from './open-form.js';
import { showIn, updateView } from './show.js';
import type { InboundTools } from './tools.js';

/** Longest that the form waits for its answer before it says that it is working, in milliseconds; Slack waits 3,000. */
const PATIENCE = 1500;

/** Forms that were sent last, whose answer is given again where Slack didn't hear of it. */
const MOST_KNOWN = 50;

const SENT_BEFORE = reply(note(wording.platform.formSentBefore));

type Acknowledgement = Parameters<SlackViewMiddlewareArgs<ViewSubmitAction>['ack']>[0];

interface Answered {
  /** What Slack shows at once. */
  readonly acknowledgement: Acknowledgement;
  /** What is left to be done. */
  readonly later?: () => Promise<void>;
}

/** The forms of commands: names as they are typed, and the answer in the form's place. */
export function listenToForms(app: App, ways: InboundTools): void {
  app.options<'block_suggestion'>(
    { action_id: SPEAKERS, type: 'block_suggestion' },
    async ({ options, body, client, context, ack }) => {
      // What is too long to be an option can still be typed in the line of the command.
      const { id: userId, team_id: team } = body.user;
      const rights = await ways.callers.rightsOf({ userId, teams: [team] }, client, context);
      await ack({ options: optionsOf(await ways.bot.completeSpeaker(options.value, rights)) });
    },
  );

  const known = new LRUCache<string, Promise<Answered>>({ max: MOST_KNOWN });
  app.view<ViewSubmitAction>(
    { callback_id: FORM, type: 'view_submission' },
    async ({ ack, body, view, client, context }) => {
      // Each time that it is sent has a trigger of its own. What Slack delivers again is answered by what it was answered.
      const { trigger_id: trigger } = body;
      const before = known.get(trigger);
      if (before) return ack((await before).acknowledgement);
      const asker = { userId: body.user.id, teams: [body.user.team_id] };
      const answer = submitted({ asker, trigger, view, client, context }, ways);
      known.set(trigger, answer);
      const { acknowledgement, later } = await answer;
      await ack(acknowledgement);
      await later?.();
    },
  );
}

interface Submission {
  readonly asker: Asker;
  readonly trigger: string;
  readonly view: ViewOutput;
  readonly client: webApi.WebClient;
  readonly context: Context;
}

async function submitted({ asker, trigger, view, client, context }: Submission, ways: InboundTools): Promise<Answered> {
  const { bot, once, callers, time } = ways;
  const opened = purposeOfForm(view.private_metadata, bot.commands);
  if (!opened) return shown(UNREADABLE_BUTTON, wording.platform.formTitle);
  const { command, beside, where } = opened;
  const { title, fields } = command.form;
  if (!(await once.first([`slack:trigger:${trigger}`]))) return shown(SENT_BEFORE, title);
  const invocation = invocationOfForm(command, valuesIn(view), beside);
  const answer = callers.of({ ...asker, ...where }, client, context).then((caller) => bot.answer(invocation, caller));
  const inTime = await resultWithin(answer, PATIENCE, time);
  if (!inTime) {
    const later = async () => {
      const modal = { id: view.id, user: asker.userId, client, where };
      const late = await answer;
      if (!late.failed) return showIn(modal, late, title, ways);
      await updateView(modal, formView(command, invocation, where, late), formErrorReply(late, invocation), ways);
    };
    return { ...shown(reply(note(wording.platform.oneMoment)), title), later };
  }
  if (!inTime.failed) return shown(inTime, title, where);
  const { about, text } = inTime;
  // What was typed stays: the failure stands at its field, or above all of them.
  if (about !== undefined && fields.includes(about)) {
    return { acknowledgement: { response_action: 'errors', errors: { [about]: text.replace(/\s+/g, ' ') } } };
  }
  return { acknowledgement: { response_action: 'update', view: formView(command, invocation, where, inTime) } };
}

function shown(answer: Reply, title: string, where?: AskPlace): Answered {
  const view = renderModal(answer, { title, ...(where && answerTo(where)) });
  return { acknowledgement: { response_action: 'update', view } };
}
