import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import type { ConfiguredPlatform, ListedPlatform, ProcessSettings } from '../bot/delivery/platform-definition.js';
import { OnrecordError } from '../model/errors.js';
import { PLATFORMS } from '../platforms/index.js';
import { isTimeZone } from '../text/time-zone.js';
import { type UnknownVariables, unknownVariablesIn } from './unknown-variables.js';

/** Where the record lies unless said: there alone it is made by whatever is asked first, with the sample documents. */
export const DEFAULT_DB = 'var/onrecord.db';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const SHORTEST_SECRET = 16;
const TOO_SHORT = `is too short; take ${SHORTEST_SECRET} random characters or more`;

const PORT_FAULT = 'has to be a whole number from 0 to 65535';

/**
 * Each variable with its default. `.env.example` documents them for the people who set them. `TZ` is checked alone:
 * the process itself goes by it. Those of a platform stand with the platform.
 */
const SCHEMA = z.object({
  ONRECORD_DB: z.string().default(DEFAULT_DB),
  TZ: z
    .string()
    .refine(isZoneOfProcess, 'is no time zone; use an IANA name such as Europe/Berlin or America/New_York')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` }).default('error'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_FAULT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT_FAULT)
    .optional(),
  ONRECORD_PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, 'is no base URL such as https://onrecord.example.org')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  ONRECORD_PAGES: z.enum(['off', 'link', 'members'], { error: 'is none of off, link, members' }).optional(),
  ONRECORD_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,15}$/, 'has to be up to 16 of a to z, 0 to 9 and -, for example or-')
    .default(''),
  ONRECORD_KEEP_OFF_RECORD: z.enum(['yes', 'no'], { error: 'has to be yes or no' }).default('no'),
  ONRECORD_SECRET: z.string().min(SHORTEST_SECRET, TOO_SHORT).optional(),
  ONRECORD_SECRET_PREVIOUS: z.string().min(SHORTEST_SECRET, TOO_SHORT).transform(secretsIn).optional(),
});

export interface Config extends ProcessSettings {
  /** The record: a file path. */
  readonly db: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where HTTP is served, 0 for any free port; null where it isn't. */
  readonly port: number | null;
  /** What stands before the names of commands where these are taken; often empty. */
  readonly commandPrefix: string;
  /** Whether documents that are off the record are kept, for editors alone. */
  readonly keepsOffRecord: boolean;
  /** Those of which something is set, in the order of the list. */
  readonly platforms: readonly ConfiguredPlatform[];
}

/** The environment, with what `.env` in the working directory adds to it; a variable that is set wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}

/**
 * Reads the configuration. A variable that is set to nothing counts as not set.
 *
 * @param list every platform that there is
 * @throws {OnrecordError} `CONFIG_INVALID`, naming every bad variable and how to mend it.
 */
export function readConfig(environment: NodeJS.ProcessEnv, list = PLATFORMS): Config {
  const set = setIn(environment);
  const result = SCHEMA.safeParse(set);
  const read = list.map((platform) => platform.configure(set));
  const faults = [
    ...(result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...pagesFaults(set),
    ...read.flatMap((one) => one.faults),
    ...(set['ONRECORD_SECRET_PREVIOUS'] && !set['ONRECORD_SECRET']
      ? ['ONRECORD_SECRET_PREVIOUS is of no use without ONRECORD_SECRET, which takes its place']
      : []),
    ...straysIn(set, list).faults,
  ];
  if (!result.success || faults.length > 0) {
    throw new OnrecordError(
      'CONFIG_INVALID',
      `The configuration can't be used: ${faults.join('; ')}.`,
      'Mend it in .env or the environment; .env.example documents every variable.',
    );
  }
  const { data } = result;
  return {
    db: data.ONRECORD_DB,
    logLevel: data.LOG_LEVEL,
    port: data.PORT ?? null,
    publicUrl: data.ONRECORD_PUBLIC_URL ?? null,
    pages: data.ONRECORD_PAGES ?? (data.ONRECORD_PUBLIC_URL === undefined ? 'off' : 'link'),
    commandPrefix: data.ONRECORD_COMMAND_PREFIX,
    keepsOffRecord: data.ONRECORD_KEEP_OFF_RECORD === 'yes',
    secret: data.ONRECORD_SECRET ?? null,
    previousSecrets: data.ONRECORD_SECRET_PREVIOUS ?? [],
    platforms: read.flatMap(({ configured }) => configured ?? []),
  };
}

/** A page without an address is none. */
function pagesFaults(set: Readonly<Record<string, string>>): string[] {
  const isWanted = set['ONRECORD_PAGES'] === 'link' || set['ONRECORD_PAGES'] === 'members';
  if (!isWanted || Object.hasOwn(set, 'ONRECORD_PUBLIC_URL')) return [];
  return [`ONRECORD_PAGES is ${set['ONRECORD_PAGES']}, but ONRECORD_PUBLIC_URL is not set: pages need an address`];
}

/** What is set under a name that is nearly one of ours, and that nobody reads; `readConfig` refuses the worst of it. */
export function remarksOn(environment: NodeJS.ProcessEnv, list = PLATFORMS): UnknownVariables['remarks'] {
  return straysIn(setIn(environment), list).remarks;
}

function straysIn(set: Readonly<Record<string, string>>, list: readonly ListedPlatform[]): UnknownVariables {
  const known = [...Object.keys(SCHEMA.shape), ...list.flatMap(({ variables }) => variables)];
  const prefixes = ['ONRECORD_', ...list.map(({ name }) => `${name.toUpperCase()}_`)];
  return unknownVariablesIn(Object.keys(set), known, prefixes);
}

function setIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

/**
 * Secrets that are separated by commas. A secret may have had a comma in it: the whole is one of them, too, and what is too
 * short to have been a secret is a part of that alone.
 */
function secretsIn(list: string): string[] {
  const parts = list.split(',').map((part) => part.trim());
  return [...new Set([list, ...parts.filter((part) => part.length >= SHORTEST_SECRET)])];
}

/** Some systems set `:/etc/localtime`. */
function isZoneOfProcess(name: string): boolean {
  return name.startsWith(':') || isTimeZone(name);
}

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}
