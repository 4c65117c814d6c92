import { isDeepStrictEqual } from 'node:util';
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../../bot/commands/command.js';
import { OnrecordError } from '../../../model/errors.js';
import { inviteLink } from '../setup/invite.js';
import { commandDefinitions } from './command-definitions.js';
import { NotDiscord } from './trouble.js';

/** A command as Discord tells it; of what it adds by itself (ids, versions) nothing is wanted. */
const REGISTERED = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number().default(1) }));

/** What Discord tells of a command or an option without having been told, and what of it nobody chose. */
const TOLD_BY_DISCORD = ['id', 'application_id', 'guild_id', 'version', 'dm_permission'];

/** Where a command can be called; Discord answers something to it for those of one server as well. */
const WHERE = ['contexts', 'integration_types'];

/** What differs between the commands that are registered and those that there are, by their names. */
export interface CommandDifference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly same: readonly string[];
  /** Those that are registered in another place as well and would be shown twice: taken away there. */
  readonly doubled: readonly string[];
}

export interface DeployParts {
  readonly rest: REST;
  readonly applicationId: string;
  /**
   * Where they are registered; null for everywhere. What has the name of one of them is taken away where it would be shown
   * beside it: everywhere else, or in the servers that the bot is in. All else that is registered elsewhere is left alone.
   */
  readonly guildId: string | null;
  readonly commands: readonly Command[];
  /** Changes nothing. */
  readonly dryRun?: boolean;
}

/**
 * Registers the commands where they differ from those that are registered, all with one request; where they don't, nothing is
 * written. Discord allows 200 new commands a day.
 *
 * @throws {OnrecordError} `DISCORD_NO_ACCESS` where the bot isn't in the server; or what the client throws.
 */
export async function deploy({
  rest,
  applicationId,
  guildId,
  commands,
  dryRun,
}: DeployParts): Promise<CommandDifference> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const isGlobal = guildId === null;
  const wanted = commandDefinitions(commands, { isGlobal });
  const ignored = new Set(isGlobal ? TOLD_BY_DISCORD : [...TOLD_BY_DISCORD, ...WHERE]);
  try {
    const difference = differenceOf(await registeredAt(route, rest), wanted, ignored);
    if (isDifferent(difference) && !dryRun) await rest.put(route, { body: wanted });
    const doubled = await doubledIn(await otherPlaces({ rest, applicationId, guildId }), wanted, rest);
    for (const { at } of dryRun ? [] : doubled) await unlessRefused(() => rest.delete(at));
    return { ...difference, doubled: [...new Set(doubled.map(({ name }) => name))] };
  } catch (thrown) {
    const isNoAccess = thrown instanceof DiscordAPIError && (thrown.status === 403 || thrown.status === 404);
    if (guildId === null || !isNoAccess) throw thrown;
    throw new OnrecordError(
      'DISCORD_NO_ACCESS',
      `Commands can't be registered in the server of DISCORD_GUILD_ID (${guildId}): the bot isn't in it.`,
      `Add it there: ${inviteLink(applicationId, guildId)}`,
      { cause: thrown },
    );
  }
}

async function registeredAt(route: `/${string}`, rest: REST) {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const { success, data } = REGISTERED.safeParse(await rest.get(route, { query }));
  if (!success) throw new NotDiscord('The answer is no list of commands');
  return data;
}

/** Servers that are looked through at each start, at most: a bot in more of them was hardly ever one server's own. */
const MOST_SERVERS = 10;

const SERVERS = z.array(z.object({ id: z.string() }));

/** Where else a command would be shown beside those of this place. */
async function otherPlaces({ rest, applicationId, guildId }: Pick<DeployParts, 'rest' | 'applicationId' | 'guildId'>) {
  if (guildId !== null) return [Routes.applicationCommands(applicationId)];
  const query = new URLSearchParams({ limit: `${MOST_SERVERS + 1}` });
  const { data = [] } = SERVERS.safeParse(await unlessRefused(() => rest.get(Routes.userGuilds(), { query })));
  if (data.length > MOST_SERVERS) return [];
  return data.map(({ id }) => Routes.applicationGuildCommands(applicationId, id));
}

/** Those of some places that have the name of one that is wanted, with the route of each. */
async function doubledIn(places: readonly `/${string}`[], wanted: readonly CommandKey[], rest: REST) {
  const keys = new Set(wanted.map(keyOf));
  const found: { readonly name: string; readonly at: `/${string}` }[] = [];
  for (const place of places) {
    const all = (await unlessRefused(() => registeredAt(place, rest))) ?? [];
    for (const one of all) if (keys.has(keyOf(one))) found.push({ name: one.name, at: `${place}/${one.id}` });
  }
  return found;
}

/** What isn't told here is beside the point: the commands are where they are wanted. A token that is refused isn't. */
async function unlessRefused<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError && thrown.status === 401) throw thrown;
    return null;
  }
}

/** Whether there is something to be written. */
export function isDifferent({ added, changed, removed, doubled = [] }: Difference): boolean {
  return added.length + changed.length + removed.length + doubled.length > 0;
}

type Difference = Omit<CommandDifference, 'doubled'> & Partial<Pick<CommandDifference, 'doubled'>>;

function keyOf({ type = 1, name }: CommandKey): string {
  return `${type} ${name}`;
}

interface CommandKey {
  readonly name: string;
  readonly type?: number | undefined;
}

function differenceOf(
  registered: readonly CommandKey[],
  wanted: readonly CommandKey[],
  ignored: ReadonlySet<string>,
): Difference {
  const keyed = (list: readonly CommandKey[]) => new Map(list.map((one) => [keyOf(one), one]));
  const before = keyed(registered);
  const after = keyed(wanted);
  const names = (from: typeof before, which: (key: string, one: CommandKey) => boolean) =>
    [...from].flatMap(([key, one]) => (which(key, one) ? [one.name] : []));
  const isSame = (key: string, one: CommandKey) =>
    isDeepStrictEqual(normalised(one, ignored), normalised(before.get(key), ignored));
  return {
    added: names(after, (key) => !before.has(key)),
    changed: names(after, (key, one) => before.has(key) && !isSame(key, one)),
    removed: names(before, (key) => !after.has(key)),
    same: names(after, (key, one) => before.has(key) && isSame(key, one)),
  };
}

/** A command in one form, whether it was written by us or told by Discord: what is left out is what it stands for. */
function normalised(value: unknown, ignored: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => normalised(one, ignored));
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
    if (ignored.has(name) || isNothing(one)) return [];
    return [[name, WHERE.includes(name) && Array.isArray(one) ? one.toSorted() : normalised(one, ignored)]];
  });
  return Object.fromEntries(said);
}

/** A false, an empty text, list or object, and a null all say as much as nothing. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
