import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../dev/slack/failures.js';
import { ALL_SCOPES } from '../../../../dev/slack/workspace.js';
import type { ChannelPost } from '../../../../src/bot/delivery/platform.js';
import { actions, type Heading, heading, note, reply } from '../../../../src/bot/reply/reply.js';
import { usualCard } from '../../posted.js';
import { TestTime } from '../connected.js';
import { type Running, slackBot } from '../harness.js';

const start = slackBot();
const begin = () => start({ time: new TestTime() });

const SHOWN = reply(heading('Digest'), usualCard(120, 1), note('Twelve sources were read.', 'quiet'));
const to = (channel: string, more: Partial<ChannelPost> = {}): ChannelPost => ({
  place: { platform: 'slack', channel, isPerson: false },
  key: 'digest:1:2026-11-22',
  shown: SHOWN,
  ...more,
});
const toPerson = (channel: string, more: Partial<ChannelPost> = {}) =>
  to(channel, { place: { platform: 'slack', channel, isPerson: true }, ...more });

const posts = ({ slack }: Running) =>
  slack.workspace.messages.filter(({ user, ephemeralFor }) => user === 'U0BOT' && ephemeralFor === undefined);

describe('a post', () => {
  it('stands in the channel under the name that is given, without previews of what it links', async () => {
    const running = await begin();
    const posted = await running.platform.post(to('C0001'));
    const [message] = posts(running);
    expect(posted).toEqual({ outcome: 'posted', post: message?.ts });
    expect(message).toMatchObject({ channel: 'C0001', unfurls: false });
    expect(message?.text).toContain('Digest');
    expect(running.platform.hasThreads).toBe(true);
  });

  it('may stand below another one, and is not shown in the channel as well', async () => {
    const running = await begin();
    const first = await running.platform.post(to('C0001'));
    const root = first.outcome === 'posted' ? first.post : '';
    const second = await running.platform.post(to('C0001', { key: 'rest', below: root }));
    expect(second).toMatchObject({ outcome: 'posted' });
    expect(posts(running)[1]).toMatchObject({ thread_ts: root });
    expect(running.slack.called('chat.postMessage')[1]?.args['reply_broadcast']).toBeUndefined();
  });

  it('goes where a command was called, also from a thread', async () => {
    const running = await begin();
    expect(await running.platform.post(to('C0001:1606046400.000100'))).toMatchObject({ outcome: 'posted' });
    expect(posts(running)[0]).toMatchObject({ channel: 'C0001' });
    expect(posts(running)[0]?.thread_ts).toBeUndefined();
  });

  it('goes to one person alone', async () => {
    const running = await begin();
    running.slack.user('U1');
    expect(await running.platform.post(toPerson('U1'))).toMatchObject({ outcome: 'posted' });
    expect(posts(running)[0]).toMatchObject({ channel: 'D1' });
  });

  it('has buttons that do what they say', async () => {
    const running = await begin();
    const invocation = { command: 'said', options: {}, text: 'what did Milley say about the letter' };
    const shown = reply(heading('Digest'), actions({ label: 'More', invocation }));
    await running.platform.post(to('C0001', { shown }));
    const next = await (await running.slack.user('U1').click(posts(running)[0]!, 'More')).message();
    expect(next.text).toContain('Milley');
  });

  it.each<[string, Failure]>([
    ['its answer is lost', 'lost'],
    ['Slack fails before', { status: 500 }],
    ['a proxy answers', { error: '<html>Bad gateway</html>' }],
    ['Slack says that it failed', { error: 'fatal_error' }],
    ['the connection breaks', 'broken'],
    ['it has to wait for a little', { status: 429, retryAfter: 2 }],
  ])('is made once where %s', async (_, failure) => {
    const running = await begin();
    running.slack.user('U1');
    for (const post of [to('C0001'), toPerson('U1', { key: 'two' })]) {
      running.slack.fail('chat.postMessage', failure);
      expect(await running.platform.post(post)).toMatchObject({ outcome: 'posted' });
    }
    expect(posts(running)).toHaveLength(2);
  });

  it('comes later where Slack asks to wait for long', async () => {
    const running = await begin();
    running.slack.fail('chat.postMessage', { status: 429, retryAfter: 90 });
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'later', wait: 90_000 });
    running.slack.fail('chat.postMessage', { error: 'rate_limited' });
    const later = await running.platform.post(to('C0001'));
    expect(later).toMatchObject({ outcome: 'later' });
    expect(later).not.toHaveProperty('triedAt');
    expect(posts(running)).toEqual([]);
  });

  it('comes later where Slack can’t be reached, and surely was not made', async () => {
    const running = await start({ mode: 'http', time: new TestTime() });
    await running.slack.outage();
    const posted = await running.platform.post(to('C0001'));
    expect(posted).toMatchObject({ outcome: 'later' });
    expect(posted).not.toHaveProperty('triedAt');
    await running.slack.recover();
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'posted' });
    expect(posts(running)).toHaveLength(1);
  });

  it('that was perhaps made when Slack went away is looked for when it is back', async () => {
    const time = new TestTime();
    const running = await start({ time });
    const { slack, platform } = running;
    slack.fail('chat.postMessage', 'lost');
    const failing = slack.fail('conversations.history', { status: 503 }, Number.POSITIVE_INFINITY);
    const later = await platform.post(to('C0001'));
    expect(later).toMatchObject({ outcome: 'later', triedAt: expect.any(Number) });
    failing.stop();
    const triedAt = later.outcome === 'later' ? later.triedAt : undefined;
    const again = await platform.post(to('C0001', triedAt === undefined ? {} : { triedAt }));
    expect(again).toEqual({ outcome: 'posted', post: posts(running)[0]?.ts });
    expect(posts(running)).toHaveLength(1);
  });

  it.each<[string, (running: Running) => void, RegExp]>([
    ['archived', ({ slack }) => void slack.channel('C0001', { archived: true }), /archived/],
    ['gone', ({ slack }) => void slack.workspace.channels.delete('C0001'), /does not see/],
    ['left', ({ slack }) => void slack.channel('C0001', { members: [] }), /invite it with/],
    ['closed', ({ slack }) => void slack.fail('chat.postMessage', { error: 'restricted_action' }), /does not let/],
    ['without its scope', ({ slack }) => slack.scopes('channels:history'), /lacks a scope/],
  ])('is refused for good in a channel that is %s', async (_, before, why) => {
    const running = await begin();
    before(running);
    const posted = await running.platform.post(to('C0001'));
    expect(posted).toMatchObject({ outcome: 'refused', isLasting: true, why: expect.stringMatching(why) });
    expect(running.slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('that Slack does not take is refused, and the next one may be taken', async () => {
    const running = await begin();
    running.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'refused', isLasting: false });
    expect(await running.platform.post(to('C0001', { key: 'next' }))).toMatchObject({ outcome: 'posted' });
  });

  it('that can’t be rendered is refused, and the next one is posted', async () => {
    const running = await begin();
    const shown = { text: 'Broken', nodes: [{ type: 'heading' } as Heading] };
    expect(await running.platform.post(to('C0001', { shown }))).toMatchObject({ outcome: 'refused', isLasting: false });
    expect(running.log.join('')).toContain('could not be rendered');
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'posted' });
  });

  it('waits for a good token where the one is refused', async () => {
    const running = await begin();
    running.slack.fail('chat.postMessage', { error: 'account_inactive' });
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'later' });
    expect(running.slack.called('auth.test').length).toBeGreaterThan(0);
    expect(await running.platform.post(to('C0001'))).toMatchObject({ outcome: 'posted' });
  });
});

describe('a post that was perhaps made before', () => {
  /** One instance posts and hears nothing of it; another one takes over. */
  async function takenOver(post: ChannelPost, { failure = 'lost' as Failure, before = (_: Running) => {} } = {}) {
    const first = await begin();
    first.slack.user('U1');
    const triedAt = Date.now();
    const failing = first.slack.fail('chat.postMessage', failure, Number.POSITIVE_INFINITY);
    const blind = first.slack.fail('*', 'broken', Number.POSITIVE_INFINITY);
    await first.platform.post(post);
    failing.stop();
    blind.stop();
    before(first);
    const second = await start({ slack: first.slack, time: new TestTime() });
    return { first, posted: await second.platform.post({ ...post, triedAt }) };
  }

  it.each<[string, () => ChannelPost]>([
    ['a channel', () => to('C0001')],
    ['somebody’s direct messages', () => toPerson('U1')],
  ])('to %s is found by another instance, and there once', async (_, post) => {
    const { first, posted } = await takenOver(post());
    expect(posts(first)).toHaveLength(1);
    expect(posted).toEqual({ outcome: 'posted', post: posts(first)[0]?.ts });
  });

  it('in a thread is found there, and there once', async () => {
    const running = await begin();
    const { ts: below } = running.slack.user('U2').write('C0001', 'A digest');
    for (let i = 0; i < 300; i++) running.slack.user('U2').write('C0001', `and so on ${i}`, { thread: below });
    const triedAt = Date.now();
    running.slack.fail('chat.postMessage', 'lost');
    const failing = running.slack.fail('conversations.replies', { status: 500 }, Number.POSITIVE_INFINITY);
    await running.platform.post(to('C0001', { below }));
    failing.stop();
    const posted = await running.platform.post(to('C0001', { below, triedAt }));
    expect(posted).toEqual({ outcome: 'posted', post: posts(running)[0]?.ts });
    expect(posts(running)).toHaveLength(1);
  });

  it('is found behind many others, page by page', async () => {
    const { first, posted } = await takenOver(to('C0001'), {
      before: ({ slack }) => {
        for (let i = 0; i < 450; i++) slack.user('U2').write('C0001', `something else ${i}`);
      },
    });
    expect(posted).toEqual({ outcome: 'posted', post: posts(first)[0]?.ts });
  });

  it('is made where it isn’t there', async () => {
    const { first, posted } = await takenOver(to('C0001'), { failure: 'broken' });
    expect(posted).toMatchObject({ outcome: 'posted' });
    expect(posts(first)).toHaveLength(1);
  });

  it.each<[string, (running: Running) => void]>([
    [
      'a scope is missing',
      ({ slack }) => slack.scopes(...ALL_SCOPES.filter((scope) => !scope.startsWith('channels:'))),
    ],
    ['the bot has left', ({ slack }) => void slack.channel('C0001', { members: [] })],
  ])('is unclear, and not sent, where %s', async (_, before) => {
    const { first, posted } = await takenOver(to('C0001'), { before });
    expect(posted).toMatchObject({ outcome: 'unclear', why: expect.stringContaining('can’t be looked for') });
    expect(posts(first)).toHaveLength(1);
  });

  it('is unclear to a person where their direct messages can’t be found', async () => {
    const without = ALL_SCOPES.filter((scope) => scope !== 'im:write');
    const { first, posted } = await takenOver(toPerson('U1'), { before: ({ slack }) => slack.scopes(...without) });
    expect(posted).toMatchObject({ outcome: 'unclear' });
    expect(posts(first)).toHaveLength(1);
  });

  it('below something that is gone is refused', async () => {
    const running = await begin();
    const post = to('C0001', { below: '1606046400.000100', triedAt: Date.now() });
    expect(await running.platform.post(post)).toMatchObject({ outcome: 'refused', isLasting: false });
  });

  it('comes later where Slack can’t look now, and is asked for in the same way then', async () => {
    const running = await begin();
    const triedAt = Date.now();
    running.slack.fail('conversations.history', { status: 429, retryAfter: 60 });
    const posted = await running.platform.post(to('C0001', { triedAt }));
    expect(posted).toMatchObject({ outcome: 'later', wait: 60_000, triedAt });
    expect(running.slack.called('chat.postMessage')).toEqual([]);
  });
});
