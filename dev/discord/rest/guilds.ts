import type { Guild } from '../world.js';
import { APP } from '../world.js';
import { ApiError, type Operation, ok, type Request, unknown } from './route.js';

/** A guild that the bot is in. */
function guildOf({ world, at }: Request): Guild {
  const guild = world.guilds.get(at['guild']!);
  if (!guild) throw unknown.guild();
  if (!guild.members.has(APP.id)) throw new ApiError(403, 50001, 'Missing Access');
  return guild;
}

function memberOf(request: Request, user: string) {
  const member = guildOf(request).members.get(user);
  if (!member) throw unknown.member();
  return ok(request.wire.member(member));
}

export const GUILDS = {
  get_guild: { on: 'GET /guilds/{guild}', run: (request) => ok(request.wire.guild(guildOf(request))) },
  list_guild_roles: {
    on: 'GET /guilds/{guild}/roles',
    run: (request) => ok([...guildOf(request).roles.values()].map((role, index) => request.wire.role(role, index))),
  },
  list_guild_channels: {
    on: 'GET /guilds/{guild}/channels',
    run: (request) => {
      const { id } = guildOf(request);
      const all = [...request.world.channels.values()];
      return ok(all.filter(({ guild }) => guild === id).map((channel) => request.wire.channel(channel)));
    },
  },
  get_guild_member: {
    on: 'GET /guilds/{guild}/members/{user}',
    run: (request) => memberOf(request, request.at['user']!),
  },
  list_my_guilds: {
    on: 'GET /users/@me/guilds',
    run: ({ world, query }) => {
      const mine = [...world.guilds.values()].filter(({ members }) => members.has(APP.id));
      return ok(mine.slice(0, Number(query['limit'] ?? 200)).map(({ id }) => ({ id })));
    },
  },
  get_user: {
    on: 'GET /users/{user}',
    run: ({ world, wire, at }) => {
      const person = world.people.get(at['user']!);
      if (!person) throw unknown.user();
      return ok(wire.user(person));
    },
  },
} satisfies Record<string, Operation>;
