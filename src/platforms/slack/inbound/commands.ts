import type { App } from '@slack/bolt';
import { renderMessage } from '../render/message.js';
import { placesOf } from './place.js';
import { typedText } from './text.js';
import type { Ways } from './ways.js';

/** Every command of the bot as a slash command; the answer is seen by whoever asks, and by nobody else. */
export function listenToCommands(app: App, { bot, once, delivery, callers }: Ways): void {
  for (const { name } of bot.commands) {
    app.command(`/${name}`, async ({ command, respond, client, context }) => {
      if (!(await once.first([`slack:trigger:${command.trigger_id}`]))) return;
      const to = { channel: command.channel_id, user: command.user_id };
      const caller = await callers.of({ userId: to.user, ...placesOf(to) }, client, context);
      const reply = await bot.answerLine(`/${name} ${typedText(command.text ?? '')}`, caller);
      await delivery.privately(to, renderMessage(reply), { respond, client });
    });
  }
}
