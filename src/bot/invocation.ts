import { z } from 'zod';
import { OnrecordError } from '../errors.js';
import type { Turn } from '../model.js';
import { fold } from '../text/words.js';
import { type Command, freeTextOption, type OptionDefinition } from './command.js';
import type { Invocation } from './reply.js';
import { commandLine } from './wording.js';

/** `name:value` or `name:"two words"`, at the start of what is left of the line. */
const NAMED = /^([a-z][a-z-]{0,31}):(?:"([^"]*)"|(\S*))(?:\s+|$)/;

/** Longer than anybody types; a pasted article is no question. */
const LONGEST_LINE = 2000;

/**
 * Reads a line as a user types it: `/said page:2 what did Milley say`, or a bare question. Named options stand before
 * the free text and only count where the command has an option of that name, so that "re: the letter" stays text.
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
  const slash = /^\/(\S*)\s*/.exec(typed);
  const command = slash ? findCommand(slash[1] ?? '', commands) : bareTextCommand(commands);
  return { command: command.name, ...namedOptions(command, typed.slice(slash?.[0].length ?? 0)) };
}

function namedOptions(command: Command, rest: string): Pick<Invocation, 'options' | 'text'> {
  const options: { [name: string]: string } = {};
  const free = freeTextOption(command);
  let text = rest;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const name = match[1] ?? '';
    if (!Object.hasOwn(command.options, name) || name === free) break;
    options[name] = match[2] ?? match[3] ?? '';
    text = text.slice(match[0].length);
  }
  return { options, text };
}

/** @throws {OnrecordError} `COMMAND_UNKNOWN`. */
export function findCommand(name: string, commands: readonly Command[]): Command {
  const wanted = fold(name);
  const found = commands.find((command) => command.name === wanted || command.plainName === wanted);
  if (found) return found;
  const list = commands.map((command) => `/${command.name}`).join(', ');
  throw new OnrecordError('COMMAND_UNKNOWN', `There is no command /${name}.`, `Commands: ${list}.`);
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
    throw invalid(command, 'OPTION_UNKNOWN', `/${command.name} has no option ${name}.`);
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
    throw invalid(command, 'OPTION_MISSING', `/${command.name} needs the ${name}: ${option.description}.`);
  }
  if (option.type === 'integer') {
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= option.min && value <= option.max) return value;
    throw invalid(command, 'OPTION_INVALID', `${name} is a number from ${option.min} to ${option.max}, not ${typed}.`);
  }
  if (option.type === 'choice' && !option.choices.includes(typed)) {
    throw invalid(command, 'OPTION_INVALID', `${name} is one of ${option.choices.join(', ')}, not ${typed}.`);
  }
  return typed;
}

/** What is wrong with a call of a command, with an example of a right one. */
export function invalid(command: Command, code: string, message: string): OnrecordError {
  const example = commandLine({ command: command.name, options: {}, text: command.examples[0] ?? '' });
  return new OnrecordError(code, message, `For example: ${example}`);
}

/** What it goes on from is checked when it is answered (`readTurn`), which says so where it can't be read any more. */
const invocation = z.object({
  command: z.string().min(1),
  options: z.record(z.string(), z.string()),
  text: z.string(),
  after: z.custom<Turn | null>(() => true).exactOptional(),
});

/** The invocation that a button brought back as JSON, from wherever it was kept; null for anything else. */
export function parseInvocation(json: string): Invocation | null {
  try {
    return invocation.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
