import { describe, expect, it } from 'vitest';
import { TestTime } from '../connected.js';
import { inBlocks, type Running, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';
const LETTER_WORDS = 'was an honest mistake';
const SHARE = 'Share to channel';

/** A private answer of which the second card is a quotation. */
async function asked({ slack }: Running, channel = 'C0001') {
  return (await slack.user('U1').slash('/said', LETTER, { channel })).message();
}

const posts = ({ slack }: Running, channel = 'C0001') =>
  slack.workspace.messages.filter((each) => each.channel === channel && each.ephemeralFor === undefined);

describe.each(['socket', 'http'] as const)('sharing, by %s', (mode) => {
  it('posts the card and nothing but the card, once, without previews', async () => {
    const running = await start({ mode });
    const { slack } = running;
    const user = slack.user('U1');
    const answer = await asked(running);
    const shared = await (await user.click(answer, SHARE, { nth: 1 })).message();
    expect(shared).toMatchObject({ channel: 'C0001', unfurls: false });
    expect(shared.ephemeralFor).toBeUndefined();
    expect(shared.metadata?.event_type).toBe('onrecord_delivery');
    expect(shared.text).toContain(LETTER_WORDS);
    expect(shared.text).toContain('Shared by u1');
    expect(inBlocks(shared)).not.toContain('"button"');

    const again = await (await user.click(answer, SHARE, { nth: 1 })).message();
    expect(again).toMatchObject({ ephemeralFor: 'U1', text: 'This statement has been shared here already.' });
    expect(posts(running)).toHaveLength(1);
  });
});

describe('sharing', () => {
  it('posts once when it is tapped twice at once, and when one tap comes twice', async () => {
    const running = await start();
    const user = running.slack.user('U1');
    const answer = await asked(running);
    const taps = await Promise.all([
      user.click(answer, SHARE, { copies: 3 }),
      user.click(answer, SHARE, { copies: 3 }),
    ]);
    await Promise.all(taps.map((tap) => tap.message()));
    await running.platform.stop();
    expect(posts(running)).toHaveLength(1);
  });

  it('works in the answer to a form that was opened in a channel, on each of its pages, and says so there', async () => {
    const running = await start();
    const { slack } = running;
    const user = slack.user('U1');
    const form = await (await user.slash('/said')).view();
    const answer = await (await user.submit(form, { question: LETTER, kind: 'quotes' })).view();
    const tap = await user.click(answer, SHARE);
    expect(inBlocks(await tap.view())).toContain('It is shared, for all in the channel to see.');
    const again = await (await user.click(answer, SHARE)).view();
    expect(inBlocks(again)).toContain('This statement has been shared here already.');
    expect(posts(running)).toMatchObject([{ unfurls: false, text: expect.stringContaining(LETTER_WORDS) }]);
    await user.close(again, { all: true });

    const other = await (await user.slash('/said')).view();
    const first = await (await user.submit(other, { question: 'what did Fauci say' })).view();
    const next = await (await user.click(first, 'More')).view();
    await (await user.click(next, SHARE)).view();
    expect(posts(running)).toHaveLength(2);
  });

  it('is not offered in the answer to a form that was opened where nobody else is', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const form = await (await user.slash('/said', '', { channel: user.dmChannel })).view();
    const answer = await (await user.submit(form, { question: LETTER })).view();
    expect(inBlocks(answer)).toContain('statement:context');
    expect(inBlocks(answer)).not.toContain('statement:share');
  });

  it('out of a modal says what to do where the bot is no member of the channel', async () => {
    const running = await start();
    const { slack } = running;
    slack.channel('C0009', { members: [] });
    const user = slack.user('U1');
    const form = await (await user.slash('/said', '', { channel: 'C0009' })).view();
    const answer = await (await user.submit(form, { question: LETTER })).view();
    const told = await (await user.click(answer, SHARE)).view();
    expect(inBlocks(told)).toContain('invite it with /invite');
    expect(posts(running, 'C0009')).toEqual([]);
  });

  it('of a public answer posts to the channel, of a private one in a thread to the thread', async () => {
    const running = await start();
    const { slack } = running;
    const user = slack.user('U1');
    const public_ = await (await user.mention('C0001', LETTER)).message();
    const shared = await (await user.click(public_, SHARE)).message();
    expect(shared.thread_ts).toBeUndefined();
    const { ts: thread } = user.write('C0001', 'It was a draft');
    const said = user.write('C0001', 'The letter was a draft that was sent involuntarily', { thread });
    const like = await (await user.messageShortcut(said, 'find_similar')).message();
    expect(like).toMatchObject({ ephemeralFor: 'U1', thread_ts: thread });
    expect(await (await user.click(like, SHARE)).message()).toMatchObject({ thread_ts: thread, unfurls: false });
  });

  it('goes the way that Slack gives where the bot is no member', async () => {
    const running = await start();
    const { slack } = running;
    slack.channel('C0009', { members: [] });
    const shared = await (await slack.user('U1').click(await asked(running, 'C0009'), SHARE)).message();
    expect(shared).toMatchObject({ channel: 'C0009', unfurls: false });
    expect(shared.ephemeralFor).toBeUndefined();
    expect(posts(running, 'C0009')).toHaveLength(1);
  });

  it('that fails is told with what to do, and a later tap works', async () => {
    const running = await start();
    const { slack } = running;
    const user = slack.user('U1');
    const answer = await asked(running);
    slack.channel('C0001', { archived: true });
    const told = await (await user.click(answer, SHARE)).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(told.text).toContain('It was not shared.\nThe channel is archived.');
    slack.channel('C0001', { archived: false });
    slack.fail('chat.postMessage', { error: 'restricted_action' });
    expect((await (await user.click(answer, SHARE)).message()).text).toContain('does not let the bot post there');
    slack.fail('chat.postMessage', { error: 'some_new_error' });
    expect(inBlocks(await (await user.click(answer, SHARE)).message())).toContain('refused it (some_new_error)');
    expect(posts(running)).toEqual([]);
    await (await user.click(answer, SHARE)).message();
    expect(posts(running)).toHaveLength(1);
  });

  it('is told to be unsure where Slack’s answer was lost and the channel can’t be read', async () => {
    const running = await start({ time: new TestTime() });
    const { slack, log } = running;
    const answer = await asked(running);
    slack.scopes('chat:write', 'commands', 'users:read', 'channels:read');
    slack.fail('chat.postMessage', 'lost');
    const seen = await slack.user('U1').click(answer, SHARE);
    const told = await seen.message(({ ephemeralFor }) => ephemeralFor !== undefined);
    expect(told.text).toContain('Look first, then try again.');
    expect(posts(running)).toHaveLength(1);
    expect(log.join('')).toContain('Nobody can tell whether a message was posted');
  });

  it('posts nothing where the statement is gone, and says so in private', async () => {
    const running = await start();
    const { slack } = running;
    const answer = await asked(running);
    const gone = structuredClone(slack.workspace.message(answer.channel, answer.ts)!);
    for (const block of gone.blocks ?? []) {
      if (block.block_id?.startsWith('s0.')) block.block_id = `s0.${Buffer.alloc(32, 7).toString('base64url')}`;
    }
    const told = await (await slack.user('U1').click(gone, SHARE)).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(told.text).toContain('not on record any more');
    expect(posts(running)).toEqual([]);
  });
});
