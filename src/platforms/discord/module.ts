import type { PlatformModule } from '../../bot/delivery/platform-definition.js';
import { ButtonStore } from '../../bot/memory/buttons.js';
import { findingsOf } from './doctor/doctor.js';
import { startDiscord } from './index.js';
import { registerDiscord } from './setup/register.js';
import type { DiscordSettings } from './setup/settings.js';

type Discord = PlatformModule<DiscordSettings>;

export const start: Discord['start'] = (settings, _, { bot, once, record, logger, signal }) => {
  const buttons = new ButtonStore({ record, logger, now: () => new Date() });
  return startDiscord({ settings, bot, once, buttons, logger, signal });
};

export const examine: Discord['examine'] = (settings, _, { commands }) =>
  findingsOf({ settings, commands, connected: null, channel: null });

export const register: Discord['register'] = async (settings, _, parts) => ({
  lines: await registerDiscord(settings, parts),
});
