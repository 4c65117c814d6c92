import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { OnrecordError } from './errors.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Each variable with its default. `.env.example` documents them for the people who set them. `TZ` is checked alone:
 * the process itself goes by it.
 */
const SCHEMA = z.object({
  ONRECORD_DB: z.string().default('var/onrecord.db'),
  TZ: z
    .string()
    .refine(isTimeZone, 'is no time zone; use an IANA name such as Europe/Berlin or America/New_York')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is none of ${LOG_LEVELS.join(', ')}` }).default('error'),
});

export interface Config {
  /** The record: a file path. */
  readonly db: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The environment, with what `.env` in the working directory adds to it; a variable that is set wins. */
export function readEnvironment(): NodeJS.ProcessEnv {
  readDotenv({ quiet: true });
  return process.env;
}

/**
 * Reads the configuration. A variable that is set to nothing counts as not set.
 *
 * @throws {OnrecordError} `CONFIG_INVALID`, naming every bad variable and how to mend it.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = SCHEMA.safeParse(set);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new OnrecordError(
      'CONFIG_INVALID',
      `The configuration can't be used: ${faults.join('; ')}.`,
      'Mend it in .env or the environment; .env.example documents every variable.',
    );
  }
  const { ONRECORD_DB: db, LOG_LEVEL: logLevel } = result.data;
  return { db, logLevel };
}

/** IANA names; and `:/etc/localtime`, which some systems set. */
function isTimeZone(name: string): boolean {
  if (name.startsWith(':')) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
