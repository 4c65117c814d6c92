import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import { defineCommand } from '../../../../src/bot/commands/command.js';
import { note, reply } from '../../../../src/bot/reply/reply.js';
import { discordBot, plain, type Running } from '../harness.js';

const start = discordBot();

const retract = defineCommand({
  name: 'retract',
  description: 'Takes a source back',
  options: {},
  examples: [],
  who: 'editors',
  run: async () => reply(note('Done.')),
});

/** Mentioned, since the command itself is not offered to those who may not manage the server. */
const retracted = async ({ discord }: Running, user: string, channel = '1') =>
  plain(await (await discord.user(user).mention(channel, '/retract')).message());

describe('an editor', () => {
  it('is one by id, by role, or by managing the server that is set', async () => {
    const editors = [idOf('user', '100'), idOf('role', '50')];
    const running = await start({ commands: [retract], editors, guildId: idOf('guild', '1') });
    const { discord } = running;
    discord.role('50', { name: 'Desk' });
    discord.role('51', { permissions: ['ManageGuild'] });
    discord.role('52');
    discord.member('101', ['50']);
    discord.member('102', ['51']);
    discord.member('103', ['52']);
    for (const user of ['100', '101', '102', '8']) expect(await retracted(running, user)).toBe('Done.');
    const refused = await retracted(running, '103');
    expect(refused).toContain('/retract is for editors.');
    expect(refused).toContain(`${idOf('user', '100')}, everybody with the role Desk, whoever may manage the server`);
  });

  it('is nobody for being in a server whose id was given for a role', async () => {
    const running = await start({ commands: [retract], editors: [idOf('guild', '1')] });
    running.discord.member('103');
    expect(await retracted(running, '103')).toContain('/retract is for editors.');
  });

  it('is one in a command as well, wherever it is used', async () => {
    const { discord } = await start({ commands: [retract], editors: [idOf('role', '51')] });
    discord.role('51', { permissions: ['ManageGuild'] });
    discord.member('102', ['51']);
    const used = async (where: object) =>
      plain(await (await discord.user('102').command('retract', {}, where)).message());
    expect(await used({})).toBe('Done.');
    // There nobody is anything.
    expect(await used({ dm: 'bot' })).toContain('/retract is for editors.');
  });

  it('is nobody for managing another server', async () => {
    const running = await start({ commands: [retract], guildId: idOf('guild', '1') });
    const { discord } = running;
    discord.guild('2', { owner: discord.user('104').id });
    discord.member('104', [], '2');
    // Nor is it answered there: it is another server's.
    expect(await retracted(running, '104', '2')).toContain('answers the people of its own workspace or server');
    expect(await retracted(running, '8')).toBe('Done.');
  });

  it('is nobody for managing a server, where none is set: not even the only one that the bot is in', async () => {
    const running = await start({ commands: [retract] });
    const refused = await retracted(running, '8');
    expect(refused).toContain('/retract is for editors.');
    expect(refused).toContain('nobody is one yet; whoever runs the bot sets DISCORD_EDITORS');
    // The one that it was in is gone, and another one has come.
    running.discord.guild('2', { owner: running.discord.user('104').id });
    running.discord.member('104', [], '2');
    expect(await retracted(running, '104', '2')).toContain('/retract is for editors.');
  });

  it('is nobody for managing a server that the bot is a guest in', async () => {
    const { discord } = await start({ commands: [retract] });
    discord.guild('2', { bot: false, owner: discord.user('105').id });
    const user = discord.user('105');
    user.install();
    const told = await (await user.command('retract', {}, { guild: '2' })).message();
    expect(plain(told)).toContain('/retract is for editors.');
  });
});

describe('conversations', () => {
  it('of one person in two servers are two', async () => {
    const { discord } = await start({ before: (made) => void made.guild('2') });
    const user = discord.user('100');
    const asked = async (question: string, guild: string) =>
      plain(await (await user.command('said', { question }, { guild })).message());
    expect(await asked('what did Milley say about the letter', '1')).toContain('Mark A. Milley on letter');
    expect(await asked('and Esper?', '2')).not.toContain('Esper on letter');
    expect(await asked('and Esper?', '1')).toContain('Esper on letter');
  });

  it('is told at once where the bot may not post what they ask for', async () => {
    const { discord } = await start({ editors: [idOf('user', '100')] });
    const { guild } = discord.channel('1');
    discord.channel('2', { overwrites: new Map([[guild!, { allow: [], deny: ['SendMessages'] }]]) });
    discord.channel('3', { type: 11, parent: '1' });
    const watched = async (channel: string, to: string) =>
      plain(await (await discord.user('100').command('watch add', { what: 'Milley', to }, { channel })).message());
    expect(await watched('2', 'channel')).toContain('The bot lacks permissions in this channel: Send Messages.');
    expect(await watched('2', 'me')).toContain('is set.');
    expect(await watched('1', 'channel')).toContain('is set.');
    expect(await watched('3', 'channel')).toContain('is set.');
  });
});
