import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../../dev/discord/components.js';
import { idOf } from '../../../../dev/discord/ids.js';
import { DiscordServer } from '../../../../dev/discord/index.js';
import { INTENTS, sampleBot, sampleClient } from './sample-bot.js';

let discord: DiscordServer;
let client: Client | undefined;

beforeEach(async () => {
  discord = await DiscordServer.start();
});

afterEach(async () => {
  await client?.destroy();
  client = undefined;
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const answered = async (user = '100') =>
  textOf(await (await discord.user(user).command('said', { question: 'housing' })).message());

describe('the gateway', () => {
  it('closes with 4004 on a token that is no good', async () => {
    client = sampleClient(discord);
    const hello = discord.gateway.holdHello();
    client.on(Events.ShardError, () => {});
    const login = client.login(discord.token);
    await hello.arrived;
    discord.world.token = null;
    hello.release();
    await expect(login).rejects.toThrow('Authentication failed');
    client = undefined;
    expect(await discord.gateway.closings.next()).toMatchObject({ code: 4004 });
  });

  it('closes with 4004 when the token was reset, for good', async () => {
    client = await sampleBot(discord);
    const gone = new Promise<number>((resolve) => client?.once(Events.ShardDisconnect, ({ code }) => resolve(code)));
    client.on(Events.ShardError, () => {});
    discord.world.token = null;
    discord.gateway.reconnect();
    expect(await gone).toBe(4004);
    expect(discord.gateway.live).toEqual([]);
  });

  it('closes with 4014 on privileged intents that were not granted', async () => {
    client = sampleClient(discord, { intents: [...INTENTS, 'MessageContent'] });
    client.on(Events.ShardError, () => {});
    await expect(client.login(discord.token)).rejects.toThrow('Used disallowed intents');
    client = undefined;
    expect(await discord.gateway.closings.next()).toMatchObject({ code: 4014 });
    expect(discord.gateway.sessions).toEqual([]);
  });

  it('gives the words of all messages to a bot with the intent', async () => {
    discord.gateway.granted.add('messageContent');
    client = await sampleBot(discord, { intents: [...INTENTS, 'MessageContent'] });
    const seen = await discord.user('100').say('1', 'housing');
    expect(textOf(await seen.message())).toBe('you said housing');
  });

  it('tells a test whose bot hears no messages', async () => {
    client = await sampleBot(discord, { intents: ['Guilds'] });
    await expect(discord.user('100').mention('1', 'a')).rejects.toThrow('its intents lack guildMessages');
    await expect(discord.user('100').dm('a')).rejects.toThrow('its intents lack directMessages');
  });

  it('resumes dropped connections, and replays what was missed', async () => {
    client = await sampleBot(discord);
    discord.gateway.drop();
    expect(discord.gateway.live).toEqual([]);
    const acting = answered();
    const again = await discord.gateway.ready.next(({ what }) => what === 'RESUMED');
    expect(again.connection.path).toBe('/resume');
    expect(await acting).toBe('about housing');
    expect(discord.gateway.sessions).toHaveLength(1);
  });

  it('tells to reconnect, and the bot resumes', async () => {
    client = await sampleBot(discord);
    discord.gateway.reconnect();
    await discord.gateway.ready.next(({ what }) => what === 'RESUMED');
    expect(await answered()).toBe('about housing');
  });

  it.each([true, false])('invalidates sessions (resumable: %s)', async (resumable) => {
    client = await sampleBot(discord);
    discord.gateway.invalidate(resumable);
    const what = resumable ? 'RESUMED' : 'READY';
    await discord.gateway.ready.next((each) => each.what === what, 1);
    expect(await answered()).toBe('about housing');
    expect(discord.gateway.sessions).toHaveLength(resumable ? 1 : 2);
  });

  it('does not resume a session that it forgot', async () => {
    client = await sampleBot(discord);
    discord.gateway.forget();
    discord.gateway.drop();
    await discord.gateway.ready.next(({ what }) => what === 'READY', 1);
    expect(await answered()).toBe('about housing');
  });

  it('greets late when told', async () => {
    const hello = discord.gateway.holdHello();
    const starting = sampleBot(discord);
    await hello.arrived;
    expect(discord.gateway.sessions).toEqual([]);
    hello.release();
    client = await starting;
    expect(discord.gateway.live).toHaveLength(1);
  });

  it('leaves heartbeats unanswered when told, and the bot comes back', async () => {
    discord.gateway.heartbeatInterval = 20;
    discord.gateway.acknowledges = false;
    client = await sampleBot(discord);
    await discord.gateway.heartbeats.first(1);
    expect((await discord.gateway.closings.next()).code).toBe(4200);
    discord.gateway.acknowledges = true;
    await discord.gateway.ready.next(({ what }) => what === 'RESUMED');
    expect(await answered()).toBe('about housing');
  });

  it('asks for a heartbeat', async () => {
    client = await sampleBot(discord);
    discord.gateway.beat();
    await discord.gateway.heartbeats.next();
  });

  it('sends the same twice when told', async () => {
    client = await sampleBot(discord);
    const heard: string[] = [];
    client.on(Events.InteractionCreate, ({ id }) => heard.push(id));
    client.removeAllListeners(Events.InteractionCreate);
    client.on(Events.InteractionCreate, (interaction) => {
      heard.push(interaction.id);
      if (heard.length === 1 && interaction.isChatInputCommand()) void interaction.deferReply();
    });
    discord.gateway.copies = 2;
    const seen = await discord.user('100').command('slow');
    expect(heard).toEqual([seen.interaction!.id, seen.interaction!.id]);
  });

  it('has a session for each shard, which hears of its guilds and, the first one, of direct messages', async () => {
    discord.gateway.shards = 2;
    // Ids whose timestamps differ by one are on neighbouring shards.
    const [even, odd] = [String(2n << 58n), String((2n << 58n) + (1n << 22n))];
    discord.guild(even);
    discord.guild(odd);
    discord.channel('21', { guild: odd });
    client = await sampleBot(discord, { shards: 'auto' });
    expect(discord.gateway.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const seen = await discord.user('100').command('said', { question: 'housing' }, { channel: '21' });
    await seen.message();
    const heard = ({ events }: { events: { t: string }[] }) => events.map(({ t }) => t);
    expect(heard(discord.gateway.sessions[1]!)).toEqual(['READY', 'GUILD_CREATE', 'INTERACTION_CREATE']);
    expect(heard(discord.gateway.sessions[0]!)).not.toContain('INTERACTION_CREATE');
    await (await discord.user('100').dm('hi')).message();
    expect(heard(discord.gateway.sessions[0]!)).toContain('MESSAGE_CREATE');
    expect(client.guilds.cache.has(idOf('guild', odd))).toBe(true);
  });

  it('tells of new guilds and channels', async () => {
    client = await sampleBot(discord);
    const heard = new Promise<string>((resolve) => client?.once(Events.GuildCreate, ({ name }) => resolve(name)));
    discord.guild('3', { name: 'The Record' });
    expect(await heard).toBe('The Record');
    const made = new Promise<string>((resolve) => client?.once(Events.ChannelCreate, ({ name }) => resolve(name)));
    discord.channel('31', { guild: '3', name: 'archive' });
    expect(await made).toBe('archive');
  });

  it('tells what the bot may do, as it changes', async () => {
    client = await sampleBot(discord);
    const channel = await client.channels.fetch(idOf('channel', '1'));
    if (!channel?.isTextBased() || channel.isDMBased()) throw new Error('not the channel of a guild');
    const may = () => channel.permissionsFor(discord.applicationId)?.has('SendMessages');
    expect(may()).toBe(true);
    const changed = new Promise((resolve) => client?.once(Events.ChannelUpdate, resolve));
    const everybody = idOf('guild', '1');
    discord.channel('1', { overwrites: new Map([[everybody, { allow: [], deny: ['SendMessages'] }]]) });
    await changed;
    expect(may()).toBe(false);
    const promoted = new Promise((resolve) => client?.once(Events.GuildMemberUpdate, resolve));
    discord.role('9', { permissions: ['Administrator'] });
    discord.member(discord.applicationId, ['9']);
    await promoted;
    expect(may()).toBe(true);
    expect((await discord.user('100').command('slow', {}, { wait: false })).interaction?.payload).toMatchObject({
      app_permissions: channel.permissionsFor(discord.applicationId)?.bitfield.toString(),
    });
  });
});
