import { wording } from '../../lang/index.js';
import { mayUse } from '../access/permissions.js';
import { type Caller, type Command, freeTextOption, usage } from '../commands/command.js';
import type { SlashCommand } from '../commands/slash.js';
import { commandLine } from '../layout/wording.js';
import { actions, fields, heading, note, type Reply, reply } from '../reply/reply.js';

/** How a command is called, with its options and examples; where it has a form and a platform has forms, a button opens it. */
export function usageReply(command: Command): Reply {
  const free = freeTextOption(command);
  const named = Object.keys(command.options).filter((name) => name !== free);
  const examples = command.examples.map((line) => commandLine({ command: command.name, options: {}, text: line }));
  const how = howToGive(command);
  const options = [...(free === null ? [] : [free]), ...named].map((name) => ({
    name: called(name, command),
    value: meaning(name, command),
  }));
  const empty = { command: command.name, options: {}, text: '', form: true } as const;
  return reply(
    heading(usage(command)),
    note(command.description),
    options.length > 0 ? fields(...options) : null,
    how === null ? null : note(how, 'quiet'),
    note(wording.usage.examples(examples)),
    command.form ? actions({ label: command.form.title, invocation: empty }) : null,
  );
}

/** The commands of a group that somebody may use, and how they are called. */
export function groupReply({ name, description, commands }: SlashCommand, caller: Caller): Reply {
  const usable = commands.filter((command) => mayUse(command, caller));
  return reply(
    heading(`/${name}`),
    note(description),
    fields(...usable.map((command) => ({ name: usage(command), value: command.description }))),
  );
}

/** What an option means, and when it is needed. */
function meaning(name: string, command: Command): string {
  const { description, required, unless } = command.options[name]!;
  if (unless !== undefined) return wording.usage.neededUnless(description, unless);
  if (required) return wording.usage.needed(description);
  return name === freeTextOption(command) ? wording.usage.mayBeLeftOut(description) : description;
}

/** How an option is typed: "speaker:…", "kind:quotes", "limit:1". */
function called(name: string, command: Command): string {
  const option = command.options[name]!;
  if (name === freeTextOption(command)) return name;
  if (option.type === 'choice') return option.choices.map((choice) => `${name}:${choice}`).join(wording.formats.or);
  return option.type === 'integer' ? `${name}:${option.min}` : `${name}:…`;
}

/** Said once of all that are called by name. */
function howToGive(command: Command): string | null {
  const free = freeTextOption(command);
  const named = Object.entries(command.options).filter(([name]) => name !== free);
  if (named.length === 0) return null;
  return wording.usage.howToGive(free, {
    someNeeded: named.some(([, { required }]) => required),
    someText: named.some(([, { type }]) => type === 'string'),
  });
}
