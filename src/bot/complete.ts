import { fold } from '../text/words.js';
import { type Command, freeTextOption, type ReadableRecord } from './command.js';

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
  if (/^\/\S*$/.test(line)) {
    const names = commands.map(({ name }) => `/${name}`);
    return { values: names.filter((name) => name.startsWith(fold(line))), typed: line };
  }
  const kind = completableIn(commandOf(line, commands));
  if (kind === null) return { values: [], typed: '' };
  // The longest end of the line that begins a name, or the words of one from some word on: "Mark Mil", else "Mil".
  const starts = [...line.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index).slice(-LONGEST_TAIL);
  for (const start of starts) {
    const typed = line.slice(start);
    const values = completionsOf(typed, await record.complete(kind, typed));
    if (values.length > 0) return { values, typed };
  }
  return { values: [], typed: '' };
}

function commandOf(line: string, commands: readonly Command[]): Command | undefined {
  const name = /^\/(\S+)/.exec(line)?.[1];
  return commands.find((command) => (name === undefined ? command.takesBareText : command.name === fold(name)));
}

/** What can be completed in the free text of a command. */
function completableIn(command: Command | undefined): 'speakers' | 'topics' | 'sources' | null {
  const free = command && freeTextOption(command);
  const option = free ? command.options[free] : undefined;
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
