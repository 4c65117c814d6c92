import { readdir } from 'node:fs/promises';
import type { Command, CommandGroup } from './command.js';

/** `commands/` beside `src/`: the TypeScript files under the test runner, the compiled ones else. */
const COMMANDS = new URL('../../../commands/', import.meta.url);

const NAME = /^[a-z][a-z-]{0,31}$/;

export interface LoadOptions {
  readonly folder?: URL;
  /** Stands before each name, where the names alone are taken; empty unless said. */
  readonly prefix?: string;
}

/**
 * Every command there is: each module of the folder, by its default export, sorted by name; of a group each of its
 * commands, in their order. A command is added by adding its file.
 *
 * @throws {Error} when a file holds no command or two have one name: a fault of ours, not of the user.
 */
export async function loadCommands({ folder = COMMANDS, prefix = '' }: LoadOptions = {}): Promise<readonly Command[]> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).toSorted();
  const found = await Promise.all(files.map((file) => loadFile(new URL(file, folder))));
  const commands = found.toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((one) => expandGroup(one, prefix));
  const names = [
    ...found.map(({ name }) => prefix + name),
    ...commands.flatMap(({ name, group }) => (group ? name : [])),
  ];
  if (new Set(names).size < names.length) throw new Error(`Two commands in ${folder.href} have the same name.`);
  return commands;
}

/** What a file defines as the commands that are called: of a group, each by the group's name and its own. */
export function expandGroup(defined: Command | CommandGroup, prefix = ''): readonly Command[] {
  if (!isCommandGroup(defined)) return [{ ...defined, name: prefix + defined.name, plainName: defined.name }];
  const { commands, ...rest } = defined;
  const group = { ...rest, name: prefix + rest.name };
  return commands.map((command) => {
    const plainName = `${rest.name} ${command.name}`;
    return { ...command, name: prefix + plainName, plainName, group };
  });
}

async function loadFile(file: URL): Promise<Command | CommandGroup> {
  const module: { default?: unknown } = await import(file.href);
  const defined = module.default;
  if (isCommand(defined) || (isCommandGroup(defined) && isNamed(defined) && defined.commands.every(isCommand)))
    return defined;
  throw new Error(`${file.href} has no command as its default export: use defineCommand() or defineGroup().`);
}

function isCommand(value: unknown): value is Command {
  return isNamed(value) && 'run' in value && typeof value.run === 'function';
}

function isCommandGroup(value: unknown): value is CommandGroup {
  return typeof value === 'object' && value !== null && 'commands' in value && Array.isArray(value.commands);
}

function isNamed(value: unknown): value is { readonly name: string } {
  if (typeof value !== 'object' || value === null || !('name' in value)) return false;
  return typeof value.name === 'string' && NAME.test(value.name);
}
