import { OAuth2Scopes } from 'discord.js';
import { NEEDED } from '../access/permissions.js';

/** The page at which somebody adds the bot to a server, with the least that it needs. */
export function inviteLink(applicationId: string, guildId: string | null): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', String(NEEDED));
  if (guildId !== null) url.searchParams.set('guild_id', guildId);
  return url.href;
}
