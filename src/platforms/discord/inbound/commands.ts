import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
} from 'discord.js';
import { mayUse } from '../../../bot/access/permissions.js';
import { type Command, freeTextOption } from '../../../bot/commands/command.js';
import { formFor } from '../../../bot/reply/forms.js';
import type { Invocation } from '../../../bot/reply/reply.js';
import { askerOf, buttonsAt, placeOf } from './caller.js';
import { openForm } from './open-form.js';
import type { InboundTools } from './tools.js';

/** Every command of the bot as a slash command; the answer is seen by whoever asks, and by nobody else. */
export function listenToCommands(client: Client, ways: InboundTools): void {
  const { bot, once, responder, callers, take } = ways;
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const command = bot.commands.find(({ name }) => name === calledName(interaction));
    const invocation = invocationOf(interaction, command);
    const form = formFor(invocation, bot.commands);
    take('command', async () => {
      if (!(await once.first([`discord:interaction:${interaction.id}`]))) return;
      const begun = form ? null : responder.answering(interaction, 'thinking');
      const caller = await callers.of(askerOf(interaction), placeOf(interaction));
      if (form && mayUse(form, caller)) return openForm(form, invocation, responder.answering(interaction, 'never'));
      const answering = begun ?? responder.answering(interaction, 'thinking');
      await answering.show(await bot.answer(invocation, caller), buttonsAt(interaction));
    });
  });
}

/** The name of the command that is called: in a group, with that of the group before it. */
export function calledName({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const word = options.getSubcommand(false);
  return word === null ? commandName : `${commandName} ${word}`;
}

/** The options as they were typed; the value of the one that takes the rest of a line is the text. */
function invocationOf(interaction: ChatInputCommandInteraction, command: Command | undefined): Invocation {
  const free = command && freeTextOption(command);
  const { data } = interaction.options;
  const [first] = data;
  const inGroup = first?.type === ApplicationCommandOptionType.Subcommand;
  const given = (inGroup ? (first.options ?? []) : data).map(({ name, value }): [string, string] => [
    name,
    String(value),
  ]);
  return {
    command: calledName(interaction),
    options: Object.fromEntries(given.filter(([name]) => name !== free)),
    text: given.find(([name]) => name === free)?.[1] ?? '',
  };
}
