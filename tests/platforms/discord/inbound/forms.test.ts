import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import type { DiscordServer } from '../../../../dev/discord/index.js';
import { discordBot, isEphemeral, LOUD, plain } from '../harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';

describe('the search form', () => {
  it('is opened by /said with nothing given, and answered to whoever searches', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const seen = await user.command('said');
    expect(seen.interaction?.answered).toBe(9);
    const form = await seen.modal();
    const values = { question: 'letter', speaker: 'Milley', since: '2020-01-01', kind: 'quotes' };
    const found = await (await user.submit(form, values)).message();
    expect(isEphemeral(found)).toBe(true);
    expect(plain(found)).toContain('Mark A. Milley on letter');
  });

  it('says what is missing, and what cannot be', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const form = await (await user.command('said')).modal();
    expect(plain(await (await user.submit(form)).message())).toContain('needs a question');
    const late = { speaker: 'Milley', since: '2021-01-01', until: '2020-01-01' };
    expect(plain(await (await user.submit(form, late)).message())).not.toContain('on record from');
  });
});

describe('a report of a mistake', () => {
  it('goes to the editors, once, and is thanked for', async () => {
    const { discord } = await start({ editorsChannel: idOf('channel', '3'), before: (made) => void made.channel('3') });
    const user = discord.user('100', { globalName: 'Ann Example' });
    const answer = await (await user.command('said', { question: LETTER })).message();
    const form = await (await user.click(answer, 'Report')).modal();
    const seen = await user.submit(form, { what: LOUD });
    expect(plain(await seen.message((each) => each.channel_id !== idOf('channel', '3')))).toContain('Thank you');
    const [posted] = discord.world.messages.filter((each) => each.channel_id === idOf('channel', '3'));
    expect(plain(posted!)).toContain('A mistake was reported');
    expect(plain(posted!)).toContain('By Ann Example: ');
    expect(discord.called('create_message')).toHaveLength(1);
    expect(JSON.stringify(posted)).not.toContain('Where it was reported from');
  });

  it('links to the message that it was reported from, where all see that', async () => {
    const editorsChannel = idOf('channel', '3');
    const { discord } = await start({ editorsChannel, before: (made) => void made.channel('3') });
    const user = discord.user('100');
    const answer = await (await user.mention('1', LETTER)).message();
    const form = await (await user.click(answer, 'Report')).modal();
    await (await user.submit(form, { what: 'The date' })).message((each) => each.channel_id !== editorsChannel);
    const [posted] = discord.world.messages.filter((each) => each.channel_id === editorsChannel);
    const url = `https://discord.com/channels/${idOf('guild', '1')}/${answer.channel_id}/${answer.id}`;
    expect(JSON.stringify(posted)).toContain(url);
  });

  it('of an utterance of many pieces survives a restart', async () => {
    const editorsChannel = idOf('channel', '3');
    const first = await start({ editorsChannel, before: (made) => void made.channel('3') });
    const { discord, record } = first;
    const user = discord.user('100');
    const answer = await (await user.command('said', { question: LETTER })).message();
    const form = await (await user.click(answer, 'Report')).modal();
    await first.platform.stop();
    await start({ discord, record, editorsChannel });
    await (await user.submit(form, { what: 'The date' })).message((each) => each.channel_id !== editorsChannel);
    expect(discord.called('create_message')).toHaveLength(1);
  });

  it('has nowhere to go without a channel of the editors', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const answer = await (await user.command('said', { question: LETTER })).message();
    const told = await (await user.click(answer, 'Report')).message();
    expect(plain(told)).toContain('DISCORD_EDITORS_CHANNEL');
  });

  it('says which permission the bot lacks there', async () => {
    const overwrites = new Map([[idOf('guild', '1'), { allow: [], deny: ['SendMessages' as const] }]]);
    const before = (made: DiscordServer) => void made.channel('3', { overwrites });
    const { discord } = await start({ editorsChannel: idOf('channel', '3'), before });
    const user = discord.user('100');
    const answer = await (await user.command('said', { question: LETTER })).message();
    const form = await (await user.click(answer, 'Report')).modal();
    const told = await (await user.submit(form, { what: 'The date' })).message();
    expect(plain(told)).toContain('The editors could not be told.');
    expect(plain(told)).toContain('Send Messages');
    expect(discord.called('create_message')).toEqual([]);
  });
});
