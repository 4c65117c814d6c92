import { DiscordAPIError, Routes } from 'discord.js';
import { connectionFindings, type Finding, findingIn } from '../../../bot/answers/examination.js';
import type { Command } from '../../../bot/commands/command.js';
import { OnrecordError } from '../../../model/errors.js';
import { permissionsIn } from '../access/channels.js';
import { missing, PERMISSIONS } from '../access/permissions.js';
import { deploy, isDifferent } from '../connection/deploy.js';
import { type DiscordIdentity, identify } from '../connection/identity.js';
import { restOnce } from '../connection/rest.js';
import { troubleOf } from '../connection/trouble.js';
import { inviteLink } from '../setup/invite.js';
import type { DiscordSettings } from '../setup/settings.js';
import { editorsFinding } from './editors.js';
import { readersFinding } from './readers.js';

const AREA = 'Discord';
const finding = findingIn(AREA);

export interface DoctorParts {
  readonly settings: DiscordSettings;
  readonly commands: readonly Command[];
  /** Whether Discord's events reach the bot just now; null where it does not run. */
  readonly connected: boolean | null;
  /** The channel in which it was asked, or null. */
  readonly channel: string | null;
}

/** What of Discord is in order and what is not, each fault with its fix. Never rejects. */
export async function findingsOf(checked: DoctorParts): Promise<Finding[]> {
  const { settings, connected, channel } = checked;
  const { editorsChannel } = settings;
  return [
    ...connectionFindings(AREA, connected),
    ...(await asBot(checked)),
    editorsFinding(settings),
    ...(editorsChannel === null
      ? [
          finding(
            'warning',
            'Reports of mistakes have nowhere to go.',
            'Set DISCORD_EDITORS_CHANNEL to a channel’s id.',
          ),
        ]
      : []),
  ];

  async function asBot({ commands }: DoctorParts): Promise<Finding[]> {
    let identity: DiscordIdentity;
    try {
      identity = await identify(restOnce(settings));
    } catch (thrown) {
      const { message, remedy } = troubleOf(thrown).error;
      return [finding('fault', message, remedy)];
    }
    const parts = await Promise.all([
      registered(settings, identity, commands),
      // The bot that runs has its gateway; here it is asked whether there is one.
      connected === null ? gateway(settings) : [],
      channel === null ? [] : permitted(settings, identity, channel, 'This channel'),
      editorsChannel === null ? [] : permitted(settings, identity, editorsChannel, 'The editors’ channel'),
    ]);
    return [...application(settings, identity), readersFinding(settings, identity), ...parts.flat()];
  }
}

function application({ guildId }: DiscordSettings, identity: DiscordIdentity): Finding[] {
  const portal = `discord.com/developers/applications/${identity.applicationId}`;
  return [
    finding(
      'ok',
      `The bot is ${identity.name}. This link adds it to a server: ${inviteLink(identity.applicationId, guildId)}`,
    ),
    ...(identity.interactionsElsewhere
      ? [
          finding(
            'fault',
            'Discord sends commands to an address instead of to the bot.',
            `Clear Interactions Endpoint URL under General Information at ${portal}.`,
          ),
        ]
      : []),
    ...(identity.needsCodeGrant
      ? [
          finding(
            'fault',
            'The link can’t add the bot: Discord demands a code grant.',
            `Switch off Requires OAuth2 Code Grant under Bot at ${portal}.`,
          ),
        ]
      : []),
  ];
}

async function registered(
  settings: DiscordSettings,
  { applicationId }: DiscordIdentity,
  commands: readonly Command[],
): Promise<Finding[]> {
  const { guildId } = settings;
  try {
    const difference = await deploy({ rest: restOnce(settings), applicationId, guildId, commands, dryRun: true });
    const where = guildId === null ? '' : ' in the server of DISCORD_GUILD_ID';
    if (!isDifferent(difference))
      return [finding('ok', `All ${difference.same.length} commands are registered${where}.`)];
    const { added, changed, removed, doubled } = difference;
    const names = [...added, ...changed, ...removed].join(', ');
    const told = [
      ...(names === '' ? [] : [`Commands are not registered as they are${where}: ${names}.`]),
      ...(doubled.length === 0
        ? []
        : [`Commands are shown twice, since they are registered everywhere and in a server: ${doubled.join(', ')}.`]),
    ];
    return told.map((what) => finding('fault', what, 'Run onrecord register.'));
  } catch (thrown) {
    const { message, remedy } = thrown instanceof OnrecordError ? thrown : troubleOf(thrown).error;
    return [finding('fault', message, remedy)];
  }
}

async function gateway(settings: DiscordSettings): Promise<Finding[]> {
  try {
    await restOnce(settings).get(Routes.gatewayBot());
    return [finding('ok', 'The gateway lets the bot in.')];
  } catch (thrown) {
    const { message, remedy } = troubleOf(thrown).error;
    return [finding('fault', message, remedy)];
  }
}

async function permitted(
  settings: DiscordSettings,
  { botId }: DiscordIdentity,
  channel: string,
  name: string,
): Promise<Finding[]> {
  try {
    const allowed = await permissionsIn(restOnce(settings), channel, botId);
    if (allowed === null) return [];
    const lacking = missing(allowed);
    if (lacking.length === 0) return [finding('ok', `${name}: the bot may do there what it has to.`)];
    return [
      finding(
        'warning',
        `${name}: the bot lacks ${lacking.map(withReason).join(', ')}. Commands work.`,
        'Edit the channel, Permissions: add the bot’s role and allow these.',
      ),
    ];
  } catch (thrown) {
    const isUnseen = thrown instanceof DiscordAPIError && (thrown.status === 403 || thrown.status === 404);
    if (!isUnseen) return [finding('warning', `${name}: ${troubleOf(thrown).error.message}`, 'Try again.')];
    return [
      finding(
        'warning',
        `${name}: the bot doesn’t see it, so it can’t be mentioned or post there. Commands work.`,
        'Edit the channel, Permissions: add the bot’s role and allow View Channels. Or add the bot to the server.',
      ),
    ];
  }
}

/** A permission by its name, with what it is for. */
function withReason(name: string): string {
  const why = PERMISSIONS.find((one) => one.name === name)?.why;
  return `${name} (${why})`;
}
