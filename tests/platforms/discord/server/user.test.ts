import type { Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../../dev/discord/components.js';
import { idOf } from '../../../../dev/discord/ids.js';
import { DiscordServer } from '../../../../dev/discord/index.js';
import type { DiscordUser } from '../../../../dev/discord/user.js';
import { sampleBot } from './sample-bot.js';

let discord: DiscordServer;
let client: Client;
let user: DiscordUser;

beforeEach(async () => {
  discord = await DiscordServer.start();
  client = await sampleBot(discord);
  user = discord.user('100');
});

afterEach(async () => {
  await client.destroy();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

describe('the local Discord', () => {
  it('takes a command to the bot, and its answer to the one who asked', async () => {
    const message = await (await user.command('said', { question: 'housing' })).message();
    expect(textOf(message)).toBe('about housing');
    expect(message).toMatchObject({ ephemeralFor: user.id, channel_id: idOf('channel', '1') });
    expect(user.messages).toHaveLength(1);
    expect(discord.user('101').messages).toEqual([]);
  });

  it('takes options of every type', async () => {
    discord.role('5', { name: 'editors' });
    discord.channel('2', { name: 'record' });
    const { id } = discord.user('7', { username: 'mills' });
    const seen = await user.command('said', {
      ...{ question: 'rent', speaker: 'Brown', user: id, channel: '2', role: '5', count: 3, ratio: 0.5, loud: true },
      file: { filename: 'talk.txt' },
    });
    const message = await seen.message();
    expect(textOf(message)).toBe('about rent, Brown, mills, record, editors, 3, 0.5, talk.txt');
    expect(message.ephemeralFor).toBeUndefined();
  });

  it('offers what is registered, and sends only what fits', async () => {
    await expect(user.command('sad')).rejects.toThrow('no command "sad" is registered; there are: said, source');
    await expect(user.command('said')).rejects.toThrow('question is required');
    await expect(user.command('said', { question: 'a', topic: 'b' })).rejects.toThrow('no option topic');
    await expect(user.command('said', { question: 'a', count: 10 })).rejects.toThrow("count doesn't take 10");
    await expect(user.command('source')).rejects.toThrow('a subcommand must be chosen');
    const message = await (await user.command('source add', { url: 'https://a.example' })).message();
    expect(textOf(message)).toBe('add https://a.example');
  });

  it('completes', async () => {
    expect(await user.autocomplete('said', 'speaker', 'brow')).toEqual([
      { name: 'Gordon Brown', value: 'Gordon Brown' },
      { name: 'Sherrod Brown', value: 'Sherrod Brown' },
    ]);
    await expect(user.autocomplete('said', 'question', 'a')).rejects.toThrow('question has no autocomplete');
  });

  it('shows a deferred answer when it is there', async () => {
    const seen = await user.command('slow');
    expect(textOf(await seen.message())).toBe('at last');
    expect(textOf(await seen.message())).toBe('and more');
    expect(seen.soFar.map(({ what }) => what)).toEqual(['thinking', 'posted', 'posted']);
    expect(user.messages.map((message) => message.ephemeralFor)).toEqual([user.id, user.id]);
  });

  it('changes, posts and deletes on clicks, and takes what is chosen', async () => {
    const first = await (await user.command('said', { question: 'housing' })).message();
    const second = await (await user.click(first, 'More')).message();
    expect(textOf(second)).toBe('page 2');
    expect(second.id).toBe(first.id);
    const third = await (await user.select(second, 'Which one?', 'Gordon Brown')).message();
    expect(textOf(third)).toBe('chose brown');
    const shared = await (await user.click(third, 'Share')).message();
    const other = discord.user('101');
    await other.say('1', 'hello');
    expect(other.messages.map(textOf)).toContain(textOf(shared));
    expect(await (await user.click(third, 'Drop')).deletion()).toMatchObject({ id: first.id });
    await expect(user.click(third, 'Drop')).rejects.toThrow('the message is gone');
    await expect(user.click(shared, 'Next')).rejects.toThrow(
      'nothing is called "Next" here; there are: More, Share, Drop, Ask',
    );
  });

  it('opens modals and takes what is filled in', async () => {
    const modal = await (await user.command('search')).modal();
    expect(modal.title).toBe('Search');
    await expect(user.submit(modal, { Speaker: 'Brown' })).rejects.toThrow('required and empty: Topic');
    await expect(user.submit(modal, { Topic: 'x'.repeat(101) })).rejects.toThrow('Topic takes 0 to 100 characters');
    const message = await (await user.submit(modal, { Topic: 'housing' })).message();
    expect(textOf(message)).toBe('found housing');
    const asked = await (await user.click(message, 'Ask')).modal();
    const changed = await (await user.submit(asked, { topic: 'rent' })).message();
    expect(changed).toMatchObject({ id: message.id });
    expect(textOf(changed)).toBe('found rent');
  });

  it('carries mentions, direct messages, and commands of messages', async () => {
    const seen = await user.mention('1', 'housing');
    const answer = await seen.message();
    expect(textOf(answer)).toBe(`you said <@${discord.applicationId}> housing`);
    expect(answer.message_reference).toMatchObject({ message_id: seen.written!.id });
    const dm = await (await user.dm('hi')).message();
    expect(textOf(dm)).toBe('you said hi');
    expect(dm.channel_id).toBe(user.dmChannel);
    const said = discord.user('101').write('1', 'We will build.');
    const similar = await user.messageCommand(said, 'Find statements like this');
    expect(textOf(await similar.message())).toBe('like We will build.');
  });

  it('keeps the words of others from a bot without the intent', async () => {
    const seen = await user.say('1', 'not for bots');
    expect(textOf(await seen.message())).toBe('you said ');
  });

  it('comes along with whom installed it, where nobody else did', async () => {
    discord.guild('2', { bot: false });
    const where = { guild: '2' };
    await expect(user.command('own', {}, where)).rejects.toThrow('the bot is not here');
    await client.application?.commands.create({
      name: 'own',
      description: 'a',
      integrationTypes: [1],
      contexts: [0, 2],
    });
    user.install();
    await expect(user.command('said', { question: 'a' }, where)).rejects.toThrow('not offered to installations 1');
    client.removeAllListeners('interactionCreate');
    client.once('interactionCreate', async (interaction) => {
      const { authorizingIntegrationOwners: owners, context, guild } = interaction;
      if (interaction.isRepliable()) {
        await interaction.reply({ content: JSON.stringify([owners, context, guild]), flags: 'Ephemeral' });
      }
    });
    const message = await (await user.command('own', {}, where)).message();
    expect(JSON.parse(message.content)).toEqual([{ 1: user.id }, 0, null]);
    expect(user.messages).toMatchObject([{ channel_id: idOf('channel', '2') }]);
  });

  it('takes what is chosen in menus that Discord fills, and in boxes', async () => {
    discord.role('5', { name: 'editors' });
    client.removeAllListeners('interactionCreate');
    const menu = { type: 7, custom_id: 'who', placeholder: 'Who?', max_values: 2 };
    const boxes = {
      type: 22,
      custom_id: 'kinds',
      options: ['quote', 'paraphrase'].map((value) => ({ label: value, value })),
    };
    const label = (text: string, component: object) => ({ type: 18, label: text, component });
    const components = [
      label('Kinds', boxes),
      label('Where', { type: 8, custom_id: 'where', required: false }),
      label('All', { type: 23, custom_id: 'all' }),
    ];
    client.on('interactionCreate', async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'a', components: [{ type: 1, components: [menu] }] as never });
      } else if (interaction.isMentionableSelectMenu()) {
        await interaction.showModal({ title: 'Choose', customId: 'choose', components } as never);
      } else if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        const where = fields.getSelectedChannels('where')?.map((channel) => channel?.id) ?? [];
        const all = (fields.getField('all') as unknown as { value: boolean }).value;
        await interaction.reply(JSON.stringify([where, all]));
      }
    });
    const first = await (await user.command('slow')).message();
    const chosen = await user.select(first, 'Who?', [user.id, '5']);
    expect(chosen.interaction?.payload).toMatchObject({
      data: {
        values: [user.id, idOf('role', '5')],
        resolved: {
          users: { [user.id]: {} },
          members: { [user.id]: {} },
          roles: { [idOf('role', '5')]: { name: 'editors' } },
        },
      },
    });
    const modal = await chosen.modal();
    await expect(user.submit(modal)).rejects.toThrow('required and empty: Kinds');
    const answer = await user.submit(modal, { Kinds: ['quote', 'paraphrase'], Where: '1', All: true });
    expect(JSON.parse((await answer.message()).content)).toEqual([[idOf('channel', '1')], true]);
    expect(answer.interaction?.payload['data']).toMatchObject({
      components: [{ component: { type: 22, values: ['quote', 'paraphrase'] } }, {}, {}],
    });
  });

  it('tells the answers of many at a time apart', async () => {
    const asked = Array.from({ length: 50 }, (_, index) => `${index}`);
    const all = await Promise.all(asked.map((question) => user.command('said', { question })));
    const answers = await Promise.all(all.map((seen) => seen.message()));
    expect(answers.map(textOf)).toEqual(asked.map((text) => `about ${text}`));
  });
});
