import type { Value } from '../../discord/called.js';
import type { Json } from '../../discord/types.js';

interface Option {
  readonly type: number;
  readonly name: string;
  readonly options?: readonly Option[];
}

/** A command as somebody typed it. */
export interface Typed {
  /** With its subcommands: `digest now`. */
  readonly name: string;
  readonly values: Readonly<Record<string, Value>>;
  /** The option that was typed last. */
  readonly last: string | null;
}

const [SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, NUMBER] = [1, 2, 3, 4, 5, 10];

/**
 * Reads `said kind:quotes question:what did Milley say`: the name of a command, its subcommands, and options with their
 * values, up to the next option. What stands before the first option is the first one that takes text.
 *
 * @param commands as they are registered
 * @throws {Error} no such command is registered; says which ones are
 */
export function readTyped(text: string, commands: readonly Json[]): Typed {
  const chat = commands.filter(({ type }) => type === 1);
  const [first = '', ...words] = text.split(/\s+/);
  const command = chat.find(({ name }) => name === first);
  if (!command)
    throw new Error(`there is no command /${first}; there are /${chat.map(({ name }) => name).join(', /')}`);
  const path = [first];
  let options = (command['options'] ?? []) as readonly Option[];
  for (;;) {
    const next = options.find(({ type, name }) => (type === SUBCOMMAND || type === GROUP) && name === words[0]);
    if (!next) break;
    path.push(next.name);
    words.shift();
    options = next.options ?? [];
  }
  return { name: path.join(' '), ...readOptions(words.join(' '), options) };
}

function readOptions(text: string, options: readonly Option[]): Pick<Typed, 'values' | 'last'> {
  const names = options.map(({ name }) => name).join('|');
  // Text is parted before each `name:` of an option.
  const parts = names === '' ? [text] : text.split(new RegExp(`(?:^|\\s)(?=(?:${names}):)`));
  const values: Record<string, Value> = {};
  let last: string | null = null;
  for (const part of parts.map((each) => each.trim()).filter((each) => each !== '')) {
    const [, name, words = ''] = (names && new RegExp(`^(${names}):\\s*(.*)$`, 's').exec(part)) || [];
    const option = options.find((each) => (name === undefined ? each.type === STRING : each.name === name));
    if (!option) throw new Error(`there is no room for ${JSON.stringify(part)}; options are typed as name:value`);
    values[option.name] = typedValue(option, name === undefined ? part : words);
    last = option.name;
  }
  return { values, last };
}

function typedValue({ type }: Option, words: string): Value {
  if (type === INTEGER || type === NUMBER) return Number(words);
  if (type === BOOLEAN) return /^(?:true|yes)$/i.test(words);
  return words;
}
