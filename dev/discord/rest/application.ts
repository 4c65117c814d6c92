import { APP } from '../world.js';
import { type Operation, ok, type Request } from './route.js';

function application({ world, wire, gateway }: Request) {
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(APP.id));
  return ok({
    ...{ id: APP.id, name: APP.name, icon: null, description: '', bot_public: true, bot_require_code_grant: false },
    ...{ verify_key: '0'.repeat(64), flags: gateway.granted.has('messageContent') ? 1 << 19 : 0, team: null },
    ...{ approximate_guild_count: guilds.length, approximate_user_install_count: world.installedBy.size },
    ...{ bot: wire.user(world.people.get(APP.id)!), owner: wire.user(world.person('8')), redirect_uris: [] },
    integration_types_config: { 0: {}, 1: {} },
  });
}

export const APPLICATION = {
  get_bot_gateway: { on: 'GET /gateway/bot', run: ({ gateway }) => ok(gateway.information) },
  get_my_user: { on: 'GET /users/@me', run: ({ world, wire }) => ok(wire.user(world.people.get(APP.id)!)) },
  get_my_application: { on: 'GET /applications/@me', run: application },
  get_my_oauth2_application: { on: 'GET /oauth2/applications/@me', run: application },
} satisfies Record<string, Operation>;
