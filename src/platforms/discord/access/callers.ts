import { type APIInteractionGuildMember, type Client, GuildMember, PermissionFlagsBits } from 'discord.js';
import type { Audience, Readers, Standing } from '../../../bot/access/readers.js';
import type { Caller } from '../../../bot/commands/command.js';
import { type Member, type Members, memberOf } from './membership.js';

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
  readonly members: Members;
  /** Ids of users and of roles who are editors. */
  readonly editors: readonly string[];
  /** Who may read; a list has ids of users, of roles, and of servers. */
  readonly readers: Readers;
  /**
   * The server whose members alone read and whose managers are editors; null where people of all servers read that the bot was
   * added to, and no managers are editors: anybody may add the bot to a server of their own.
   */
  readonly guildId: string | null;
}

type Rights = Pick<Caller, 'standing' | 'editor'>;

const OUTSIDER: Rights = { standing: 'outsider', editor: false };
const UNKNOWN: Rights = { standing: 'unknown', editor: false };

/** Who asks, by what Discord tells of them. It tells nobody's time zone. */
export class Callers {
  readonly #parts: CallersParts;

  constructor(parts: CallersParts) {
    this.#parts = parts;
  }

  /** The caller with their rights. Never rejects. */
  async of(asker: Asker, where: Pick<Caller, 'place' | 'shared' | 'needsMention'>): Promise<Caller> {
    const { user, guildId, isAtHome, lacking } = asker;
    const { place } = where;
    const alone = { platform: 'discord', channel: user.id, isPerson: true };
    // Brought along by somebody, the bot is no member of the channel and can't post there by itself.
    const isMember = guildId !== null && isAtHome && place !== undefined;
    return {
      userId: user.id,
      ...where,
      ...(await this.rightsOf(asker)),
      editors: this.#named(asker),
      alone,
      ...(isMember && { here: { platform: 'discord', channel: place, isPerson: false }, hereLacks: lacking }),
      audience: async () => this.audienceIn(guildId),
    };
  }

  /**
   * Whether somebody may read, and whether they are an editor. Discord is asked only where what they did doesn't tell what they
   * are in the server that counts. Never rejects.
   */
  rightsOf(asker: Asker): Promise<Rights> {
    const { guildId } = this.#parts;
    return guildId === null ? this.#rightsAnywhere(asker) : this.#rightsIn(guildId, asker);
  }

  /** Who sees what is posted in a server; in direct messages of others (null) nobody knows who that is. */
  audienceIn(guild: string | null): Audience {
    const { readers, guildId } = this.#parts;
    if (guildId !== null) {
      if (guild !== guildId) return 'outsiders';
      return readers === 'everyone' || readers.includes(guildId) ? 'readers' : 'some';
    }
    if (typeof readers === 'string') return 'readers';
    if (guild === null) return 'outsiders';
    if (readers.includes(guild)) return 'readers';
    return this.#guildsThatCount().includes(guild) ? 'some' : 'outsiders';
  }

  /** Where one server is set, only its members are anything, wherever they ask. */
  async #rightsIn(home: string, asker: Asker): Promise<Rights> {
    const { user, member, guildId, isAtHome } = asker;
    const { readers } = this.#parts;
    const known = guildId === home && member !== null ? memberOf(member) : await this.#memberOf(home, asker);
    if (known === null) return UNKNOWN;
    if (known === 'none') return OUTSIDER;
    const isManager =
      guildId === home &&
      isAtHome &&
      member !== null &&
      (permissionsOf(member) & PermissionFlagsBits.ManageGuild) !== 0n;
    if (isManager || this.#isListed(this.#parts.editors, user.id, known)) return { standing: 'reader', editor: true };
    if (readers === 'everyone') return { standing: 'reader', editor: false };
    const isOne =
      readers === 'members' ? !known.isPending : readers.includes(home) || this.#isListed(readers, user.id, known);
    return { standing: isOne ? 'reader' : 'unlisted', editor: false };
  }

  /** Whoever does something in a server is a member of it; what they are there may have to be asked for. */
  async #memberOf(home: string, { user, guildId }: Asker): Promise<Member | 'none' | null> {
    const { members, readers } = this.#parts;
    const found = await members.of(user.id, home);
    const isThere = found === null && guildId === home && readers === 'everyone';
    return isThere ? { roles: [], isPending: false } : found;
  }

  async #rightsAnywhere(asker: Asker): Promise<Rights> {
    const { user, member, guildId } = asker;
    const { readers, editors } = this.#parts;
    const here: Member = member === null ? { roles: [], isPending: false } : memberOf(member);
    const editor = this.#isListed(editors, user.id, here);
    if (editor || typeof readers === 'string') return { standing: 'reader', editor };
    const isHere = (guildId !== null && readers.includes(guildId)) || this.#isListed(readers, user.id, here);
    if (isHere) return { standing: 'reader', editor };
    return { standing: await this.#standingElsewhere(user.id, readers), editor };
  }

  /** Whether somebody is in a server that the list names, or has a role that it names, in whichever the bot is in. */
  async #standingElsewhere(user: string, readers: readonly string[]): Promise<Standing> {
    const guilds = this.#guildsThatCount();
    const found = await Promise.all(guilds.map((guild) => this.#parts.members.of(user, guild)));
    const isOne = found.some(
      (member, i) =>
        member !== null && member !== 'none' && (readers.includes(guilds[i]!) || this.#isListed(readers, user, member)),
    );
    if (isOne) return 'reader';
    if (found.includes(null)) return 'unknown';
    return found.some((member) => member !== 'none') ? 'unlisted' : 'outsider';
  }

  /** Servers that the list of readers names, itself or by a role. */
  #guildsThatCount(): readonly string[] {
    const { client, readers } = this.#parts;
    if (typeof readers === 'string') return [];
    return [...client.guilds.cache.values()]
      .filter(({ id, roles }) => readers.includes(id) || readers.some((one) => roles.cache.has(one)))
      .map(({ id }) => id);
  }

  #isListed(list: readonly string[], user: string, { roles }: Member): boolean {
    return list.includes(user) || roles.some((role) => list.includes(role));
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

function permissionsOf(member: GuildMember | APIInteractionGuildMember): bigint {
  return member instanceof GuildMember ? member.permissions.bitfield : BigInt(member.permissions);
}
