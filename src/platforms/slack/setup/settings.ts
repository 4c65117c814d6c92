import { z } from 'zod';
import type { Readers } from '../../../bot/access/readers.js';
import { baseUrlFault } from '../../../bot/delivery/base-url.js';
import type { SettingsReading } from '../../../bot/delivery/platform-definition.js';

/** How Slack is reached, and with which credentials. None of the tokens and secrets may ever be shown or logged. */
export type SlackMode =
  /** One workspace; the process opens a socket to Slack, through which Slack delivers. */
  | { readonly type: 'socket'; readonly botToken: string; readonly appToken: string }
  /** One workspace; Slack calls, and signs what it sends. */
  | { readonly type: 'http'; readonly botToken: string; readonly signingSecret: string }
  /** Any number of workspaces, which install the app through OAuth; Slack calls. */
  | {
      readonly type: 'oauth';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };

/** What the configuration says about Slack. */
export interface SlackSettings {
  readonly mode: SlackMode;
  /** The Web API, with a slash at its end. */
  readonly apiUrl: string;
  /** Ids of users (`U…`, `W…`) and of user groups (`S…`) who may change the record; `T…:U…` in one workspace of several. */
  readonly editors: readonly string[];
  /** Who may read; a list has the same ids as the editors. */
  readonly readers: Readers;
  /** Whether channels that are shared with other organisations are treated like all others. */
  readonly sharedChannels: 'private' | 'public';
  /** The id of the channel that reports of mistakes go to; of several workspaces one each, `T…:C…`. */
  readonly editorsChannels: readonly string[];
}

const SLACK_API = 'https://slack.com/api/';

/** What is known by how it begins, so that a token in the wrong place is called by its name. Never show the rest. */
const KINDS: readonly (readonly [beginning: RegExp, kind: string])[] = [
  [/^xoxb-/, 'a bot token'],
  [/^xapp-/, 'an app-level token'],
  [/^xoxp-/, 'a user token'],
  [/^xoxe[.-]/, 'a token that is rotated, which expires within hours'],
  [/^xox[a-z]-/, 'a token of another kind'],
  [/^["'“‘]/, 'something in quotation marks; take them off'],
  [/^https?:/, 'a URL'],
];

const kindOf = (value: string) => KINDS.find(([beginning]) => beginning.test(value))?.[1] ?? null;

function tokenSchema(beginning: string, where: string) {
  return z.string().superRefine((value, { addIssue }) => {
    if (new RegExp(`^${beginning}[\\w-]+$`).test(value)) return;
    const kind = value.startsWith(beginning) ? 'cut off, or has spaces in it' : (kindOf(value) ?? 'no such token');
    addIssue({ code: 'custom', message: `is ${kind}; it has to be the one that begins with ${beginning} (${where})` });
  });
}

function secretSchema(atLeast: number, where: string) {
  return z.string().superRefine((value, { addIssue }) => {
    const kind = kindOf(value);
    if (kind) addIssue({ code: 'custom', message: `is ${kind}; it has to be ${where}` });
    else if (/\s/.test(value)) addIssue({ code: 'custom', message: `has spaces in it; it has to be ${where}` });
    else if (value.length < atLeast) {
      addIssue({ code: 'custom', message: `is too short; it has to be ${where}, ${atLeast} characters or more` });
    }
  });
}

/** Entries that are separated by commas. */
const entriesOf = (list: string) => list.split(',').flatMap((entry) => entry.trim() || []);

function isReadersWord(value: string): value is 'everyone' | 'members' {
  return value === 'everyone' || value === 'members';
}

/** What is wrong with ids of people and groups; null where nothing is. `none` is what is said of an empty list, where that is wrong. */
function peopleFault(ids: readonly string[], what: string, none: string | null = null): string | null {
  const bad = ids.filter((id) => !/^(?:[TE][A-Z0-9]+:)?[UWS][A-Z0-9]+$/.test(id));
  if (bad.length === 0 && (ids.length > 0 || none === null)) return null;
  const named = bad.map((id) => JSON.stringify(kindOf(id) ?? id)).join(', ') || none;
  return `has ${named} in it; it takes ${what}, separated by commas: open the profile in Slack, then ⋮, Copy member ID`;
}

const idSchema = (pattern: RegExp, message: string) => z.string().regex(pattern, message);

const SCHEMA = z.object({
  SLACK_BOT_TOKEN: tokenSchema('xoxb-', 'OAuth & Permissions').optional(),
  SLACK_APP_TOKEN: tokenSchema('xapp-', 'Basic Information, App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: secretSchema(1, 'the Signing Secret under Basic Information').optional(),
  SLACK_CLIENT_ID: idSchema(/^[\w.-]+$/, 'is no client id; it stands under Basic Information').optional(),
  SLACK_CLIENT_SECRET: secretSchema(1, 'the Client Secret under Basic Information').optional(),
  SLACK_STATE_SECRET: secretSchema(8, 'any long random string').optional(),
  SLACK_API_URL: z
    .string()
    .superRefine((value, { addIssue }) => {
      const fault = baseUrlFault(value);
      if (fault) addIssue({ code: 'custom', message: `${fault}; for example ${SLACK_API}` });
    })
    .transform((url) => url.replace(/\/*$/, '/'))
    .default(SLACK_API),
  SLACK_EDITORS: z
    .string()
    .transform(entriesOf)
    .superRefine((ids, { addIssue }) => {
      const message = peopleFault(ids, 'ids of users (U…) and user groups (S…)');
      if (message !== null) addIssue({ code: 'custom', message });
    })
    .optional(),
  SLACK_READERS: z
    .string()
    .transform((value): Readers => (isReadersWord(value) ? value : entriesOf(value)))
    .superRefine((readers, { addIssue }) => {
      const what = 'everyone, members, or ids of users (U…) and user groups (S…)';
      const message = typeof readers === 'string' ? null : peopleFault(readers, what, 'nothing');
      if (message !== null) addIssue({ code: 'custom', message });
    })
    .default('everyone'),
  SLACK_SHARED_CHANNELS: z.enum(['private', 'public'], { error: 'is neither private nor public' }).default('private'),
  SLACK_EDITORS_CHANNEL: idSchema(
    /^(?:[TE][A-Z0-9]+:)?[CG][A-Z0-9]+(?:\s*,\s*[TE][A-Z0-9]+:[CG][A-Z0-9]+)*$/,
    "is no id of a channel (C…): open the channel's details in Slack; the id stands at the end",
  )
    .transform(entriesOf)
    .optional(),
});

/** The names of the variables that are read here. */
export const SLACK_VARIABLES: readonly string[] = Object.keys(SCHEMA.shape);

/** The variables that Slack is configured with, for the check that each of them is documented. */
type Variables = z.infer<typeof SCHEMA>;

/**
 * Reads what is set for Slack. No value of a token or secret is ever part of a fault.
 *
 * @param set the variables that are set, trimmed
 */
export function readSlackSettings(set: Readonly<Record<string, string>>): SettingsReading<SlackSettings> {
  if (!SLACK_VARIABLES.some((name) => Object.hasOwn(set, name))) return { settings: null, faults: [] };
  const result = SCHEMA.safeParse(set);
  // Read on by what is set, not by what is right: all that is wrong is said at once.
  const faults = result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  faults.push(...modeFaults(set));
  if (!result.success || faults.length > 0) return { settings: null, faults };
  const { data } = result;
  return {
    settings: {
      mode: modeOf(data),
      apiUrl: data.SLACK_API_URL,
      editors: data.SLACK_EDITORS ?? [],
      readers: data.SLACK_READERS,
      sharedChannels: data.SLACK_SHARED_CHANNELS,
      editorsChannels: data.SLACK_EDITORS_CHANNEL ?? [],
    },
    faults: [],
  };
}

/** What contradicts or lacks one another. */
function modeFaults(set: Readonly<Record<string, string>>): string[] {
  const has = (name: keyof Variables | 'PORT' | 'ONRECORD_SECRET') => Object.hasOwn(set, name);
  const faults: string[] = [];
  const needs = (name: Parameters<typeof has>[0], why: string) => {
    if (!has(name)) faults.push(`${name} is not set; ${why}`);
  };
  if (has('SLACK_CLIENT_ID') || has('SLACK_CLIENT_SECRET') || has('SLACK_STATE_SECRET')) {
    const why = 'an app that several workspaces install (SLACK_CLIENT_ID) needs it';
    needs('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are of no use without it');
    needs('SLACK_CLIENT_SECRET', why);
    needs('SLACK_STATE_SECRET', `${why}: any long random string`);
    needs('SLACK_SIGNING_SECRET', why);
    needs('ONRECORD_SECRET', `${why}: it encrypts their tokens`);
    needs('PORT', `${why}: Slack calls it there`);
    for (const name of ['SLACK_EDITORS', 'SLACK_READERS', 'SLACK_EDITORS_CHANNEL'] as const) {
      // An id means somebody else in another workspace, or nobody.
      const bare = entriesOf(set[name] ?? '').filter((entry) => !entry.includes(':') && !isReadersWord(entry));
      if (bare.length > 0)
        faults.push(
          `${name} needs the workspace before each id where several install the app: T…:${name === 'SLACK_EDITORS_CHANNEL' ? 'C…' : 'U…'}`,
        );
    }
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const) {
      if (has(name)) faults.push(`${name} is for one workspace, SLACK_CLIENT_ID for several; take one of them out`);
    }
  } else if (has('SLACK_APP_TOKEN')) {
    needs('SLACK_BOT_TOKEN', "the app token alone receives, but can't answer");
  } else if (has('SLACK_SIGNING_SECRET')) {
    needs('SLACK_BOT_TOKEN', "the signing secret alone receives, but can't answer");
    needs('PORT', 'Slack calls it there; or set SLACK_APP_TOKEN (xapp-…), which needs no port');
  } else {
    const why = 'set it to connect through a socket; or SLACK_SIGNING_SECRET and PORT to be called by Slack';
    needs('SLACK_BOT_TOKEN', 'without it there is nobody to answer as');
    needs('SLACK_APP_TOKEN', why);
  }
  return faults;
}

/** @param data sound by `modeFaults` */
function modeOf(data: Variables): SlackMode {
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret = '' } = data;
  if (data.SLACK_CLIENT_ID !== undefined) {
    const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret = '', SLACK_STATE_SECRET = '' } = data;
    return { type: 'oauth', signingSecret, clientId, clientSecret, stateSecret: SLACK_STATE_SECRET };
  }
  if (appToken !== undefined) return { type: 'socket', botToken, appToken };
  return { type: 'http', botToken, signingSecret };
}
