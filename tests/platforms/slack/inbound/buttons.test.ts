import { describe, expect, it } from 'vitest';
import type { SlackServer } from '../../../../dev/slack/index.js';
import type { Message } from '../../../../dev/slack/types.js';
import { inBlocks, slackBot } from '../harness.js';

const start = slackBot();

const LETTER = 'what did Milley say about the letter';

const ask = async (slack: SlackServer, question = LETTER): Promise<Message> =>
  (await slack.user('U1').slash('/said', question)).message();

/** The message with another value in the button of that text, as an earlier version may have made it. */
function altered(message: Message, text: string, change: { value?: string; action_id?: string }): Message {
  const copy = structuredClone(message);
  for (const block of copy.blocks ?? []) {
    for (const element of block.elements ?? []) if (element.text?.text === text) Object.assign(element, change);
  }
  return copy;
}

describe.each(['socket', 'http'] as const)('a button of a statement, by %s', (mode) => {
  it.each([
    ['Context', 'Context', 'The whole'],
    ['Source', 'Source', 'The statement stands at characters'],
    ['Copy citation', 'Citation', 'Copy this'],
  ])('%s opens a modal', async (button, title, expected) => {
    const { slack } = await start({ mode });
    const view = await (await slack.user('U1').click(await ask(slack), button, { nth: 1 })).view();
    expect(view).toMatchObject({ type: 'modal', title: { text: title } });
    expect(inBlocks(view)).toContain(expected);
  });
});

describe('a button of a statement', () => {
  it('gives the citation in a field, ready to be copied, with the address of the statement', async () => {
    const { slack } = await start({ publicUrl: 'https://record.example' });
    const view = await (await slack.user('U1').click(await ask(slack), 'Copy citation', { nth: 1 })).view();
    const field = view.blocks.find(({ type }) => type === 'input')?.element;
    expect(field?.['initial_value']).toContain('was an honest mistake on the part of people');
    expect(field?.['initial_value']).toContain('Mark A. Milley');
    expect(inBlocks(view)).toContain('https://record.example/s/');
  });

  it('opens a modal on top of the one that it stands in', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const form = await (await user.shortcut('search_statements')).view();
    const found = await (await user.submit(form, { question: LETTER })).view();
    const context = await (await user.click(found, 'Context')).view();
    expect(context.previous_view_id).toBe(found.id);
  });

  it('answers in private where its modal comes too late', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const answer = await ask(slack);
    for (const button of ['Context', 'Source', 'Copy citation']) {
      slack.fail('views.open', { error: 'expired_trigger_id' });
      const told = await (await user.click(answer, button)).message();
      expect(told).toMatchObject({ ephemeralFor: 'U1', channel: 'C0001' });
      expect(told.ts).not.toBe(answer.ts);
    }
    const { ts: thread } = user.write('C0001', 'About the letter:');
    const inThread = await (await user.mention('C0001', LETTER, { thread })).message();
    slack.fail('views.open', { error: 'expired_trigger_id' });
    const told = await (await user.click(inThread, 'Context')).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1', thread_ts: thread });
  });

  it('answers a press once, however often it comes', async () => {
    const running = await start();
    const { slack } = running;
    await (await slack.user('U1').click(await ask(slack), 'Context', { copies: 3 })).view();
    await running.platform.stop();
    expect(slack.called('views.open')).toHaveLength(1);
  });

  it('still works after a restart', async () => {
    const first = await start();
    const { slack, record } = first;
    const answer = await ask(slack, 'Fauci vaccines');
    await first.platform.stop();
    await start({ slack, record });
    const user = slack.user('U1');
    expect(inBlocks(await (await user.click(answer, 'Context')).view())).toContain('Context: Press Briefing');
    expect(inBlocks(await (await user.click(answer, 'More')).message())).toContain('6 to 10 of 37.');
    await (await user.click(answer, 'Share to channel')).message();
    expect(slack.called('chat.postMessage')).toHaveLength(1);
  });
});

describe('a button that asks on', () => {
  it('pages a private answer in place, to and fro', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const first = await ask(slack, 'Fauci vaccines');
    const second = await (await user.click(first, 'More')).message();
    expect(second).toMatchObject({ ts: first.ts, ephemeralFor: 'U1' });
    expect(inBlocks(second)).toContain('6 to 10 of 37.');
    const back = await (await user.click(second, 'Back')).message();
    expect(inBlocks(back)).toContain('1 to 5 of 37.');
    expect(user.messages).toHaveLength(1);
  });

  it('pages an answer in a thread in place, for whoever presses it', async () => {
    const { slack } = await start();
    const first = await (await slack.user('U1').mention('C0001', 'Fauci vaccines')).message();
    const second = await (await slack.user('U2').click(first, 'More')).message();
    expect(second).toMatchObject({ ts: first.ts, thread_ts: first.thread_ts });
    expect(second.ephemeralFor).toBeUndefined();
    expect(inBlocks(second)).toContain('6 to 10 of 37.');
    const next = await (await slack.user('U1').mention('C0001', 'more', { thread: first.thread_ts! })).message();
    expect(inBlocks(next)).toContain('11 to 15 of 37.');
  });

  it('pages an answer in a modal in place', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const form = await (await user.shortcut('search_statements')).view();
    const first = await (await user.submit(form, { question: 'Fauci vaccines' })).view();
    const second = await (await user.click(first, 'More')).view();
    expect(second.id).toBe(first.id);
    expect(inBlocks(second)).toContain('"Back"');
  });

  it('in a modal that is closed answers in a direct message', async () => {
    const { slack } = await start();
    const user = slack.user('U1');
    const form = await (await user.shortcut('search_statements')).view();
    const found = await (await user.submit(form, { question: 'Fauci vaccines' })).view();
    slack.fail('views.update', { error: 'not_found' });
    expect(await (await user.click(found, 'More')).message()).toMatchObject({ channel: 'D1' });
  });

  it('settles who is meant, in a thread, for all', async () => {
    const { slack } = await start();
    const asked = await (await slack.user('U1').mention('C0001', 'what did Brown say')).message();
    const answer = await (await slack.user('U2').click(asked, 'Corrine Brown')).message();
    expect(answer).toMatchObject({ ts: asked.ts, thread_ts: asked.thread_ts });
    expect(answer.text).toContain('Corrine Brown: 3 statements on record');
  });

  it.each([
    [
      'no longer goes on from what it did',
      { value: JSON.stringify({ command: 'said', options: {}, text: 'more', after: { old: 1 } }) },
    ],
    ['calls a command that is gone', { value: JSON.stringify({ command: 'gone', options: {}, text: '' }) }],
    ['has an option that is gone', { value: JSON.stringify({ command: 'said', options: { gone: '1' }, text: 'x' }) }],
    ['is no call', { value: 'page=2' }],
    ['is called otherwise', { action_id: 'more' }],
  ])('of another version that %s says so, and leaves the answer', async (_, change) => {
    const { slack } = await start();
    const user = slack.user('U1');
    const answer = await ask(slack, 'Fauci vaccines');
    const view = await (await user.click(altered(answer, 'More', change), 'More')).view();
    expect(view.title?.text).toMatch(/Button|Answer/);
    expect(user.messages.map(({ text }) => text)).toEqual([answer.text]);
  });

  it('of a statement, from another version, says so', async () => {
    const { slack } = await start();
    const answer = altered(await ask(slack), 'Context', { action_id: 'statement:print' });
    expect(inBlocks(await (await slack.user('U1').click(answer, 'statement:print')).view())).toContain(
      'cannot be read any more',
    );
  });
});
