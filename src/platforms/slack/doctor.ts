import { webApi } from '@slack/bolt';
import { connectionFindings, type Finding, findingIn } from '../../bot/health.js';
import { type Scope, scopesFor } from './scopes.js';

const AREA = 'Slack';
const finding = findingIn(AREA);

export interface Checked {
  /** Null where several workspaces have installed the app, each with a token of its own. */
  readonly client: webApi.WebClient | null;
  /** Whether Slack's events reach the bot just now; null where it does not run. */
  readonly connected: boolean | null;
  /** Whether links to statements are to be shown. */
  readonly links: boolean;
  readonly editors: readonly string[];
  readonly editorsChannel: string | null;
  /** The channel in which it was asked, or null. */
  readonly channel: string | null;
}

/** What of Slack is in order and what is not, each fault with its fix. Never rejects. */
export async function findingsOf(checked: Checked): Promise<Finding[]> {
  const { connected, editors, editorsChannel, channel } = checked;
  const isChannel = channel !== null && /^[CG]/.test(channel);
  const { client } = checked;
  const parts =
    client === null
      ? []
      : await Promise.all([
          credentials(client, checked),
          isChannel ? membership(client, channel, HERE) : [],
          editorsChannel === null ? [] : membership(client, editorsChannel, EDITORS_CHANNEL),
        ]);
  return [
    ...connectionFindings(AREA, connected),
    ...parts.flat(),
    editors.length > 0
      ? finding('ok', `Editors are set: ${editors.length} users or groups.`)
      : finding('warning', 'No editors are set, so nobody may change the record from Slack.', 'Set SLACK_EDITORS.'),
    ...(editorsChannel === null
      ? [finding('warning', 'Reports of mistakes have nowhere to go.', 'Set SLACK_EDITORS_CHANNEL to a channel’s id.')]
      : []),
  ];
}

/** Where the bot looks for its own messages, by the scope that it takes. */
const LOOKED_IN: Partial<Readonly<Record<Scope, string>>> = {
  'channels:history': 'public channels',
  'groups:history': 'private channels',
  'im:history': 'direct messages',
  'im:write': 'people by their names',
};

async function credentials(client: webApi.WebClient, { links }: Checked): Promise<Finding[]> {
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
      : [finding('fault', `Slack refuses the bot token (${code}).`, 'Reinstall the app and set SLACK_BOT_TOKEN anew.')];
  }
}

/** A channel, and what it means where the bot is no member of it. */
interface Wanted {
  readonly name: string;
  readonly absent: Finding;
}

const HERE: Wanted = {
  name: 'This channel',
  absent: finding(
    'warning',
    'This channel: the bot is no member of it, so it can’t be mentioned here. Slash commands work.',
    'Invite it with /invite.',
  ),
};

const EDITORS_CHANNEL: Wanted = {
  name: 'The editors’ channel',
  absent: finding(
    'fault',
    'The editors’ channel: the bot is no member of it, or there is none of this id, so reports of mistakes are lost.',
    'Invite it there with /invite, or set SLACK_EDITORS_CHANNEL to another id.',
  ),
};

async function membership(client: webApi.WebClient, channel: string, { name, absent }: Wanted): Promise<Finding[]> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived) return [finding('warning', `${name} is archived.`, 'Use another one.')];
    return [found?.is_member ? finding('ok', `${name}: the bot is a member.`) : absent];
  } catch (error) {
    const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
    if (code === 'channel_not_found') return [absent];
    // Which scopes are missing is told of the credentials.
    const fix = code === 'missing_scope' ? 'Add channels:read and groups:read to the scopes.' : 'Try again.';
    const what = `${name}: Slack did not tell whether the bot is a member${code ? ` (${code})` : ''}.`;
    return [finding('warning', what, fix)];
  }
}
