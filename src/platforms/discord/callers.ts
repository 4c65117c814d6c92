import { type APIInteractionGuildMember, type Client, GuildMember, PermissionFlagsBits } from 'discord.js';
import type { Caller } from '../../bot/command.js';

/** Somebody, as what they did tells of them. */
export interface Asker {
  readonly user: { readonly id: string };
  /** The server where they did it, and what they are there; null in direct messages. */
  readonly guildId: string | null;
  readonly member: GuildMember | APIInteractionGuildMember | null;
  /** Whether the bot was added to that server, rather than brought along by somebody. */
  readonly isAtHome: boolean;
  /** What posting there takes and the bot is not allowed, by name; none where that isn't told. */
  readonly lacking: readonly string[];
}

export interface CallersParts {
  readonly client: Client;
  /** Ids of users and of roles who are editors. */
  readonly editors: readonly string[];
  /** The server whose managers are editors; null where no managers are: anybody may add the bot to a server of their own. */
  readonly guildId: string | null;
}

/** Who asks, by what Discord tells of them. It tells nobody's time zone. */
export class Callers {
  readonly #parts: CallersParts;

  constructor(parts: CallersParts) {
    this.#parts = parts;
  }

  /** The caller with their rights. */
  of(asker: Asker, where: Pick<Caller, 'place' | 'shared' | 'needsMention'>): Caller {
    const { user, guildId, isAtHome, lacking } = asker;
    const { place } = where;
    const alone = { platform: 'discord', channel: user.id, isPerson: true };
    // Brought along by somebody, the bot is no member of the channel and can't post there by itself.
    const isMember = guildId !== null && isAtHome && place !== undefined;
    return {
      userId: user.id,
      ...where,
      editor: this.isEditor(asker),
      editors: this.#named(asker),
      alone,
      ...(isMember && { here: { platform: 'discord', channel: place, isPerson: false }, hereLacks: lacking }),
    };
  }

  /** Whether somebody is an editor: by their own id, by a role, or since they manage the server that is set. */
  isEditor({ user, guildId, member, isAtHome }: Asker): boolean {
    const { editors } = this.#parts;
    if (editors.includes(user.id)) return true;
    if (member === null || guildId === null) return false;
    if (rolesOf(member).some((role) => editors.includes(role))) return true;
    return (
      isAtHome && guildId === this.#parts.guildId && (permissionsOf(member) & PermissionFlagsBits.ManageGuild) !== 0n
    );
  }

  /** Roles by their names where they are known, all else by ids: a mention would call them. */
  #named({ guildId }: Asker): string {
    const { client, editors, guildId: home } = this.#parts;
    const names = editors.map((id) => {
      const role = guildId === null ? undefined : client.guilds.cache.get(guildId)?.roles.cache.get(id);
      return role ? `everybody with the role ${role.name}` : id;
    });
    const managers = home === null ? [] : ['whoever may manage the server'];
    return [...names, ...managers].join(', ') || 'nobody is one yet; whoever runs the bot sets DISCORD_EDITORS';
  }
}

/** Without the role of everybody in the server, which has the server's id: that makes nobody an editor. */
function rolesOf(member: GuildMember | APIInteractionGuildMember): readonly string[] {
  if (!(member instanceof GuildMember)) return member.roles;
  return [...member.roles.cache.keys()].filter((role) => role !== member.guild.id);
}

function permissionsOf(member: GuildMember | APIInteractionGuildMember): bigint {
  return member instanceof GuildMember ? member.permissions.bitfield : BigInt(member.permissions);
}
