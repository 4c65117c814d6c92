import { ApiError, type Method, needed } from './method.js';

export const PEOPLE: Record<string, Method> = {
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    run: ({ workspace, args, team }) => {
      const person = workspace.people.get(needed(args, 'user'));
      // Whoever shares a channel with the workspace is told of as well, with their own one.
      const shares = [...workspace.channels.values()].some(
        ({ team: of, extShared, orgShared, members }) =>
          of === team.id && (extShared || orgShared) && members.has(person?.id ?? ''),
      );
      const isSeen =
        person && (person.team === team.id || person.grid.includes(team.id) || person.meets === team.id || shares);
      if (!isSeen) throw new ApiError('user_not_found');
      const { enterprise } = workspace.teams.get(person.team) ?? {};
      const profile = { real_name: person.realName, display_name: person.name };
      return {
        user: {
          ...{ id: person.id, team_id: person.team, name: person.name, real_name: person.realName },
          ...{ is_restricted: person.restricted, is_ultra_restricted: person.ultraRestricted },
          ...{ is_stranger: person.stranger },
          ...(enterprise && { enterprise_user: { enterprise_id: enterprise, teams: [...person.grid] } }),
          ...{ deleted: person.deleted, is_bot: person.bot, tz: person.tz, locale: person.locale, profile },
        },
      };
    },
  },
  'usergroups.list': {
    token: 'bot',
    scopes: ['usergroups:read'],
    run: ({ workspace, team }) => ({
      usergroups: [...workspace.groups.values()]
        .filter((group) => group.team === team.id)
        .map(({ id, handle, members }) => ({
          ...{ id, team_id: team.id, is_usergroup: true, name: handle, handle, date_delete: 0 },
          ...{ user_count: members.length },
        })),
    }),
  },
  'usergroups.users.list': {
    token: 'bot',
    scopes: ['usergroups:read'],
    run: ({ workspace, args, team }) => {
      const group = workspace.groups.get(needed(args, 'usergroup'));
      if (!group || group.team !== team.id) throw new ApiError('no_such_subteam');
      return { users: [...group.members] };
    },
  },
};
