import { fold } from '../../text/words.js';
import {
  type Command,
  freeTextOption,
  type OptionCompletion,
  type OptionDefinition,
  type ReadableRecord,
} from './command.js';
import { commandNamed, slashCommands } from './slash.js';

/** More than anybody reads. */
const MOST = 25;

/** Names are seldom longer; the end of a line is tried in this many lengths. */
const LONGEST_TAIL = 5;

export interface Completion {
  /** What may stand there, best first; 25 at most. */
  readonly values: readonly string[];
  /** The end of the line that each of them would take the place of. */
  readonly typed: string;
}

/** Completes the end of a line: the name of a command, or a speaker or source within its free text. */
export async function completeLine(
  line: string,
  commands: readonly Command[],
  record: ReadableRecord,
): Promise<Completion> {
  if (/^\/\S*(?: \S*)?$/.test(line)) {
    const names = commands.map(({ name }) => `/${name}`).filter((name) => name.startsWith(fold(line)));
    if (names.length > 0 || !line.includes(' ')) return { values: names, typed: line };
  }
  const kind = completableIn(commandOf(line, commands));
  return kind === null ? { values: [], typed: '' } : completeEnd(line, kind, commands, record);
}

/** The longest end of a text that begins a value, or the words of one from some word on: "Mark Mil", else "Mil". */
async function completeEnd(
  text: string,
  kind: OptionCompletion,
  commands: readonly Command[],
  record: Pick<ReadableRecord, 'complete'>,
): Promise<Completion> {
  const starts = [...text.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index).slice(-LONGEST_TAIL);
  for (const start of starts) {
    const typed = text.slice(start);
    const values = completionsOf(typed, await found(kind, typed, commands, record));
    if (values.length > 0) return { values, typed };
  }
  return { values: [], typed: '' };
}

/**
 * Whole values of an option for what was typed of it, best first, in spite of slips; 25 at most. In an option that takes the
 * rest of a line, the end of it is completed where it is no name as a whole: "what did Mil" gives "what did Milley".
 */
export async function completeOption(
  command: Command,
  name: string,
  typed: string,
  { commands, record }: { readonly commands: readonly Command[]; readonly record: Pick<ReadableRecord, 'complete'> },
): Promise<readonly string[]> {
  const option = command.options[name];
  const kind = completableAs(option);
  if (kind === null) return [];
  if (option?.type === 'string' && option.several) {
    // Of several, the last is completed behind those before it.
    const [before = '', last = ''] = /^((?:.*,\s*)?)(.*)$/s.exec(typed)?.slice(1) ?? [];
    return (await found(kind, last, commands, record)).slice(0, MOST).map((value) => before + value);
  }
  const values = await found(kind, typed, commands, record);
  if (values.length > 0 || name !== freeTextOption(command)) return [...new Set(values)].slice(0, MOST);
  const end = await completeEnd(typed, kind, commands, record);
  return end.values.map((value) => typed.slice(0, typed.length - end.typed.length) + value);
}

async function found(
  kind: OptionCompletion,
  typed: string,
  commands: readonly Command[],
  record: Pick<ReadableRecord, 'complete'>,
): Promise<readonly string[]> {
  if (kind !== 'commands') return record.complete(kind, typed);
  const begun = fold(typed).replace(/^\//, '');
  const names = slashCommands(commands).flatMap(({ name, isGroup, commands: own }) => [
    ...(isGroup ? [name] : []),
    ...own.map((command) => command.name),
  ]);
  return names.filter((name) => name.startsWith(begun));
}

function commandOf(line: string, commands: readonly Command[]): Command | undefined {
  const [, word, second = ''] = /^\/(\S+)\s*(\S*)/.exec(line) ?? [];
  if (word === undefined) return commands.find(({ takesBareText }) => takesBareText);
  return commandNamed(`${word} ${second}`, commands) ?? commandNamed(word, commands);
}

/** What can be completed in the free text of a command. */
function completableIn(command: Command | undefined): OptionCompletion | null {
  const free = command && freeTextOption(command);
  return free ? completableAs(command.options[free]) : null;
}

function completableAs(option: OptionDefinition | undefined): OptionCompletion | null {
  if (option?.type !== 'string' || option.autocomplete === undefined || option.autocomplete === 'none') return null;
  return option.autocomplete;
}

/**
 * What was found, from the word on that begins with what was typed: "Mil" gives "Milley". A line is only gone on with, so
 * that what is found in spite of a slip is of no use here.
 */
function completionsOf(typed: string, found: readonly string[]): string[] {
  const wanted = fold(typed);
  const values = new Set<string>();
  for (const name of found) {
    for (const { index } of name.matchAll(/(?<=^|\s)\S/g)) {
      const tail = name.slice(index);
      if (fold(tail).startsWith(wanted)) values.add(tail);
    }
  }
  return [...values].slice(0, MOST);
}
