import { PermissionFlagsBits } from 'discord.js';

export type Permission = keyof typeof PermissionFlagsBits;

/** What everybody may do in a new guild, and what an invitation gives the bot there: neither is an administrator. */
export const ORDINARY: readonly Permission[] = [
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'CreatePublicThreads', 'ReadMessageHistory'] as const),
  ...(['EmbedLinks', 'AttachFiles', 'AddReactions', 'UseApplicationCommands'] as const),
];

export function bits(permissions: Iterable<Permission>): bigint {
  let all = 0n;
  for (const permission of permissions) all |= PermissionFlagsBits[permission];
  return all;
}

const EVERYTHING = bits(Object.keys(PermissionFlagsBits) as Permission[]);

/** A guild, a channel and a member, as far as it depends on them what the member may do. */
interface PermissionGuild {
  readonly id: string;
  readonly owner: string;
  readonly roles: ReadonlyMap<string, { readonly permissions: Iterable<Permission> }>;
}
interface PermissionChannel {
  readonly overwrites: ReadonlyMap<
    string,
    { readonly allow: Iterable<Permission>; readonly deny: Iterable<Permission> }
  >;
}
interface PermissionMember {
  readonly user: string;
  readonly roles: ReadonlySet<string>;
}

/** What a member may do: https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function permissionsIn(
  guild: PermissionGuild,
  channel: PermissionChannel | undefined,
  member: PermissionMember,
): bigint {
  const roles = [...member.roles].map((id) => guild.roles.get(id)!);
  const everyone = guild.roles.get(guild.id)!;
  let granted = [everyone, ...roles].reduce((all, role) => all | bits(role.permissions), 0n);
  if (guild.owner === member.user || granted & PermissionFlagsBits.Administrator) return EVERYTHING;
  const apply = (ids: readonly string[]) => {
    const of = ids.flatMap((id) => channel?.overwrites.get(id) ?? []);
    for (const { deny } of of) granted &= ~bits(deny);
    for (const { allow } of of) granted |= bits(allow);
  };
  apply([guild.id]);
  apply([...member.roles]);
  apply([member.user]);
  return channel && !(granted & PermissionFlagsBits.ViewChannel) ? 0n : granted;
}

/** What a bot may do in a direct message, by the documentation of `app_permissions`. */
export function permissionsInDm(withBot: boolean): bigint {
  return bits([
    ...(['AttachFiles', 'EmbedLinks', 'MentionEveryone'] as const),
    ...(withBot
      ? (['UseExternalEmojis', 'ViewChannel', 'SendMessages', 'ReadMessageHistory', 'AddReactions'] as const)
      : []),
  ]);
}
