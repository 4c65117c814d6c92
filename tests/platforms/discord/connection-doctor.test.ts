import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordServer } from '../../../dev/discord/index.js';
import { type Permission, permissionsIn as serverSays } from '../../../dev/discord/permissions.js';
import { permissionsIn } from '../../../src/platforms/discord/access/channels.js';
import { restOnce } from '../../../src/platforms/discord/connection/rest.js';
import { ARTICLE, Workplace } from '../../cli/harness.js';
import { type ConnectOptions, connect, settingsFor } from './connected.js';

let discord: DiscordServer;
beforeEach(async () => {
  discord = await DiscordServer.start();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const only = (...permissions: Permission[]) => ({ allow: permissions, deny: [] });
const never = (...permissions: Permission[]) => ({ allow: [], deny: permissions });

describe('what the bot finds', () => {
  /** What is found on Discord by the bot that runs, a line each. */
  async function findings(settings: ConnectOptions, place?: string) {
    const bot = await connect(discord, settings);
    const found = await bot.platform.check(place);
    await bot.close();
    return found.map(({ state, what, fix = '' }) => `${state}: ${what} ${fix}`.trim());
  }

  it('is all in order where all is', async () => {
    const { id: editorsChannel } = discord.channel('2');
    const { id: here } = discord.channel('1');
    const settings = { editors: ['100000000000000001'], editorsChannel };
    expect(await findings(settings, here)).toEqual([
      'ok: The bot is connected.',
      expect.stringMatching(/^ok: The bot is onrecord\. This link adds it to a server: https:\/\/discord\.com\/oauth2/),
      expect.stringMatching(/^warning: Anybody on Discord can read: .* Set DISCORD_GUILD_ID to your server/),
      'ok: All 2 commands are registered.',
      'ok: This channel: the bot may do there what it has to.',
      'ok: The editors’ channel: the bot may do there what it has to.',
      'ok: Editors, who may change the record and what channels see, are the users and roles of DISCORD_EDITORS (100000000000000001).',
    ]);
  });

  it('names what is missing in a channel, with the fix', async () => {
    const { guild } = discord.channel('1');
    const { id: muted } = discord.channel('2', { overwrites: new Map([[guild!, never('SendMessages')]]) });
    const { id: unseen } = discord.channel('3', { overwrites: new Map([[guild!, never('ViewChannel')]]) });
    expect(await findings({ editorsChannel: unseen }, muted)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^warning: This channel: the bot lacks Send Messages \(answers to mentions, .* Edit the channel, Permissions/,
        ),
        expect.stringMatching(/^warning: The editors’ channel: the bot doesn’t see it.* allow View Channels/),
      ]),
    );
  });

  it('says no more than what is missing takes away: without history it still answers mentions', async () => {
    const { guild } = discord.channel('1');
    const { id } = discord.channel('2', { overwrites: new Map([[guild!, never('ReadMessageHistory')]]) });
    const found = (await findings({}, id)).find((line) => line.includes('This channel'));
    expect(found).toMatch(/lacks Read Message History \(answering below the message/);
    expect(found).not.toContain('can’t be mentioned');
  });

  it('says who is an editor, and why', async () => {
    const { id: guildId } = discord.guild('1');
    const told = async (settings: ConnectOptions) => (await findings(settings)).find((line) => /editor/i.test(line));
    expect(await told({})).toBe(
      'warning: Nobody is an editor, who may change the record and what channels see. Set DISCORD_EDITORS to the ids of users or roles. Or set DISCORD_GUILD_ID: whoever may manage that server is an editor.',
    );
    expect(await told({ guildId })).toBe(
      'warning: No editors are set: whoever may manage the server of DISCORD_GUILD_ID may change the record and what channels see. Set DISCORD_EDITORS to the ids of users or roles.',
    );
    expect(await told({ guildId, editors: ['1', '2'] })).toBe(
      'ok: Editors, who may change the record and what channels see, are the users and roles of DISCORD_EDITORS (1, 2), and whoever may manage the server of DISCORD_GUILD_ID.',
    );
  });

  it('is that commands are shown twice', async () => {
    const { id: guildId } = discord.guild('1');
    await (await connect(discord)).close();
    const before = structuredClone(discord.world.commands.get('global')!);
    const bot = await connect(discord, { guildId });
    discord.world.commands.set('global', before);
    expect(await bot.platform.check()).toContainEqual(
      expect.objectContaining({
        state: 'fault',
        what: 'Commands are shown twice, since they are registered everywhere and in a server: said, Find statements like this.',
        fix: 'Run onrecord register.',
      }),
    );
    await bot.close();
  });

  it('says nothing of permissions in a direct message', async () => {
    const { id } = discord.world.dm('100');
    expect((await findings({}, id)).join('\n')).not.toContain('This channel');
  });

  it('is that commands are not registered as they are', async () => {
    const bot = await connect(discord);
    discord.world.commands.get('global')!.clear();
    expect(await bot.platform.check()).toContainEqual(
      expect.objectContaining({
        state: 'fault',
        what: 'Commands are not registered as they are: said, Find statements like this.',
        fix: 'Run onrecord register.',
      }),
    );
    await bot.close();
  });

  it('is that nothing is connected, or nobody answers', async () => {
    const bot = await connect(discord);
    await discord.outage();
    await bot.log.next(({ msg }) => msg.startsWith('The connection to Discord ended'));
    expect((await bot.platform.check()).filter(({ state }) => state === 'fault').map(({ what }) => what)).toEqual([
      'The bot is not connected.',
      "Discord can't be reached: the connection is refused.",
    ]);
    await bot.close();
  });
});

it('looks at no channel of another platform, where that is asked', async () => {
  const bot = await connect(discord);
  expect(await bot.platform.check('C0001')).toEqual(await bot.platform.check());
  await bot.close();
});

it('computes permissions as Discord does', async () => {
  const { guild: id } = discord.channel('1');
  const guild = discord.world.guilds.get(id!)!;
  const bot = guild.members.get(discord.applicationId)!;
  discord.role('5', { permissions: ['AttachFiles'] });
  discord.role('6', { permissions: ['Administrator'] });
  bot.roles.add(discord.role('5').id);
  const [role, other] = [discord.role('5').id, discord.role('6').id];
  const overwrites = [
    [],
    [[id, never('SendMessages', 'ViewChannel')]],
    [
      [id, never('SendMessages')],
      [role, only('SendMessages')],
      [other, never('ViewChannel')],
    ],
    [
      [role, only('SendMessages')],
      [bot.user, never('SendMessages', 'ReadMessageHistory')],
    ],
  ] as [string, ReturnType<typeof only>][][];
  const ask = (channel: string) => permissionsIn(restOnce(settingsFor(discord)), channel, discord.applicationId);
  for (const [at, each] of overwrites.entries()) {
    const channel = discord.channel(String(10 + at), { overwrites: new Map(each) });
    const said = serverSays(guild, channel, bot);
    if (said === 0n) await expect(ask(channel.id)).rejects.toThrow('Missing Access');
    else expect(await ask(channel.id)).toBe(said);
  }
  const thread = discord.channel('20', { type: 11, parent: '13' });
  expect(await ask(thread.id)).toBe(serverSays(guild, discord.world.channels.get(discord.channel('13').id), bot));
  bot.roles.add(other);
  expect(await ask(discord.channel('1').id)).toBe(serverSays(guild, undefined, bot));
});

describe('the command line', () => {
  let place: Workplace;
  const open = async (more: Record<string, string> = {}) => {
    place = await Workplace.open({ DISCORD_TOKEN: discord.token, DISCORD_REST_API: discord.api, ...more });
  };
  afterEach(() => place.close());
  const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

  it('registers by difference, says what was done and the link, and keeps stdout for data', async () => {
    await open();
    const dry = await place.run(['register', '--dry-run']);
    expect([dry.code, dry.stdout]).toEqual([0, '']);
    expect(dry.stderr).toContain(
      'would be added: digest, doctor, help, pages, said, sources, speakers, watch, withheld, Find statements like this',
    );
    expect(discord.commandWrites).toEqual([]);
    const done = await place.run(['register']);
    expect(done.stderr).toMatch(
      /^Discord, onrecord, everywhere:\n {2}added: digest.*\nThe link .*: https:\/\/discord\.com\/oauth2\/\S+\n$/,
    );
    const again = await place.run(['register']);
    expect(again.stderr).toContain('Nothing differs; nothing was written.');
    expect(discord.commandWrites).toHaveLength(1);
    expect(discord.gateway.connections.all).toEqual([]);
  });

  it('prints the manifest of Slack where that is configured as well, and nothing else on stdout', async () => {
    await open({ ...SLACK, ONRECORD_COMMAND_PREFIX: 'or-' });
    const { code, stdout, stderr } = await place.run(['register']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(stderr).toContain('added: or-digest');
  });

  it('says why it could not, with exit code 1, after the manifest', async () => {
    await open({ ...SLACK, DISCORD_TOKEN: 'an.other.s3cret' });
    const { code, stdout, stderr } = await place.run(['register']);
    expect([code, JSON.parse(stdout)]).toEqual([1, expect.anything()]);
    expect(stderr).toMatch(/Discord doesn't know it \(401\).*\[DISCORD_REFUSED\]/s);
    expect(stderr).not.toContain('s3cret');
  });

  it('examines what is configured, without connecting', async () => {
    await open({ DISCORD_EDITORS_CHANNEL: discord.channel('1').id });
    await place.run(['import', await place.file('article.md', ARTICLE)]);
    const before = await place.run(['doctor', '--json']);
    expect(before.code).toBe(1);
    expect(JSON.parse(before.stdout)).toContainEqual(
      expect.objectContaining({ area: 'Discord', state: 'fault', fix: 'Run onrecord register.' }),
    );
    await place.run(['register']);
    const { code, stdout } = await place.run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toContain('All 10 commands are registered.');
    expect(stdout).toContain('The gateway lets the bot in.');
    expect(stdout).toContain('The editors’ channel: the bot may do there what it has to.');
    expect(discord.gateway.connections.all).toEqual([]);
  });
});
