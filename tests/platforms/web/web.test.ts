import { connect as connectSocket } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { OnrecordError } from '../../../src/model/errors.js';
import { openWeb, type WebServer } from '../../../src/platforms/web/index.js';

const logger = pino({ level: 'silent' });
const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(
  states: Record<string, boolean> = {},
  fault: () => Promise<OnrecordError | null> = async () => null,
) {
  const platforms = () => Object.entries(states).map(([name, is]) => ({ name, connected: () => is }));
  const server = await openWeb({ port: 0, logger, platforms, fault });
  servers.push(server);
  const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { server, get };
}

describe('the health of the process', () => {
  it('lives whatever is connected, and is ready when all is', async () => {
    const states = { slack: true, other: false };
    const { get } = await open(states);
    const platforms = { slack: 'connected', other: 'disconnected' };
    const alive = await get('/healthz');
    expect([alive.status, await alive.json()]).toEqual([200, { status: 'ok', platforms }]);
    const waiting = await get('/readyz');
    expect([waiting.status, await waiting.json()]).toEqual([503, { status: 'waiting for other', platforms }]);
    states.other = true;
    expect((await get('/readyz?x=1')).status).toBe(200);
  });

  it('is not ready while something is wrong with the record, and says what, without its path', async () => {
    let fault: OnrecordError | null = null;
    const { get } = await open({ slack: true }, async () => fault);
    expect((await get('/readyz')).status).toBe(200);
    for (const [code, status] of [
      ['RECORD_GONE', 'the record is gone from its path, or empty'],
      ['RECORD_REPLACED', 'another file lies in the place of the record'],
      ['STORE_DAMAGED', 'the record is damaged'],
    ] as const) {
      fault = new OnrecordError(code, 'The record /srv/secret.db is away.', 'Put it back.');
      const waiting = await get('/readyz');
      expect([waiting.status, await waiting.json()]).toEqual([
        503,
        { status, code, platforms: { slack: 'connected' } },
      ]);
    }
    fault = null;
    expect((await get('/readyz')).status).toBe(200);
  });

  it('is not ready where the record can’t even tell', async () => {
    const { get } = await open({}, async () => {
      throw new OnrecordError('RECORD_THREAD_DIED', 'The thread ended.', 'Try again.');
    });
    const waiting = await get('/readyz');
    expect([waiting.status, await waiting.json()]).toMatchObject([503, { code: 'RECORD_THREAD_DIED' }]);
  });

  it('answers HEAD without a body, and nothing else', async () => {
    const { get } = await open();
    const head = await get('/healthz', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const post = await get('/healthz', { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await get('/')).status).toBe(404);
    expect((await get('/constructor')).status).toBe(404);
  });
});

describe('the server', () => {
  it('serves what is added, each path once', async () => {
    const { server, get } = await open();
    server.serve('/page', ['GET'], (_, response) => void response.end('hello'));
    expect(await (await get('/page')).text()).toBe('hello');
    expect(() => server.serve('/page', ['GET'], () => {})).toThrow('/page is served already');
  });

  it('answers what fails with 500, and goes on', async () => {
    const { server, get } = await open();
    server.serve('/fails', ['GET'], async () => {
      throw new Error('s3cret');
    });
    const failed = await get('/fails');
    expect([failed.status, await failed.text()]).toEqual([500, '']);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('survives what is no HTTP', async () => {
    const { server, get } = await open();
    for (const nonsense of [
      '\u0000\u0001\r\n\r\n',
      'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connectSocket(server.port, '127.0.0.1', () => socket.write(nonsense));
        socket.on('data', () => socket.destroy());
        socket.on('close', () => resolve());
      });
    }
    expect((await get('/healthz')).status).toBe(200);
  });

  it('says which port is taken', async () => {
    const { server } = await open();
    await expect(openWeb({ port: server.port, logger, platforms: () => [] })).rejects.toMatchObject({
      code: 'WEB_PORT',
      message: `Port ${server.port} is in use already.`,
      remedy: expect.stringContaining('PORT'),
    });
  });

  it('finishes what it answers, and takes nothing more', async () => {
    const { server, get } = await open();
    let release = () => {};
    const arrived = new Promise<void>((begun) => {
      server.serve('/slow', ['GET'], async (_, response) => {
        begun();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        response.end('done');
      });
    });
    const slow = get('/slow');
    await arrived;
    const closed = server.close();
    await expect(get('/healthz')).rejects.toThrow();
    release();
    expect(await (await slow).text()).toBe('done');
    await closed;
  });

  it('refuses on connections that outlast its closing', async () => {
    let release = () => {};
    let asked = () => {};
    const platforms = () => {
      asked();
      return [];
    };
    const server = await openWeb({ port: 0, logger, platforms });
    server.serve('/page', ['GET'], (_, response) => void response.end('hello'));
    const ask = (...paths: string[]) => paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join('');
    const socket = connectSocket(server.port, '127.0.0.1', () => socket.write(ask('/slow')));
    server.serve('/slow', ['GET'], async (_, response) => {
      void server.close();
      // When these were read behind it, the slow one is answered.
      asked = () => release();
      socket.write(ask('/page', '/readyz'));
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.end('done');
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await new Promise((resolve) => socket.on('close', resolve));
    expect(text.match(/HTTP\/1.1 \d+/g)?.slice(0, 2)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
  });
});
