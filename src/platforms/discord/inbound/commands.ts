import { type ChatInputCommandInteraction, type Client, Events, MessageFlags } from 'discord.js';
import { freeTextOption } from '../../../bot/command.js';
import type { Invocation } from '../../../bot/reply.js';
import { FIND_STATEMENTS } from './app-commands.js';
import type { Ways } from './ways.js';

/** Longest text of a message (https://discord.com/developers/docs/resources/message#create-message). */
const LONGEST = 2000;

/** Every command of the bot, and the one in the menu of messages; the answer is seen by whoever asks, and by nobody else. */
export function listenToCommands(client: Client, { bot, once, editors, take }: Ways): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand() && !interaction.isMessageContextMenuCommand()) return;
    take('command', async () => {
      if (!(await once.first([`discord:interaction:${interaction.id}`]))) return;
      const { user, channelId } = interaction;
      const caller = { userId: user.id, place: channelId, editor: editors.includes(user.id) };
      const isSimilar = interaction.isMessageContextMenuCommand();
      if (isSimilar && interaction.commandName !== FIND_STATEMENTS.name) return;
      const { text } = isSimilar
        ? await bot.similar(interaction.targetMessage.content)
        : await bot.answer(invocationOf(interaction, bot), caller);
      await interaction.reply({ content: text.slice(0, LONGEST), flags: MessageFlags.Ephemeral });
    });
  });
}

function invocationOf(interaction: ChatInputCommandInteraction, { commands }: Ways['bot']): Invocation {
  const { commandName: name, options } = interaction;
  const command = commands.find((one) => one.name === name);
  const free = command && freeTextOption(command);
  const given = options.data.map(({ name: option, value }): [string, string] => [option, String(value)]);
  return {
    command: name,
    options: Object.fromEntries(given.filter(([option]) => option !== free)),
    text: given.find(([option]) => option === free)?.[1] ?? '',
  };
}
