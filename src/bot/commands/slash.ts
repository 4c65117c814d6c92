import { fold } from '../../text/words.js';
import type { Command, Localizations } from './command.js';

/** What is called by one word behind a slash: a command, or a group of them. */
export interface SlashCommand {
  /** With whatever a configuration puts before it. */
  readonly name: string;
  readonly description: string;
  readonly localizations?: Localizations;
  /** The commands of a group, in their order; of a command, itself. */
  readonly commands: readonly Command[];
  readonly isGroup: boolean;
}

/** Looked at for every question; the commands of a bot are the same from its start on. */
const called = new WeakMap<readonly Command[], readonly SlashCommand[]>();

/** All that can be called, in the order of the commands. */
export function slashCommands(commands: readonly Command[]): readonly SlashCommand[] {
  const known = called.get(commands) ?? slashCommandsOf(commands);
  called.set(commands, known);
  return known;
}

function slashCommandsOf(commands: readonly Command[]): readonly SlashCommand[] {
  const found = new Map<string, SlashCommand>();
  for (const command of commands) {
    const { name, description, localizations } = command.group ?? command;
    const others = found.get(name)?.commands ?? [];
    const shown = { name, description, ...(localizations && { localizations }) };
    found.set(name, { ...shown, commands: [...others, command], isGroup: command.group !== undefined });
  }
  return [...found.values()];
}

/** The second word of a command in a group: "now" of `digest now`. */
export function wordOf({ name }: Command): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** A command by its name, with or without what a configuration puts before it. */
export function commandNamed(name: string, commands: readonly Command[]): Command | undefined {
  const wanted = foldedName(name);
  return commands.find((command) => command.name === wanted || command.plainName === wanted);
}

/** A group by its name, as above. */
export function groupNamed(name: string, commands: readonly Command[]): SlashCommand | undefined {
  const wanted = foldedName(name);
  return slashCommands(commands).find(
    ({ isGroup, name: full, commands: [first] }) =>
      isGroup && (full === wanted || first?.plainName?.startsWith(`${wanted} `)),
  );
}

function foldedName(name: string): string {
  return fold(name).trim().replace(/\s+/g, ' ');
}
