import type { Command } from '../../../bot/commands/command.js';
import { type CommandDifference, deploy, isDifferent } from '../connection/deploy.js';
import { identify } from '../connection/identity.js';
import { restOnce } from '../connection/rest.js';
import { troubleOf } from '../connection/trouble.js';
import { inviteLink } from './invite.js';
import type { DiscordSettings } from './settings.js';

/**
 * Registers the commands where they differ, and says what was done, a line each; the last one is the link that adds the bot
 * to a server.
 *
 * @throws {OnrecordError} `DISCORD_REFUSED`, `DISCORD_UNREACHABLE`, `DISCORD_NO_ACCESS`, `DISCORD_REQUEST`.
 */
export async function registerDiscord(
  settings: DiscordSettings,
  { commands, dryRun }: { readonly commands: readonly Command[]; readonly dryRun: boolean },
): Promise<readonly string[]> {
  const { guildId } = settings;
  try {
    const { applicationId, name } = await identify(restOnce(settings));
    const difference = await deploy({ rest: restOnce(settings), applicationId, guildId, commands, dryRun });
    const where = guildId === null ? 'everywhere' : `in the server ${guildId}`;
    return [
      `Discord, ${name}, ${where}:`,
      ...(isDifferent(difference) ? changes(difference, dryRun) : ['  Nothing differs; nothing was written.']),
      `The link that adds the bot to a server: ${inviteLink(applicationId, guildId)}`,
    ];
  } catch (thrown) {
    throw troubleOf(thrown).error;
  }
}

function changes({ added, changed, removed, same, doubled }: CommandDifference, dryRun: boolean): string[] {
  const line = (what: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}`];
  return [
    ...line(dryRun ? 'would be added' : 'added', added),
    ...line(dryRun ? 'would be changed' : 'changed', changed),
    ...line(dryRun ? 'would be removed' : 'removed', removed),
    ...line(dryRun ? 'would be removed elsewhere' : 'removed elsewhere', doubled),
    ...line('as they are', same),
  ];
}
