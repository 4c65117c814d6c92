import { type Client, DiscordAPIError, HTTPError, MessageFlags, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import { DiscordServer } from '../../../../dev/discord/index.js';
import { sampleBot } from './sample-bot.js';

let discord: DiscordServer;
let rest: REST;

const channel = idOf('channel', '1');
const text = { type: 10, content: 'a' };
const message = (nonce: string) => ({
  ...{ flags: MessageFlags.IsComponentsV2, components: [text], allowed_mentions: { parse: [] } },
  ...{ nonce, enforce_nonce: true },
});
const post = (nonce = 'one') => rest.post(Routes.channelMessages(channel), { body: message(nonce) });
const statuses = () => discord.calls.all.map(({ status }) => status);

beforeEach(async () => {
  discord = await DiscordServer.start();
  rest = new REST({ api: discord.api, version: '10', offset: 0, rejectOnRateLimit: ['/'] }).setToken(discord.token);
});

afterEach(async () => {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

describe('a request that fails on demand', () => {
  it('is told to wait, by the bucket', async () => {
    discord.fail('create_message', { status: 429, retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7000, global: false, limit: 5 });
    expect(discord.world.messages).toEqual([]);
  });

  it('is told to wait, with all others', async () => {
    discord.fail('create_message', { status: 429, retryAfter: 7, global: true });
    await expect(post()).rejects.toMatchObject({ global: true });
    await expect(rest.get(Routes.user())).rejects.toMatchObject({ global: true });
    expect(discord.calls.all).toHaveLength(1);
  });

  it('goes on with what it is told of its bucket', async () => {
    discord.fail('create_message', { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '7' } });
    await post('one');
    await expect(post('two')).rejects.toMatchObject({ global: false });
    expect(discord.world.messages).toHaveLength(1);
  });

  it('has no effect after a 502, and is retried', async () => {
    discord.fail('create_message', { status: 502 }, 2);
    await post();
    expect(statuses()).toEqual([502, 502, 200]);
    expect(discord.world.messages).toHaveLength(1);
  });

  it('is given up after three retries', async () => {
    discord.fail('create_message', { status: 503 }, 4);
    await expect(post()).rejects.toThrow(HTTPError);
    expect(statuses()).toEqual([503, 503, 503, 503]);
  });

  it('may have had its effect: the nonce keeps it from being posted twice', async () => {
    discord.fail('create_message', { status: 500, effect: 'after' });
    await post();
    expect(statuses()).toEqual([500, 200]);
    expect(discord.world.messages).toHaveLength(1);
  });

  it('is posted twice without a nonce', async () => {
    discord.fail('create_message', { status: 500, effect: 'after' });
    const { nonce: _, enforce_nonce: __, ...body } = message('');
    await rest.post(Routes.channelMessages(channel), { body });
    expect(discord.world.messages).toHaveLength(2);
    expect(discord.violations.splice(0)).toMatchObject([{ path: 'nonce' }, { path: 'nonce' }]);
  });

  it.each(['lost by reset', 'broken by reset'] as const)('is %s, and retried', async (how) => {
    discord.fail('create_message', how);
    await post();
    expect(statuses()).toEqual([0, 200]);
    expect(discord.world.messages).toHaveLength(1);
  });

  it.each([
    ['lost', 1],
    ['broken', 0],
  ] as const)('is %s, and not retried', async (how, posted) => {
    discord.fail('create_message', how);
    await expect(post()).rejects.toThrow('other side closed');
    expect(discord.world.messages).toHaveLength(posted);
  });

  it('takes the token from the client by one 401', async () => {
    discord.fail('get_my_user', { status: 401 });
    await expect(rest.get(Routes.user())).rejects.toThrow(DiscordAPIError);
    await expect(rest.get(Routes.user())).rejects.toThrow('Expected token to be set for this request');
    expect(discord.calls.all).toHaveLength(1);
  });

  it('is unauthorized without the token', async () => {
    rest.setToken('another');
    await expect(rest.get(Routes.user())).rejects.toMatchObject({ status: 401 });
  });

  it('is held up until it is let go', async () => {
    const held = discord.hold('create_message');
    const posting = post();
    await held.hit();
    expect(discord.world.messages).toEqual([]);
    held.stop();
    await posting;
  });

  it('finds nobody during an outage, and the bot comes back to the same address after it', async () => {
    const { api } = discord;
    let client: Client | undefined = await sampleBot(discord);
    await discord.outage();
    await expect(post()).rejects.toThrow();
    await discord.recover();
    expect(discord.api).toBe(api);
    await discord.gateway.ready.next(() => true, 1);
    await (await discord.user('100').command('said', { question: 'a' })).message();
    await client.destroy();
    client = undefined;
  });
});
