import { type Client, Events } from 'discord.js';
import { FIND_STATEMENTS } from './app-commands.js';
import { buttonsAt } from './asked.js';
import { textOf } from './message-text.js';
import type { Ways } from './ways.js';

/** What can be done with any message, from its menu. */
export function listenToMessageCommands(client: Client, { bot, once, delivery, take }: Ways): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isMessageContextMenuCommand() || interaction.commandName !== FIND_STATEMENTS.name) return;
    take('message command', async () => {
      if (!(await once.first([`discord:interaction:${interaction.id}`]))) return;
      const answering = delivery.answering(interaction, 'thinking');
      await answering.show(await bot.similar(textOf(interaction.targetMessage)), buttonsAt(interaction));
    });
  });
}
