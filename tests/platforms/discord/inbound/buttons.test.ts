import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../../dev/discord/components.js';
import type { DiscordServer } from '../../../../dev/discord/index.js';
import type { Message } from '../../../../dev/discord/types.js';
import { discordBot, isEphemeral, plain } from '../harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';

const ask = async (discord: DiscordServer, question = LETTER): Promise<Message> =>
  (await discord.user('100').command('said', { question })).message();

describe('a button of a statement', () => {
  it.each([
    ['Context', 'The whole'],
    ['Source', 'The statement stands at characters'],
    ['Cite', 'Copy this'],
  ])('%s is answered beside the answer, to whoever pressed it', async (button, expected) => {
    const { discord } = await start();
    const answer = await ask(discord);
    const seen = await discord.user('100').click(answer, button);
    const shown = await seen.message();
    expect(plain(shown)).toContain(expected);
    expect(isEphemeral(shown)).toBe(true);
    expect(shown.id).not.toBe(answer.id);
    expect(seen.interaction?.answered).toBe(4);
  });

  it('gives the citation with the address of the statement', async () => {
    const { discord } = await start({ publicUrl: 'https://record.example' });
    const seen = await discord.user('100').click(await ask(discord), 'Cite');
    const shown = await seen.message();
    const urls = buttonsOf(shown).map(({ url }) => url);
    expect(urls.some((url) => url?.startsWith('https://record.example/s/'))).toBe(true);
  });

  it('still works after a restart', async () => {
    const first = await start();
    const { discord, record } = first;
    const answer = await ask(discord, 'Fauci vaccines');
    await first.platform.stop();
    await start({ discord, record });
    const user = discord.user('100');
    expect(plain(await (await user.click(answer, 'Context')).message())).toContain('Context: ');
    expect(plain(await (await user.click(answer, 'More')).message())).toContain('6 to 10 of 37.');
  });

  it('of an earlier version says that it cannot be read', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const answer = await ask(discord);
    const stored = discord.world.message(answer.channel_id, answer.id)!;
    for (const id of ['old:1', 'i:AAAAAAAAAAAAAAAAAAAAAA', 's:burn:x']) {
      buttonsOf(stored)[0]!.custom_id = id;
      const shown = await (await user.click(stored, id)).message();
      expect(plain(shown)).toContain('This button cannot be read any more.');
      expect(isEphemeral(shown)).toBe(true);
    }
  });
});

describe('a button that asks on', () => {
  it('pages a private answer in place, to and fro', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const first = await ask(discord, 'Fauci vaccines');
    const next = await user.click(first, 'More');
    const second = await next.message();
    expect(next.interaction?.answered).toBe(7);
    expect(second.id).toBe(first.id);
    expect(plain(second)).toContain('6 to 10 of 37.');
    expect(plain(await (await user.click(second, 'Back')).message())).toContain('1 to 5 of 37.');
    expect(user.messages).toHaveLength(1);
  });

  it('pages what stands in a channel in place, for whoever presses it; all go on from it', async () => {
    const { discord } = await start();
    const first = await (await discord.user('100').mention('1', 'Fauci vaccines')).message();
    const other = discord.user('101');
    discord.member('101');
    const second = await (await other.click(first, 'More')).message();
    expect(second.id).toBe(first.id);
    const next = await (await discord.user('100').mention('1', 'more')).message();
    expect(plain(next)).toContain('11 to 15 of 37.');
  });

  it('picks whoever is meant', async () => {
    const { discord } = await start();
    const asked = await ask(discord, 'what did Brown say');
    const picked = await (await discord.user('100').click(asked, 'Corrine Brown')).message();
    expect(picked.id).toBe(asked.id);
    expect(plain(picked)).toContain('Corrine Brown: 3 statements on record');
  });

  it('leaves the answer where it is when there is no other', async () => {
    const { discord, record } = await start();
    const answer = await ask(discord, 'Fauci vaccines');
    const key = buttonsOf(answer)
      .find(({ label }) => label === 'More')!
      .custom_id!.slice(2);
    const value = JSON.stringify({ command: 'gone', options: {}, text: '' });
    await record.keep('button', [{ key, value }], 0);
    const shown = await (await discord.user('100').click(answer, 'More')).message();
    expect(shown.id).not.toBe(answer.id);
    expect(plain(shown)).toContain('There is no command /gone.');
  });
});
