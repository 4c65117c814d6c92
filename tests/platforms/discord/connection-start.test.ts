import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from './connected.js';
import { DiscordServer } from './server/index.js';

let discord: DiscordServer;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

describe('a start', () => {
  it('registers, connects and answers', async () => {
    const bot = await connect(discord);
    expect(bot.platform.connected()).toBe(true);
    const seen = await discord.user('100').command('said', { question: 'iraq' });
    expect((await seen.message()).content).toBe('about iraq');
    await bot.close();
    expect(bot.log.all.filter(({ level }) => level > 30)).toEqual([]);
  });
});
