import { type Finding, findingIn } from '../../../bot/answers/examination.js';
import type { DiscordIdentity } from '../connection/identity.js';
import type { DiscordSettings } from '../setup/settings.js';

const finding = findingIn('Discord');

/** Who may read, and whether anybody could make themselves one of them. */
export function readersFinding({ readers, guildId }: DiscordSettings, { isPublic }: DiscordIdentity): Finding {
  if (guildId !== null) {
    const outside = 'wherever they ask, and nobody from outside';
    if (readers === 'everyone') return finding('ok', `Members of the server of DISCORD_GUILD_ID may read, ${outside}.`);
    if (readers === 'members') {
      return finding('ok', `Members of the server who have passed its screening may read, ${outside}.`);
    }
    return finding(
      'ok',
      `Members of the server whom DISCORD_READERS names (${readers.join(', ')}) may read, and editors.`,
    );
  }
  if (typeof readers !== 'string') {
    return finding('ok', `Those whom DISCORD_READERS names (${readers.join(', ')}) may read, and editors.`);
  }
  return isPublic
    ? finding(
        'warning',
        'Anybody on Discord can read: they need only add the bot to a server of theirs, or to their account.',
        'Set DISCORD_GUILD_ID to your server, or DISCORD_READERS to the ids of servers, roles and users; or switch off Public Bot under Installation of the application.',
      )
    : finding('ok', 'People in the servers that the bot was added to may read.');
}
