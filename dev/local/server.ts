import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Cut, Failures, type Planned } from './failures.js';
import type { Log } from './log.js';
import type { State, Violation } from './state.js';

/** What is answered to a request. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Record<string, string>;
}

/** A request that was read. `Failure` are the ways in which it may be told to fail, beside cut connections. */
export interface Asked<Failure, Answer extends Reply> {
  /** By which failures are planned. */
  readonly method: string;
  /** Has the effect, unless the failure comes before it, and gives the answer. */
  answer(failure: Failure | undefined): Answer;
  /** Notes the call: with its answer, where the connection isn't broken before there is one. */
  note(answer: Answer | undefined, cut: 'lost' | 'broken' | undefined): void;
}

/** A platform of our own on 127.0.0.1: where it listens, its outages, its time, and the calls that go wrong on demand. */
export abstract class LocalServer<Failure extends object | Cut, Method extends string, Call, Shown> {
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

  protected abstract get websockets(): { attach(server: Server): void; drop(): void; close(): void };
  protected abstract get state(): State<Call, Shown>;

  /** Understands a request. */
  protected abstract read(request: IncomingMessage, body: Buffer): Promise<Asked<Exclude<Failure, Cut>, Reply>>;

  get calls(): Log<Call> {
    return this.state.calls;
  }

  get shown(): Log<Shown> {
    return this.state.shown;
  }

  get violations(): Violation[] {
    return this.state.violations;
  }

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
      await this.#serve(request, response);
    } catch (error) {
      this.state.violate(`${request.method} ${request.url}`, '', `the server failed: ${String(error)}`);
      response.writeHead(500).end();
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (!body) return;
    const asked = await this.read(request, body);
    const plan = this.failures.take(asked.method);
    const how = plan?.how;
    if (how === 'held before') await plan?.released;
    const cut = typeof how === 'string' ? CUTS.find((each) => how.startsWith(each)) : undefined;
    const failure = typeof how === 'object' ? (how as Exclude<Failure, Cut>) : undefined;
    const reply = cut === 'broken' ? undefined : asked.answer(failure);
    asked.note(reply, cut);
    if (how === 'held after') await plan?.released;
    if (reply === undefined || cut) {
      if (String(how).endsWith('reset')) request.socket.resetAndDestroy();
      else request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, reply.headers).end(reply.text);
  }
}

const CUTS = ['lost', 'broken'] as const;

/** What was sent; nothing where the client is gone before it said what it wants. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
