/** As much of Slack as a slash command needs, for several apps that are told apart by their tokens. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** Starts it; `slash` resolves with the milliseconds until the answer came, and until the acknowledgement did. */
export async function startSlack() {
  const sockets = new Map();
  const waiting = new Map();
  const acks = new Map();
  const connected = new Map();
  let ids = 0;

  const methods = {
    'auth.test': () => ({
      user: 'onrecord',
      user_id: 'U0BOT',
      bot_id: 'B1',
      team: 'T',
      team_id: 'T1',
      url: 'http://t',
    }),
    'apps.connections.open': (app) => ({ url: `ws://127.0.0.1:${server.address().port}/${app}` }),
    'users.info': () => ({ user: { id: 'U1', tz: 'America/New_York' } }),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const [, kind, name] = request.url.split('/');
    if (kind === 'respond') {
      waiting.get(name)?.(body);
      return response.end('ok');
    }
    const app = /xox[a-z]-(\w+)|xapp-(\w+)/.exec(`${request.headers.authorization} ${body}`)?.slice(1).find(Boolean);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: name in methods, ...(methods[name]?.(app) ?? { error: 'unknown_method' }) }));
  });
  const wss = new WebSocketServer({ server });
  wss.on('connection', (socket, request) => {
    const app = request.url.slice(1);
    sockets.set(app, socket);
    socket.on('message', (data) => acks.get(JSON.parse(data).envelope_id)?.());
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: app } }));
    connected.get(app)?.();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;

  /** Somebody types a command. */
  function slash(app, { command, text, user }) {
    const id = `${++ids}`;
    const began = performance.now();
    const payload = {
      ...{ command, text, user_id: user, user_name: user, channel_id: 'C1', channel_name: 'news', team_id: 'T1' },
      ...{ team_domain: 't', trigger_id: id, response_url: `${origin}/respond/${id}`, api_app_id: app },
    };
    const acked = new Promise((resolve) => acks.set(id, () => resolve(performance.now() - began)));
    const answered = new Promise((resolve) => waiting.set(id, () => resolve(performance.now() - began)));
    const envelope = { envelope_id: id, type: 'slash_commands', payload, accepts_response_payload: true };
    sockets.get(app).send(JSON.stringify(envelope));
    return Promise.all([answered, acked]).then(([answer, ack]) => ({ answer, ack }));
  }

  return {
    apiUrl: `${origin}/api/`,
    slash,
    close: () => {
      for (const socket of sockets.values()) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
}
