import { ALL_SCOPES, APP } from '../workspace.js';
import { ApiError, type Method, needed } from './method.js';

export const AUTH: Record<string, Method> = {
  'auth.test': {
    token: 'any',
    run: ({ team, token }) =>
      token.kind === 'app'
        ? { app_name: 'Onrecord', app_id: APP.id }
        : {
            ...{ url: `https://${team.domain}.slack.com/`, team: team.name, user: 'onrecord', team_id: team.id },
            ...{ user_id: team.bot.user, bot_id: team.bot.bot, is_enterprise_install: false },
          },
  },
  'auth.revoke': {
    token: 'bot',
    run: ({ token }) => {
      token.revoked = true;
      return { revoked: true };
    },
  },
  'oauth.v2.access': {
    token: 'none',
    run: ({ workspace, args }) => {
      if (args['client_id'] !== APP.clientId) throw new ApiError('invalid_client_id');
      if (args['client_secret'] !== APP.clientSecret) throw new ApiError('bad_client_secret');
      const code = needed(args, 'code');
      const team = workspace.teams.get(workspace.codes.get(code) ?? '');
      if (!team) throw new ApiError('invalid_code');
      workspace.codes.delete(code);
      const access = `xoxb-${team.id.toLowerCase()}-${code}`;
      workspace.tokens.set(access, { kind: 'bot', team: team.id, scopes: [...ALL_SCOPES], revoked: false });
      return {
        access_token: access,
        token_type: 'bot',
        scope: ALL_SCOPES.join(','),
        bot_user_id: team.bot.user,
        app_id: APP.id,
        team: { id: team.id, name: team.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: 'U1' },
      };
    },
  },
};
