import { readdir } from 'node:fs/promises';
import type { Command } from './command.js';

/** `commands/` beside `src/`: the TypeScript files under the test runner, the compiled ones else. */
const COMMANDS = new URL('../../commands/', import.meta.url);

const NAME = /^[a-z][a-z-]{0,31}$/;

export interface LoadOptions {
  readonly folder?: URL;
  /** Stands before each name, where the names alone are taken; empty unless said. */
  readonly prefix?: string;
}

/**
 * Every command there is: each module of the folder, by its default export, sorted by name. A command is added by
 * adding its file.
 *
 * @throws {Error} when a file holds no command or two have one name: a fault of ours, not of the user.
 */
export async function loadCommands({ folder = COMMANDS, prefix = '' }: LoadOptions = {}): Promise<readonly Command[]> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).toSorted();
  const commands = await Promise.all(files.map((file) => loadCommand(new URL(file, folder))));
  const names = new Set(commands.map(({ name }) => name));
  if (names.size < commands.length) throw new Error(`Two commands in ${folder.href} have the same name.`);
  return commands
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((command) => ({ ...command, name: prefix + command.name, plainName: command.name }));
}

async function loadCommand(file: URL): Promise<Command> {
  const module: { default?: unknown } = await import(file.href);
  if (isCommand(module.default)) return module.default;
  throw new Error(`${file.href} has no command as its default export: use defineCommand().`);
}

function isCommand(value: unknown): value is Command {
  if (typeof value !== 'object' || value === null) return false;
  const command: Partial<Command> = value;
  return typeof command.run === 'function' && typeof command.name === 'string' && NAME.test(command.name);
}
