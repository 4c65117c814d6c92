/**
 * A Discord of our own on 127.0.0.1, for tests and `npm run play:discord`, with the real discord.js: REST and gateway,
 * version 10.
 *
 *     const discord = await DiscordServer.start();
 *     const client = new Client({ intents: […], rest: { api: discord.api, version: '10' } });
 *     await client.login(discord.token);
 *     const user = discord.user('100');
 *     const seen = await user.command('said', { question: 'housing' });   // resolves when the bot first answered
 *     const message = await seen.message();                              // waits for what the user sees
 *     await (await user.click(message, 'Share')).message();
 *     expect(discord.violations).toEqual([]);                            // every payload is checked as it comes
 *     await discord.close();
 *
 * Things go wrong on demand: `discord.fail('create_message', { status: 429, retryAfter: 1 })`, `discord.fail('*', {
 * status: 503 }, Infinity)` until its `stop()`, `discord.hold(…)`, `discord.outage()`; of the gateway
 * `discord.gateway.drop()`, `.reconnect()`, `.invalidate()`, `.closeWith(4004)`, `.holdHello()`, `.acknowledges`.
 * Operations go by their names in Discord's OpenAPI description. What was called is in `discord.calls`, what was on
 * screens in `discord.shown`; both can be waited for. What mentions, links or formats, `pingsIn(payload)` finds.
 * Ids may be short names: `user('100')`, `channel('2')`; `idOf('user', '100')` is the full one.
 * Nothing sleeps: every wait ends with the event. The server's time stands still until `discord.advance(ms)`.
 */
import type { IncomingMessage } from 'node:http';
import type { Cut } from '../local/failures.js';
import { type Asked, LocalServer, type Reply } from '../local/server.js';
import { type Failure, failed } from './failures.js';
import { Gateway } from './gateway.js';
import { idOf } from './ids.js';
import { Interactions } from './interactions.js';
import type { Answer, Request } from './rest/route.js';
import { NO_SUCH_ROUTE, type OperationName, operationOf, perform } from './rest-api.js';
import type { Call, Shown } from './types.js';
import { DiscordUser } from './user.js';
import { isThread, Wire } from './wire.js';
import { APP, type Channel, type Guild, type Person, type Role, World } from './world.js';

/** An answer, as it is sent. */
type Sent = Answer & Reply;

export class DiscordServer extends LocalServer<Failure, OperationName, Call, Shown> {
  readonly token = APP.token;
  readonly applicationId = APP.id;

  readonly world: World;
  readonly wire: Wire;
  readonly gateway: Gateway;
  readonly interactions: Interactions;

  private constructor(clock: (() => number) | undefined) {
    super(clock);
    this.world = new World(this.clock);
    this.wire = new Wire(this.world);
    this.gateway = new Gateway(this.world, this.wire, () => this.socketOrigin);
    this.interactions = new Interactions(this.world, this.wire);
  }

  /**
   * @param options.clock milliseconds since 1970: what ids, timestamps and the validity of interactions go by. Unless
   * told, time stands still at the start and goes on by `advance` alone.
   */
  static async start({ clock }: { clock?: () => number } = {}): Promise<DiscordServer> {
    const server = new DiscordServer(clock);
    await server.recover();
    return server;
  }

  /** The address of the API without its version, for `rest: { api }`. */
  get api(): string {
    return `${this.origin}/api`;
  }

  /** The calls of one operation so far. */
  called(operation: OperationName): Call[] {
    return this.calls.all.filter((call) => call.operation === operation);
  }

  /** The calls so far that changed which commands are registered. */
  get commandWrites(): Call[] {
    const changes = ({ operation, request }: Call) => /_commands?$/.test(operation) && !request.startsWith('GET');
    return this.calls.all.filter(changes);
  }

  user(name: string, more: Partial<Person> = {}): DiscordUser {
    this.world.person(name, more);
    return new DiscordUser(name, this);
  }

  /** A guild, made if there is none, with the bot in it unless told; a bot that is connected hears of it. */
  guild(name: string, more: Parameters<World['guild']>[1] = {}): Guild {
    const guild = this.world.guild(name, more);
    if (guild.members.has(APP.id)) this.gateway.tell('GUILD_CREATE', this.wire.guildCreate(guild), guild.id);
    return guild;
  }

  /** A channel or thread, made or changed; a bot that is connected hears of it. */
  channel(name: string, more: Parameters<World['channel']>[1] = {}): Channel {
    const known = this.world.channels.has(idOf('channel', name));
    const channel = this.world.channel(name, more);
    const event = `${isThread(channel) ? 'THREAD' : 'CHANNEL'}_${known ? 'UPDATE' : 'CREATE'}`;
    if (channel.guild !== undefined) this.gateway.tell(event, this.wire.channel(channel), channel.guild);
    return channel;
  }

  /** A role, made or changed; `@everyone` has the id of its guild. A bot that is connected hears of it. */
  role(name: string, more: Parameters<World['role']>[1] = {}): Role {
    const guild = idOf('guild', more.guild ?? '1');
    const known = this.world.guilds.get(guild)?.roles.has(idOf('role', name));
    const role = this.world.role(name, more);
    const event = `GUILD_ROLE_${known ? 'UPDATE' : 'CREATE'}`;
    this.gateway.tell(event, { guild_id: guild, role: this.wire.role(role) }, guild);
    return role;
  }

  /** Makes somebody a member of a guild, with these roles and no others; of itself a bot hears. */
  member(user: string, roles: readonly string[] = [], guild = '1'): void {
    const id = idOf('guild', guild);
    const member = this.world.join(id, user);
    member.roles = new Set(roles.map((role) => idOf('role', role)));
    if (member.user === APP.id)
      this.gateway.tell('GUILD_MEMBER_UPDATE', { guild_id: id, ...this.wire.member(member) }, id);
  }

  protected get websockets(): Gateway {
    return this.gateway;
  }

  protected get state(): World {
    return this.world;
  }

  protected async read(request: IncomingMessage, data: Buffer): Promise<Asked<Exclude<Failure, Cut>, Sent>> {
    const url = new URL(request.url ?? '/', this.origin);
    const path = url.pathname.startsWith('/api/v10/') ? decodeURIComponent(url.pathname.slice('/api/v10'.length)) : '';
    const method = request.method ?? 'GET';
    const found = operationOf(method, path);
    if (!found) this.world.violate(`${method} ${url.pathname}`, '', 'this server has no such route');
    const { authorization } = request.headers;
    const query = Object.fromEntries(url.searchParams);
    const sent = await parsed(data, request.headers['content-type'] ?? '');
    const operation = found?.name ?? 'unknown';
    const { world, wire, gateway } = this;
    const asked: Request = { operation, world, wire, gateway, at: found?.at ?? {}, query, ...sent };
    const answer = () => (found ? perform(found, asked, authorization) : NO_SUCH_ROUTE);
    const call = { operation, request: `${method} ${path}`, authorization, body: sent.body, query };
    return {
      method: operation,
      answer: (failure) => this.#reply(answer, failure),
      note: (reply, cut) => {
        const status = reply === undefined || cut ? 0 : reply.status;
        this.calls.add({ ...call, status, answer: reply?.body, at: this.clock() });
      },
    };
  }

  #reply(answer: () => Answer, how: Exclude<Failure, Cut> | undefined): Sent {
    if (how && 'status' in how) {
      if ('effect' in how && how.effect === 'after') answer();
      const { body, headers } = failed(how);
      return { status: how.status, text: body, body, headers };
    }
    const { status, body } = answer();
    const more = how?.headers ?? {};
    if (body === undefined) return { status, text: '', headers: more };
    return { status, body, text: JSON.stringify(body), headers: { 'content-type': 'application/json', ...more } };
  }
}

/** What was sent, as JSON or as a form with files. */
async function parsed(data: Buffer, type: string): Promise<Pick<Request, 'body' | 'files'>> {
  if (!type.startsWith('multipart/'))
    return { body: data.length > 0 ? JSON.parse(String(data)) : undefined, files: [] };
  const form = await new Response(data, { headers: { 'content-type': type } }).formData();
  const body: unknown = JSON.parse(String(form.get('payload_json') ?? '{}'));
  const files = [...form.values()].flatMap((each) =>
    each instanceof Blob ? [{ name: (each as File).name, size: each.size }] : [],
  );
  return { body, files };
}
