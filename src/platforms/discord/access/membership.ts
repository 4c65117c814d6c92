import {
  type APIInteractionGuildMember,
  DiscordAPIError,
  GuildMember,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Time } from '../../../bot/delivery/clock.js';
import { LookupCache } from '../../../bot/memory/cache.js';
import { NotDiscord } from '../connection/trouble.js';

/** How long it is believed who is a member of a server, in milliseconds. */
const BELIEVED = 5 * 60 * 1000;

/** Longest that anybody waits to be known as a member, in milliseconds. */
const PATIENCE = 1000;

/** What somebody is in a server. */
export interface Member {
  /** Ids of their roles; the role of everybody, which has the server's id, is not among them. */
  readonly roles: readonly string[];
  /** Whether they have still to pass the server's screening of members. */
  readonly isPending: boolean;
}

const MEMBER = z.object({ roles: z.array(z.string()), pending: z.boolean().optional() });

/** Codes by which Discord says that somebody is no member. */
const NO_MEMBER: ReadonlySet<unknown> = new Set([RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser]);

export interface MembersParts {
  readonly rest: REST;
  readonly time: Pick<Time, 'now' | 'wait'>;
  readonly logger: Logger;
}

/** Members of servers that the bot is in, as Discord's API tells where what came in doesn't. */
export class Members {
  readonly #rest: REST;
  readonly #learned: LookupCache<Member | 'none'>;

  constructor({ rest, time, logger }: MembersParts) {
    this.#rest = rest;
    this.#learned = new LookupCache({ platform: 'Discord', believed: BELIEVED, patience: PATIENCE, time, logger });
  }

  /** What somebody is in a server, `none` where they are no member; null where Discord doesn't tell in time. Never rejects. */
  of(user: string, guild: string): Promise<Member | 'none' | null> {
    return this.#learned.of(`${guild} ${user}`, async () => {
      try {
        const { success, data } = MEMBER.safeParse(await this.#rest.get(Routes.guildMember(guild, user)));
        if (!success) throw new NotDiscord('The answer is no member of a server');
        return { roles: data.roles, isPending: data.pending === true };
      } catch (error) {
        if (error instanceof DiscordAPIError && NO_MEMBER.has(error.code)) return 'none';
        throw error;
      }
    });
  }
}

/** A member as Discord sends one with what they did. */
export function memberOf(member: GuildMember | APIInteractionGuildMember): Member {
  if (!(member instanceof GuildMember)) return { roles: member.roles, isPending: member.pending === true };
  const roles = [...member.roles.cache.keys()].filter((role) => role !== member.guild.id);
  return { roles, isPending: member.pending === true };
}
