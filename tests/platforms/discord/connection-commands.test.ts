import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../dev/discord/components.js';
import { idOf } from '../../../dev/discord/ids.js';
import { DiscordServer } from '../../../dev/discord/index.js';
import { type Command, defineCommand } from '../../../src/bot/commands/command.js';
import { expandGroup, loadCommands } from '../../../src/bot/commands/load.js';
import { note, reply } from '../../../src/bot/reply/reply.js';
import { missing, NEEDED, PERMISSIONS } from '../../../src/platforms/discord/access/permissions.js';
import { deploy } from '../../../src/platforms/discord/connection/deploy.js';
import { restOnce } from '../../../src/platforms/discord/connection/rest.js';
import { inviteLink } from '../../../src/platforms/discord/setup/invite.js';
import { exampleGroup } from '../../bot/example-group.js';
import { connect, settingsFor, told } from './connected.js';

let discord: DiscordServer;
let commands: readonly Command[];
beforeEach(async () => {
  discord = await DiscordServer.start();
  commands = await loadCommands();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const GUILD = idOf('guild', '1');

function deployed(more: Partial<Parameters<typeof deploy>[0]> = {}) {
  const rest = restOnce(settingsFor(discord));
  return deploy({ rest, applicationId: discord.applicationId, guildId: null, commands, ...more });
}

const registered = (place = 'global') => [...(discord.world.commands.get(place)?.values() ?? [])];
const named = (name: string, place?: string) => registered(place).find((each) => each['name'] === name)!;

const everything = defineCommand({
  name: 'feed',
  description: 'Everything that there is',
  localizations: {
    de: { name: 'quelle', description: 'Alles' },
    'pt-BR': { description: 'Tudo' },
    xx: { name: 'nowhere' },
  },
  options: {
    limit: { type: 'integer', description: 'how many', min: 1, max: 25 },
    kind: { type: 'choice', description: 'which', choices: ['quotes', 'paraphrases'], required: true },
    note: { type: 'string', description: 'anything' },
    url: {
      type: 'string',
      description: 'where',
      autocomplete: 'sources',
      localizations: { de: { name: 'adresse', description: 'wo' } },
    },
  },
  examples: [],
  who: 'editors',
  run: async () => reply(note('done')),
});

describe('the commands', () => {
  it('are all that there are, with everything of their options', async () => {
    await deployed({ commands: [...commands, everything] });
    expect(registered().map(({ type, name }) => [type, name])).toEqual([
      [1, 'digest'],
      [1, 'doctor'],
      [1, 'help'],
      [1, 'pages'],
      [1, 'said'],
      [1, 'sources'],
      [1, 'speakers'],
      [1, 'watch'],
      [1, 'withheld'],
      [1, 'feed'],
      [3, 'Find statements like this'],
    ]);
    expect(named('feed')).toMatchObject({
      name_localizations: { de: 'quelle' },
      description_localizations: { de: 'Alles', 'pt-BR': 'Tudo' },
      default_member_permissions: '32',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [
        { type: 3, name: 'kind', required: true, choices: [{ name: 'quotes', value: 'quotes' }, expect.anything()] },
        { type: 3, name: 'url', autocomplete: true, name_localizations: { de: 'adresse' } },
        { type: 4, name: 'limit', min_value: 1, max_value: 25 },
        { type: 3, name: 'note' },
      ],
    });
    expect(named('said')['default_member_permissions']).toBeNull();
    expect(named('said')['options']).toMatchObject([
      { name: 'question', autocomplete: true },
      { name: 'speaker' },
      ...Array(7).fill({}),
    ]);
  });

  it('of a group are one, with each as a subcommand', async () => {
    const { group } = exampleGroup();
    await deployed({ commands: [...commands, ...expandGroup(group, 'or-')] });
    expect(named('or-feed')).toMatchObject({
      description: 'What is new',
      default_member_permissions: null,
      options: [
        { type: 1, name: 'now', options: [{ type: 3, name: 'topic', autocomplete: true }] },
        {
          type: 1,
          name: 'plan',
          description: 'Tells it each day',
          name_localizations: { de: 'plane' },
          options: [{ name: 'when' }, { name: 'speaker', autocomplete: true }, ...Array(5).fill({})],
        },
        { type: 1, name: 'drop', options: [{ name: 'why' }] },
      ],
    });
    // What a form asks for, Discord must not ask for before it can be opened.
    expect(JSON.stringify(named('or-feed')['options'])).not.toContain('"required"');
  });

  it.each([
    ['all of its commands are', ['drop'], '32'],
    ['some of them are', ['now', 'drop'], null],
  ])('of a group are for editors where %s', async (_, words, expected) => {
    const { group } = exampleGroup();
    const some = { ...group, commands: group.commands.filter(({ name }) => words.includes(name)) };
    await deployed({ commands: expandGroup(some) });
    expect(named('feed')['default_member_permissions']).toBe(expected);
  });

  it('of a group are within the limits with as many as there may be', async () => {
    const { group } = exampleGroup();
    const many = Array.from({ length: 25 }, (_, i) => ({
      ...group.commands[0]!,
      name: `x${'x'.repeat(30 - (i % 3))}${String.fromCharCode(97 + i)}`.slice(-32),
    }));
    await expect(deployed({ commands: expandGroup({ ...group, commands: many }) })).resolves.toMatchObject({
      added: ['feed', 'Find statements like this'],
    });
  });

  it('keep to the limits of Discord, under a prefix as well', async () => {
    // The local Discord refuses what the real one does.
    const prefixed = await loadCommands({ prefix: 'or-' });
    await expect(deployed({ commands: prefixed })).resolves.toMatchObject({ removed: [] });
    for (const { name, description } of prefixed) {
      for (const word of name.split(' ')) expect(word).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
      expect(description.length).toBeLessThanOrEqual(100);
    }
  });
});

describe('the registration', () => {
  const names = [
    'digest',
    'doctor',
    'help',
    'pages',
    'said',
    'sources',
    'speakers',
    'watch',
    'withheld',
    'Find statements like this',
  ];

  it.each([
    ['everywhere', null],
    ['in one server', GUILD],
  ])('writes once, and nothing the second time: %s', async (_, guildId) => {
    expect(await deployed({ guildId })).toEqual({ added: names, changed: [], removed: [], same: [], doubled: [] });
    expect(await deployed({ guildId })).toEqual({ added: [], changed: [], removed: [], same: names, doubled: [] });
    expect(discord.commandWrites).toHaveLength(1);
  });

  it('writes nothing the second time for a group, and notices what differs in it', async () => {
    const { group } = exampleGroup();
    await deployed({ commands: expandGroup(group) });
    expect(await deployed({ commands: expandGroup(group) })).toMatchObject({ added: [], changed: [], removed: [] });
    expect(discord.commandWrites).toHaveLength(1);
    const fewer = { ...group, commands: group.commands.slice(0, 2) };
    expect(await deployed({ commands: expandGroup(fewer) })).toMatchObject({ changed: ['feed'] });
  });

  it('takes away in its servers what is registered everywhere, and nothing else', async () => {
    await deployed({ guildId: GUILD, commands: [...commands, everything] });
    expect(await deployed({ dryRun: true })).toMatchObject({ added: names, doubled: names });
    expect(await deployed()).toMatchObject({ added: names, doubled: names });
    expect(registered(GUILD).map(({ name }) => name)).toEqual(['feed']);
    expect(await deployed()).toMatchObject({ added: [], doubled: [], same: names });
  });

  it('looks through no more than a few servers, and goes on where it may not look', async () => {
    for (let at = 2; at <= 11; at++) discord.guild(String(at));
    await deployed({ guildId: GUILD });
    expect(await deployed({ dryRun: true })).toMatchObject({ added: names, doubled: [] });
    discord.fail('list_my_guilds', { status: 403, code: 50001, message: 'Missing Access' });
    expect(await deployed()).toMatchObject({ added: names, doubled: [] });
    discord.fail('list_my_guilds', { status: 401 });
    await expect(deployed()).rejects.toThrow('401');
  });

  it('takes away everywhere else what one server would show twice, and nothing else', async () => {
    await deployed({ commands: [...commands, everything] });
    const before = structuredClone(registered());
    const doubled = { added: names, doubled: names };
    expect(await deployed({ guildId: GUILD, dryRun: true })).toMatchObject(doubled);
    expect(registered()).toEqual(before);
    expect(await deployed({ guildId: GUILD })).toMatchObject(doubled);
    expect(registered().map(({ name }) => name)).toEqual(['feed']);
    expect(registered(GUILD).map(({ name }) => name)).toEqual(names);
    expect(await deployed({ guildId: GUILD })).toMatchObject({ added: [], doubled: [] });
  });

  it.each<[string, (command: Command) => Command]>([
    ['a description', (command) => ({ ...command, description: 'Another one' })],
    ['who may use it', (command) => ({ ...command, who: 'editors' })],
    ['a name in another language', (command) => ({ ...command, localizations: { fr: { name: 'dit' } } })],
    ['an option', ({ options: { page: _, ...options }, ...command }) => ({ ...command, options })],
    [
      'the range of an option',
      ({ options, ...command }) => ({
        ...command,
        options: { ...options, page: { type: 'integer', description: 'which page of the answer', min: 1, max: 9 } },
      }),
    ],
  ])('notices that %s differs, and keeps the ids', async (_, change) => {
    await deployed();
    const { id } = named('said');
    const changed = commands.map((command) => (command.name === 'said' ? change(command) : command));
    expect(await deployed({ commands: changed })).toMatchObject({ added: [], changed: ['said'], removed: [] });
    expect(named('said')['id']).toBe(id);
    expect(await deployed({ commands: changed })).toMatchObject({ changed: [] });
    expect(discord.commandWrites).toHaveLength(2);
  });

  it('takes away what there is no more', async () => {
    await deployed({ commands: [...commands, everything] });
    expect(await deployed()).toMatchObject({ removed: ['feed'], added: [], changed: [] });
    expect(registered().map(({ name }) => name)).toEqual(names);
  });

  it('changes nothing when it is only asked', async () => {
    expect(await deployed({ dryRun: true })).toMatchObject({ added: names });
    expect(discord.commandWrites).toEqual([]);
  });

  it('says how to get into a server that the bot is not in', async () => {
    const guildId = discord.world.guild('2', { bot: false }).id;
    await expect(deployed({ guildId })).rejects.toMatchObject({
      code: 'DISCORD_NO_ACCESS',
      remedy: expect.stringContaining(`guild_id=${guildId}`),
    });
  });
});

describe('a start', () => {
  it('writes nothing the second time', async () => {
    for (const _ of [1, 2]) {
      const bot = await connect(discord);
      await bot.close();
    }
    expect(discord.commandWrites).toHaveLength(1);
  });

  it('goes on where the bot is not in the server yet, and registers when it is added', async () => {
    const guildId = discord.world.guild('2', { bot: false }).id;
    const bot = await connect(discord, { guildId });
    expect(told(bot.log)).toEqual([
      expect.objectContaining({ code: 'DISCORD_NO_ACCESS', msg: expect.stringContaining('oauth2/authorize') }),
    ]);
    discord.world.join('2', discord.applicationId);
    discord.world.join('2', '100');
    discord.guild('2');
    await bot.log.next(({ msg }) => msg === 'Commands were registered');
    const seen = await discord.user('100').command('said', { question: 'iraq' }, { guild: '2' });
    expect(textOf(await seen.message())).toBe('about iraq');
    await bot.close();
  });
});

describe('the link that adds the bot', () => {
  it('asks for the least that it needs', () => {
    const link = new URL(inviteLink('123', null));
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: '123',
      scope: 'bot applications.commands',
      permissions: String(NEEDED),
    });
    expect(inviteLink('123', '456')).toContain('guild_id=456');
    expect(missing(NEEDED)).toEqual([]);
  });

  it('asks for nothing that the README does not give the reason of', async () => {
    const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
    const rows = PERMISSIONS.map(({ name, why }) => `| ${name} | ${why} |`);
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });
});
