import type { IncomingMessage, Server } from 'node:http';
import type { WebSocket } from 'ws';
import { Log } from '../local/log.js';
import { Websockets } from '../local/websockets.js';
import { shardOf } from './ids.js';
import { type Connection, INTENTS, PRIVILEGED, type Session } from './session.js';
import type { Json } from './types.js';
import type { Wire } from './wire.js';
import { APP, type World } from './world.js';

/** The gateway, version 10, JSON without compression: https://discord.com/developers/docs/events/gateway */
export class Gateway extends Websockets<Connection, { connection: Connection; code: number }> {
  /** Every READY and RESUMED, and with what the bot heard it. */
  readonly ready = new Log<{ what: 'READY' | 'RESUMED'; session: Session; connection: Connection }>();
  readonly heartbeats = new Log<Connection>();
  readonly sessions: Session[] = [];

  /** Milliseconds between heartbeats, for connections that are opened from now on. Discord's own. */
  heartbeatInterval = 41_250;
  /** Whether heartbeats are acknowledged. */
  acknowledges = true;
  /** How many shards the bot is told to have, and how many may identify at a time. */
  shards = 1;
  maxConcurrency = 16;
  /** The privileged intents that the bot was given. */
  readonly granted = new Set<keyof typeof PRIVILEGED>();
  /** How often each event is sent. */
  copies = 1;

  #startsLeft = 1000;
  #ids = 0;

  /** @param origin where the server listens, `ws://…` */
  constructor(
    private readonly world: World,
    private readonly wire: Wire,
    origin: () => string,
  ) {
    super(origin);
  }

  /** What `GET /gateway/bot` answers. */
  get information() {
    const session_start_limit = {
      ...{ total: 1000, remaining: this.#startsLeft, reset_after: 86_400_000, max_concurrency: this.maxConcurrency },
    };
    return { url: this.origin(), shards: this.shards, session_start_limit };
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) =>
      this.server.handleUpgrade(request, socket, head, (made) => this.#open(made, request)),
    );
  }

  /** The sessions that have a connection. */
  get live(): Session[] {
    return this.sessions.filter(({ connection }) => connection?.socket.readyState === 1);
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const url = new URL(request.url ?? '/', this.origin());
    const connection: Connection = {
      ...{ socket, path: url.pathname, query: Object.fromEntries(url.searchParams), received: [] },
    };
    socket.on('message', (data) => this.#hear(connection, String(data)));
    socket.on('error', () => {});
    socket.on('close', (code) => this.#closed(connection, code));
    this.connections.add(connection);
    if (connection.query['v'] !== '10') {
      socket.close(4012, 'Invalid API version');
      return;
    }
    this.hellos.meet(connection);
  }

  protected greet(connection: Connection): void {
    this.#send(connection, { op: 10, d: { heartbeat_interval: this.heartbeatInterval, _trace: [] } });
  }

  #send({ socket }: Connection, payload: { op: number; d?: unknown; s?: number; t?: string }): void {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify({ t: null, s: null, d: null, ...payload }));
  }

  #closed(connection: Connection, code: number): void {
    const { session } = connection;
    if (session?.connection === connection) {
      session.connection = undefined;
      // A client that closes with 1000 or 1001 is done with its session.
      if (code === 1000 || code === 1001) session.ended = true;
    }
    this.closings.add({ connection, code });
  }

  #hear(connection: Connection, data: string): void {
    const payload = JSON.parse(data) as { op: number; d: Json };
    connection.received.push(payload as unknown as Json);
    if (payload.op === 1) {
      this.heartbeats.add(connection);
      if (this.acknowledges) this.#send(connection, { op: 11 });
    } else if (payload.op === 2) this.#identify(connection, payload.d);
    else if (payload.op === 6) this.#resume(connection, payload.d);
    else if (payload.op !== 3) this.world.violate('gateway', 'op', `this server has no opcode ${payload.op}`);
  }

  #identify(connection: Connection, identify: Json): void {
    const { socket } = connection;
    if (connection.session) {
      socket.close(4005, 'Already authenticated.');
      return;
    }
    if (identify['token'] !== this.world.token) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    const [id, count] = (identify['shard'] ?? [0, 1]) as [number, number];
    if (!(id < count)) {
      socket.close(4010, 'Invalid shard.');
      return;
    }
    const intents = Number(identify['intents']);
    const privileged = Object.entries(PRIVILEGED).filter(([, bit]) => intents & bit);
    if (privileged.some(([name]) => !this.granted.has(name as keyof typeof PRIVILEGED))) {
      socket.close(4014, 'Disallowed intent(s).');
      return;
    }
    this.#startsLeft -= 1;
    this.#ids += 1;
    const session: Session = {
      id: `session-${this.#ids}`,
      shard: [id, count],
      intents,
      events: [],
      connection,
      ended: false,
    };
    connection.session = session;
    this.sessions.push(session);
    const guilds = intents & INTENTS.guilds ? this.#guildsOf(session) : [];
    this.#push(session, 'READY', {
      ...{
        v: 10,
        user: this.wire.user(this.world.people.get(APP.id)!),
        session_id: session.id,
        session_type: 'normal',
      },
      ...{ guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })), private_channels: [] },
      ...{ resume_gateway_url: `${this.origin()}/resume`, shard: [id, count], application: { id: APP.id, flags: 0 } },
    });
    for (const guild of guilds) this.#push(session, 'GUILD_CREATE', this.wire.guildCreate(guild));
    this.ready.add({ what: 'READY', session, connection });
  }

  #guildsOf({ shard: [id, count] }: Session) {
    return [...this.world.guilds.values()].filter(
      (guild) => guild.members.has(APP.id) && shardOf(guild.id, count) === id,
    );
  }

  #resume(connection: Connection, resume: Json): void {
    if (resume['token'] !== this.world.token) {
      connection.socket.close(4004, 'Authentication failed.');
      return;
    }
    const session = this.sessions.find(({ id, ended }) => id === resume['session_id'] && !ended);
    if (!session) {
      this.#send(connection, { op: 9, d: false });
      return;
    }
    const seen = Number(resume['seq']);
    if (seen > session.events.length) {
      connection.socket.close(4007, 'Invalid seq.');
      return;
    }
    connection.session = session;
    session.connection = connection;
    for (const event of session.events.slice(seen)) this.#send(connection, { op: 0, ...event });
    this.#push(session, 'RESUMED', { _trace: [] });
    this.ready.add({ what: 'RESUMED', session, connection });
  }

  #push(session: Session, t: string, d: unknown): void {
    const event = { t, s: session.events.length + 1, d };
    session.events.push(event);
    if (session.connection) this.#send(session.connection, { op: 0, ...event });
  }

  /**
   * Tells the bot, as soon as there is a session of the guild's shard: now, or when it resumes.
   * @param guild none for what happens in direct messages
   * @throws {Error} the intents of the bot don't cover such messages
   */
  async dispatch(t: string, d: unknown, guild?: string): Promise<void> {
    const fits = ({ shard: [id, count], ended }: Session) => !ended && shardOf(guild, count) === id;
    while (!this.sessions.some(fits)) await this.ready.next(() => true, this.ready.all.length);
    const intent = guild === undefined ? 'directMessages' : 'guildMessages';
    const heard = this.sessions
      .filter(fits)
      .filter(({ intents }) => t !== 'MESSAGE_CREATE' || intents & INTENTS[intent]);
    if (heard.length === 0) throw new Error(`the bot hears of no messages here: its intents lack ${intent}`);
    for (const session of heard) for (let copy = 0; copy < this.copies; copy++) this.#push(session, t, d);
  }

  /** Tells those sessions of the guild's shard that there are of a change in it. */
  tell(t: string, d: unknown, guild: string): void {
    for (const session of this.sessions) {
      const [id, count] = session.shard;
      if (!session.ended && session.intents & INTENTS.guilds && shardOf(guild, count) === id) this.#push(session, t, d);
    }
  }

  /** Whether the bot gets the words of messages that don't mention it. */
  get readsContent(): boolean {
    return this.sessions.some(({ intents, ended }) => !ended && intents & INTENTS.messageContent);
  }

  #connected(): Connection[] {
    return this.connections.all.filter(({ socket }) => socket.readyState === socket.OPEN);
  }

  /** Tells the bot to connect again and to resume, as Discord does when it recycles a host. */
  reconnect(): void {
    for (const connection of this.#connected()) this.#send(connection, { op: 7 });
  }

  /** Tells the bot that its session is no good: any more (`false`), or to resume it. */
  invalidate(resumable = false): void {
    for (const connection of this.#connected()) {
      if (connection.session && !resumable) connection.session.ended = true;
      this.#send(connection, { op: 9, d: resumable });
    }
  }

  /** Ends all sessions without telling: who resumes hears that there is none. */
  forget(): void {
    for (const session of this.sessions) session.ended = true;
  }

  /** Closes all connections with a code: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
  closeWith(code: number, reason = ''): void {
    for (const { socket } of this.#connected()) socket.close(code, reason);
  }

  /** Asks for a heartbeat at once. */
  beat(): void {
    for (const connection of this.#connected()) this.#send(connection, { op: 1 });
  }
}
