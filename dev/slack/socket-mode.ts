import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { Log } from '../local/log.js';
import { Websockets } from '../local/websockets.js';
import type { Method } from './api/method.js';
import type { Ack, DeliveryOptions, Inbound, Transport } from './transport.js';
import type { Json } from './types.js';
import { APP } from './workspace.js';

/** One websocket of the app. */
export interface Connection {
  socket: WebSocket;
  /** Slack said hello, so the app may take itself for connected. */
  greeted: boolean;
}

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketMode extends Websockets<Connection, Connection> implements Transport {
  /** The websockets that were greeted. */
  readonly greetings = new Log<Connection>();
  readonly sent: { envelope_id: string; inbound: Inbound }[] = [];
  readonly acks = new Log<{ envelope_id: string; payload: unknown; connection: Connection }>();
  readonly pongs = new Log<Connection>();
  /** How often each envelope is delivered from now on. */
  copies = 1;

  readonly #tickets = new Set<string>();
  readonly #live: Connection[] = [];
  #ids = 0;
  #turn = 0;
  #beat: NodeJS.Timeout | undefined;

  /** `apps.connections.open`: gives the address of a websocket, good for one connection. */
  get methods(): Record<string, Method> {
    return {
      'apps.connections.open': {
        token: 'app',
        scopes: ['connections:write'],
        run: () => {
          this.#ids += 1;
          const ticket = `ticket-${this.#ids}`;
          this.#tickets.add(ticket);
          return { url: `${this.origin()}/link/?ticket=${ticket}&app_id=${APP.id}` };
        },
      },
    };
  }

  override attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', this.origin()).searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, (made) => this.#open({ socket: made, greeted: false }));
  }

  #open(connection: Connection): void {
    const { socket } = connection;
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      this.acks.add({ envelope_id, payload, connection });
    });
    socket.on('pong', () => this.pongs.add(connection));
    socket.on('close', () => {
      const at = this.#live.indexOf(connection);
      if (at >= 0) this.#live.splice(at, 1);
      this.closings.add(connection);
    });
    this.connections.add(connection);
    this.hellos.meet(connection);
  }

  protected greet(connection: Connection): void {
    if (connection.socket.readyState !== connection.socket.OPEN) return;
    connection.greeted = true;
    this.#live.push(connection);
    const debug_info = {
      host: 'applink-local',
      started: '2025-01-01 00:00:00.000',
      build_number: 1,
      approximate_connection_time: 18060,
    };
    const connection_info = { app_id: APP.id };
    connection.socket.send(
      JSON.stringify({ type: 'hello', num_connections: this.#live.length, debug_info, connection_info }),
    );
    connection.socket.ping('Ping from applink-local');
    this.greetings.add(connection);
  }

  /** The connections that are greeted and open. */
  get live(): readonly Connection[] {
    return this.#live;
  }

  /** A connection that is greeted and open, at once or as soon as there is one. */
  async connected(): Promise<Connection> {
    while (this.#live.length === 0) await this.greetings.next(() => true, this.greetings.all.length);
    return this.#live[this.#turn++ % this.#live.length]!;
  }

  async deliver(inbound: Inbound, { copies = this.copies, retry }: DeliveryOptions = {}): Promise<Ack> {
    const envelope_id = this.#newId();
    const acked = this.acks.next((ack) => ack.envelope_id === envelope_id);
    for (let copy = 0; copy < copies; copy++) await this.send(envelope_id, inbound, retry);
    return { payload: (await acked).payload, status: 200 };
  }

  /** Sends one envelope, waiting for a connection but not for the acknowledgement. */
  async send(envelope_id: string, inbound: Inbound, retry?: DeliveryOptions['retry']): Promise<void> {
    const { socket } = await this.connected();
    this.sent.push({ envelope_id, inbound });
    const events = inbound.type === 'events_api';
    const envelope: Json = {
      ...{ envelope_id, payload: inbound.payload, type: inbound.type, accepts_response_payload: !events },
      ...(events ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
    };
    socket.send(JSON.stringify(envelope));
  }

  /** Sends again, under their old ids, what was never acknowledged, as Slack does when a connection broke. */
  async resend(): Promise<void> {
    const acked = new Set(this.acks.all.map(({ envelope_id }) => envelope_id));
    const open = new Map(
      this.sent.filter(({ envelope_id }) => !acked.has(envelope_id)).map((each) => [each.envelope_id, each]),
    );
    for (const { envelope_id, inbound } of open.values()) {
      await this.send(envelope_id, inbound, { num: 1, reason: 'timeout' });
    }
  }

  #newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
  }

  /** Tells the app to go, as Slack does when it recycles a host. The app closes the connection itself. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    const message = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-local' } });
    for (const { socket } of this.#live) socket.send(message);
  }

  /** Leaves all connections open and answers nothing any more: no pong, no close. */
  freeze(): void {
    for (const { socket } of this.#live.splice(0)) socket.pause();
  }

  /**
   * Pings whoever is connected from now on, as Slack does: bolt gives up a connection on which nothing comes for 30 seconds.
   *
   * @param ms between two pings
   */
  keepAlive(ms = 10_000): void {
    this.#beat ??= setInterval(() => {
      for (const { socket } of this.#live) socket.ping('Ping from applink-local');
    }, ms);
  }

  /** Sends something that is no envelope. */
  sendRaw(data: string): void {
    for (const { socket } of this.#live) socket.send(data);
  }

  override close(): void {
    clearInterval(this.#beat);
    super.close();
  }
}
