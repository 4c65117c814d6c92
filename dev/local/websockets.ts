import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type HeldHello, Hellos } from './hello.js';
import { Log } from './log.js';

/** The websockets of a platform, at the same address as its API. */
export abstract class Websockets<Connection extends { readonly socket: WebSocket }, Closing> {
  /** All websockets that were opened. */
  readonly connections = new Log<Connection>();
  readonly closings = new Log<Closing>();
  protected readonly server = new WebSocketServer({ noServer: true });
  protected readonly hellos = new Hellos<Connection>((connection) => this.greet(connection));

  /** @param origin where the server listens, `ws://…` */
  constructor(protected readonly origin: () => string) {}

  abstract attach(server: Server): void;

  /** Says hello. */
  protected abstract greet(connection: Connection): void;

  /** The next connection hears no hello until it is released; a hello that is never released is a missing one. */
  holdHello(): HeldHello<Connection> {
    return this.hellos.hold();
  }

  /** Breaks all connections without a word. What can be resumed, can be resumed then. */
  drop(): void {
    for (const { socket } of this.connections.all) socket.terminate();
  }

  close(): void {
    this.drop();
    this.server.close();
  }
}
