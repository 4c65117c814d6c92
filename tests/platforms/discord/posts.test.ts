import { describe, expect, it } from 'vitest';
import { idOf } from '../../../dev/discord/ids.js';
import type { Permission } from '../../../dev/discord/permissions.js';
import type { ChannelPost } from '../../../src/bot/delivery/platform.js';
import { actions, type Heading, heading, note, reply } from '../../../src/bot/reply/reply.js';
import { usualCard } from '../posted.js';
import { discordBot, plain, type Running } from './harness.js';

const start = discordBot();

const MINUTE = 60_000;
const CHANNEL = idOf('channel', '1');

const SHOWN = reply(heading('Digest'), usualCard(120, 1), note('Twelve sources were read.', 'quiet'));
const post = (more: Partial<ChannelPost> = {}, channel = CHANNEL): ChannelPost => ({
  place: { platform: 'discord', channel, isPerson: false },
  key: 'digest:1:2026-11-22',
  shown: SHOWN,
  ...more,
});
const toPerson = (name: string, more: Partial<ChannelPost> = {}) =>
  post({ place: { platform: 'discord', channel: idOf('user', name), isPerson: true }, ...more });

const posts = ({ discord }: Running) => discord.world.messages.filter(({ author }) => author.bot);

const deny = (discord: Running['discord'], ...denied: Permission[]) =>
  void discord.channel('1', { overwrites: new Map([[discord.applicationId, { allow: [], deny: denied }]]) });

describe('a post', () => {
  it('stands in the channel under the name that is given', async () => {
    const running = await start();
    const posted = await running.platform.post(post());
    const [message] = posts(running);
    expect(posted).toEqual({ outcome: 'posted', post: message?.id });
    expect(message?.channel_id).toBe(CHANNEL);
    expect(plain(message!)).toContain('Digest');
    expect(running.platform.hasThreads).toBe(false);
  });

  it('has a number of its own, and the same for the same key alone', async () => {
    const running = await start();
    await running.platform.post(post());
    await running.platform.post(post({ key: 'other' }));
    running.discord.advance(10 * MINUTE);
    await running.platform.post(post());
    const [first, other, same] = posts(running).map(({ components }) => components[0]?.id);
    expect(first).toBeGreaterThan(1_000_000);
    expect(other).not.toBe(first);
    expect(same).toBe(first);
  });

  it('goes to one person alone, and into a thread', async () => {
    const running = await start();
    const user = running.discord.user('100');
    running.discord.channel('5', { type: 11, parent: '1' });
    expect(await running.platform.post(toPerson('100'))).toMatchObject({ outcome: 'posted' });
    expect(await running.platform.post(post({ key: 'two' }, idOf('channel', '5')))).toMatchObject({
      outcome: 'posted',
    });
    expect(posts(running).map(({ channel_id: channel }) => channel)).toEqual([user.dmChannel, idOf('channel', '5')]);
  });

  it('has buttons that do what they say', async () => {
    const running = await start();
    const invocation = { command: 'said', options: {}, text: 'what did Milley say about the letter' };
    running.discord.user('100');
    running.discord.member('100');
    await running.platform.post(post({ shown: reply(heading('Digest'), actions({ label: 'More', invocation })) }));
    const next = await (await running.discord.user('100').click(posts(running)[0]!, 'More')).message();
    expect(plain(next)).toContain('Milley');
  });

  it.each([
    ['Discord fails before', { status: 502 }],
    ['Discord fails after', { status: 502, effect: 'after' }],
    ['its receipt is lost', 'lost'],
    ['the connection is cut', 'broken by reset'],
    ['it has to wait for a moment', { status: 429, retryAfter: 0.01 }],
  ] as const)('is made once where %s', async (_, failure) => {
    const running = await start();
    running.discord.user('100');
    for (const one of [post(), toPerson('100', { key: 'two' })]) {
      running.discord.fail('create_message', failure);
      expect(await running.platform.post(one)).toMatchObject({ outcome: 'posted' });
    }
    expect(posts(running)).toHaveLength(2);
  });

  it('ends the bot with the reason where the token is refused for good, and is not lost', async () => {
    const running = await start();
    const { discord, platform } = running;
    discord.world.token = 'another.token.now';
    expect(await platform.post(post())).toMatchObject({ outcome: 'later' });
    await expect(platform.failed).rejects.toMatchObject({
      code: 'DISCORD_REFUSED',
      message: "Discord refuses DISCORD_TOKEN: Discord doesn't know it (401).",
    });
    discord.world.token = discord.token;
  });

  it('comes later where Discord asks to wait for long', async () => {
    const running = await start();
    running.discord.fail('create_message', { status: 429, retryAfter: 120 });
    const later = await running.platform.post(post());
    expect(later).toMatchObject({ outcome: 'later', why: expect.stringContaining('wait for about 2 minutes') });
    expect(later.outcome === 'later' && later.wait).toBeGreaterThan(100_000);
    expect(posts(running)).toEqual([]);
  });

  it.each<[string, (discord: Running['discord']) => void, RegExp]>([
    ['is gone', (discord) => void discord.fail('create_message', { status: 404, code: 10003 }), /it is gone/],
    ['the bot may not write in', (discord) => deny(discord, 'SendMessages'), /lacks permissions.*: Send Messages/],
    ['the bot does not see', (discord) => deny(discord, 'ViewChannel'), /lacks permissions.*: View Channels/],
  ])('is refused for good in a channel that %s', async (_, before, why) => {
    const running = await start({ before });
    const posted = await running.platform.post(post());
    expect(posted).toMatchObject({ outcome: 'refused', isLasting: true, why: expect.stringMatching(why) });
    expect(posts(running)).toEqual([]);
  });

  it('is refused for good in a channel that nobody knows, and by somebody who takes no messages', async () => {
    const running = await start();
    running.discord.user('100', { takesDms: false });
    const lasting = { outcome: 'refused', isLasting: true };
    expect(await running.platform.post(post({}, idOf('channel', '77')))).toMatchObject(lasting);
    expect(await running.platform.post(toPerson('100'))).toMatchObject(lasting);
    expect(await running.platform.post(toPerson('404'))).toMatchObject(lasting);
  });

  it('that Discord does not take is refused, and the next one may be taken', async () => {
    const running = await start();
    running.discord.fail('create_message', { status: 400, code: 50035, message: 'Invalid Form Body' });
    expect(await running.platform.post(post())).toMatchObject({ outcome: 'refused', isLasting: false });
    expect(running.log.join('')).toContain('Invalid Form Body');
    expect(await running.platform.post(post({ key: 'next' }))).toMatchObject({ outcome: 'posted' });
  });

  it('that somebody has deleted is not made again', async () => {
    const running = await start();
    running.discord.fail('create_message', { status: 404, code: 10008, message: 'Unknown Message' });
    const posted = await running.platform.post(post());
    expect(posted).toMatchObject({ outcome: 'refused', isLasting: false, why: expect.stringContaining('deleted') });
  });

  it('that can’t be rendered is refused, and the next one is posted', async () => {
    const running = await start();
    const shown = { text: 'Broken', nodes: [{ type: 'heading' } as Heading] };
    expect(await running.platform.post(post({ shown }))).toMatchObject({ outcome: 'refused', isLasting: false });
    expect(running.log.join('')).toContain('could not be rendered');
    expect(await running.platform.post(post())).toMatchObject({ outcome: 'posted' });
  });

  it('waits for a good token where the one is refused', async () => {
    const running = await start();
    running.discord.fail('create_message', { status: 401 });
    expect(await running.platform.post(post())).toMatchObject({ outcome: 'later' });
    expect(await running.platform.post(post())).toMatchObject({ outcome: 'posted' });
  });

  it('ends the platform where the token stays refused', async () => {
    const running = await start();
    running.discord.world.token = null;
    expect(await running.platform.post(post())).toMatchObject({ outcome: 'later' });
    await expect(running.platform.failed).rejects.toMatchObject({ code: 'DISCORD_REFUSED' });
  });
});

describe('a post that was perhaps made before', () => {
  /** One instance posts and hears nothing of it; another one takes over, so many milliseconds later. */
  async function takenOver(
    one: ChannelPost,
    { after = 60 * MINUTE, failure = 'lost' as 'lost' | 'broken', before = (_: Running) => {} } = {},
  ) {
    const first = await start();
    first.discord.user('100');
    const failing = first.discord.fail('create_message', failure, Number.POSITIVE_INFINITY);
    const later = await first.platform.post(one);
    failing.stop();
    const triedAt = later.outcome === 'later' ? later.triedAt : undefined;
    expect(triedAt).toBeDefined();
    before(first);
    first.discord.advance(after);
    const second = await start({ discord: first.discord });
    second.time.pass(first.time.now() - second.time.now() + after);
    return { first, posted: await second.platform.post({ ...one, ...(triedAt !== undefined && { triedAt }) }) };
  }

  it.each<[string, () => ChannelPost]>([
    ['a channel', () => post()],
    ['somebody’s direct messages', () => toPerson('100')],
  ])('to %s is found by another instance, and there once, though its nonce is forgotten', async (_, one) => {
    const { first, posted } = await takenOver(one());
    expect(posts(first)).toHaveLength(1);
    expect(posted).toEqual({ outcome: 'posted', post: posts(first)[0]?.id });
  });

  it('is found behind many others, page by page', async () => {
    const before = ({ discord }: Running) => {
      for (let i = 0; i < 250; i++) discord.user('101').write('1', `something else ${i}`);
    };
    const { first, posted } = await takenOver(post(), { before });
    expect(posted).toEqual({ outcome: 'posted', post: posts(first)[0]?.id });
    expect(first.discord.called('list_messages')).toHaveLength(3);
  });

  it('is made where it isn’t there', async () => {
    const { first, posted } = await takenOver(post(), { failure: 'broken' });
    expect(posted).toMatchObject({ outcome: 'posted' });
    expect(posts(first)).toHaveLength(1);
  });

  it.each<Permission>(['ReadMessageHistory', 'ViewChannel'])('is unclear, and not sent, without %s', async (denied) => {
    const { first, posted } = await takenOver(post(), { before: ({ discord }) => deny(discord, denied) });
    const why = denied === 'ViewChannel' ? 'View Channels' : 'Read Message History';
    expect(posted).toMatchObject({ outcome: 'unclear', why: expect.stringContaining(why) });
    expect(posts(first)).toHaveLength(1);
  });

  it('just before is sent again without it, since Discord knows the nonce', async () => {
    const before = ({ discord }: Running) => deny(discord, 'ReadMessageHistory');
    const { first, posted } = await takenOver(post(), { before, after: 20_000 });
    expect(posted).toEqual({ outcome: 'posted', post: posts(first)[0]?.id });
    expect(posts(first)).toHaveLength(1);
  });

  it('in a channel that is gone is refused', async () => {
    const running = await start();
    const gone = post({ triedAt: running.time.now() - 60 * MINUTE }, idOf('channel', '77'));
    expect(await running.platform.post(gone)).toMatchObject({ outcome: 'refused', isLasting: true });
  });

  it('comes later where Discord can’t look now, and is asked for in the same way then', async () => {
    const running = await start();
    const triedAt = running.time.now() - 60 * MINUTE;
    running.discord.fail('list_messages', { status: 503 }, Number.POSITIVE_INFINITY);
    expect(await running.platform.post(post({ triedAt }))).toMatchObject({ outcome: 'later', triedAt });
    expect(running.discord.called('create_message')).toEqual([]);
  });
});
