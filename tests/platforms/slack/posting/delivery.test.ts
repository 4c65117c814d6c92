import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../dev/slack/failures.js';
import { TestTime } from '../connected.js';
import { type Running, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';

const posts = ({ slack }: Running) =>
  slack.workspace.messages.filter(({ user, ephemeralFor }) => user === 'U0BOT' && ephemeralFor === undefined);

const failures: readonly (readonly [string, Failure])[] = [
  ['500', { status: 500 }],
  ['404', { status: 404 }],
  ['429', { status: 429, retryAfter: 1 }],
  ['a connection that breaks', 'broken'],
];

describe('a private answer', () => {
  it.each(failures)('is brought another way where the response_url fails: %s', async (_, failure) => {
    const { slack, log } = await start();
    slack.fail('response_url', failure);
    const message = await (await slack.user('U1').slash('/said', LETTER)).message();
    expect(message).toMatchObject({ ephemeralFor: 'U1', channel: 'C0001' });
    expect(slack.called('chat.postEphemeral')).toHaveLength(1);
    expect(log.join('')).toContain('An answer could not be delivered this way');
  });

  it('is brought another way where the response_url has expired', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const held = slack.hold('users.info');
    const seen = await user.slash('/said', LETTER);
    await held.hit();
    slack.advance(31 * 60_000);
    held.stop();
    expect(await seen.message()).toMatchObject({ ephemeralFor: 'U1' });
    expect(slack.called('chat.postEphemeral')).toHaveLength(1);
  });

  it('goes to the direct messages where the bot is no member of the channel either', async () => {
    const { slack } = await start();
    slack.channel('C0009', { members: [] });
    slack.fail('response_url', { status: 500 });
    const message = await (await slack.user('U1').slash('/said', LETTER, { channel: 'C0009' })).message();
    expect(message).toMatchObject({ channel: 'D1', unfurls: false });
  });

  it('in a thread stays in the thread, also on its way around', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const { ts: thread } = user.write('C0001', 'About the letter:');
    const said = user.write('C0001', LETTER, { thread });
    slack.fail('response_url', { status: 500 });
    const found = await (await user.messageShortcut(said, 'find_similar')).message();
    expect(found).toMatchObject({ ephemeralFor: 'U1', thread_ts: thread });
  });

  it('that nothing can bring is logged', async () => {
    const { slack, log, platform } = await start();
    slack.fail('response_url', { status: 500 });
    slack.fail('chat.postEphemeral', { error: 'internal_error' });
    slack.fail('chat.postMessage', { error: 'cannot_dm_bot' });
    await slack.user('U1').slash('/said', LETTER);
    await platform.stop();
    expect(log.join('')).toContain('An answer was lost');
  });
});

describe('the next page', () => {
  it('takes its place another way where the response_url fails', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const first = await (await user.mention('C0001', 'Fauci vaccines')).message();
    slack.fail('response_url', { status: 500 });
    expect(await (await user.click(first, 'More')).message()).toMatchObject({ ts: first.ts });
    expect(slack.called('chat.update')).toHaveLength(1);
  });

  it('of a private answer is shown where it can be', async () => {
    const { slack } = await start();
    slack.channel('C0009', { members: [] });
    const user = slack.user('U1');
    const first = await (await user.slash('/said', 'Fauci vaccines', { channel: 'C0009' })).message();
    slack.fail('response_url', { status: 500 });
    expect(await (await user.click(first, 'More')).message()).toMatchObject({ channel: 'D1' });
  });
});

describe('a post', () => {
  const mention = async (running: Running, thread?: string) =>
    (await running.slack.user('U1').mention('C0001', LETTER, thread === undefined ? {} : { thread })).message();

  it.each<[string, Failure]>([
    ['its answer is lost', 'lost'],
    ['Slack fails before', { status: 500 }],
    ['Slack says that it failed', { error: 'internal_error' }],
    ['the connection breaks', 'broken'],
  ])('is made once where %s', async (_, failure) => {
    const running = await start({ time: new TestTime() });
    running.slack.fail('chat.postMessage', failure);
    await mention(running);
    await running.platform.stop();
    expect(posts(running)).toHaveLength(1);
    expect(running.slack.called('conversations.replies')).toHaveLength(1);
  });

  it('is found in a thread that is long', async () => {
    const time = new TestTime();
    const running = await start({ time });
    const { slack } = running;
    const { ts: thread } = slack.user('U2').write('C0001', 'A long talk');
    for (let i = 0; i < 300; i++) slack.user('U2').write('C0001', `and so on ${i}`, { thread });
    slack.advance(60 * 60_000);
    time.pass(60 * 60_000);
    running.slack.fail('chat.postMessage', 'lost');
    await mention(running, thread);
    await running.platform.stop();
    expect(posts(running)).toHaveLength(1);
  });

  it('to a channel or a direct message is looked for among the latest there', async () => {
    const running = await start({ time: new TestTime() });
    const { slack } = running;
    const user = slack.user('U1');
    slack.fail('chat.postMessage', 'lost');
    await (await user.dm(LETTER)).message();
    const answer = await (await user.slash('/said', LETTER)).message();
    slack.fail('chat.postMessage', 'lost');
    await (await user.click(answer, 'Share to channel')).message();
    await running.platform.stop();
    expect(posts(running)).toHaveLength(2);
    expect(slack.called('conversations.history')).toHaveLength(2);
  });

  it('waits as long as Slack says, and no shorter', async () => {
    const time = new TestTime();
    const running = await start({ time });
    running.slack.fail('chat.postMessage', { status: 429, retryAfter: 17 }, 2);
    await mention(running);
    expect(time.pauses.filter((ms) => ms === 17_000)).toHaveLength(2);
    expect(posts(running)).toHaveLength(1);
  });

  it('is given up where Slack wants it to wait for long, or fails again and again', async () => {
    for (const failure of [{ status: 429, retryAfter: 900 }, { status: 500 }]) {
      const running = await start({ time: new TestTime() });
      const failing = running.slack.fail('chat.postMessage', failure, 10);
      await running.slack.user('U1').mention('C0001', LETTER);
      await failing.hit();
      await running.platform.stop();
      expect(posts(running)).toEqual([]);
      expect(running.slack.called('chat.postMessage').length).toBe('retryAfter' in failure ? 1 : 4);
      expect(running.log.join('')).toContain('An answer could not be posted');
    }
  });

  it('is not made again where nobody can tell whether it was made', async () => {
    const running = await start({ time: new TestTime() });
    const { slack, log } = running;
    slack.scopes('chat:write', 'app_mentions:read', 'users:read');
    slack.fail('chat.postMessage', 'lost');
    await mention(running);
    await running.platform.stop();
    expect(posts(running)).toHaveLength(1);
    expect(log.join('')).toContain('Nobody can tell whether a message was posted');
    expect(slack.called('chat.postEphemeral')).toEqual([]);
  });

  it('that Slack refuses is shown to whoever asked', async () => {
    const running = await start();
    running.slack.fail('chat.postMessage', { error: 'restricted_action' });
    const message = await mention(running);
    expect(message).toMatchObject({ ephemeralFor: 'U1', channel: 'C0001' });
    expect(message.thread_ts).toBeDefined();
  });
});
