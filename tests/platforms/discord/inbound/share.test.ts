import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../../dev/discord/components.js';
import { idOf } from '../../../../dev/discord/ids.js';
import { DEFER_AFTER } from '../../../../src/platforms/discord/posting/answering.js';
import { discordBot, holding, isEphemeral, plain, type Running } from '../harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';
const EVERYONE = idOf('guild', '1');

async function asked({ discord }: Running, channel = '1') {
  return (await discord.user('100').command('said', { question: LETTER }, { channel })).message();
}

const posts = ({ discord }: Running) =>
  discord.world.messages.filter((each) => each.author.bot && each.ephemeralFor === undefined);

describe('sharing', () => {
  it('posts the card and nothing but the card, with who shares it, once', async () => {
    const running = await start();
    const user = running.discord.user('100', { globalName: 'Ann Example' });
    const answer = await asked(running);
    const seen = await user.click(answer, 'Share');
    const shared = await seen.message();
    expect(isEphemeral(shared)).toBe(false);
    expect(plain(shared)).toContain('Shared by Ann Example');
    expect(plain(shared)).toContain('Mark A. Milley');
    expect(buttonsOf(shared).filter(({ custom_id }) => custom_id !== undefined)).toEqual([]);
    await seen.answered();
    expect(seen.interaction?.answered).toBe(6);

    const again = await (await user.click(answer, 'Share')).message();
    expect(plain(again)).toBe('This statement has been shared here already.');
    expect(isEphemeral(again)).toBe(true);
    expect(posts(running)).toHaveLength(1);
  });

  it('posts once when it is tapped twice at once', async () => {
    const running = await start();
    const user = running.discord.user('100');
    const answer = await asked(running);
    await Promise.all([user.click(answer, 'Share'), user.click(answer, 'Share')]);
    await running.platform.stop();
    expect(posts(running)).toHaveLength(1);
  });

  it.each(['lost', 'lost by reset', { status: 502, effect: 'after' }] as const)(
    'posts once when the receipt is lost: %j',
    async (failure) => {
      const running = await start();
      const { discord } = running;
      const answer = await asked(running);
      discord.fail('create_message', failure, 2);
      await discord.user('100').click(answer, 'Share');
      expect(discord.called('create_message').length).toBeGreaterThan(1);
      expect(posts(running)).toHaveLength(1);
    },
  );

  it('says which permission is missing before anything is posted, and may be done again', async () => {
    const running = await start();
    const { discord } = running;
    discord.channel('4', { overwrites: new Map([[EVERYONE, { allow: [], deny: ['SendMessages'] }]]) });
    const user = discord.user('100');
    const answer = await asked(running, '4');
    const told = await (await user.click(answer, 'Share')).message();
    expect(plain(told)).toContain('It was not shared.');
    expect(plain(told)).toContain('The bot lacks permissions in the channel: Send Messages.');
    expect(discord.called('create_message')).toEqual([]);
    discord.channel('4', { overwrites: new Map([[EVERYONE, { allow: [], deny: [] }]]) });
    await user.click(answer, 'Share');
    expect(posts(running)).toHaveLength(1);
  });

  it('says so where Discord fails for long, and may be done again', async () => {
    const running = await start();
    const { discord } = running;
    const user = discord.user('100');
    const answer = await asked(running);
    const failing = discord.fail('create_message', { status: 503 }, 100);
    const told = await (await user.click(answer, 'Share')).message();
    expect(plain(told)).toContain('It was not shared.');
    failing.stop();
    await user.click(answer, 'Share');
    expect(posts(running)).toHaveLength(1);
  });

  it('where the bot is a guest is an answer that all see', async () => {
    const running = await start();
    const { discord } = running;
    discord.guild('2', { bot: false });
    const user = discord.user('100');
    user.install();
    const answer = await (await user.command('said', { question: LETTER }, { guild: '2' })).message();
    const seen = await user.click(answer, 'Share');
    const shared = await seen.message();
    expect(isEphemeral(shared)).toBe(false);
    expect(seen.interaction?.answered).toBe(4);
    expect(plain(shared)).toContain('Shared by');
    expect(discord.called('create_message')).toEqual([]);
  });

  it('of what is late is acknowledged first', async () => {
    const held = holding('receipts');
    const running = await start({ around: held.around });
    const { discord, time } = running;
    const answer = await asked(running);
    const from = time.waits.all.length;
    const clicked = discord.user('100').click(answer, 'Share');
    await held.called.next();
    await time.end(DEFER_AFTER, from);
    const seen = await clicked;
    expect(seen.interaction?.answered).toBe(6);
    held.release();
    expect(plain(await seen.message())).toContain('Shared by');
  });
});
