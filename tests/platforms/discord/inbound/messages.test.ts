import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../../dev/discord/components.js';
import { idOf } from '../../../../dev/discord/ids.js';
import { discordBot, isEphemeral, LOUD, plain } from '../harness.js';

const start = discordBot();

const LETTER = 'what did Milley say about the letter';

const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label);

describe('a mention', () => {
  it('is answered below the message, for all to see, once', async () => {
    const { discord } = await start();
    const seen = await discord.user('100').mention('1', LETTER);
    const answer = await seen.message();
    expect(plain(answer)).toContain('Mark A. Milley');
    expect(isEphemeral(answer)).toBe(false);
    expect(answer.message_reference?.message_id).toBe(seen.written?.id);
    expect(answer.nonce).toMatch(/^[\w-]{25}$/);
  });

  it('is gone on from in its channel or thread by all who are there, and nowhere else', async () => {
    const { discord } = await start();
    discord.channel('5', { type: 11, parent: '1' });
    discord.channel('6');
    await (await discord.user('100').mention('1', LETTER)).message();
    const here = await (await discord.user('101').mention('1', 'and Esper?')).message();
    expect(plain(here)).toMatch(/Esper on letter/);
    for (const channel of ['5', '6']) {
      const there = await (await discord.user('100').mention(channel, 'and Esper?')).message();
      expect(plain(there)).not.toMatch(/Esper on letter/);
    }
  });

  it('asks with names as they are read, and without the bot', async () => {
    const { discord } = await start();
    const who = discord.user('200', { username: 'milley', globalName: 'Milley' });
    discord.member('200');
    const seen = await discord.user('100').mention('1', `what did <@${who.id}> say about the letter`);
    expect(plain(await seen.message())).toContain('Milley');
  });

  it('of nothing gets help', async () => {
    const { discord } = await start();
    expect(plain(await (await discord.user('100').mention('1', ' ')).message())).toContain('Ask who said what');
  });

  it('of thanks or a greeting is answered with a line, and nothing is searched for', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const first = await (await user.mention('1', LETTER)).message();
    expect(plain(await (await user.say('1', 'thanks!', { to: first })).message())).toBe('You’re welcome.');
    expect(plain(await (await user.mention('1', 'hello 👋')).message())).toContain('/said what did Milley say');
    expect(plain(await (await user.mention('1', '?')).message())).toContain('in one that mentions it');
    expect(plain(await (await user.dm('help')).message())).toContain('Or just ask: what');
    expect(plain(await (await user.mention('1', 'and Esper?')).message())).toMatch(/Esper on letter/);
  });

  it('is answered by somebody who answers the bot', async () => {
    const { discord } = await start();
    const first = await (await discord.user('100').mention('1', LETTER)).message();
    const next = await (await discord.user('101').say('1', 'and Esper?', { to: first })).message();
    expect(plain(next)).toMatch(/Esper on letter/);
  });

  it('pings nobody and formats nothing, whatever it says', async () => {
    const { discord } = await start();
    const message = await (await discord.user('100').mention('1', LOUD)).message();
    expect(message.mentions).toEqual([]);
  });

  it('goes to whoever asked, with the reason, where the bot may not post', async () => {
    const { discord } = await start();
    const everyone = idOf('guild', '1');
    discord.channel('4', { overwrites: new Map([[everyone, { allow: [], deny: ['SendMessages'] }]]) });
    const user = discord.user('100');
    const answer = await (await user.mention('4', LETTER)).message();
    expect(answer.channel_id).toBe(user.dmChannel);
    expect(plain(answer)).toContain('Mark A. Milley');
    expect(plain(answer)).toContain('The bot lacks permissions in the channel: Send Messages.');
    expect(discord.called('create_message').map(({ status }) => status)).toEqual([200]);
  });

  it('in a thread needs another permission', async () => {
    const { discord } = await start();
    const overwrites = new Map([[idOf('guild', '1'), { allow: [], deny: ['SendMessagesInThreads' as const] }]]);
    discord.channel('4', { overwrites });
    discord.channel('5', { type: 11, parent: '4' });
    const answer = await (await discord.user('100').mention('5', LETTER)).message();
    expect(plain(answer)).toContain('Send Messages in Threads.');
  });

  it('is answered behind the message where the bot may not read what was said before', async () => {
    const { discord } = await start();
    const overwrites = new Map([[idOf('guild', '1'), { allow: [], deny: ['ReadMessageHistory' as const] }]]);
    discord.channel('4', { overwrites });
    const answer = await (await discord.user('100').mention('4', LETTER)).message();
    expect(answer.message_reference).toBeUndefined();
    expect(answer.channel_id).toBe(idOf('channel', '4'));
  });
});

describe('what is no mention', () => {
  it('is left alone', async () => {
    const { discord, platform } = await start();
    const user = discord.user('100');
    await user.say('1', '@everyone what did Milley say');
    await user.say('1', 'what did Milley say');
    await (await user.mention('1', LETTER)).message();
    await platform.stop();
    expect(discord.called('create_message')).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('is answered there, and goes on, with nothing to share', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    const answer = await (await user.dm(LETTER)).message();
    expect(plain(answer)).toContain('Mark A. Milley');
    expect(labels(answer)).not.toContain('Share');
    expect(plain(await (await user.dm('and Esper?')).message())).toMatch(/Esper on letter/);
  });

  it('goes on from a command that was used there', async () => {
    const { discord } = await start();
    const user = discord.user('100');
    await (await user.command('said', { question: LETTER }, { dm: 'bot' })).message();
    expect(plain(await (await user.dm('and Esper?')).message())).toMatch(/Esper on letter/);
  });
});

describe('the command in the menu of a message', () => {
  it('finds statements like it', async () => {
    const { discord } = await start();
    const user = discord.user('101');
    const written = user.write(
      '1',
      'The letter was an honest mistake on the part of people trying to do the right thing',
    );
    const seen = await user.messageCommand(written, 'Find statements like this');
    const found = await seen.message();
    expect(plain(found)).toContain('honest mistake');
    expect(isEphemeral(found)).toBe(true);
  });

  const MISTAKE = 'The letter was an honest mistake on the part of people trying to do the right thing';
  const accessory = { type: 11, media: { url: 'https://a.example/b.png' } };
  const section = { type: 9, accessory, components: [{ type: 10, content: MISTAKE }] };
  const container = { type: 17, components: [{ type: 14 }, section] };
  it.each([
    ['was forwarded', { message_snapshots: [{ message: { content: MISTAKE, type: 0, embeds: [] } }] }],
    ['was forwarded with a card', { message_snapshots: [{ message: { embeds: [{ description: MISTAKE }] } }] }],
    ['stands in a card', { embeds: [{ type: 'rich', title: 'Briefing', description: MISTAKE }] }],
    ['stands in a field of a card', { embeds: [{ fields: [{ name: 'Milley', value: MISTAKE }] }] }],
    ['stands in the preview of an address', { content: 'https://a.example/b', embeds: [{ description: MISTAKE }] }],
    ['is laid out in components', { flags: 1 << 15, components: [container, { type: 99, id: 3 }] }],
  ])('finds statements like what %s', async (_, more) => {
    const { discord } = await start();
    const user = discord.user('101');
    const written = user.write('1', '');
    const forwarded = { message_reference: { type: 1, message_id: '41', channel_id: '42', guild_id: '43' } };
    Object.assign(written, 'message_snapshots' in more && forwarded, more);
    const found = await (await user.messageCommand(written, 'Find statements like this')).message();
    expect(plain(found)).toContain('honest mistake');
  });

  it('goes by what somebody wrote, where there is something, and by no card below', async () => {
    const { discord } = await start();
    const user = discord.user('101');
    const written = Object.assign(user.write('1', MISTAKE), { embeds: [{ description: 'A page about vaccines' }] });
    const found = await (await user.messageCommand(written, 'Find statements like this')).message();
    expect(plain(found)).toMatch(/honest mistake/);
    expect(plain(found)).not.toMatch(/vaccine/i);
  });

  it('pings nobody with what it does not find', async () => {
    const { discord } = await start();
    const user = discord.user('101');
    const found = await (await user.messageCommand(user.write('1', LOUD), 'Find statements like this')).message();
    expect(plain(found)).toContain('on record');
  });
});
