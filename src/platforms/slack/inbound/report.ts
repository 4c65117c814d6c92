import type { App, webApi } from '@slack/bolt';
import { z } from 'zod';
import { reasonNotToPost } from '../../../bot/access/readers.js';
import { noEditorsChannel, reportMistake } from '../../../bot/answers/report.js';
import { note, type Reply, reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { renderMessage } from '../render/message.js';
import { renderModal } from '../render/modal.js';
import { idsIn } from '../setup/workspaces.js';
import { type ButtonPress, callerOf, privateReplyTarget } from './event/button-press.js';
import { isDirect } from './event/place.js';
import { openView, show, showIn } from './show.js';
import type { InboundTools } from './tools.js';

const CALLBACK = 'report';
const TITLE = wording.statements.actions.report.label;

const remembered = z.object({
  ids: z.array(z.string().max(64)).min(1).max(10),
  at: z.object({ channel: z.string(), ts: z.string() }).exactOptional(),
});

/**
 * The message that others can open: what one person sees has no address, but the thread that it stands in has. Direct
 * messages are nobody else's.
 */
function addressable({ message }: ButtonPress): z.infer<typeof remembered>['at'] {
  if (message === null || isDirect(message)) return undefined;
  const { channel, ts, thread, isEphemeral } = message;
  const at = isEphemeral ? thread : ts;
  return at === undefined ? undefined : { channel, ts: at };
}

/** Null where the bot doesn't see the message, or Slack doesn't tell. */
async function permalinkOf(
  at: { readonly channel: string; readonly ts: string },
  client: webApi.WebClient,
  { logger }: Pick<InboundTools, 'logger'>,
): Promise<string | null> {
  try {
    return (await client.chat.getPermalink({ channel: at.channel, message_ts: at.ts })).permalink ?? null;
  } catch (error) {
    logger.warn({ err: error }, 'The address of a message could not be had');
    return null;
  }
}

/** Asks what is wrong with a statement; without a channel of the editors, says whom to tell instead. */
export async function openReport(ids: readonly string[], pressed: ButtonPress, ways: InboundTools): Promise<void> {
  const refusal = ways.bot.refusalTo(await callerOf(pressed, ways.callers));
  if (refusal) return show(refusal, TITLE, pressed, ways);
  if (idsIn(ways.editorsChannels, ...pressed.workspaces).length === 0) {
    return show(noEditorsChannel('SLACK_EDITORS_CHANNEL'), TITLE, pressed, ways);
  }
  const at = addressable(pressed);
  const view: webApi.ViewsOpenArguments['view'] = {
    type: 'modal',
    callback_id: CALLBACK,
    private_metadata: JSON.stringify({ ids, ...(at && { at }) }),
    title: { type: 'plain_text', text: TITLE },
    submit: { type: 'plain_text', text: wording.platform.send },
    close: { type: 'plain_text', text: wording.platform.cancel },
    blocks: [
      {
        type: 'input',
        block_id: 'what',
        label: { type: 'plain_text', text: wording.platform.whatIsWrong },
        hint: {
          type: 'plain_text',
          text: wording.platform.whatToReport,
        },
        element: { type: 'plain_text_input', action_id: 'what', multiline: true, max_length: 2000 },
      },
    ],
  };
  try {
    await openView(pressed, view);
  } catch (error) {
    ways.logger.warn({ err: error }, 'The form for a report could not be opened');
    const late = reply(note(wording.platform.reportTooLate, 'warning'));
    await ways.responder.privately(privateReplyTarget(pressed), renderMessage(late), pressed);
  }
}

/** What was reported goes to the editors' channel, and whoever reported it is told that it did. */
export function listenToReports(app: App, ways: InboundTools): void {
  const { bot, once, responder, callers, audiences, editorsChannels } = ways;
  app.view({ callback_id: CALLBACK, type: 'view_submission' }, async ({ ack, body, view, client, context }) => {
    await ack({
      response_action: 'update',
      view: renderModal(reply(note(wording.platform.sending)), { title: TITLE }),
    });
    const [channel] = idsIn(editorsChannels, context.teamId, context.enterpriseId);
    if (channel === undefined || !(await once.first([`slack:view:${view.id}:${view.hash}`]))) return;
    const { ids, at } = remembered.parse(JSON.parse(view.private_metadata));
    const what = view.state.values['what']?.['what']?.value?.trim() ?? '';
    const from = at ? await permalinkOf(at, client, ways) : null;
    const key = `report:${view.id}`;
    const post = async (report: Reply) => {
      const why = reasonNotToPost(await audiences.of(channel, client, context));
      // Where the bot sees no such channel, Slack says so.
      if (why !== null && !(await audiences.isUnseen(channel, client, context))) return why.message;
      const message = renderMessage(report, { actions: 'none' });
      return (await responder.share({ channel }, message, { key, client })).failure;
    };
    const asker = { userId: body.user.id, teams: [body.user.team_id] };
    const caller = await callers.quickly(asker, client, context);
    const outcome = await reportMistake(ids, { bot, caller, by: body.user.name, what, from, post });
    await showIn({ id: view.id, user: body.user.id, client }, outcome, TITLE, ways);
  });
}
