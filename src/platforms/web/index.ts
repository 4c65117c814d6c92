import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Web, WebHandler } from '../../bot/delivery/platform.js';
import { OnrecordError } from '../../model/errors.js';
import { healthz, type Reachable, readyz } from './health.js';
import { replyPage, SECURITY_HEADERS } from './html.js';

export interface WebParts {
  /** 0 for any that is free. */
  readonly port: number;
  readonly logger: Logger;
  /** Every platform that is configured, whether it has been started yet or not. */
  readonly platforms: () => readonly Reachable[];
  /** What is wrong with the record; nothing unless said. */
  readonly fault?: () => Promise<OnrecordError | null>;
}

export interface WebServer extends Web {
  /** That it was bound to. */
  readonly port: number;
  /** Takes no more requests, and waits for those that are being answered. Never rejects. */
  close(): Promise<void>;
}

/**
 * How long a client may take, in milliseconds: for the headers, for the whole request, and between two requests (more
 * than the 60 s of common load balancers, so that it is them who close an idle connection, and no request meets a
 * closed one).
 */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 };

/** How long requests that are being answered at the end may still take, in milliseconds. */
const CLOSE_WITHIN = 10_000;

interface Route {
  readonly methods: readonly string[];
  readonly handler: WebHandler;
}

/**
 * Serves HTTP on all interfaces: the health of the process, and what platforms add.
 *
 * @throws {OnrecordError} `WEB_PORT` when the port can't be had.
 */
export async function openWeb({ port, logger, platforms, fault = async () => null }: WebParts): Promise<WebServer> {
  let closing = false;
  const READ = ['GET', 'HEAD'];
  const health = new Map<string, Route>([
    ['/healthz', { methods: READ, handler: (_, response) => sendJson(response, healthz(platforms())) }],
    [
      '/readyz',
      {
        methods: READ,
        handler: async (_, response) => sendJson(response, readyz(platforms(), closing, await faultCode(fault))),
      },
    ],
  ]);
  const routes = new Map(health);
  const serve: Web['serve'] = (path, methods, handler) => {
    if (routes.has(path)) throw new Error(`${path} is served already`);
    routes.set(path, { methods, handler });
  };

  const server = createServer({ ...LIMITS, connectionsCheckingInterval: 5_000 }, async (request, response) => {
    // By itself Node keeps a connection that becomes idle after the closing has begun.
    response.once('close', () => closing && setImmediate(() => server.closeIdleConnections()));
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-store');
    const [path = '/'] = (request.url ?? '/').split('?');
    const route = routes.get(path) ?? routes.get(path.slice(0, path.lastIndexOf('/') + 1));
    const method = request.method ?? '';
    if (!route) return send(response, 404);
    if (!route.methods.includes(method)) {
      response.setHeader('allow', route.methods.join(', '));
      return send(response, 405);
    }
    if (closing) {
      // Kept-alive connections outlast the closing; whoever calls may try another instance.
      response.setHeader('connection', 'close');
      if (!health.has(path)) return send(response, 503);
    }
    try {
      await route.handler(request, response);
    } catch (error) {
      logger.error({ err: error, path }, 'A request failed');
      if (response.headersSent) response.destroy();
      else send(response, 500);
    }
  });
  await listenOn(server, port);
  return {
    serve,
    page: (response, { status, title, shown }) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...SECURITY_HEADERS });
      response.end(replyPage(title, shown));
    },
    port: (server.address() as AddressInfo).port,
    close: () => {
      closing = true;
      return new Promise((closed) => {
        const late = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN);
        server.close(() => {
          clearTimeout(late);
          closed();
        });
        server.closeIdleConnections();
      });
    },
  };
}

/** The code of what is wrong with the record, also where it can't even tell. */
async function faultCode(fault: () => Promise<OnrecordError | null>): Promise<string | null> {
  try {
    return (await fault())?.code ?? null;
  } catch (error) {
    return error instanceof OnrecordError ? error.code : 'unknown';
  }
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use already' : `can't be had (${error.code ?? error.message})`;
      failed(
        new OnrecordError(
          'WEB_PORT',
          `Port ${port} ${why}.`,
          'Set PORT to another one, or to 0 for any that is free.',
          { cause: error },
        ),
      );
    });
    server.listen(port, () => listening());
  });
}

function sendJson(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  // Node leaves the body out where HEAD was asked for.
  response.end(`${JSON.stringify(body)}\n`);
}

function send(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
