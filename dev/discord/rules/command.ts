import { among, bool, Check, integer, isObject, list, matching, type Rule, shape, string } from '../../local/rule.js';
import { choice } from './choices.js';
import { distinctValues, orNull, repeated } from './common.js';
import { checkLocalized } from './localized.js';

type Json = Record<string, unknown>;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const chatName: Rule = (value, path, check) => {
  if (typeof value !== 'string' || !CHAT_NAME.test(value))
    check.refuse(path, 'is no name for a chat command or an option');
  else if (value !== value.toLowerCase()) check.refuse(path, 'must be in lower case');
};
const localized =
  (rule: Rule): Rule =>
  (value, path, check) =>
    checkLocalized(value, rule, path, check);

const named = { 'name!': chatName, name_localizations: localized(chatName) };
const described = { 'description!': string(100), description_localizations: localized(string(100)) };
const [GROUP, SUBCOMMAND] = [2, 1];

/** @param depth 0 for the options of a command, 1 for those in a group, 2 for those of a subcommand */
function option(depth: number): Rule {
  return (value, path, check) => {
    if (!isObject(value)) return check.refuse(path, 'must be an object');
    const { type } = value;
    const nested = type === SUBCOMMAND || type === GROUP;
    const inner = { options: list(option(type === GROUP ? 1 : 2), 0, 25) };
    shape({
      ...{ ...named, ...described },
      ...(nested ? inner : { required: bool }),
      ...(type === 3 || type === 4 || type === 10 ? { choices: list(choice, 0, 25), autocomplete: bool } : {}),
      ...(type === 3 ? { min_length: integer(0, 6000), max_length: integer(1, 6000) } : {}),
      ...(type === 4 || type === 10 ? { min_value: number, max_value: number } : {}),
      ...(type === 7 ? { channel_types: list(integer(0, 16), 0, 25) } : {}),
    })(value, path, check);
    among(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)(type, `${path}.type`, check);
    if (depth === 2 && nested) check.refuse(`${path}.type`, 'a subcommand has no subcommands');
    if (depth === 1 && type !== SUBCOMMAND) check.refuse(`${path}.type`, 'a group has subcommands only');
    if (Array.isArray(value['options'])) siblings(value['options'], `${path}.options`, check);
    checkChoices(value, path, check);
  };
}

const number: Rule = (value, path, check) => {
  if (typeof value !== 'number') check.refuse(path, 'must be a number');
};

function checkChoices(value: Json, path: string, check: Check): void {
  const { type, choices, autocomplete } = value;
  if (!Array.isArray(choices)) return;
  if (autocomplete === true && choices.length > 0)
    check.refuse(`${path}.choices`, 'are not for an option with autocomplete');
  distinctValues(choices, `${path}.choices`, check);
  const wanted = type === 3 ? 'string' : 'number';
  for (const [index, each] of choices.entries()) {
    if (isObject(each) && typeof each['value'] !== wanted)
      check.refuse(`${path}.choices[${index}].value`, `must be a ${wanted}`);
  }
}

/** Options of one parent: of different names, the required ones first, and subcommands only among themselves. */
function siblings(options: readonly unknown[], path: string, check: Check): void {
  const all = options.filter(isObject);
  for (const name of repeated(all.map((each) => each['name'])))
    check.refuse(path, `has ${String(name)} more than once`);
  const nested = all.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  if (nested.length > 0 && nested.length < all.length) check.refuse(path, 'mix subcommands and other options');
  const optional = all.findIndex((each) => each['required'] !== true);
  const late =
    nested.length > 0
      ? -1
      : all.findIndex((each, index) => each['required'] === true && index > optional && optional >= 0);
  if (late >= 0) check.refuse(`${path}[${late}]`, 'is required and must come before those that are not');
}

const common = {
  ...{ nsfw: bool, default_member_permissions: orNull(matching(/^\d+$/, 'a bit set')), dm_permission: orNull(bool) },
  ...{ contexts: orNull(list(among(0, 1, 2), 0, 3)), integration_types: orNull(list(among(0, 1), 1, 2)) },
};
/** What Discord itself adds, and gives back when a command is changed. */
const added = { id: string(20), application_id: string(20), version: string(20), guild_id: string(20) };

const chat = shape({ ...common, ...added, ...named, ...described, options: list(option(0), 0, 25) });
const nothing: Rule = (value, path, check) => {
  if (value !== undefined && value !== null && value !== '') check.refuse(path, 'is for chat commands only');
};
const menu = shape({
  ...{ ...common, ...added, 'name!': string(32), name_localizations: localized(string(32)) },
  ...{ description: nothing, description_localizations: nothing, options: list(() => {}, 0, 0) },
});

/** The longest of a text and its translations. */
function longest(text: unknown, translations: unknown): number {
  const all = [text, ...(isObject(translations) ? Object.values(translations) : [])];
  return Math.max(...all.map((each) => (typeof each === 'string' ? each.length : 0)));
}

/** Names, descriptions and values of a command with all in it; of translations the longest counts. */
export function lengthOf(part: unknown): number {
  if (!isObject(part)) return 0;
  const { name, name_localizations, description, description_localizations, value, options, choices } = part;
  const own = longest(name, name_localizations) + longest(description, description_localizations);
  const inner = [options, choices].flatMap((each) => (Array.isArray(each) ? each : []));
  return inner.reduce(
    (sum: number, each) => sum + lengthOf(each),
    own + (typeof value === 'string' ? value.length : 0),
  );
}

/** Checks a command; returns what Discord itself refuses. */
export function checkCommand(
  command: unknown,
  note: (path: string, what: string) => void,
  path = '',
): Check['refused'] {
  const check = new Check('command', note);
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const type = isObject(command) ? (command['type'] ?? 1) : 1;
  among(1, 2, 3)(type, at('type'), check);
  (type === 1 ? chat : menu)(command, path, check);
  if (isObject(command) && Array.isArray(command['options'])) siblings(command['options'], at('options'), check);
  const length = lengthOf(command);
  if (length > 8000) check.refuse(path, `has ${length} characters, more than 8000`);
  return check.refused;
}

const MOST: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

/** Checks how many commands of a place there are, and that their names differ. */
export function checkTogether(
  commands: readonly unknown[],
  note: (path: string, what: string) => void,
): Check['refused'] {
  const check = new Check('command', note);
  for (const [type, most] of Object.entries(MOST)) {
    const some = commands.filter(isObject).filter((each) => (each['type'] ?? 1) === Number(type));
    if (some.length > most) check.refuse('', `has ${some.length} commands of type ${type}, more than ${most}`);
    for (const name of repeated(some.map((each) => each['name'])))
      check.refuse('', `has ${String(name)} more than once`);
  }
  return check.refused;
}

/** Checks all commands of a place. */
export function checkCommands(commands: unknown, note: (path: string, what: string) => void): Check['refused'] {
  if (!Array.isArray(commands)) {
    note('', 'must be a list');
    return [{ path: '', what: 'must be a list' }];
  }
  const each = commands.flatMap((command, index) => checkCommand(command, note, `[${index}]`));
  return [...checkTogether(commands, note), ...each];
}
