import { definePlatform } from '../../bot/delivery/platform-definition.js';
import { DISCORD_ERRORS } from './errors.js';
import { DISCORD_VARIABLES, type DiscordSettings, readDiscordSettings } from './setup/settings.js';

/** Discord, for the list of platforms. */
export const DISCORD = definePlatform<DiscordSettings>({
  name: 'discord',
  variables: DISCORD_VARIABLES,
  errors: DISCORD_ERRORS,
  registration: 'the commands on Discord, where they differ',
  read: readDiscordSettings,
  secretsIn: ({ token }) => [token],
  load: () => import('./module.js'),
});
