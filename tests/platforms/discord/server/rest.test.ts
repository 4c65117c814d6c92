import { MessageFlags, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../../../dev/discord/components.js';
import { idOf } from '../../../../dev/discord/ids.js';
import { DiscordServer } from '../../../../dev/discord/index.js';
import type { Json, Message } from '../../../../dev/discord/types.js';
import type { Interaction } from '../../../../dev/discord/world.js';
import { COMMANDS } from './sample-bot.js';

let discord: DiscordServer;
let rest: REST;

beforeEach(async () => {
  discord = await DiscordServer.start();
  rest = new REST({ api: discord.api, version: '10', offset: 0, retries: 0 }).setToken(discord.token);
  await rest.put(Routes.applicationCommands(discord.applicationId), { body: COMMANDS });
});

afterEach(async () => {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const said = (content: string, flags: number = MessageFlags.Ephemeral) => ({
  ...{ flags: MessageFlags.IsComponentsV2 | flags, components: [{ type: 10, content }] },
  allowed_mentions: { parse: [] },
});

/** An interaction that nobody answers but the test. */
function asked(): Interaction {
  const place = { channel: idOf('channel', '1'), guild: idOf('guild', '1') };
  discord.user('100');
  return discord.interactions.make(2, idOf('user', '100'), place, {});
}

const answer = ({ id, token }: Interaction, body: Json, query = '') =>
  rest.post(`/interactions/${id}/${token}/callback${query}`, { body, auth: false });
const webhook = ({ token }: Interaction) => Routes.webhook(discord.applicationId, token);
const original = ({ token }: Interaction) => Routes.webhookMessage(discord.applicationId, token);

describe('an interaction', () => {
  it('is answered once', async () => {
    const interaction = asked();
    await answer(interaction, { type: 4, data: said('one') });
    await expect(answer(interaction, { type: 4, data: said('two') })).rejects.toMatchObject({ code: 40060 });
    expect(discord.world.messages.map(textOf)).toEqual(['one']);
  });

  it('gives what it made when asked to', async () => {
    const interaction = asked();
    const made = (await answer(interaction, { type: 4, data: said('one') }, '?with_response=true')) as Json;
    expect(made).toMatchObject({
      interaction: { id: interaction.id, response_message_ephemeral: true, response_message_loading: false },
      resource: { type: 4, message: { flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral } },
    });
  });

  it('must be answered within three seconds, and can be followed for 15 minutes', async () => {
    const [late, early] = [asked(), asked()];
    discord.advance(3000);
    await answer(early, { type: 4, data: said('one') });
    discord.advance(1);
    await expect(answer(late, { type: 4, data: said('two') })).rejects.toMatchObject({ code: 10062, status: 404 });
    discord.advance(15 * 60_000 - 3001);
    await rest.patch(original(early), { body: said('three', 0), auth: false });
    discord.advance(1);
    const after = rest.patch(original(early), { body: said('four', 0), auth: false });
    await expect(after).rejects.toMatchObject({ code: 50027, status: 401 });
    // A 401 about the interaction's token says nothing of the bot's.
    await rest.get(Routes.user());
  });

  it('is unknown by another token, and has no webhook before it is answered', async () => {
    const interaction = asked();
    const other = { ...interaction, token: 'other' };
    await expect(answer(other, { type: 4, data: said('a') })).rejects.toMatchObject({ code: 10062 });
    const follow = rest.post(webhook(interaction), { body: said('a'), auth: false });
    await expect(follow).rejects.toMatchObject({ code: 10015 });
  });

  it('that was deferred takes the first follow-up for its answer, seen by whom it was deferred for', async () => {
    const interaction = asked();
    await answer(interaction, { type: 5, data: { flags: MessageFlags.Ephemeral } });
    const first = (await rest.post(webhook(interaction), { body: said('a', 0), auth: false })) as Message;
    expect(discord.user('101').messages).toEqual([]);
    expect((await rest.get(original(interaction), { auth: false })) as Message).toMatchObject({ id: first.id });
    const second = (await rest.post(webhook(interaction), { body: said('b'), auth: false })) as Message;
    await rest.delete(Routes.webhookMessage(discord.applicationId, interaction.token, second.id), { auth: false });
    expect(discord.user('100').messages.map(textOf)).toEqual(['a']);
  });

  it.each([
    [{ type: 6 }, '6 is no answer to an interaction of type 2'],
    [{ type: 8, data: { choices: [] } }, '8 is no answer to an interaction of type 2'],
    [{ type: 5, data: { flags: MessageFlags.IsComponentsV2 } }, 'only EPHEMERAL can be set here'],
    [{ type: 3 }, 'this server has no answer of type 3'],
  ])('refuses %j', async (body, what) => {
    await expect(answer(asked(), body)).rejects.toMatchObject({ code: 50035, status: 400 });
    expect(discord.violations.splice(0)).toMatchObject([{ in: 'create_interaction_response', what }]);
  });

  it('cannot take back that it has components of the second version', async () => {
    const interaction = asked();
    await answer(interaction, { type: 4, data: said('a') });
    const body = { content: 'b', flags: 0, allowed_mentions: { parse: [] } };
    await expect(rest.patch(original(interaction), { body, auth: false })).rejects.toMatchObject({ code: 50035 });
    expect(discord.violations.splice(0).map(({ path }) => path)).toEqual(['flags', 'content']);
  });

  it('carries where it is, who may what, and by whose installation', async () => {
    expect(asked().payload).toMatchObject({
      ...{ guild_id: idOf('guild', '1'), context: 0, locale: 'en-US', guild_locale: 'en-US' },
      authorizing_integration_owners: { 0: idOf('guild', '1') },
    });
    discord.world.installedBy.add(idOf('user', '100'));
    const dm = discord.world.dm('100', false).id;
    const { payload } = discord.interactions.make(2, idOf('user', '100'), { channel: dm }, {});
    expect(payload).toMatchObject({ context: 2, authorizing_integration_owners: { 1: idOf('user', '100') } });
    expect(payload['guild_id']).toBeUndefined();
  });
});

describe('a channel', () => {
  const there = Routes.channelMessages(idOf('channel', '1'));
  const post = (nonce: string) =>
    rest.post(there, { body: { ...said('a', 0), nonce, enforce_nonce: true } }) as Promise<Message>;

  it('posts once for one nonce, for some minutes', async () => {
    const first = await post('one');
    expect((await post('one')).id).toBe(first.id);
    expect((await post('two')).id).not.toBe(first.id);
    discord.advance(6 * 60_000);
    expect((await post('one')).id).not.toBe(first.id);
    expect((await rest.get(there)) as Message[]).toHaveLength(3);
  });

  it('lets the bot do what it may, and says what it may not', async () => {
    const bot = discord.applicationId;
    discord.channel('1', { overwrites: new Map([[bot, { allow: [], deny: ['SendMessages'] }]]) });
    await expect(post('a')).rejects.toMatchObject({ code: 50013, status: 403 });
    discord.channel('1', { overwrites: new Map([[bot, { allow: [], deny: ['ViewChannel'] }]]) });
    await expect(post('a')).rejects.toMatchObject({ code: 50001 });
    expect(BigInt(asked().payload['app_permissions'] as string)).toBe(0n);
    await expect(rest.get(Routes.channel(idOf('channel', '77')))).rejects.toMatchObject({ code: 10003 });
  });

  it('changes and deletes only the messages of the bot', async () => {
    const { id } = await post('one');
    await rest.patch(Routes.channelMessage(idOf('channel', '1'), id), { body: said('b', 0) });
    const own = discord.user('100').write('1', 'mine');
    const other = rest.patch(Routes.channelMessage(own.channel_id, own.id), { body: said('c', 0) });
    await expect(other).rejects.toMatchObject({ code: 50005 });
    await rest.delete(Routes.channelMessage(idOf('channel', '1'), id));
    expect(discord.user('100').messages.map(textOf)).toEqual(['mine']);
  });

  it('has threads, and direct messages where they are taken', async () => {
    const { id } = await post('one');
    const thread = (await rest.post(Routes.threads(idOf('channel', '1'), id), { body: { name: 'Housing' } })) as Json;
    expect(thread).toMatchObject({ id, type: 11, parent_id: idOf('channel', '1') });
    const nonces = { nonce: 'n', enforce_nonce: true };
    await rest.post(Routes.channelMessages(id), { body: { ...said('in it', 0), ...nonces } });
    discord.user('102', { takesDms: false });
    const body = { recipient_id: idOf('user', '102') };
    const dm = (await rest.post(Routes.userChannels(), { body })) as { id: string };
    const posting = rest.post(Routes.channelMessages(dm.id), { body: { ...said('hi', 0), ...nonces, nonce: 'm' } });
    await expect(posting).rejects.toMatchObject({ code: 50007 });
  });
});

describe('commands', () => {
  const all = Routes.applicationCommands('100000000000000009');

  it('keep their ids when they are set again, and every write is counted', async () => {
    const before = (await rest.get(all)) as Json[];
    const after = (await rest.put(all, { body: COMMANDS.slice(1) })) as Json[];
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
    expect(discord.commandWrites).toHaveLength(2);
    const [first] = after;
    await rest.patch(`${all}/${first!['id']}`, { body: { description: 'Other' } });
    await rest.delete(`${all}/${first!['id']}`);
    expect(discord.commandWrites).toHaveLength(4);
  });

  it('tell their translations only when asked', async () => {
    const body = { name: 'said', description: 'a', name_localizations: { de: 'gesagt' } };
    await rest.post(all, { body });
    const named = ((await rest.get(all)) as Json[]).find(({ name }) => name === 'said');
    expect(named).not.toHaveProperty('name_localizations');
    const query = new URLSearchParams({ with_localizations: 'true' });
    const full = ((await rest.get(all, { query })) as Json[]).find(({ name }) => name === 'said');
    expect(full).toMatchObject({ name_localizations: { de: 'gesagt' }, contexts: null, integration_types: [0] });
  });

  it('are offered to whom and where they say', async () => {
    const body = [
      { name: 'only-guilds', description: 'a', contexts: [0] },
      { name: 'only-editors', description: 'a', default_member_permissions: '32' },
      { name: 'only-own', description: 'a', integration_types: [1] },
    ];
    await rest.put(all, { body });
    const user = discord.user('100');
    const call = (name: string, where = {}) => user.command(name, {}, { ...where, wait: false });
    await expect(call('only-guilds', { dm: 'bot' })).rejects.toThrow('is not offered in context 1');
    await expect(call('only-editors')).rejects.toThrow('is not offered to who lacks permissions 32');
    await expect(call('only-own')).rejects.toThrow('is not offered to installations 0');
    await expect(call('only-guilds', { dm: 'others' })).rejects.toThrow('the bot is not here');
  });
});
