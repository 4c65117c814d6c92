import {
  ApplicationIntegrationType,
  type BaseInteraction,
  type GuildMember,
  InteractionContextType,
  type Message,
  MessageFlags,
  type User,
} from 'discord.js';
import type { Caller } from '../../../bot/commands/command.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { Asker } from '../access/callers.js';
import { missingToPost } from '../access/permissions.js';

/** Who used a command, or pressed a button. */
export function askerOf(interaction: BaseInteraction): Asker {
  const { user, guildId, member, channel, appPermissions } = interaction;
  const lacking = missingToPost(appPermissions.bitfield, { isThread: channel?.isThread() ?? false });
  return { user, guildId, member, isAtHome: isAtHome(interaction), lacking };
}

/** Who wrote a message. */
export function writerOf({ author, guildId, member }: Message): Asker {
  return { user: author, guildId, member, isAtHome: guildId !== null, lacking: [] };
}

/** Whether the bot itself is where it is called from: else it is brought along by somebody, and posts as their guest. */
export function isAtHome({ authorizingIntegrationOwners: owners, context }: BaseInteraction): boolean {
  // Where a server added it, its id is told; in direct messages with the bot, "0".
  return owners[ApplicationIntegrationType.GuildInstall] !== undefined && context !== PRIVATE;
}

const PRIVATE = InteractionContextType.PrivateChannel;

/** The names of a place by which conversations are told apart; ids of channels and threads are unique everywhere. */
export function placeOf(
  interaction: BaseInteraction,
  message?: Message,
): Pick<Caller, 'place' | 'shared' | 'needsMention'> {
  const { channelId } = interaction;
  if (channelId === null) return {};
  // What all see, they go on from; alone with the bot, there is nobody else.
  const isShared = isDirect(interaction) || (message !== undefined && !message.flags.has(MessageFlags.Ephemeral));
  return {
    place: channelId,
    ...(isShared && { shared: true as const }),
    ...(!isDirect(interaction) && { needsMention: true as const }),
  };
}

/** Whether somebody is alone with the bot. */
export function isDirect({ context }: BaseInteraction): boolean {
  return context === InteractionContextType.BotDM;
}

/** Alone with the bot there is nobody to share with. */
export function buttonsAt(interaction: BaseInteraction): ButtonSet {
  return isDirect(interaction) ? 'private' : 'all';
}

/** What others call somebody. */
export function displayNameOf({ user, member }: { readonly user: User; readonly member: Asker['member'] }): string {
  if (member === null) return user.displayName;
  return (member as GuildMember).displayName ?? ('nick' in member ? member.nick : null) ?? user.displayName;
}

/** Whoever or whatever a message refers to, as Discord sends it: `<@1>`, `<#1>`, `<@&1>`, `<:name:1>`, `</name:1>`. */
const REFERENCE = /<(@[!&]?|#)(\d{1,20})>|<a?:(\w+):\d{1,20}>|<\/([^:<>\n]{1,100}):\d{1,20}>/g;

/** What somebody wrote, as they saw it; the mention of the bot itself is no part of what was asked. */
export function typedText(message: Message): string {
  const { content, client, mentions, guild } = message;
  return content
    .replace(REFERENCE, (whole, sign?: string, id = '', emoji?: string, command?: string) => {
      if (emoji !== undefined) return `:${emoji}:`;
      if (command !== undefined) return `/${command}`;
      if (sign === '#') return `#${nameIn(client.channels.cache.get(id)) ?? id}`;
      if (sign === '@&') return `@${guild?.roles.cache.get(id)?.name ?? id}`;
      if (id === client.user.id) return ' ';
      const user = mentions.users.get(id);
      return user ? `@${mentions.members?.get(id)?.displayName ?? user.displayName}` : whole.replace(/[<>!]/g, '');
    })
    .trim();
}

function nameIn(channel: object | undefined): string | null {
  const name: unknown = channel && 'name' in channel ? channel.name : null;
  return typeof name === 'string' ? name : null;
}
