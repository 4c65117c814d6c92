import { checkCommand, checkCommands, checkTogether } from '../rules/command.js';
import type { Json } from '../types.js';
import { APP } from '../world.js';
import { ApiError, invalid, NOTHING, type Operation, ok, type Request, unknown } from './route.js';

const LOCALIZED = ['name_localizations', 'description_localizations'];

/** The commands of a place, by id. */
function registered({ world, at }: Request): Map<string, Json> {
  if (at['application'] !== APP.id)
    throw new ApiError(403, 20012, 'You are not authorized to perform this action on this application');
  if (at['guild'] !== undefined && !world.guilds.get(at['guild'])?.members.has(APP.id)) {
    throw new ApiError(403, 50001, 'Missing Access');
  }
  const place = at['guild'] ?? 'global';
  const known = world.commands.get(place) ?? new Map<string, Json>();
  world.commands.set(place, known);
  return known;
}

/** Options as Discord gives them back: without what says nothing. */
function options(sent: unknown): Json[] {
  return ((sent ?? []) as Json[]).map((option) => {
    const { required, autocomplete, options: inner, ...rest } = structuredClone(option);
    return {
      ...{ ...rest, ...(required === true ? { required } : {}), ...(autocomplete === true ? { autocomplete } : {}) },
      ...(Array.isArray(inner) ? { options: options(inner) } : {}),
    };
  });
}

/** A command as Discord keeps it, with what was left open. */
function kept({ world, at }: Request, sent: Json, id: string): Json {
  const chat = (sent['type'] ?? 1) === 1;
  return {
    ...{ id, application_id: APP.id, version: world.id(), type: sent['type'] ?? 1, name: sent['name'] },
    ...{ name_localizations: sent['name_localizations'] ?? null, description: chat ? sent['description'] : '' },
    ...{ description_localizations: sent['description_localizations'] ?? null, nsfw: sent['nsfw'] ?? false },
    ...{ default_member_permissions: sent['default_member_permissions'] ?? null },
    ...{ integration_types: sent['integration_types'] ?? [0], contexts: sent['contexts'] ?? null },
    ...(at['guild'] === undefined ? { dm_permission: sent['dm_permission'] ?? true } : { guild_id: at['guild'] }),
    ...(Array.isArray(sent['options']) && sent['options'].length > 0 ? { options: options(sent['options']) } : {}),
  };
}

function told(command: Json, localized: boolean): Json {
  if (localized) return command;
  return JSON.parse(JSON.stringify(command, (key, value) => (LOCALIZED.includes(key) ? undefined : value))) as Json;
}

function alike(one: Json, other: Json): boolean {
  return one['name'] === other['name'] && (one['type'] ?? 1) === (other['type'] ?? 1);
}

function checked(
  request: Request,
  check: (note: (path: string, what: string) => void) => { path: string; what: string }[],
) {
  const refused = check((path, what) => request.world.violate(request.operation, path, what));
  if (refused.length > 0) throw invalid(refused);
}

function list(request: Request) {
  const localized = request.query['with_localizations'] === 'true';
  return ok([...registered(request).values()].map((command) => told(command, localized)));
}

/** Replaces all; a command of the same name and type keeps its id. */
function replace(request: Request) {
  const all = registered(request);
  const sent = request.body as Json[];
  checked(request, (note) => checkCommands(sent, note));
  const before = [...all.values()];
  all.clear();
  for (const each of sent) {
    const id = String(before.find((known) => alike(known, each))?.['id'] ?? request.world.id());
    all.set(id, kept(request, each, id));
  }
  return ok([...all.values()]);
}

function create(request: Request) {
  const all = registered(request);
  const sent = request.body as Json;
  const known = [...all.values()].find((each) => alike(each, sent));
  const others = [...all.values()].filter((each) => each !== known);
  checked(request, (note) => checkCommand(sent, note));
  checked(request, (note) => checkTogether([...others, sent], note));
  const id = String(known?.['id'] ?? request.world.id());
  const made = kept(request, sent, id);
  all.set(id, made);
  return { status: known ? 200 : 201, body: made };
}

function one(request: Request): Json {
  const command = registered(request).get(request.at['command']!);
  if (!command) throw unknown.command();
  return command;
}

function update(request: Request) {
  const command = one(request);
  const sent = { ...command, ...(request.body as Json) };
  checked(request, (note) => checkCommand(sent, note));
  const id = String(command['id']);
  const made = kept(request, sent, id);
  registered(request).set(id, made);
  return ok(made);
}

function remove(request: Request) {
  registered(request).delete(String(one(request)['id']));
  return NOTHING;
}

const EVERYWHERE = '/applications/{application}/commands';
const THERE = '/applications/{application}/guilds/{guild}/commands';

export const COMMANDS = {
  list_application_commands: { on: `GET ${EVERYWHERE}`, run: list },
  bulk_set_application_commands: { on: `PUT ${EVERYWHERE}`, run: replace },
  create_application_command: { on: `POST ${EVERYWHERE}`, run: create },
  get_application_command: { on: `GET ${EVERYWHERE}/{command}`, run: (request) => ok(one(request)) },
  update_application_command: { on: `PATCH ${EVERYWHERE}/{command}`, run: update },
  delete_application_command: { on: `DELETE ${EVERYWHERE}/{command}`, run: remove },
  list_guild_application_commands: { on: `GET ${THERE}`, run: list },
  bulk_set_guild_application_commands: { on: `PUT ${THERE}`, run: replace },
  create_guild_application_command: { on: `POST ${THERE}`, run: create },
  get_guild_application_command: { on: `GET ${THERE}/{command}`, run: (request) => ok(one(request)) },
  update_guild_application_command: { on: `PATCH ${THERE}/{command}`, run: update },
  delete_guild_application_command: { on: `DELETE ${THERE}/{command}`, run: remove },
} satisfies Record<string, Operation>;
