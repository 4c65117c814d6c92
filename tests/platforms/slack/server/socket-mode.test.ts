import { once } from 'node:events';
import { type App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SlackServer } from '../../../../dev/slack/index.js';
import { SILENT, socketApp } from './sample-app.js';

let slack: SlackServer;
let app: App | undefined;

beforeEach(async () => {
  slack = await SlackServer.start();
});

afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.close();
});

describe('Socket Mode', () => {
  it('needs the token of an app', async () => {
    const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl } };
    const options = { appToken: slack.botToken, installerOptions, autoReconnectEnabled: false, logger: SILENT };
    await expect(new SocketModeReceiver(options).client.start()).rejects.toMatchObject({
      data: { error: 'not_allowed_token_type' },
    });
  });

  it('greets late when told', async () => {
    const hello = slack.socket.holdHello();
    const starting = socketApp(slack);
    await hello.arrived;
    expect(slack.socket.live).toEqual([]);
    hello.release();
    app = await starting;
    expect(slack.socket.live).toHaveLength(1);
  });

  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'says %s, and the app comes back',
    async (reason) => {
      app = await socketApp(slack);
      slack.socket.disconnect(reason);
      await slack.socket.greetings.first(2);
      await (await slack.user('U1').slash('/said', 'housing')).message();
    },
  );

  it('drops connections, and sends again what was not acknowledged', async () => {
    app = await socketApp(slack);
    const [first] = slack.socket.connections.all;
    first!.socket.removeAllListeners('message'); // The acknowledgement gets lost.
    const acting = slack.user('U1').slash('/said', 'housing');
    await slack.calls.next(({ method }) => method === 'response_url');
    slack.socket.drop();
    await slack.socket.greetings.first(2);
    await slack.socket.resend();
    const seen = await acting;
    await seen.message();
    await seen.message();
    expect(slack.called('response_url')).toHaveLength(2);
  });

  it('freezes: the connection is open, and nothing comes through it', async () => {
    app = await socketApp(slack);
    const [connection] = slack.socket.live;
    slack.socket.freeze();
    expect(connection!.socket.readyState).toBe(connection!.socket.OPEN);
    expect(slack.socket.live).toEqual([]);
    const acting = slack.user('U1').slash('/quick');
    slack.socket.drop();
    await acting; // Over the connection that the app made then.
    expect(slack.socket.acks.all.map((ack) => ack.connection)).toEqual([slack.socket.connections.all[1]]);
  });

  it('pings, and records what is acknowledged', async () => {
    app = await socketApp(slack);
    await slack.socket.pongs.next();
    await slack.user('U1').slash('/quick');
    expect(slack.socket.acks.all).toMatchObject([{ payload: { text: 'at once' } }]);
  });

  it('takes a ticket once', async () => {
    app = await socketApp(slack);
    const [opened] = slack.called('apps.connections.open');
    const again = new WebSocket((opened!.answer as { url: string }).url);
    const [{ message }] = (await once(again, 'error')) as [Error];
    expect(message).toContain('401');
  });
});
