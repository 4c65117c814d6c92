import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Failures, type Planned } from './failures.js';

/** The websockets of a platform, at the same address as its API. */
interface Websockets {
  attach(server: Server): void;
  /** Breaks those that are open. */
  drop(): void;
  close(): void;
}

/** A platform of our own on 127.0.0.1: where it listens, its outages, its time, and the calls that go wrong on demand. */
export abstract class LocalServer<Failure, Method extends string> {
  readonly failures = new Failures<Failure>();
  /** Milliseconds since 1970. Unless told at the start, time stands still and goes on by `advance` alone. */
  readonly clock: () => number;

  readonly #open = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #now = Date.now();

  protected constructor(clock: (() => number) | undefined) {
    this.clock = clock ?? (() => this.#now);
  }

  protected abstract get websockets(): Websockets;

  /** Answers a request. */
  protected abstract serve(request: IncomingMessage, response: ServerResponse): Promise<void>;

  /** Notes what was done wrong. */
  protected abstract violate(where: string, what: string): void;

  /** Lets so many milliseconds pass, for the server's own clock. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where its websockets are opened. */
  get socketOrigin(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** The next `times` calls of the method fail so. */
  fail(method: Method | '*', failure: Failure, times = 1): Planned<Failure> {
    return this.failures.plan(method, failure, times);
  }

  /** The next `times` calls are held up until `stop()`, before their effect or after it. */
  hold(
    method: Method | '*',
    { times = 1, effect = 'before' }: { times?: number; effect?: 'before' | 'after' } = {},
  ): Planned<Failure> {
    return this.failures.plan(method, effect === 'before' ? 'held before' : 'held after', times);
  }

  /** The platform is gone: connections break, new ones are refused, until `recover()`. */
  async outage(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.websockets.drop();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  /** The platform is there again, at the same address. */
  async recover(): Promise<void> {
    if (this.#server) return;
    const server = createServer((request, response) => void this.#guard(request, response));
    // A connection that is closed for being idle may be closed just when a client uses it again.
    server.keepAliveTimeout = 0;
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
    });
    this.websockets.attach(server);
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.failures.stop();
    await this.outage();
    this.websockets.close();
  }

  /** What this server itself fails at is a violation: nobody would hear of it otherwise. */
  async #guard(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.serve(request, response);
    } catch (error) {
      this.violate(`${request.method} ${request.url}`, `the server failed: ${String(error)}`);
      response.writeHead(500).end();
    }
  }
}
