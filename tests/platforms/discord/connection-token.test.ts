import type { Client } from 'discord.js';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordServer } from '../../../dev/discord/index.js';
import { Log } from '../../../dev/local/log.js';
import { connect, FORGET_EVERY, type GatewayConnection } from '../../../src/platforms/discord/connection/connect.js';
import { type LogLine, settingsFor, TestTime } from './connected.js';

let discord: DiscordServer;
let connection: GatewayConnection;
let client: Client;
let time: TestTime;
let log: Log<LogLine>;

beforeEach(async () => {
  discord = await DiscordServer.start();
  time = new TestTime();
  log = new Log();
  const logger = pino({ level: 'debug', base: null }, { write: (line: string) => log.add(JSON.parse(line)) });
  const { signal } = new AbortController();
  connection = await connect({ settings: settingsFor(discord), time, logger, signal, listen: () => {} });
  ({ client } = connection);
});
afterEach(async () => {
  await connection.close();
  await connection.end();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

/** A request that needs the token. */
const request = () => client.channels.fetch(discord.channel('1').id, { force: true });

describe('a refusal of the token by the API', () => {
  it('that passes leaves the bot able to post', async () => {
    discord.fail('get_channel', { status: 401 });
    await expect(request()).rejects.toThrow('401');
    await log.next(({ msg }) => msg === 'Discord takes the token after all');
    expect((await request())?.id).toBe(discord.channel('1').id);
    expect(connection.connected()).toBe(true);
  });

  it('that stays ends it with the reason, though the gateway goes on', async () => {
    discord.world.token = 'another.token.now';
    const many = await Promise.allSettled([request(), request(), request()]);
    expect(many.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(connection.failed).rejects.toMatchObject({
      code: 'DISCORD_REFUSED',
      message: "Discord refuses DISCORD_TOKEN: Discord doesn't know it (401).",
    });
    expect(discord.called('get_my_application')).toHaveLength(3);
    discord.world.token = discord.token;
  });

  it('is told from an outage, which is waited for', async () => {
    discord.fail('get_channel', { status: 401 });
    const outage = discord.fail('get_my_application', { status: 503 }, 4);
    await expect(request()).rejects.toThrow('401');
    await log.next(({ msg }) => msg === 'Discord takes the token after all');
    expect([outage.left, time.pauses]).toEqual([0, [375, 750, 1500, 3000]]);
  });

  it('never says the token', async () => {
    discord.fail('get_channel', { status: 401 });
    await request().catch(() => {});
    await log.next(({ msg }) => msg === 'Discord takes the token after all');
    expect(JSON.stringify(log.all)).not.toContain(discord.token);
  });
});

describe('what is kept', () => {
  it('are the people who wrote last, no messages, and no direct messages of long ago', async () => {
    const heard = new Log<string>();
    client.on('messageCreate', ({ member }) => heard.add(member?.id ?? 'nobody'));
    const people = Array.from({ length: 250 }, (_, at) => discord.user(String(1000 + at)));
    for (const person of people) {
      discord.world.join('1', person.id);
      await person.say('1', 'hello');
    }
    expect(await heard.first(250)).toEqual(people.map(({ id }) => id));
    expect(client.users.cache.size).toBeLessThanOrEqual(201);
    expect(client.guilds.cache.first()!.members.cache.size).toBeLessThanOrEqual(26);
    expect(client.guilds.cache.first()!.members.me?.id).toBe(discord.applicationId);
    expect(client.channels.cache.find((channel) => channel.isTextBased())!.messages.cache.size).toBe(0);
  });

  it('forgets the oldest direct messages', async () => {
    for (let at = 0; at < 1100; at++) {
      client.channels.cache.set(String(at), { id: String(at), isDMBased: () => true } as never);
    }
    const before = client.channels.cache.size;
    await time.end(FORGET_EVERY);
    await time.waits.first(2, ({ ms }) => ms === FORGET_EVERY);
    expect([client.channels.cache.size, client.channels.cache.has('0')]).toEqual([before - 100, false]);
  });
});
