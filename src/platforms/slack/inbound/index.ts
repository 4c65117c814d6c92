import type { App } from '@slack/bolt';
import type { Bot } from '../../../bot/dispatch.js';

export interface InboundParts {
  readonly bot: Bot;
  /** Before the name of each command. */
  readonly commandPrefix: string;
  /** Ids of users who may change the record. */
  readonly editors: readonly string[];
}

/** Answers what people send: slash commands, privately. */
export function listen(app: App, { bot, commandPrefix, editors }: InboundParts): void {
  for (const { name } of bot.commands) {
    app.command(`/${commandPrefix}${name}`, async ({ command, respond }) => {
      const caller = { userId: command.user_id, place: command.channel_id, editor: editors.includes(command.user_id) };
      const reply = await bot.answerLine(`/${name} ${command.text}`, caller);
      await respond({ response_type: 'ephemeral', text: escaped(reply.text) });
    });
  }
}

/** The three characters that mean something to Slack. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
