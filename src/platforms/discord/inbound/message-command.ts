import { type Client, Events } from 'discord.js';
import { FIND_STATEMENTS } from './app-commands.js';
import { askerOf, buttonsAt, placeOf } from './caller.js';
import { messageText } from './message-text.js';
import type { InboundTools } from './tools.js';

/** What can be done with any message, from its menu. */
export function listenToMessageCommands(client: Client, { bot, once, responder, callers, take }: InboundTools): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isMessageContextMenuCommand() || interaction.commandName !== FIND_STATEMENTS.name) return;
    take('message command', async () => {
      if (!(await once.first([`discord:interaction:${interaction.id}`]))) return;
      const answering = responder.answering(interaction, 'thinking');
      const caller = await callers.of(askerOf(interaction), placeOf(interaction));
      await answering.show(await bot.similar(messageText(interaction.targetMessage), caller), buttonsAt(interaction));
    });
  });
}
