import { idOf } from './ids.js';
import { contextOf } from './interactions.js';
import { bits } from './permissions.js';
import type { Json } from './types.js';
import type { Channel, World } from './world.js';

/** What a user gives an option: text, a number, yes or no, the name of a user, a channel or a role, or a file. */
export type Value =
  | string
  | number
  | boolean
  | { filename: string; content_type?: string; url?: string; size?: number };

interface Option extends Json {
  type: number;
  name: string;
  required?: boolean;
  autocomplete?: boolean;
  options?: Option[];
  choices?: { name: string; value: string | number }[];
}

const [SUBCOMMAND, GROUP] = [1, 2];
const ENTITIES: Record<number, ('user' | 'channel' | 'role')[]> = {
  6: ['user'],
  7: ['channel'],
  8: ['role'],
  9: ['user', 'role'],
};

/**
 * The registered command that a user finds in a channel under that name: one of the guild's, else one of everywhere.
 * @param type 1 for chat commands, 3 for those of a message
 * @param owners by which installations the bot is there
 * @throws {Error} the user is not offered it there; says why
 */
export function findCommand(
  world: World,
  name: string,
  type: number,
  user: string,
  channel: Channel,
  owners: Json,
): Json {
  const places = [channel.guild ?? '', 'global'].map((place) => [...(world.commands.get(place)?.values() ?? [])]);
  const of = (all: Json[]) => all.filter((each) => each['type'] === type);
  const found = places.flatMap(of).find((each) => each['name'] === name);
  if (!found) {
    const there = places.flatMap(of).map((each) => each['name']);
    throw new Error(`no command ${JSON.stringify(name)} is registered; there are: ${there.join(', ') || 'none'}`);
  }
  const contexts = found['contexts'] as number[] | null;
  if (found['guild_id'] === undefined && contexts && !contexts.includes(contextOf(channel))) {
    throw new Error(`${name} is not offered in context ${contextOf(channel)}`);
  }
  const types = found['integration_types'] as number[];
  if (found['guild_id'] === undefined && !types.some((each) => each in owners)) {
    throw new Error(`${name} is not offered to installations ${Object.keys(owners).join(', ')}`);
  }
  const needed = found['default_member_permissions'];
  if (typeof needed === 'string' && channel.guild !== undefined) {
    const may = world.may(user, channel);
    const enough = needed === '0' ? bits(['Administrator']) : BigInt(needed);
    if ((may & enough) !== enough) throw new Error(`${name} is not offered to who lacks permissions ${enough}`);
  }
  return found;
}

/** The options at the end of a path of subcommands, and the function that wraps values in that path. */
function descend(command: Json, path: readonly string[]): { options: Option[]; wrap: (inner: Json[]) => Json[] } {
  const options = (command['options'] ?? []) as Option[];
  const [first, ...rest] = path;
  if (first === undefined) {
    if (options.some(({ type }) => type === SUBCOMMAND || type === GROUP))
      throw new Error('a subcommand must be chosen');
    return { options, wrap: (inner) => inner };
  }
  const next = options.find(({ name, type }) => name === first && (type === SUBCOMMAND || type === GROUP));
  if (!next) throw new Error(`no subcommand ${first}; there are: ${options.map(({ name }) => name).join(', ')}`);
  const below = descend(next, rest);
  return { options: below.options, wrap: (inner) => [{ name: first, type: next.type, options: below.wrap(inner) }] };
}

function checkText({ name, min_length: least, max_length: most }: Option, text: string): void {
  if (text.length > Number(most ?? 6000) || text.length < Number(least ?? 0)) {
    throw new Error(`${name} takes ${least ?? 0} to ${most ?? 6000} characters, not ${text.length}`);
  }
}

function checkNumber({ name, type, min_value: least, max_value: most }: Option, value: unknown): void {
  const fits = type === 4 ? Number.isInteger(value) : typeof value === 'number';
  if (!fits || Number(value) < Number(least ?? -(2 ** 53)) || Number(value) > Number(most ?? 2 ** 53)) {
    throw new Error(`${name} doesn't take ${String(value)}`);
  }
}

/** The value as it is sent; what Discord's client wouldn't send throws. */
function sentValue(world: World, option: Option, given: Value, typing: boolean): { value: unknown; file?: Json } {
  const { name, type, choices = [], autocomplete } = option;
  const kinds = ENTITIES[type];
  if (kinds) {
    const known = kinds.map((kind) => idOf(kind, String(given)));
    const there = (id: string) => world.people.has(id) || world.channels.has(id) || isRole(world, id);
    const value = known.find(there);
    if (value === undefined) throw new Error(`${name}: there is no ${kinds.join(' or ')} ${String(given)}`);
    return { value };
  }
  if (type === 11) {
    if (typeof given !== 'object') throw new Error(`${name} takes a file`);
    const id = world.id();
    return { value: id, file: { id, size: 0, url: `https://cdn.discord.example/${id}`, proxy_url: '', ...given } };
  }
  if (type === 5) {
    if (typeof given !== 'boolean') throw new Error(`${name} takes yes or no`);
    return { value: given };
  }
  if (choices.length > 0 && !autocomplete) {
    const choice = choices.find((each) => each.name === given || each.value === given);
    if (!choice) throw new Error(`${name} takes one of ${choices.map((each) => each.name).join(', ')}`);
    return { value: choice.value };
  }
  if (type === 3) checkText(option, String(given));
  else if (!typing) checkNumber(option, given);
  return { value: type === 3 || typing ? String(given) : given };
}

function isRole(world: World, id: string): boolean {
  return [...world.guilds.values()].some(({ roles }) => roles.has(id));
}

/** What is sent of a command: its options with their values, in the path of its subcommands, and what ids mean. */
export interface Sent {
  options: Json[];
  ids: string[];
  files: Json[];
}

/**
 * @param focused the option that is being typed, for autocomplete; the others may be missing then
 * @throws {Error} Discord's client wouldn't send it
 */
export function filled(
  world: World,
  command: Json,
  path: readonly string[],
  values: Record<string, Value>,
  focused?: string,
): Sent {
  const { options, wrap } = descend(command, path);
  const names = options.map(({ name }) => name);
  for (const name of Object.keys(values)) {
    if (!names.includes(name)) throw new Error(`no option ${name}; there are: ${names.join(', ')}`);
  }
  if (focused !== undefined && !options.find(({ name }) => name === focused)?.autocomplete) {
    throw new Error(`${focused} has no autocomplete`);
  }
  const sent: Sent = { options: [], ids: [], files: [] };
  for (const option of options) {
    const given = values[option.name];
    if (given === undefined) {
      if (option.required && focused === undefined) throw new Error(`${option.name} is required`);
      continue;
    }
    const { value, file } = sentValue(world, option, given, focused === option.name);
    if (ENTITIES[option.type]) sent.ids.push(String(value));
    if (file) sent.files.push(file);
    sent.options.push({
      name: option.name,
      type: option.type,
      value,
      ...(focused === option.name ? { focused: true } : {}),
    });
  }
  sent.options = wrap(sent.options);
  return sent;
}
