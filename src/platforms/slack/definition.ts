import { definePlatform } from '../../bot/delivery/platform-definition.js';
import { SLACK_ERRORS } from './errors.js';
import { readSlackSettings, SLACK_VARIABLES, type SlackSettings } from './setup/settings.js';

/** Slack, for the list of platforms. */
export const SLACK = definePlatform<SlackSettings>({
  name: 'slack',
  variables: SLACK_VARIABLES,
  errors: SLACK_ERRORS,
  registration: 'the manifest of the Slack app on stdout, as JSON',
  read: readSlackSettings,
  secretsIn({ mode }) {
    const { type: _, ...credentials } = mode;
    return Object.values(credentials);
  },
  load: () => import('./module.js'),
  registerUnset: async (process, parts) => (await import('./setup/register.js')).registerSlack(null, process, parts),
});
