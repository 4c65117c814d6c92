/** As much of Discord as commands and typing need, for one bot. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const APP = '900000000000000009';
const GUILD = '100000000000000001';
const CHANNEL = '300000000000000003';
const USER = { id: '200000000000000002', username: 'asker', discriminator: '0', global_name: 'Asker' };
const BOT = { id: APP, username: 'onrecord', discriminator: '0', bot: true };

/** Starts it. */
export async function startDiscord() {
  /** Who waits for the answer to an interaction, by its token. */
  const waiting = new Map();
  let ids = 0n;
  let socket = null;
  let connected = () => {};
  const ready = new Promise((resolve) => {
    connected = resolve;
  });
  const id = () => String(((BigInt(Date.now()) - 1420070400000n) << 22n) | (ids++ & 0x3fffffn));

  /** What is answered: the body, none for 204. */
  function serve(method, path, body) {
    const [, first, , third] = path.split('/');
    if (first === 'interactions') {
      if (body.type === 8) return answered(third, body.data.choices);
      if (body.type === 4) return answered(third, body.data);
      return undefined;
    }
    if (first === 'webhooks') return answered(third, body) ?? { id: id(), channel_id: CHANNEL };
    if (path === '/applications/@me') return { id: APP, name: BOT.username, bot: BOT };
    if (path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
      return { url: `ws://127.0.0.1:${server.address().port}`, shards: 1, session_start_limit: limit };
    }
    if (/\/(?:commands|guilds)$/.test(path) && method === 'GET') return [];
    return { ...body, id: id(), application_id: APP };
  }

  function answered(token, shown) {
    waiting.get(token)?.(shown);
    waiting.delete(token);
  }

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { pathname } = new URL(request.url, 'http://localhost');
    const shown = serve(request.method, pathname.replace(/^\/api\/v10/, ''), text === '' ? {} : JSON.parse(text));
    if (shown === undefined) return response.writeHead(204).end();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(shown));
  });
  new WebSocketServer({ server }).on('connection', (opened) => {
    const send = (op, d, t) => opened.send(JSON.stringify({ op, d, t: t ?? null, s: t ? Number(++ids) : null }));
    opened.on('message', (data) => {
      const { op } = JSON.parse(data);
      if (op === 1) send(11, null);
      if (op !== 2) return;
      const application = { id: APP, flags: 0 };
      const session = { session_id: 's', resume_gateway_url: `ws://127.0.0.1:${server.address().port}` };
      send(0, { v: 10, user: BOT, guilds: [], application, ...session }, 'READY');
      socket = { send };
      connected();
    });
    send(10, { heartbeat_interval: 41_250 });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  /** Somebody does something; resolves with what they see, and after how many milliseconds. */
  function act(type, data) {
    const interaction = id();
    const began = performance.now();
    const shown = new Promise((resolve) => {
      waiting.set(interaction, (what) => resolve({ what, ms: performance.now() - began }));
    });
    const payload = {
      ...{ id: interaction, application_id: APP, type, token: interaction, version: 1, channel_id: CHANNEL },
      ...{ channel: { id: CHANNEL, type: 1, recipients: [USER] }, user: USER, context: 1, data },
      ...{ app_permissions: '0', locale: 'en-US', entitlements: [], attachment_size_limit: 1 },
      authorizing_integration_owners: { 0: GUILD },
    };
    socket.send(0, payload, 'INTERACTION_CREATE');
    return shown;
  }

  const option = (name, value, focused) => ({ name, type: 3, value, ...(focused && { focused }) });
  return {
    api: `http://127.0.0.1:${server.address().port}/api`,
    token: `${btoa(APP)}.local.token`,
    ready,
    command: (name, option_, value) => act(2, { id: '1', name, type: 1, options: [option(option_, value)] }),
    typing: (name, option_, value) => act(4, { id: '1', name, type: 1, options: [option(option_, value, true)] }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
