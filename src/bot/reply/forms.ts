import { wording } from '../../lang/index.js';
import { type Command, type CommandForm, freeTextOption, type OptionDefinition } from '../commands/command.js';
import { commandNamed } from '../commands/slash.js';
import { actions, type Invocation, type Reply, reply } from './reply.js';

export type FormCommand = Command & { readonly form: CommandForm };

/** Longest text that a field takes, in UTF-16 units: five of them stay within what a line may have, or little more. */
export const LONGEST_FIELD = 500;

/** A field of a form, for any platform. */
export interface FormField {
  /** The name of the option. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  /** `speaker`: one of the names on record; `day`: one day, as `2020-01-06`. */
  readonly kind: 'text' | 'speaker' | 'day' | 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly placeholder: string;
  /** What stands in it; empty for nothing. */
  readonly value: string;
}

/** The command whose form an invocation opens, since nothing is given or since it says so; null where it opens none. */
export function formFor(invocation: Invocation, commands: readonly Command[]): FormCommand | null {
  const command = commandNamed(invocation.command, commands);
  if (!command || !hasForm(command)) return null;
  const { options, text, after, form } = invocation;
  const isBare = Object.keys(options).length === 0 && text.trim() === '' && !after;
  return form || isBare ? command : null;
}

function hasForm(command: Command): command is FormCommand {
  return command.form !== undefined;
}

/** The fields of a form, with what an invocation gives of them. */
export function formFields(command: FormCommand, invocation: Invocation): FormField[] {
  const given = givenIn(command, invocation);
  return command.form.fields.map((name) => {
    const option = command.options[name]!;
    return {
      name,
      label: capital(option.label ?? name.replaceAll('-', ' ')),
      hint: capital(hintOf(option)),
      isRequired: option.required === true,
      kind: kindOf(name, option, command),
      choices: option.type === 'choice' ? option.choices.map((value) => ({ value, label: capital(value) })) : [],
      placeholder: (option.type === 'string' && option.placeholder) || '',
      value: given[name]?.trim() ?? '',
    };
  });
}

/** A command called with nothing. */
export function callWithoutOptions(command: Command): Invocation {
  return calling(command, {});
}

/** What an invocation gives beside the fields of the form, to be kept while it is open. */
export function hiddenOptions(command: FormCommand, invocation: Invocation): Invocation {
  const hidden = Object.entries(givenIn(command, invocation)).filter(([name]) => !command.form.fields.includes(name));
  return calling(command, Object.fromEntries(hidden));
}

/** The command as it is called by a form: with what was filled in, and what was kept beside it (`hiddenOptions`). */
export function invocationOfForm(
  command: FormCommand,
  values: { readonly [name: string]: string },
  beside: Invocation,
): Invocation {
  const { fields } = command.form;
  const filled = Object.entries(values).filter(([name, value]) => fields.includes(name) && value.trim() !== '');
  return calling(command, { ...givenIn(command, beside), ...Object.fromEntries(filled) });
}

/** What went wrong with a form that is gone by then, with a button that opens it again as it was filled in. */
export function formErrorReply(failure: Reply, invocation: Invocation): Reply {
  const { after: _, ...again } = invocation;
  const button = actions({ label: wording.usage.fillInAgain, invocation: { ...again, form: true } });
  return { ...failure, ...reply(...failure.nodes, button) };
}

/** By the name that it has without a configuration, which may change while a form is open or a button is shown. */
function calling(
  { name, plainName = name, options }: Command,
  values: { readonly [name: string]: string },
): Invocation {
  const free = freeTextOption({ options });
  const named = Object.entries(values).filter(([option]) => option !== free);
  return { command: plainName, options: Object.fromEntries(named), text: values[free ?? ''] ?? '', after: null };
}

function givenIn(command: Command, { options, text }: Invocation): { readonly [name: string]: string } {
  const free = freeTextOption(command);
  return { ...options, ...(free !== null && text !== '' && { [free]: text }) };
}

function kindOf(name: string, option: OptionDefinition, command: Command): FormField['kind'] {
  if (option.type === 'choice') return 'choice';
  if (option.type === 'integer') return 'text';
  if (option.isDay) return 'day';
  const isOneName = option.autocomplete === 'speakers' && !option.several && name !== freeTextOption(command);
  return isOneName ? 'speaker' : 'text';
}

function hintOf({ description, unless }: OptionDefinition): string {
  return unless === undefined ? description : wording.usage.neededUnless(description, unless);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
