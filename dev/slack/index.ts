/**
 * A Slack of our own on 127.0.0.1, for tests and `npm run play:slack`, with the real @slack/bolt: Web API, response_urls,
 * Socket Mode, signed HTTP.
 *
 *     const slack = await SlackServer.start();
 *     const app = new App({ token: slack.botToken, appToken: slack.appToken, socketMode: true,
 *       clientOptions: { slackApiUrl: slack.apiUrl }, … });       // an own SocketModeReceiver: installerOptions too
 *     const user = slack.user('U1');
 *     const seen = await user.slash('/said', 'housing');          // resolves when it is acknowledged
 *     const message = await seen.message();                       // waits for what the user sees
 *     await (await user.click(message, 'Share to channel')).message();
 *     expect(slack.violations).toEqual([]);                       // every payload is checked as it comes
 *     await slack.close();
 *
 * Things go wrong on demand: `slack.fail('chat.postMessage', { status: 429, retryAfter: 1 })`, `slack.fail('*', { status:
 * 503 }, Infinity)` until its `stop()`, `slack.hold(…)`, `slack.outage()`; of the websockets `slack.socket.drop()`,
 * `.holdHello()`, `.disconnect('refresh_requested')`, `.freeze()`, `.resend()`. What was called is in `slack.calls`, what
 * was on screens in `slack.shown`; both can be waited for. What mentions or links, `pingsIn(payload)` finds.
 * Signed HTTP instead of Socket Mode: `slack.useHttp([url])`; its `sign` and `send` make requests that are not in order.
 * Nothing sleeps: every wait ends with the event. The server's time stands still until `slack.advance(ms)`.
 */
import type { IncomingMessage } from 'node:http';
import type { Cut } from '../local/failures.js';
import { type Asked, LocalServer, type Reply } from '../local/server.js';
import type { Failure } from './failures.js';
import { HttpMode } from './http-mode.js';
import { Payloads } from './payloads.js';
import { ResponseUrls } from './response-urls.js';
import { SocketMode } from './socket-mode.js';
import type { Ack, DeliveryOptions, Transport } from './transport.js';
import type { Call, Json, Message, Shown } from './types.js';
import { SlackUser } from './user.js';
import { WebApi } from './web-api.js';
import { APP, type Channel, type Person, Workspace } from './workspace.js';

export class SlackServer extends LocalServer<Failure, string, Call, Shown> {
  readonly botToken = APP.botToken;
  readonly appToken = APP.appToken;
  readonly signingSecret = 'signing-secret';
  readonly clientId = APP.clientId;
  readonly clientSecret = APP.clientSecret;

  readonly workspace: Workspace;
  readonly payloads: Payloads;
  readonly urls: ResponseUrls;
  readonly socket: SocketMode;
  /** How the app is reached: Socket Mode, unless `useHttp` was called. */
  transport: Transport;

  readonly #api: WebApi;

  private constructor(clock: (() => number) | undefined) {
    super(clock);
    this.workspace = new Workspace(this.clock);
    this.workspace.channel('C0001');
    this.payloads = new Payloads(this.workspace);
    this.urls = new ResponseUrls(this.workspace, () => this.origin);
    this.socket = new SocketMode(() => this.socketOrigin);
    this.transport = this.socket;
    this.#api = new WebApi(this.workspace, this.socket.methods);
  }

  /**
   * @param options.clock milliseconds since 1970: what timestamps, trigger ids, response_urls and signatures go by.
   * Unless told, time stands still at the start and goes on by `advance` alone.
   */
  static async start({ clock }: { clock?: () => number } = {}): Promise<SlackServer> {
    const server = new SlackServer(clock);
    await server.recover();
    return server;
  }

  /** The address of the Web API, for `slackApiUrl`. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  /** The calls of one method so far. */
  called(method: string) {
    return this.calls.all.filter((call) => call.method === method);
  }

  user(id: string, more: Partial<Person> = {}): SlackUser {
    this.workspace.person(id, more);
    return new SlackUser(id, this);
  }

  channel(id: string, more: Parameters<Workspace['channel']>[1] = {}): Channel {
    return this.workspace.channel(id, more);
  }

  /** Takes scopes from the bot, or all but those given. */
  scopes(...scopes: string[]): void {
    this.workspace.tokens.get(this.botToken)!.scopes = scopes;
  }

  /** From now on the app is reached by signed HTTP at these addresses, in turn. */
  useHttp(urls: readonly string[], secret = this.signingSecret): HttpMode {
    const http = new HttpMode(urls, secret, this.clock);
    this.transport = http;
    return http;
  }

  /** Somebody removes the app from a workspace. */
  async uninstall(team = 'T0001', options: DeliveryOptions = {}): Promise<Ack[]> {
    const { bot } = this.workspace.teams.get(team)!;
    for (const token of this.workspace.tokens.values())
      if (token.team === team && token.kind === 'bot') token.revoked = true;
    const revoked = this.payloads.event('tokens_revoked', team, { tokens: { oauth: [], bot: [bot.user] } });
    const uninstalled = this.payloads.event('app_uninstalled', team, {});
    return [await this.transport.deliver(revoked, options), await this.transport.deliver(uninstalled, options)];
  }

  /** Tells the app of a message that it wrote itself, as Slack does in direct messages. */
  echo(message: Message): Promise<Ack> {
    return this.transport.deliver(this.payloads.message(message));
  }

  /** Somebody installs the app: what the page behind the app's `authorize` link redirects to. */
  install(authorizeUrl: string, team = 'T0001'): { code: string; state: string } {
    const code = this.workspace.id('code');
    this.workspace.codes.set(code, team);
    return { code, state: new URL(authorizeUrl).searchParams.get('state') ?? '' };
  }

  protected get websockets(): SocketMode {
    return this.socket;
  }

  protected get state(): Workspace {
    return this.workspace;
  }

  protected async read(request: IncomingMessage, sent: Buffer): Promise<Asked<Exclude<Failure, Cut>, Reply>> {
    const body = sent.toString('utf8');
    const url = new URL(request.url ?? '/', this.origin);
    const method = url.pathname.startsWith('/api/') ? url.pathname.slice('/api/'.length) : 'response_url';
    const args =
      method === 'response_url'
        ? (JSON.parse(body) as Json)
        : this.#api.argsOf(method, url.searchParams, request.headers, body);
    const token = this.#api.tokenOf(request.headers, args);
    return {
      method,
      answer: (failure) => this.#answer(method, url.pathname, token, args, failure),
      note: (reply, cut) =>
        this.calls.add({ method, token, args, answer: cut ?? (reply ? asJson(reply) : 'broken'), at: this.clock() }),
    };
  }

  #answer(
    method: string,
    path: string,
    token: string | undefined,
    args: Json,
    how: Exclude<Failure, Cut> | undefined,
  ): Reply {
    const json = { 'content-type': 'application/json; charset=utf-8' };
    if (how) {
      if ('error' in how) return { status: 200, text: JSON.stringify({ ok: false, ...how }), headers: json };
      const { status, retryAfter } = how as { status: number; retryAfter?: number };
      const wait: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      const text = status === 429 ? JSON.stringify({ ok: false, error: 'ratelimited' }) : 'upstream error';
      return { status, text, headers: { ...wait, ...(status === 429 ? json : {}) } };
    }
    if (method === 'response_url') {
      const { status, body } = this.urls.answer(path, args);
      return { status, text: JSON.stringify(body), headers: json };
    }
    const { json: body, headers } = this.#api.call(method, token, args);
    return { status: 200, text: JSON.stringify(body), headers: { ...json, ...headers } };
  }
}

function asJson({ status, text, headers }: Reply): Json | string {
  return headers?.['content-type'] ? (JSON.parse(text) as Json) : `HTTP ${status}`;
}
