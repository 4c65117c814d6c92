import { describe, expect, it } from 'vitest';
import { discordBot, isEphemeral, LOUD, plain } from '../harness.js';

const start = discordBot();

describe('slash commands', () => {
  it('answer in the first callback, to whoever asks alone, word for word with the source', async () => {
    const { discord } = await start();
    const seen = await discord.user('100').command('said', { question: 'what did Milley say about the letter' });
    const message = await seen.message();
    expect(isEphemeral(message)).toBe(true);
    expect(plain(message)).toContain('Mark A. Milley');
    expect(plain(message)).toContain('was an honest mistake on the part of people');
    expect(seen.interaction?.answered).toBe(4);
    expect(discord.called('update_original_webhook_message')).toEqual([]);
  });

  it.each([
    ['a speaker', { speaker: 'Mark T. Esper' }, 'Mark T. Esper'],
    ['a topic', { about: 'cultural sites' }, 'cultural'],
    ['a day since when', { speaker: 'Mark T. Esper', since: '2020-01-06' }, 'since 6 January 2020'],
    ['a day until when', { speaker: 'Mark T. Esper', until: '2020-01-06' }, 'until 6 January 2020'],
    ['a kind', { speaker: 'Mark T. Esper', kind: 'quotes' }, 'statements on record'],
    ['a number', { speaker: 'Mark T. Esper', limit: 1 }, '1 to 1 of'],
    ['a page', { speaker: 'Mark T. Esper', limit: 1, page: 2 }, '2 to 2 of'],
  ])('take %s', async (_, values, expected) => {
    const { discord } = await start();
    const message = await (await discord.user('100').command('said', values)).message();
    expect(plain(message)).toContain(expected);
  });

  it('answer /speakers, /sources, /help and /doctor', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const asked = async (name: string, values = {}) => plain(await (await user.command(name, values)).message());
    expect(await asked('speakers')).toContain('on record');
    expect(await asked('speakers', { filter: 'Milley' })).toContain('Mark A. Milley');
    expect(await asked('sources', { page: 1 })).toContain('on record');
    expect(await asked('help', { command: 'said' })).toContain('/said');
    expect(await asked('doctor')).toContain('Discord');
  });

  it('ping nobody and format nothing, whatever is asked', async () => {
    const { discord } = await start();
    const message = await (await discord.user('100').command('said', { question: LOUD })).message();
    expect(message.mentions).toEqual([]);
  });

  it('go by a prefix', async () => {
    const { discord } = await start({ prefix: 'or-' });
    const seen = await discord.user('100').command('or-said', { question: 'Milley' });
    expect(plain(await seen.message())).toContain('Milley');
  });
});
