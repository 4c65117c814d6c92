import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../dev/discord/components.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import { WATCH_EVERY } from '../../../src/platforms/discord/connection/shards.js';
import { type ConnectOptions, connect, told } from './connected.js';

let discord: DiscordServer;
let bot: Awaited<ReturnType<typeof connect>>;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(async () => {
  await bot.close();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

async function connected(options?: ConnectOptions) {
  bot = await connect(discord, options);
}

async function answers(question: string): Promise<void> {
  const seen = await discord.user('100').command('said', { question });
  expect(textOf(await seen.message())).toBe(`about ${question}`);
}

/** What happened to the gateway since a moment. */
const readyFrom = (from: number) => discord.gateway.ready.next(() => true, from);

describe('a connection that ends', () => {
  it.each([
    ['a drop', () => discord.gateway.drop(), 'RESUMED'],
    ['a request to come back', () => discord.gateway.reconnect(), 'RESUMED'],
    ['a session that may be resumed', () => discord.gateway.invalidate(true), 'RESUMED'],
    ['a session that is no good', () => discord.gateway.invalidate(), 'READY'],
    ['a session that is forgotten', () => [discord.gateway.forget(), discord.gateway.drop()], 'READY'],
    ['an error of the gateway (4000)', () => discord.gateway.closeWith(4000), 'RESUMED'],
    ['a sequence that is no good (4007)', () => discord.gateway.closeWith(4007), 'READY'],
    ['a session that timed out (4009)', () => discord.gateway.closeWith(4009), 'RESUMED'],
    ['a going away (1001)', () => discord.gateway.closeWith(1001), 'READY'],
  ])('comes back by itself after %s', async (_, end, how) => {
    await connected();
    end();
    expect((await readyFrom(1)).what).toBe(how);
    await answers('iraq');
    expect(bot.platform.connected()).toBe(true);
  });

  it('comes back at once after a session that lasted', async () => {
    await connected();
    bot.time.pass(30_000);
    discord.gateway.reconnect();
    await readyFrom(1);
    expect(bot.time.pauses).toEqual([]);
  });

  it('answers once what was sent while it was away', async () => {
    await connected();
    discord.gateway.drop();
    await answers('while away');
    expect(bot.asked.all).toEqual(['while away']);
  });

  it('comes back after an outage, waits longer and longer meanwhile, and says so', async () => {
    await connected();
    const before = bot.time.waits.all.length;
    await discord.outage();
    await bot.time.waits.next(({ ms }) => ms > 700, before);
    expect(bot.time.pauses).toEqual([375, 750]);
    expect(bot.platform.connected()).toBe(false);
    await bot.time.end(WATCH_EVERY);
    await bot.log.next(({ level, msg }) => level === 50 && msg.startsWith('Discord is not reached'));
    await discord.recover();
    await readyFrom(1);
    await answers('after');
    expect(bot.log.all.map(({ msg }) => msg)).toContain('Connected to Discord again');
  });

  it('closes a connection that hangs, and opens another one', async () => {
    await connected();
    const held = discord.gateway.holdHello();
    discord.gateway.drop();
    // It greets, and answers nothing: discord.js would wait for ever to hear whether it may resume.
    const { socket } = await held.arrived;
    socket.removeAllListeners('message');
    const resumes = new Promise((resolve) => socket.once('message', resolve));
    held.release();
    await resumes;
    expect(bot.platform.connected()).toBe(false);
    bot.time.pass(3 * 60_000);
    await bot.time.end(WATCH_EVERY);
    expect((await readyFrom(1)).what).toBe('READY');
    expect(told(bot.log).map(({ msg }) => msg)).toContain(
      'A connection to Discord hangs; it is closed and opened again.',
    );
    await answers('iraq');
  });

  it('notices that heartbeats are not acknowledged', async () => {
    discord.gateway.heartbeatInterval = 30;
    await connected();
    discord.gateway.acknowledges = false;
    await discord.gateway.connections.first(2);
    discord.gateway.acknowledges = true;
    await readyFrom(1);
    await answers('iraq');
  });
});

describe('a session', () => {
  it('is opened no more often than Discord allows in a day', async () => {
    const { information } = discord.gateway;
    const limit = { ...information.session_start_limit, remaining: 2, reset_after: 3_600_000 };
    Object.defineProperty(discord.gateway, 'information', { value: { ...information, session_start_limit: limit } });
    await connected();
    discord.gateway.invalidate();
    await readyFrom(1);
    discord.gateway.invalidate();
    await readyFrom(2);
    expect(bot.time.pauses.some((ms) => ms > 3_500_000)).toBe(true);
    expect(told(bot.log).map(({ msg }) => msg)).toContain(
      'All sessions that Discord allows a day are used up; the next one is opened then.',
    );
  });
});

describe('a refusal', () => {
  it.each([
    [4004, /DISCORD_TOKEN: the gateway doesn't know it \(4004\)/, /Reset Token/],
    [4010, /number of a shard \(4010\)/, /DISCORD_SHARDS to auto/],
    [4011, /so few shards.* \(4011\)/, /DISCORD_SHARDS to auto/],
    [4012, /the version of the gateway \(4012\)/, /up to date/],
    [4013, /intents.* \(4013\)/, /up to date/],
    [4014, /intents.* \(4014\)/, /Privileged Gateway Intents/],
  ])('that stays (%i) ends it with the reason', async (code, message, remedy) => {
    await connected();
    discord.gateway.closeWith(code);
    await expect(bot.platform.failed).rejects.toMatchObject({
      code: 'DISCORD_REFUSED',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
    expect(bot.platform.connected()).toBe(false);
  });
});
