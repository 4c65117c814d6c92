import { webApi } from '@slack/bolt';
import { connectionFindings, type Finding, findingIn } from '../../../bot/answers/examination.js';
import { dateTime } from '../../../bot/layout/wording.js';
import { type OAuthScope, scopesFor } from '../setup/scopes.js';
import { idsIn } from '../setup/workspaces.js';
import { editorsFindings } from './editors.js';
import type { InstalledClient } from './installed-client.js';
import { type ReadersParts, readersFindings } from './readers.js';

const AREA = 'Slack';
const finding = findingIn(AREA);

export interface DoctorParts extends ReadersParts {
  readonly installed: InstalledClient;
  /** How Slack's events reach the bot just now; null where it does not run. */
  readonly reach: Reach | null;
  /** Whether links to statements are to be shown. */
  readonly links: boolean;
  readonly editors: readonly string[];
  readonly editorsChannels: readonly string[];
  /** The channel in which it was asked; empty for none. */
  readonly channel: string;
}

export interface Reach {
  readonly connected: boolean;
  /** Where Slack calls: when it last did, in milliseconds since 1970, or null. Absent where a socket tells. */
  readonly heardAt?: number | null;
  /** The address under which it may call; null where nobody said. */
  readonly url: string | null;
}

/** What of Slack is in order and what is not, each fault with its fix. Never rejects. */
export async function findingsOf(checked: DoctorParts): Promise<Finding[]> {
  const { installed, reach } = checked;
  return [
    ...reachFindings(reach),
    ...(installed.client === null ? [UNSEEN[installed.why]] : await findingsIn(installed, checked)),
  ];
}

const UNSEEN = {
  'no workspace': finding(
    'ok',
    'Several workspaces may install the app: asked in one of them, this tells what is granted and set there.',
  ),
  'not installed': finding('fault', 'The app is not installed in this workspace.', 'Install it at /slack/install.'),
  'no token': finding(
    'fault',
    'The token of this workspace can’t be had.',
    'The log says why; installing the app again at /slack/install makes a new one.',
  ),
} as const;

/** What is looked at with the token of one workspace. */
async function findingsIn(
  { client, workspaces, isOnly }: Extract<InstalledClient, { readonly client: webApi.WebClient }>,
  { channel, ...checked }: DoctorParts,
): Promise<Finding[]> {
  const editors = idsIn(checked.editors, ...workspaces);
  const [editorsChannel] = idsIn(checked.editorsChannels, ...workspaces);
  const before = isOnly ? '' : ` (${workspaces.join()}:… for this workspace)`;
  const parts = await Promise.all([
    credentials(client, { ...checked, isOnly }),
    /^[CG]/.test(channel) ? membership(client, channel, HERE) : [],
    editorsChannel === undefined ? [] : membership(client, editorsChannel, EDITORS_CHANNEL),
    editorsFindings(client, editors),
  ]);
  return [
    ...parts.flat(),
    ...readersFindings(checked, workspaces),
    ...(editors.length > 0
      ? []
      : [
          finding(
            'warning',
            'No editors are set, so nobody may change the record from Slack.',
            `Set SLACK_EDITORS${before}.`,
          ),
        ]),
    ...(editorsChannel === undefined
      ? [
          finding(
            'warning',
            'Reports of mistakes have nowhere to go.',
            `Set SLACK_EDITORS_CHANNEL${before} to a channel’s id.`,
          ),
        ]
      : []),
  ];
}

/** Where Slack calls, nobody knows whether it would: it is told when it did. */
function reachFindings(reach: Reach | null): Finding[] {
  const { connected = null, heardAt, url = null } = reach ?? {};
  if (!connected || heardAt === undefined) return connectionFindings(AREA, connected);
  const address = `${url ?? 'https://…'}/slack/events`;
  return heardAt === null
    ? [
        finding(
          'warning',
          'The bot can be called, but no request signed by Slack has come since it was started.',
          `Where somebody has asked something, set the Request URLs of the app to ${address} (onrecord register prints the manifest), and check SLACK_SIGNING_SECRET.`,
        ),
      ]
    : [
        finding(
          'ok',
          `Slack calls the bot; the last signed request came on ${dateTime(new Date(heardAt).toISOString())}.`,
        ),
      ];
}

/** Where the bot looks for its own messages, by the scope that it takes. */
const LOOKED_IN: Partial<Readonly<Record<OAuthScope, string>>> = {
  'channels:history': 'public channels',
  'groups:history': 'private channels',
  'im:history': 'direct messages',
  'im:write': 'people by their names',
};

async function credentials(
  client: webApi.WebClient,
  { links, isOnly }: Pick<DoctorParts, 'links'> & { readonly isOnly: boolean },
): Promise<Finding[]> {
  try {
    const { team, user, response_metadata: told } = await client.auth.test();
    const granted = told?.scopes ?? [];
    const missing = scopesFor({ links }).filter((scope) => !granted.includes(scope));
    const who = finding('ok', `The bot is ${user} in ${team}.`);
    if (granted.length === 0) return [who];
    if (missing.length === 0) return [who, finding('ok', `All ${granted.length} scopes are granted.`)];
    const fix =
      'Bring the app’s manifest up to date (onrecord register), or add them under OAuth & Permissions; then reinstall the app.';
    const unseen = missing.flatMap((scope) => LOOKED_IN[scope] ?? []);
    const lost = `What is posted to ${unseen.join(', ')} can’t be looked for where Slack’s answer to it is lost: the editors are told then, and it is not posted again.`;
    return [
      who,
      finding('fault', `Scopes are missing: ${missing.join(', ')}.`, fix),
      ...(unseen.length > 0 ? [finding('warning', lost)] : []),
    ];
  } catch (error) {
    const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
    return code === null
      ? [finding('fault', 'Slack can’t be reached.', 'Check the network, and https://slack-status.com.')]
      : [
          finding(
            'fault',
            `Slack refuses the bot token (${code}).`,
            isOnly ? 'Reinstall the app and set SLACK_BOT_TOKEN anew.' : 'Install the app again at /slack/install.',
          ),
        ];
  }
}

/** A channel, and what it means where the bot is no member of it. */
interface ChannelCheck {
  readonly name: string;
  readonly absent: Finding;
}

const HERE: ChannelCheck = {
  name: 'This channel',
  absent: finding(
    'warning',
    'This channel: the bot is no member of it, so it can’t be mentioned here. Slash commands work.',
    'Invite it with /invite.',
  ),
};

const EDITORS_CHANNEL: ChannelCheck = {
  name: 'The editors’ channel',
  absent: finding(
    'fault',
    'The editors’ channel: the bot is no member of it, or there is none of this id, so reports of mistakes are lost.',
    'Invite it there with /invite, or set SLACK_EDITORS_CHANNEL to another id.',
  ),
};

async function membership(
  client: webApi.WebClient,
  channel: string,
  { name, absent }: ChannelCheck,
): Promise<Finding[]> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) return [finding('warning', `${name} is archived.`, 'Use another one.')];
    const isShared = found?.is_ext_shared === true || found?.is_pending_ext_shared === true;
    return [
      found?.is_member ? finding('ok', `${name}: the bot is a member.`) : absent,
      ...(isShared ? [finding('warning', `${name} is shared with another organisation, whose people see it.`)] : []),
    ];
  } catch (error) {
    const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
    if (code === 'channel_not_found') return [absent];
    // Which scopes are missing is told of the credentials.
    const fix = code === 'missing_scope' ? 'Add channels:read and groups:read to the scopes.' : 'Try again.';
    const what = `${name}: Slack did not tell whether the bot is a member${code ? ` (${code})` : ''}.`;
    return [finding('warning', what, fix)];
  }
}
