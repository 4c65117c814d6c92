import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../dev/slack/index.js';
import { CLOSE_WITHIN, type Connected, type ConnectOptions, connect, connecting, HELLO_WITHIN } from './connected.js';

let slack: SlackServer;
let bot: Connected | null = null;

beforeEach(async () => {
  slack = await SlackServer.start();
});
afterEach(async () => {
  await bot?.close();
  bot = null;
  await slack.close();
});

async function start(options: ConnectOptions = {}): Promise<Connected> {
  bot = await connect(slack, options);
  return bot;
}

const answers = async () => (await (await slack.user('U1').slash('/said', 'iraq')).message()).text;

/** The `count`-th socket, when both sides know of it. */
async function greeted(count: number): Promise<void> {
  await slack.socket.greetings.first(count);
  await bot?.log.first(count - 1, ({ msg }) => msg === 'Connected to Slack again');
}

describe('a socket', () => {
  it('connects, answers privately, and asks once who it is', async () => {
    const { platform } = await start();
    expect(platform.connected()).toBe(true);
    expect(await answers()).toBe('about iraq');
    expect(slack.user('U2').messages).toEqual([]);
    expect(slack.called('auth.test')).toHaveLength(1);
    expect((await platform.check())[0]).toMatchObject({ area: 'Slack', state: 'ok' });
    expect(slack.violations).toEqual([]);
  });

  it('is opened again at once when it was dropped', async () => {
    const { platform, time } = await start();
    time.pass(60_000);
    slack.socket.drop();
    await greeted(2);
    expect(time.pauses).toEqual([0]);
    expect(await answers()).toBe('about iraq');
    expect(platform.connected()).toBe(true);
  });

  it.each(['warning', 'refresh_requested'] as const)(
    'is opened again at once when Slack asks for it: %s',
    async (reason) => {
      const { time } = await start();
      time.pass(60_000);
      slack.socket.disconnect(reason);
      await greeted(2);
      expect(await answers()).toBe('about iraq');
      expect(slack.socket.live).toHaveLength(1);
      expect(time.pauses).toEqual([0]);
    },
  );

  it('waits longer and longer when sockets end as soon as they are opened', async () => {
    const { time } = await start();
    for (let count = 2; count <= 6; count++) {
      slack.socket.drop();
      await greeted(count);
    }
    expect(time.pauses).toEqual([0, 375, 750, 1500, 3000]);
    time.pass(60_000);
    slack.socket.drop();
    await greeted(7);
    expect(time.pauses.at(-1)).toBe(0);
  });

  it('comes back by itself after an outage of minutes', async () => {
    const { platform, time, log } = await start();
    time.pass(60_000);
    await slack.outage();
    await time.waits.first(12);
    expect(platform.connected()).toBe(false);
    expect((await platform.check())[0]).toMatchObject({ state: 'fault', fix: expect.any(String) });
    await slack.recover();
    await greeted(2);
    expect(await answers()).toBe('about iraq');
    expect(Math.max(...time.pauses)).toBeLessThanOrEqual(30_000);
    expect(log.all.filter(({ level }) => level === 50)).toHaveLength(1);
  });

  it("is opened again when the hello doesn't come, and the silent one is closed", async () => {
    const { time } = await start();
    const held = slack.socket.holdHello();
    slack.socket.drop();
    const silent = await held.arrived;
    (await time.waits.next(({ ms }) => ms === HELLO_WITHIN, 1)).end();
    await slack.socket.closings.next((connection) => connection === silent);
    await greeted(2);
    held.release();
    expect(await answers()).toBe('about iraq');
    expect(slack.socket.greetings.all).toHaveLength(2);
  });

  it('is opened again when pongs are missing, though nobody closes it', async () => {
    await start({ pongWithin: 150 });
    await slack.socket.pongs.first(1);
    slack.socket.freeze();
    await greeted(2);
    expect(await answers()).toBe('about iraq');
  });

  it('survives messages that are no envelopes', async () => {
    const { log } = await start();
    for (const raw of [
      'null',
      '[]',
      '{"type":7}',
      '{',
      '{"type":"events_api","payload":{}}',
      '{"type":"interactive"}',
    ]) {
      slack.socket.sendRaw(raw);
    }
    expect(await answers()).toBe('about iraq');
    expect(log.all.filter(({ msg }) => msg.includes('not understood'))).toHaveLength(6);
  });

  it('obeys a Retry-After', async () => {
    const { time } = await start();
    slack.fail('apps.connections.open', { status: 429, retryAfter: 77 });
    slack.socket.drop();
    await greeted(2);
    expect(time.pauses).toEqual([0, 77_000]);
  });
});

describe('refusals on the way', () => {
  it('believes no single invalid_auth', async () => {
    await start();
    slack.fail('apps.connections.open', { error: 'invalid_auth' }, 2);
    slack.socket.drop();
    await greeted(2);
    expect(await answers()).toBe('about iraq');
  });

  it('gives up with the reason when it stays', async () => {
    const { platform, time } = await start();
    slack.fail('apps.connections.open', { error: 'invalid_auth' }, 99);
    slack.socket.drop();
    await expect(platform.failed).rejects.toMatchObject({
      code: 'SLACK_REFUSED',
      message: expect.stringContaining("SLACK_APP_TOKEN: Slack doesn't know it (invalid_auth)"),
      remedy: expect.stringContaining('connections:write'),
    });
    expect(slack.called('apps.connections.open')).toHaveLength(4);
    expect(time.pauses).toEqual([0, 375, 750]);
    expect(platform.connected()).toBe(false);
  });

  it('counts only refusals in a row', async () => {
    await start();
    const open = 'apps.connections.open';
    slack.fail(open, { error: 'invalid_auth' }, 2);
    slack.fail(open, { status: 503 });
    slack.fail(open, { error: 'invalid_auth' }, 2);
    slack.socket.drop();
    await greeted(2);
    expect(slack.called(open)).toHaveLength(7);
  });

  it('gives up when Socket Mode is switched off', async () => {
    const { platform } = await start();
    slack.socket.disconnect('link_disabled');
    await expect(platform.failed).rejects.toMatchObject({ message: expect.stringContaining('(link_disabled)') });
    expect(slack.called('apps.connections.open')).toHaveLength(1);
  });
});

describe('a stop', () => {
  it('finishes what was acknowledged, and takes nothing more', async () => {
    const { platform, asked, hold } = await start();
    const release = hold();
    const seen = await slack.user('U1').slash('/said', 'iraq');
    await asked.first(1);
    const stopping = platform.stop();
    await slack.socket.closings.first(1);
    expect(platform.connected()).toBe(false);
    release();
    await stopping;
    expect((await seen.message()).text).toBe('about iraq');
    expect(slack.socket.greetings.all).toHaveLength(1);
  });

  it('waits no longer than ten seconds, and says what it left', async () => {
    const { platform, asked, hold, time, log } = await start();
    const release = hold();
    await slack.user('U1').slash('/said', 'iraq');
    await asked.first(1);
    const before = time.waits.all.length;
    const stopping = platform.stop();
    (await time.waits.next(({ ms }) => ms === 10_000, before)).end();
    await stopping;
    expect(log.all.at(-1)).toMatchObject({ left: 1, level: 50 });
    release();
  });

  it('ends a connection whose other side is silent', async () => {
    const { platform, time } = await start();
    slack.socket.freeze();
    const stopping = platform.stop();
    (await time.waits.next(({ ms }) => ms === CLOSE_WITHIN)).end();
    await stopping;
    expect(platform.connected()).toBe(false);
  });

  it('ends the waiting for a Slack that is away', async () => {
    const { platform, time } = await start();
    await slack.outage();
    await time.waits.first(5);
    await platform.stop();
  });

  it('ends a start that waits for the hello', async () => {
    const held = slack.socket.holdHello();
    const { starting, stopped } = connecting(slack);
    const silent = await held.arrived;
    stopped.abort();
    await expect(starting).rejects.toThrow();
    await slack.socket.closings.next((connection) => connection === silent);
  });

  it("ends a start whose call isn't answered", async () => {
    const held = slack.hold('apps.connections.open');
    const { starting, stopped } = connecting(slack);
    await held.hit();
    stopped.abort();
    await expect(starting).rejects.toThrow();
    held.stop();
    expect(slack.socket.connections.all).toEqual([]);
  });
});
