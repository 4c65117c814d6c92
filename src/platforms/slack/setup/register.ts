import type { ProcessSettings, Registration, RegistrationParts } from '../../../bot/delivery/platform-definition.js';
import { appManifest } from './manifest.js';
import type { SlackSettings } from './settings.js';

const URL_UNSET = 'ONRECORD_PUBLIC_URL is not set: put the address at which Slack reaches this server in its place.';

/**
 * Gives the manifest of the app, to be pasted where Slack makes or changes an app; Slack has no other way to register
 * commands.
 *
 * @param settings null where nothing of Slack is set: the manifest is then that of an app in Socket Mode
 */
export async function registerSlack(
  settings: SlackSettings | null,
  { publicUrl, pages }: ProcessSettings,
  { commands }: RegistrationParts,
): Promise<Registration> {
  const mode = settings?.mode.type ?? 'socket';
  const data = appManifest({
    commands,
    url: mode === 'socket' ? null : (publicUrl ?? 'https://onrecord.example.org'),
    publicUrl: pages === 'off' ? null : publicUrl,
    isDistributed: mode === 'oauth',
  });
  return { data, lines: mode !== 'socket' && publicUrl === null ? [URL_UNSET] : [] };
}
