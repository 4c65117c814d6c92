import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../dev/discord/components.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import type { Connection } from '../../../dev/discord/session.js';
import type { HeldHello } from '../../../dev/local/hello.js';
import { START_TIMEOUT } from '../../../src/bot/delivery/connection-retry.js';
import { DRAIN_WITHIN } from '../../../src/bot/delivery/in-flight.js';
import { connect, connecting, told } from './connected.js';

let discord: DiscordServer;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

/** A connection that is open on both sides, and hears no hello. */
async function opened({ arrived }: HeldHello<Connection>) {
  const { socket } = await arrived;
  socket.ping();
  await once(socket, 'pong');
  return socket;
}

describe('a start', () => {
  it('registers, connects, answers whoever asks alone, and says nothing to worry about', async () => {
    const bot = await connect(discord);
    expect(bot.platform.connected()).toBe(true);
    const message = await (await discord.user('100').command('said', { question: 'iraq' })).message();
    expect([textOf(message), message.ephemeralFor]).toEqual(['about iraq', discord.user('100').id]);
    await bot.close();
    expect(told(bot.log)).toEqual([]);
  });

  it('asks for nothing privileged, mentions nobody, and asks for receipts', async () => {
    const bot = await connect(discord);
    const [session] = discord.gateway.sessions;
    expect(session!.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
    await (await discord.user('100').command('said', { question: '<@100000000000000100> @everyone' })).message();
    const [call] = discord.called('create_interaction_response');
    expect(call!.body).toMatchObject({ data: { allowed_mentions: { parse: [] } } });
    await bot.close();
  });

  it('gives the link that adds the bot where it is in no server', async () => {
    discord.world.guilds.clear();
    const bot = await connect(discord);
    expect(told(bot.log)).toEqual([
      expect.objectContaining({ invite: expect.stringContaining(`client_id=${discord.applicationId}`) }),
    ]);
    await bot.close();
  });

  it('answers two hundred at once, each in the first callback', async () => {
    const bot = await connect(discord);
    const user = discord.user('100');
    const questions = Array.from({ length: 200 }, (_, at) => `question ${at}`);
    const seen = await Promise.all(questions.map((question) => user.command('said', { question })));
    const texts = await Promise.all(seen.map(async (one) => textOf(await one.message())));
    expect(texts).toEqual(questions.map((question) => `about ${question}`));
    expect(discord.called('create_interaction_response')).toHaveLength(200);
    await bot.close();
  });
});

describe('a start with a token that Discord refuses', () => {
  it('ends at once with the reason, and never says the token', async () => {
    const { starting, log } = connecting(discord, { token: 'other.token.s3cret' });
    const error = await starting.catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: 'DISCORD_REFUSED',
      message: "Discord refuses DISCORD_TOKEN: Discord doesn't know it (401).",
      remedy: expect.stringContaining('Reset Token'),
    });
    expect(`${error.message} ${error.remedy} ${JSON.stringify(log.all)}`).not.toContain('s3cret');
    expect(discord.called('get_my_application')).toHaveLength(1);
    expect(discord.gateway.connections.all).toEqual([]);
  });

  it.each([
    [4004, /the gateway doesn't know it/],
    [4014, /the intents, which the application is not allowed/],
  ])('ends with the reason where the gateway refuses it (%i)', async (code, message) => {
    const held = discord.gateway.holdHello();
    const { starting } = connecting(discord);
    (await held.arrived).socket.close(code);
    await expect(starting).rejects.toMatchObject({ code: 'DISCORD_REFUSED', message: expect.stringMatching(message) });
    expect(discord.gateway.connections.all).toHaveLength(1);
  });

  it('ends where the sessions of the day are used up, without using another', async () => {
    const { information } = discord.gateway;
    const spent = { ...information, session_start_limit: { ...information.session_start_limit, remaining: 0 } };
    Object.defineProperty(discord.gateway, 'information', { value: spent });
    await expect(connecting(discord).starting).rejects.toMatchObject({ code: 'DISCORD_SESSIONS_SPENT' });
    expect(discord.gateway.connections.all).toEqual([]);
  });
});

describe('a start without Discord', () => {
  it('tries again until Discord is there, and says so', async () => {
    await discord.outage();
    const { starting, time, log } = connecting(discord);
    await time.waits.first(4);
    await discord.recover();
    const platform = await starting;
    expect(platform.connected()).toBe(true);
    expect(told(log)[0]).toMatchObject({ level: 50, msg: expect.stringContaining('the connection is refused') });
    await platform.stop();
  });

  it.each([
    ['get_my_application', { status: 503 }, /HTTP 503/],
    ['get_my_application', { status: 429, retryAfter: 30 }, /rate limit/],
    ['get_my_application', 'broken', /the connection was cut/],
    ['list_application_commands', { status: 502 }, /HTTP 502/],
    ['get_bot_gateway', { status: 500 }, /HTTP 500/],
  ] as const)('takes a %s that fails with %j for something that passes', async (operation, failure, said) => {
    // The client itself tries three times.
    const times = operation === 'get_bot_gateway' ? 6 : 2;
    const planned = discord.fail(operation, failure, times);
    const { starting, log, time } = connecting(discord);
    const platform = await starting;
    expect(planned.left).toBe(0);
    expect(told(log)[0]!.msg).toMatch(said);
    if (typeof failure === 'object' && 'retryAfter' in failure) expect(time.pauses).toEqual([30_050, 30_050]);
    await platform.stop();
  });

  it('goes on where the gateway breaks off before it says hello', async () => {
    const held = discord.gateway.holdHello();
    const { starting } = connecting(discord);
    (await held.arrived).socket.terminate();
    const platform = await starting;
    expect(platform.connected()).toBe(true);
    await platform.stop();
  });

  it('ends after some minutes with what to look at', async () => {
    await discord.outage();
    const { starting, time } = connecting(discord);
    const begun = time.now();
    await expect(starting).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
      message: "Discord can't be reached: the connection is refused.",
      remedy: expect.stringContaining('DISCORD_REST_API'),
    });
    expect(time.now() - begun).toBeGreaterThan(4 * 60_000);
    expect(time.now() - begun).toBeLessThanOrEqual(START_TIMEOUT);
  });

  it('ends after as long where the gateway alone is away, and leaves no connection behind', async () => {
    const held = discord.gateway.holdHello();
    const { starting, time } = connecting(discord);
    const socket = await opened(held);
    await time.end(START_TIMEOUT);
    await expect(starting).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
      message: expect.stringContaining('gateway'),
    });
    expect(socket.readyState).toBeGreaterThan(socket.OPEN);
  });

  it('recognises that somebody else answers', async () => {
    const page = createServer((_, response) => response.end('<html>s3cret</html>'));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const restApi = `http://127.0.0.1:${(page.address() as AddressInfo).port}/api`;
    const { starting, log } = connecting(discord, { restApi });
    await expect(starting).rejects.toThrow("Whoever answers at DISCORD_REST_API isn't Discord.");
    expect(JSON.stringify(log.all)).not.toContain('s3cret');
    await new Promise((resolve) => page.close(resolve));
  });

  it('ends at once where the other side speaks no TLS', async () => {
    const { starting } = connecting(discord, { restApi: discord.api.replace('http:', 'https:') });
    await expect(starting).rejects.toMatchObject({
      code: 'DISCORD_UNREACHABLE',
      message: expect.stringContaining("can't be reached safely"),
    });
  });

  it('ends when it is stopped, also while the gateway is waited for', async () => {
    const held = discord.gateway.holdHello();
    const { starting, stopped } = connecting(discord);
    const socket = await opened(held);
    stopped.abort();
    await expect(starting).rejects.toThrow();
    expect(socket.readyState).toBeGreaterThan(socket.OPEN);
  });
});

describe('a stop', () => {
  it('takes nothing more, but finishes what was taken', async () => {
    const bot = await connect(discord);
    const release = bot.hold();
    const seen = await discord.user('100').command('said', { question: 'iraq' }, { wait: false });
    await bot.asked.first(1);
    const stopping = bot.platform.stop();
    await discord.gateway.closings.first(1);
    expect(bot.platform.connected()).toBe(false);
    release();
    expect(textOf(await seen.message())).toBe('about iraq');
    await stopping;
    expect(discord.gateway.live).toEqual([]);
    expect(told(bot.log)).toEqual([]);
  });

  it('waits for ten seconds at most', async () => {
    const bot = await connect(discord);
    const release = bot.hold();
    await discord.user('100').command('said', { question: 'iraq' }, { wait: false });
    await bot.asked.first(1);
    const stopping = bot.platform.stop();
    await bot.time.end(DRAIN_WITHIN);
    await stopping;
    expect(told(bot.log)).toEqual([
      expect.objectContaining({ left: 1, msg: expect.stringContaining('Stopped before') }),
    ]);
    release();
  });

  it('keeps a connection that was about to be opened again from coming back', async () => {
    const bot = await connect(discord);
    discord.gateway.drop();
    await bot.log.next(({ msg }) => msg.startsWith('The connection to Discord ended'));
    await bot.close();
    // Half a second is what discord.js pauses between two connections.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(discord.gateway.connections.all).toHaveLength(1);
  });
});
