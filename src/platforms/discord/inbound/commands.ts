import { type ChatInputCommandInteraction, type Client, Events } from 'discord.js';
import { type Command, freeTextOption } from '../../../bot/command.js';
import type { Invocation } from '../../../bot/reply.js';
import { note, reply } from '../../../bot/reply.js';
import { searchModal } from '../render/modal.js';
import { askerOf, buttonsAt, placeOf } from './asked.js';
import type { Ways } from './ways.js';

/** Every command of the bot as a slash command; the answer is seen by whoever asks, and by nobody else. */
export function listenToCommands(client: Client, ways: Ways): void {
  const { bot, once, delivery, callers, take } = ways;
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const command = bot.commands.find(({ name }) => name === interaction.commandName);
    const invocation = invocationOf(interaction, command);
    const caller = callers.of(askerOf(interaction), placeOf(interaction));
    const isSearch = command?.takesBareText && interaction.options.data.length === 0;
    take('command', async () => {
      if (!(await once.first([`discord:interaction:${interaction.id}`]))) return;
      if (isSearch) return delivery.answering(interaction, 'never').open(searchModal(), [], TOO_LATE);
      const answering = delivery.answering(interaction, 'thinking');
      await answering.show(await bot.answer(invocation, caller), buttonsAt(interaction));
    });
  });
}

const TOO_LATE = reply(note('The form could not be opened in time. Use the command again.', 'warning'));

/** The options as they were typed; the value of the one that takes the rest of a line is the text. */
function invocationOf({ commandName, options }: ChatInputCommandInteraction, command: Command | undefined): Invocation {
  const free = command && freeTextOption(command);
  const given = options.data.map(({ name, value }): [string, string] => [name, String(value)]);
  return {
    command: commandName,
    options: Object.fromEntries(given.filter(([name]) => name !== free)),
    text: given.find(([name]) => name === free)?.[1] ?? '',
  };
}
