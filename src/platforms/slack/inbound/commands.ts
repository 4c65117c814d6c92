import type { App } from '@slack/bolt';
import { mayUse } from '../../../bot/access/permissions.js';
import { slashCommands } from '../../../bot/commands/slash.js';
import { callWithoutOptions } from '../../../bot/reply/forms.js';
import { renderMessage } from '../render/message.js';
import { placesOf } from './event/place.js';
import { typedText } from './event/text.js';
import { formView, openForm } from './open-form.js';
import type { InboundTools } from './tools.js';

/**
 * Every command of the bot, and every group of them, as a slash command; the answer is seen by whoever asks, and by nobody
 * else.
 */
export function listenToCommands(app: App, ways: InboundTools): void {
  const { bot, once, responder, callers } = ways;
  for (const { name } of slashCommands(bot.commands)) {
    app.command(`/${name}`, async ({ command, respond, client, context }) => {
      if (!(await once.first([`slack:trigger:${command.trigger_id}`]))) return;
      const to = { channel: command.channel_id, user: command.user_id };
      const where = placesOf(to);
      // The workspace from which it was called: commands are offered to its own people.
      const asker = { userId: to.user, teams: [command.team_id] };
      const line = `/${name} ${typedText(command.text ?? '')}`;
      const form = bot.formForLine(line);
      // There is no time to learn more of them: Slack waits three seconds.
      if (form && mayUse(form, await callers.rightsOf(asker, client, context))) {
        const view = formView(form, callWithoutOptions(form), where);
        const open = () => client.views.open({ trigger_id: command.trigger_id, view });
        return openForm(open, to, { respond, client }, ways);
      }
      const caller = await callers.of({ ...asker, ...where }, client, context);
      await responder.privately(to, renderMessage(await bot.answerLine(line, caller)), { respond, client });
    });
  }
}
