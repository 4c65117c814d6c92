import { z } from 'zod';
import type { ErrorCode } from '../../model/error-codes.js';
import { OnrecordError } from '../../model/errors.js';
import type { ConversationTurn } from '../../model/query.js';
import { commandLine } from '../layout/wording.js';
import type { Invocation } from '../reply/reply.js';
import { type Command, freeTextOption, type OptionDefinition, usage } from './command.js';
import { commandNamed, groupNamed, slashCommands } from './slash.js';

/** `name:value` or `name:"two words"`, at the start of what is left of the line; phones type the marks “so” or „so“. */
const NAMED = /^([a-z][a-z-]{0,31}):(?:"([^"]*)"|[“”„]([^“”]*)[“”]|(\S*))(?:\s+|$)/;

/** Longer than anybody types; a pasted article is no question. */
const LONGEST_LINE = 2000;

/**
 * Reads a line as a user types it: `/said page:2 what did Milley say`, or a bare question. Named options stand before
 * the free text and only count where the command has an option of that name, so that "re: the letter" stays text. Of a
 * command in a group, the first two words are its name; a group alone is read as a command without anything.
 *
 * @throws {OnrecordError} `COMMAND_UNKNOWN`, `LINE_TOO_LONG`.
 */
export function parseLine(line: string, commands: readonly Command[]): Invocation {
  const typed = line.trim();
  if (typed.length > LONGEST_LINE) {
    throw new OnrecordError(
      'LINE_TOO_LONG',
      `That is ${typed.length} characters; a line may have ${LONGEST_LINE}.`,
      'Ask with fewer words: a name, and what it is about.',
    );
  }
  const [slash, word = '', second = ''] = /^\/(\S*)\s*(\S*)/.exec(typed) ?? [];
  if (slash === undefined) return calling(bareTextCommand(commands), typed);
  const group = groupNamed(word, commands);
  if (!group) return calling(findCommand(word, commands), typed.slice(word.length + 1).trimStart());
  if (second === '') return { command: group.name, options: {}, text: '' };
  return calling(findCommand(`${word} ${second}`, commands), typed.slice(slash.length).trimStart());
}

function calling(command: Command, rest: string): Invocation {
  return { command: command.name, ...namedOptions(command, rest) };
}

function namedOptions(command: Command, rest: string): Pick<Invocation, 'options' | 'text'> {
  const options: { [name: string]: string } = {};
  const free = freeTextOption(command);
  let text = rest;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const name = match[1] ?? '';
    // What takes the rest may be called by its name like all others: marks that stand in it are its own.
    if (name === free) return { options, text: text.slice(name.length + 1).trimStart() };
    if (!Object.hasOwn(command.options, name)) break;
    options[name] = match[2] ?? match[3] ?? match[4] ?? '';
    text = text.slice(match[0].length);
  }
  return { options, text };
}

/** @throws {OnrecordError} `COMMAND_UNKNOWN`, with those that there are: of a group how each is called. */
export function findCommand(name: string, commands: readonly Command[]): Command {
  const found = commandNamed(name, commands);
  if (found) return found;
  const group = groupNamed(/^\S*/.exec(name)?.[0] ?? '', commands);
  const names = group ? group.commands.map(usage) : slashCommands(commands).map((each) => `/${each.name}`);
  throw new OnrecordError('COMMAND_UNKNOWN', `There is no command /${name}.`, `Commands: ${names.join(', ')}.`);
}

function bareTextCommand(commands: readonly Command[]): Command {
  const command = commands.find(({ takesBareText }) => takesBareText);
  if (command) return command;
  throw new OnrecordError('COMMAND_UNKNOWN', 'That is no command.', 'Begin with a slash: /help.');
}

/**
 * The options of an invocation as values of their types.
 *
 * @throws {OnrecordError} `OPTION_MISSING`, `OPTION_INVALID`, `OPTION_UNKNOWN`, each with an example.
 */
export function readOptions(command: Command, invocation: Invocation): { [name: string]: string | number | undefined } {
  const free = freeTextOption(command);
  const typed: { [name: string]: string } = { ...invocation.options };
  const text = invocation.text.trim();
  if (text) {
    if (!free) throw invalid(command, 'OPTION_UNKNOWN', `/${command.name} takes nothing after it.`);
    typed[free] = text;
  }
  for (const name of Object.keys(typed)) {
    if (Object.hasOwn(command.options, name)) continue;
    throw invalid(command, 'OPTION_UNKNOWN', `/${command.name} has no option ${name}.`, name);
  }
  const values: { [name: string]: string | number | undefined } = {};
  for (const [name, option] of Object.entries(command.options)) {
    values[name] = readOption(command, name, option, typed[name]?.trim() ?? '');
  }
  return values;
}

function readOption(command: Command, name: string, option: OptionDefinition, typed: string) {
  if (typed === '') {
    if (!option.required) return undefined;
    throw invalid(command, 'OPTION_MISSING', `/${command.name} needs the ${name}: ${option.description}.`, name);
  }
  if (option.type === 'integer') {
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= option.min && value <= option.max) return value;
    const range = `${option.min} to ${option.max}`;
    throw invalid(command, 'OPTION_INVALID', `${name} is a number from ${range}, not ${typed}.`, name);
  }
  if (option.type === 'choice' && !option.choices.includes(typed)) {
    const choices = option.choices.join(', ');
    throw invalid(command, 'OPTION_INVALID', `${name} is one of ${choices}, not ${typed}.`, name);
  }
  return typed;
}

/**
 * What is wrong with a call of a command, with an example of a right one.
 *
 * @param about the option that is wrong or missing, where it is one
 */
export function invalid(command: Command, code: ErrorCode, message: string, about?: string): OnrecordError {
  const example = commandLine({ command: command.name, options: {}, text: command.examples[0] ?? '' });
  return new OnrecordError(code, message, `For example: ${example}`, about === undefined ? {} : { about });
}

/** What it goes on from is checked when it is answered (`readTurn`), which says so where it can't be read any more. */
export const INVOCATION = z.object({
  command: z.string().min(1),
  options: z.record(z.string(), z.string()),
  text: z.string(),
  after: z.custom<ConversationTurn | null>(() => true).exactOptional(),
  form: z.literal(true).exactOptional(),
  stays: z.literal(true).exactOptional(),
});

/** The invocation that a button brought back as JSON, from wherever it was kept; null for anything else. */
export function parseInvocation(json: string): Invocation | null {
  try {
    return INVOCATION.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
