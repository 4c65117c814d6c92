import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import type { Caller } from '../../../bot/commands/command.js';
import { callWithoutOptions, formFor } from '../../../bot/reply/forms.js';
import type { Reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { renderMessage } from '../render/message.js';
import { typedText } from './event/text.js';
import { formView, openForm } from './open-form.js';
import type { InboundTools } from './tools.js';

/** What can be done with any message, from its menu; one is added by adding it here. */
export const MESSAGE_SHORTCUTS: readonly {
  readonly callbackId: string;
  /** At most 24 characters (github.com/slackapi/manifest-schema). */
  readonly name: string;
  readonly description: string;
  /** @param text what the message says */
  run(text: string, caller: Caller, ways: InboundTools): Promise<Reply>;
}[] = [
  {
    callbackId: 'find_similar',
    name: wording.platform.findSimilar,
    description: wording.platform.findSimilarDescription,
    run: (text, caller, { bot }) => bot.similar(text, caller),
  },
];

export const SEARCH_SHORTCUT = {
  callbackId: 'search_statements',
  name: wording.platform.searchShortcut,
  description: wording.platform.searchDescription,
} as const;

/** The shortcuts of messages, answered to whoever used one, and the global one, which opens the search. */
export function listenToShortcuts(app: App, ways: InboundTools): void {
  const { bot, once, responder, callers } = ways;
  for (const { callbackId, run } of MESSAGE_SHORTCUTS) {
    app.shortcut<MessageShortcut>({ callback_id: callbackId, type: 'message_action' }, async (args) => {
      const { shortcut, respond, client, context } = args;
      if (!(await once.first([`slack:trigger:${shortcut.trigger_id}`]))) return;
      const { message, channel, user } = shortcut;
      const caller = await callers.quickly({ userId: user.id, teams: [user.team_id] }, client, context);
      const found = await run(typedText(message.text ?? '', context.botUserId), caller, ways);
      const thread: unknown = message['thread_ts'];
      const to = { channel: channel.id, user: user.id, ...(typeof thread === 'string' && { thread }) };
      await responder.privately(to, renderMessage(found), { respond, client });
    });
  }
  app.shortcut<GlobalShortcut>({ callback_id: SEARCH_SHORTCUT.callbackId, type: 'shortcut' }, async (args) => {
    const { shortcut, client, context } = args;
    const { trigger_id: trigger, user } = shortcut;
    const alone = { channel: user.id, user: user.id };
    const asking = bot.commands.find(({ takesBareText }) => takesBareText);
    const search = asking && formFor(callWithoutOptions(asking), bot.commands);
    if (!search || !(await once.first([`slack:trigger:${trigger}`]))) return;
    const refusal = bot.refusalTo(await callers.rightsOf({ userId: user.id, teams: [user.team_id] }, client, context));
    if (refusal) return responder.privately(alone, renderMessage(refusal), { client });
    const open = () =>
      client.views.open({ trigger_id: trigger, view: formView(search, callWithoutOptions(search), {}) });
    await openForm(open, alone, { client }, ways);
  });
}
