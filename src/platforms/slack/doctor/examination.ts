import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Finding } from '../../../bot/answers/examination.js';
import { slackClients } from '../connection/clients.js';
import { troubleOf } from '../connection/trouble.js';
import type { SlackSettings } from '../setup/settings.js';
import { findingsOf } from './doctor.js';
import type { InstalledClient } from './installed-client.js';

/** What of the settings for Slack works, without connecting as the bot: each credential is tried once. Never rejects. */
export async function examineSlack(
  { mode, apiUrl, ...settings }: SlackSettings,
  { links, logger }: { readonly links: boolean; readonly logger: Logger },
): Promise<readonly Finding[]> {
  const { single } = slackClients({ apiUrl, logger });
  const installed: InstalledClient =
    mode.type === 'oauth'
      ? { client: null, why: 'no workspace' }
      : { client: new webApi.WebClient(mode.botToken, single), workspaces: [], isOnly: true };
  const found = await findingsOf({ ...settings, installed, reach: null, links, channel: '' });
  return mode.type === 'socket' ? [await appToken(mode.appToken, single), ...found] : found;
}

/** Asks for the address of a socket and leaves it: an address that is not used expires. */
async function appToken(token: string, options: webApi.WebClientOptions): Promise<Finding> {
  const area = 'Slack';
  try {
    await new webApi.WebClient(token, options).apps.connections.open({});
    return { area, state: 'ok', what: 'The app token opens connections (Socket Mode).' };
  } catch (error) {
    const { message, remedy } = troubleOf(error, 'SLACK_APP_TOKEN').error;
    return { area, state: 'fault', what: message, fix: remedy };
  }
}
