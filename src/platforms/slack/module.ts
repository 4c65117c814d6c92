import type { PlatformModule } from '../../bot/delivery/platform-definition.js';
import { examineSlack } from './doctor/examination.js';
import { installationFindings } from './doctor/installations.js';
import { startSlack } from './index.js';
import { Installations, type InstallationsParts } from './setup/installations.js';
import { registerSlack } from './setup/register.js';
import type { SlackSettings } from './setup/settings.js';

type Slack = PlatformModule<SlackSettings>;

export const start: Slack['start'] = (settings, { publicUrl, ...process }, { bot, record, ...parts }) =>
  startSlack({
    ...parts,
    settings,
    publicUrl,
    bot,
    pages: bot.pages,
    installations: installationsOf(settings, process, record),
  });

export const examine: Slack['examine'] = (settings, { pages }, { logger }) =>
  examineSlack(settings, { links: pages !== 'off', logger });

export const examineKept: NonNullable<Slack['examineKept']> = async (
  settings,
  { publicUrl, ...process },
  { record },
) => {
  const installations = installationsOf(settings, process, record);
  return installations === null ? [] : installationFindings(installations, { named: true, publicUrl });
};

export const register: Slack['register'] = registerSlack;

/** Where the tokens of workspaces are kept that install the app; null where one workspace's is set. */
function installationsOf(
  { mode }: SlackSettings,
  { secret, previousSecrets }: Pick<Parameters<Slack['start']>[1], 'secret' | 'previousSecrets'>,
  record: InstallationsParts['record'],
): Installations | null {
  if (mode.type !== 'oauth') return null;
  return new Installations({ record, secret: secret ?? undefined, previousSecrets, now: () => new Date() });
}
