import { ChannelType, type Client, OverwriteType, PermissionFlagsBits, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { NotDiscord } from '../connection/trouble.js';

const BITS = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt);
const CHANNEL = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(z.object({ id: z.string(), type: z.number(), allow: BITS, deny: BITS })).default([]),
});
const GUILD = z.object({ owner_id: z.string(), roles: z.array(z.object({ id: z.string(), permissions: BITS })) });
const MEMBER = z.object({ roles: z.array(z.string()) });

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What the bot may do in a channel; null in a direct message, where there are no permissions. Works without a connection, and
 * for channels that it doesn't see.
 *
 * @see https://discord.com/developers/docs/topics/permissions#permission-overwrites
 * @throws what the client throws; {NotDiscord}.
 */
export async function permissionsIn(rest: REST, channelId: string, botId: string): Promise<bigint | null> {
  const channel = await read(rest, CHANNEL, Routes.channel(channelId));
  if (channel.guild_id === undefined) return null;
  const { guild_id: guildId, parent_id: parentId } = channel;
  const [guild, member, place] = await Promise.all([
    read(rest, GUILD, Routes.guild(guildId)),
    read(rest, MEMBER, Routes.guildMember(guildId, botId)),
    // A thread is as open as the channel that it belongs to.
    THREADS.has(channel.type) && parentId ? read(rest, CHANNEL, Routes.channel(parentId)) : channel,
  ]);
  const roles = new Set([guildId, ...member.roles]);
  const granted = guild.roles.reduce((all, { id, permissions }) => (roles.has(id) ? all | permissions : all), 0n);
  if (guild.owner_id === botId || granted & PermissionFlagsBits.Administrator) return ALL;
  const { permission_overwrites: overwrites } = place;
  const everyone = overwrites.filter(({ id }) => id === guildId);
  const ofRoles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guildId && roles.has(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === botId);
  return [everyone, ofRoles, own].reduce((allowed, level) => {
    const denied = level.reduce((all, { deny }) => all | deny, 0n);
    return level.reduce((all, { allow }) => all | allow, allowed & ~denied);
  }, granted);
}

/** The server that a channel is in, null for a direct message; undefined where the bot sees no such channel. Never rejects. */
export async function guildOf(channelId: string, client: Client): Promise<string | null | undefined> {
  const known = client.channels.cache.get(channelId);
  if (known) return 'guildId' in known ? known.guildId : null;
  try {
    return (await read(client.rest, CHANNEL, Routes.channel(channelId))).guild_id ?? null;
  } catch {
    return undefined;
  }
}

async function read<Schema extends z.ZodType>(
  rest: REST,
  schema: Schema,
  route: `/${string}`,
): Promise<z.infer<Schema>> {
  const { success, data } = schema.safeParse(await rest.get(route));
  if (!success) throw new NotDiscord('The answer is not of the form that was asked for');
  return data;
}
