import { z } from 'zod';
import type { Readers } from '../../../bot/access/readers.js';
import { baseUrlFault } from '../../../bot/delivery/base-url.js';
import type { SettingsReading } from '../../../bot/delivery/platform-definition.js';

/** What the configuration says about Discord. */
export interface DiscordSettings {
  /** Must never be shown or logged. */
  readonly token: string;
  /** The server in which commands are registered; null where they are for everywhere. */
  readonly guildId: string | null;
  /** The REST API, without a version and without a slash at its end. */
  readonly restApi: string;
  /** Ids of users and of roles that may change the record. */
  readonly editors: readonly string[];
  /** Who may read; a list has ids of users, of roles, and of servers. */
  readonly readers: Readers;
  /** The id of the channel that reports of mistakes go to. */
  readonly editorsChannel: string | null;
  /** How many connections to Discord share the servers; `auto` is as many as Discord recommends. */
  readonly shards: 'auto' | number;
}

const DISCORD_API = 'https://discord.com/api';

/** One process carries about so many connections (2,500 servers each); beyond, it is no longer one process's work. */
const MOST_SHARDS = 64;

/** https://discord.com/developers/docs/reference#snowflakes */
const SNOWFLAKE = /^\d{1,20}$/;

const WHERE_TOKEN = 'take the one under Bot, Reset Token, of the application at discord.com/developers/applications';
const WHERE_IDS = 'in Discord, switch on Developer Mode under Advanced, then right-click and Copy ID';

/** What somebody has put in the place of the token, so that it can be called by its name. Never show the rest. */
const KINDS: readonly (readonly [looks: RegExp, kind: string])[] = [
  [/^["'“‘]/, 'something in quotation marks; take them off'],
  [/^(?:Bot|Bearer)\s/i, 'a header; leave the first word away'],
  [/^https?:/, 'a URL'],
  [/^[0-9a-f]{64}$/, "the application's public key"],
  [/^\d{17,20}$/, 'an id'],
  [/\s/, 'cut off, or has spaces in it'],
];

const snowflake = (message: string) => z.string().regex(SNOWFLAKE, message);

/** Entries that are separated by commas. */
function entriesOf(list: string): string[] {
  return list.split(',').flatMap((id) => id.trim() || []);
}

/** What is wrong with ids; null where nothing is. `none` is what is said of an empty list, where that is wrong. */
function idsFault(ids: readonly string[], what: string, none: string | null = null): string | null {
  const bad = ids.filter((id) => !SNOWFLAKE.test(id));
  if (bad.length === 0 && (ids.length > 0 || none === null)) return null;
  // Anything longer may be a token in the wrong place.
  const named = bad.map((id) => (/^[@#&<>!\w-]{1,20}$/.test(id) ? JSON.stringify(id) : 'something else'));
  return `has ${named.join(', ') || none} in it; it takes ${what}, separated by commas: ${WHERE_IDS}`;
}

const SCHEMA = z.object({
  DISCORD_TOKEN: z
    .string({ error: 'is not set; without it there is nobody to answer as' })
    .superRefine((value, { addIssue }) => {
      const kind = KINDS.find(([looks]) => looks.test(value))?.[1];
      if (kind !== undefined) addIssue({ code: 'custom', message: `is ${kind}; ${WHERE_TOKEN}` });
    }),
  DISCORD_GUILD_ID: snowflake(`is no id of a server: ${WHERE_IDS} of the server`).optional(),
  DISCORD_REST_API: z
    .string()
    .superRefine((value, { addIssue }) => {
      const fault = baseUrlFault(value) ?? (/\/v\d+\/*$/.test(value) ? 'has a version at its end' : null);
      if (fault) addIssue({ code: 'custom', message: `${fault}; for example ${DISCORD_API}` });
    })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(DISCORD_API),
  DISCORD_EDITORS: z
    .string()
    .transform(entriesOf)
    .superRefine((ids, { addIssue }) => {
      const message = idsFault(ids, 'ids of users and roles');
      if (message !== null) addIssue({ code: 'custom', message });
    })
    .default([]),
  DISCORD_READERS: z
    .string()
    .transform((value): Readers => (value === 'everyone' || value === 'members' ? value : entriesOf(value)))
    .superRefine((readers, { addIssue }) => {
      const what = 'everyone, members, or ids of users, roles and servers';
      const message = typeof readers === 'string' ? null : idsFault(readers, what, 'nothing');
      if (message !== null) addIssue({ code: 'custom', message });
    })
    .default('everyone'),
  DISCORD_EDITORS_CHANNEL: snowflake(`is no id of a channel: ${WHERE_IDS} of the channel`).optional(),
  DISCORD_SHARDS: z
    .string()
    .transform((value, { addIssue }) => {
      if (value.toLowerCase() === 'auto') return 'auto' as const;
      const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
      if (count >= 1 && count <= MOST_SHARDS) return count;
      addIssue({ code: 'custom', message: `has to be auto, or a whole number from 1 to ${MOST_SHARDS}` });
      return z.NEVER;
    })
    .default('auto'),
});

/** The names of the variables that are read here. */
export const DISCORD_VARIABLES: readonly string[] = Object.keys(SCHEMA.shape);

/**
 * Reads what is set for Discord. The token is never part of a fault.
 *
 * @param set the variables that are set, trimmed
 */
export function readDiscordSettings(set: Readonly<Record<string, string>>): SettingsReading<DiscordSettings> {
  if (!DISCORD_VARIABLES.some((name) => Object.hasOwn(set, name))) return { settings: null, faults: [] };
  const { success, data, error } = SCHEMA.safeParse(set);
  if (!success)
    return { settings: null, faults: error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  // The role of everybody in a server has the server's id.
  if (data.DISCORD_GUILD_ID !== undefined && data.DISCORD_EDITORS.includes(data.DISCORD_GUILD_ID)) {
    return {
      settings: null,
      faults: ["DISCORD_EDITORS has the server's own id in it, which would make everybody an editor"],
    };
  }
  if (data.DISCORD_GUILD_ID === undefined && data.DISCORD_READERS === 'members') {
    return {
      settings: null,
      faults: [
        'DISCORD_READERS is members, but of no server: DISCORD_GUILD_ID is not set; or name servers by their ids',
      ],
    };
  }
  return {
    settings: {
      token: data.DISCORD_TOKEN,
      guildId: data.DISCORD_GUILD_ID ?? null,
      restApi: data.DISCORD_REST_API,
      editors: data.DISCORD_EDITORS,
      readers: data.DISCORD_READERS,
      editorsChannel: data.DISCORD_EDITORS_CHANNEL ?? null,
      shards: data.DISCORD_SHARDS,
    },
    faults: [],
  };
}
