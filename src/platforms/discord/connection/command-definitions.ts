import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import {
  type Command,
  freeTextOption,
  type Localizations,
  type OptionDefinition,
} from '../../../bot/commands/command.js';
import { slashCommands, wordOf } from '../../../bot/commands/slash.js';
import { EDITORS_BY_DEFAULT } from '../access/permissions.js';
import { FIND_STATEMENTS } from '../inbound/app-commands.js';

/** Everywhere: in servers, in direct messages with the bot, and in conversations among others. */
const CONTEXTS = [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel];

/** Added to a server, or by people for themselves. */
const INSTALLED = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

/** What is to be registered: every command of the bot, and the ways in that are no commands of it. */
export function commandDefinitions(
  commands: readonly Command[],
  { isGlobal }: { readonly isGlobal: boolean },
): RESTPostAPIApplicationCommandsJSONBody[] {
  // Those of one server are there and nowhere else; Discord takes no contexts for them.
  const where = isGlobal ? { contexts: CONTEXTS, integration_types: INSTALLED } : {};
  return [
    ...slashCommands(commands).map(({ name, description, localizations, commands: called, isGroup }) => ({
      type: ApplicationCommandType.ChatInput as const,
      ...{ name, description, ...localized(localizations) },
      options: isGroup ? called.map(subcommandOf) : called.flatMap(optionsOf),
      // Discord knows no permissions of subcommands: a group is shown to whoever may use any of it.
      ...(called.every(({ who }) => who === 'editors') && { default_member_permissions: String(EDITORS_BY_DEFAULT) }),
      ...where,
    })),
    { type: ApplicationCommandType.Message, name: FIND_STATEMENTS.name, ...where },
  ];
}

function subcommandOf(command: Command): APIApplicationCommandSubcommandOption {
  const { description, localizations } = command;
  const shown = { name: wordOf(command), description, ...localized(localizations) };
  return { type: ApplicationCommandOptionType.Subcommand, ...shown, options: optionsOf(command) };
}

/** Required ones first, as Discord demands; then what a command is mostly called with. */
function optionsOf(command: Command): APIApplicationCommandBasicOption[] {
  const free = freeTextOption(command);
  const rank = ([name, { required }]: [string, OptionDefinition]) => (required ? 0 : name === free ? 1 : 2);
  return (
    Object.entries(command.options)
      .toSorted((a, b) => rank(a) - rank(b))
      // What is required, Discord would ask for before anything is called: the form of a command could never be opened.
      .map(([name, option]) => optionOf(name, command.form ? { ...option, required: false } : option))
  );
}

function optionOf(name: string, option: OptionDefinition): APIApplicationCommandBasicOption {
  const { description, required = false } = option;
  const common = { name, description, required, ...localized(option.localizations) };
  if (option.type === 'integer') {
    const { min, max } = option;
    return { ...common, type: ApplicationCommandOptionType.Integer, min_value: min, max_value: max };
  }
  if (option.type === 'choice') {
    const choices = option.choices.map((choice) => ({ name: choice, value: choice }));
    return { ...common, type: ApplicationCommandOptionType.String, choices };
  }
  const { autocomplete = 'none' } = option;
  return {
    ...common,
    type: ApplicationCommandOptionType.String,
    ...(autocomplete !== 'none' && { autocomplete: true }),
  };
}

/** In the languages that Discord has. */
function localized(localizations: Localizations = {}) {
  const known = Object.entries(localizations).filter(([locale]) => LOCALES.has(locale));
  const of = (what: 'name' | 'description'): LocalizationMap | null => {
    const said = known.flatMap(([locale, words]) => (words[what] === undefined ? [] : [[locale, words[what]]]));
    return said.length === 0 ? null : Object.fromEntries(said);
  };
  return { name_localizations: of('name'), description_localizations: of('description') };
}
