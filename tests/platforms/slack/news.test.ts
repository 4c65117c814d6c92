import { describe, expect, it } from 'vitest';
import type { Message } from '../../../dev/slack/types.js';
import { ANYBODY, article, DAILY, DAY, delivering, HOUR } from '../local/news.js';
import { TestTime } from './connected.js';
import { inBlocks, type Running, type StartOptions, slackBot } from './harness.js';

const start = slackBot();

const CHANNEL = { platform: 'slack', channel: 'C0001', isPerson: false };
const ALONE = { platform: 'slack', channel: 'U9', isPerson: true };
const DIGEST = { place: CHANNEL, owner: 'U9', rule: DAILY };
const WATCH = { place: CHANNEL, owner: 'U9', rule: ANYBODY };
const MINUTE = 60_000;

const postsIn = ({ slack }: Pick<Running, 'slack'>): Message[] =>
  slack.workspace.messages.filter(({ user, ephemeralFor }) => user === 'U0BOT' && ephemeralFor === undefined);

async function begin(options: StartOptions = {}) {
  const running = await start({ editors: ['U9'], time: new TestTime(), ...options });
  const editor = running.slack.user('U9');
  editor.write('C0001', 'Good morning');
  return { ...running, editor, posts: () => postsIn(running), ...delivering(running.record, running.platform) };
}

/** What a watch waits for has come in, and is at rest. */
async function found({ at }: Awaited<ReturnType<typeof begin>>, when = 0): Promise<void> {
  await at(when);
  await at(when + 20_000);
}

describe('a digest', () => {
  it('stands in its channel at its time, the rest below it, without previews, and once', async () => {
    const { subscribe, add, at, posts, restart } = await begin();
    await subscribe(DIGEST);
    await add(article(25));
    await at(HOUR - 1000);
    expect(posts()).toEqual([]);
    await at(HOUR);
    restart();
    await at(HOUR + MINUTE);
    const [first, ...below] = posts();
    expect(first).toMatchObject({ channel: 'C0001', unfurls: false });
    expect(first?.thread_ts).toBeUndefined();
    expect(first?.text).toMatch(
      /^Digest, 23 November 2026\n.*Chosen from 25 statements in 1 source, new on record since .*\.$/s,
    );
    expect(below.map(({ thread_ts: thread }) => thread)).toEqual([first?.ts, first?.ts]);
    expect(inBlocks(first!)).not.toContain('Show more');
    const told = posts().flatMap(({ text }) => text.match(/million/g) ?? []);
    expect(told).toHaveLength(25);
  });

  it('goes to one person alone, in a direct message', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe({ ...DIGEST, place: ALONE });
    await add(article(2));
    await at(HOUR);
    expect(posts()).toMatchObject([{ channel: 'D9' }]);
  });

  it('says in one line that a day was quiet, and nothing where that is chosen', async () => {
    const { subscribe, at, posts } = await begin();
    await subscribe(DIGEST);
    await subscribe({ ...DIGEST, rule: { ...DAILY, quietDays: 'nothing' } });
    await at(HOUR);
    await at(HOUR + DAY);
    const since = ' since Monday, 23 November 2026 at 08:00 Europe/London';
    expect(posts().map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^Digest, 23 November 2026\nNothing new on record since \w+, \d+ November 2026 at \d\d:\d\d \S+\.$/,
      ),
      `Digest, 24 November 2026\nNothing new on record${since}.`,
    ]);
  });

  it('that is late says so, and comes once for all days that were missed', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await at(HOUR);
    await add(article(2));
    await at(3 * DAY + 2 * HOUR);
    await at(3 * DAY + 3 * HOUR);
    const [, late, ...more] = posts();
    expect(more).toEqual([]);
    expect(late?.text).toContain(
      'Catching up: this was due on Thursday, 26 November 2026 at 08:00 Europe/London, and this covers 2 days without a digest as well.',
    );
    expect(late?.text).toContain('new on record since Monday, 23 November 2026');
  });

  it('corrects what was told before and is not on record any more', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await add(article(2));
    await at(HOUR);
    await add(article(2).replace('bridge of Ashford', 'bridge of Bath'));
    await at(HOUR + DAY);
    const [, corrected] = posts();
    expect(corrected?.text).toMatch(/Corrections\n.*Told before.*bridge of Ashford.*On record now:.*bridge of Bath/s);
  });

  it('calls nobody and escapes nothing, whatever is said', async () => {
    const { subscribe, add, at, posts } = await begin();
    await subscribe(DIGEST);
    await add(
      '“We will never tell <!channel> or <@U1> &amp; *them* about `that` <https://a.example|link>,” said Ann Lee, the mayor.',
    );
    await at(HOUR);
    expect(posts()).toHaveLength(1);
    expect(inBlocks(posts()[0]!)).toContain('<!channel>');
  });
});

describe('an alert', () => {
  it('has Mute and Remove, which work in the channel for editors alone', async () => {
    const running = await begin();
    const { subscribe, add, posts, slack, editor, record } = running;
    await subscribe(WATCH);
    await add(article(20));
    await found(running);
    const [alert] = posts();
    expect(alert?.text).toContain('Watch 1 fired for: the exact words harbour.');
    expect(inBlocks(alert!)).not.toContain('Show more');
    const reporter = slack.user('U1');
    reporter.write('C0001', 'Hello');
    const refused = await (await reporter.click(alert!, 'Mute 2h')).view();
    expect(inBlocks(refused)).toContain('changed by editors');
    const muted = await (await editor.click(alert!, 'Mute 2h')).message();
    expect(muted).toMatchObject({ ephemeralFor: 'U9', text: expect.stringContaining('Watch 1 is muted until') });
    expect((await (await editor.click(alert!, 'Remove')).message()).text).toContain('is removed.');
    expect(await record.subscriptions()).toEqual([]);
    expect(posts()).toEqual([alert]);
  });

  it('has them in a direct message as well', async () => {
    const running = await begin();
    const { subscribe, add, posts, editor, record } = running;
    await subscribe({ ...WATCH, place: ALONE });
    await add(article(20));
    await found(running);
    const [alert] = posts();
    expect(alert).toMatchObject({ channel: 'D9' });
    const muted = await (await editor.click(alert!, 'Mute 2h')).message();
    expect(muted).toMatchObject({ channel: 'D9', text: expect.stringContaining('Watch 1 is muted until') });
    expect(posts()[0]).toEqual(alert);
    expect((await (await editor.click(alert!, 'Remove')).message()).text).toContain('is removed.');
    expect(await record.subscriptions()).toEqual([]);
  });
});

describe('a channel that is gone', () => {
  it('disables its digest, of which the owner is told, and /doctor says so until it is resumed', async () => {
    const { subscribe, add, at, posts, slack, editor, record } = await begin();
    await subscribe(DIGEST);
    await add(article(3));
    slack.channel('C0001', { archived: true });
    await at(HOUR);
    await at(HOUR + MINUTE);
    const [told, ...more] = posts();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ channel: 'D9' });
    expect(told?.text).toMatch(/Digest 1: .* was disabled: .*archived/);
    expect(await record.subscriptions()).toMatchObject([{ state: 'disabled' }]);
    expect((await (await editor.dm('/doctor')).message()).text).toMatch(
      /Fault · Digests and watches: Digest 1: .*archived/,
    );

    slack.channel('C0001', { archived: false });
    const resumed = await (await editor.click(told!, 'Resume')).message();
    expect(resumed.text).toContain('Digest 1 goes on.');
    expect(resumed.text).toContain('To the channel C0001.');
    await at(HOUR + DAY);
    expect(posts().at(-1)).toMatchObject({ channel: 'C0001', text: expect.stringContaining('Ashford') });
    expect((await (await editor.dm('/doctor')).message()).text).not.toContain('Fault · Digests');
  });

  it('says in /doctor nothing of what somebody has asked for alone', async () => {
    const { subscribe, add, at, slack } = await begin();
    await subscribe({ ...DIGEST, place: ALONE, rule: { ...DAILY, filter: { ...DAILY.filter, topics: ['bridge'] } } });
    await add(article(3));
    slack.fail('chat.postMessage', { error: 'user_disabled' });
    await at(HOUR);
    const { text } = await (await slack.user('U1').slash('/doctor')).message();
    expect(text).toContain('Digest 1 of somebody alone was disabled');
    expect(text).not.toContain('bridge');
  });
});
