import { type Config, remarksOn } from '../app/config.js';
import { type Io, wantsColour } from '../app/io.js';
import { createLogger } from '../app/log.js';
import { withBot } from '../app/with-bot.js';
import { examine, type Finding, findingsReply } from '../bot/answers/examination.js';
import { newsCheck } from '../bot/courier/examination.js';
import type { Platform } from '../bot/delivery/platform.js';
import type { Bot } from '../bot/dispatch.js';
import { pagesCheck } from '../bot/memory/pages-check.js';
import { findingsOf as examineDiscord } from '../platforms/discord/doctor.js';
import { examineSlack } from '../platforms/slack/doctor/examination.js';
import { installationFindings } from '../platforms/slack/doctor/installations.js';
import { Installations } from '../platforms/slack/setup/installations.js';
import { write } from '../platforms/terminal/output.js';
import { render } from '../platforms/terminal/render.js';
import type { StatementRecord } from '../record/index.js';
import { EXIT } from './exit-codes.js';
import { jsonText } from './json.js';

const NO_PLATFORM: Finding = {
  area: 'Platforms',
  state: 'warning',
  what: 'None is configured, so start opens a chat in the terminal.',
  fix: 'Set the tokens of one in .env; the README has the steps.',
};

/** Whether the installations of several workspaces can be decrypted; nothing where there is but one. */
function installationsCheck({ slack, publicUrl, secret, previousSecrets }: Config, record: StatementRecord) {
  const now = () => new Date();
  const check = async (): Promise<readonly Finding[]> => {
    if (slack?.mode.type !== 'oauth') return [];
    const installations = new Installations({ record, secret: secret ?? undefined, previousSecrets, now });
    return installationFindings(installations, { named: true, publicUrl });
  };
  return { check };
}

/** Variables that are set and nobody reads. */
function settingsFindings(io: Io): Finding[] {
  return remarksOn(io.environment).map((remark) => ({
    area: 'Settings',
    state: 'warning',
    what: `${remark}.`,
    fix: 'Leave it where it is meant for another program; .env.example has all that are read.',
  }));
}

/** `doctor`: what works and what doesn't; the exit code is 1 where something is to be mended. */
export async function doctor({ json }: { readonly json?: true }, config: Config, io: Io): Promise<number> {
  const { slack, discord, pages } = config;
  const logger = createLogger({ logLevel: 'silent' }, io.stderr);
  const platformsOf = ({ commands }: Bot): Pick<Platform, 'check'>[] => [
    ...(slack ? [{ check: () => examineSlack(slack, { links: pages !== 'off', logger }) }] : []),
    ...(discord
      ? [{ check: () => examineDiscord({ settings: discord, commands, connected: null, channel: null }) }]
      : []),
    ...(slack || discord ? [] : [{ check: async () => [NO_PLATFORM] }]),
  ];
  const looked = (bot: Bot, record: StatementRecord) =>
    examine(record, [...platformsOf(bot), installationsCheck(config, record), newsCheck(record), pagesCheck(config)]);
  const findings = [...settingsFindings(io), ...(await withBot(config, io, looked, { thread: 'caller' }))];
  const shown = json ? jsonText(findings, 2) : render(findingsReply(findings), { colour: wantsColour(io) });
  await write(io.stdout, `${shown}\n`);
  return findings.some(({ state }) => state === 'fault') ? EXIT.failure : EXIT.done;
}
