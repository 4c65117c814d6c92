import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../../dev/slack/index.js';
import { httpApp, socketApp } from './sample-app.js';

let slack: SlackServer;
let app: App | undefined;

afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.close();
});

describe.each([
  ['Socket Mode', socketApp],
  ['signed HTTP', httpApp],
])('the local Slack, over %s', (_, start) => {
  async function user(id = 'U1') {
    slack = await SlackServer.start();
    app = await start(slack);
    return slack.user(id);
  }

  afterEach(() => expect(slack.violations).toEqual([]));

  it('takes a slash command through response_url to the one who asked', async () => {
    const one = await user();
    const seen = await one.slash('/said', 'housing');
    const message = await seen.message();
    expect(message).toMatchObject({ text: 'about housing', ephemeralFor: 'U1', channel: 'C0001' });
    expect(slack.user('U2').messages).toEqual([]);
  });

  it('shows what an acknowledgement carries', async () => {
    const seen = await (await user()).slash('/quick');
    expect(await seen.message()).toMatchObject({ text: 'at once', ephemeralFor: 'U1' });
  });

  it('replaces, posts and deletes on clicks', async () => {
    const one = await user();
    const first = await (await one.slash('/said', 'housing')).message();
    const second = await (await one.click(first, 'More')).message();
    expect(second).toMatchObject({ ts: first.ts, text: 'page 2' });
    const shared = await (await one.click(second, 'Share')).message();
    expect(slack.user('U2').messages).toMatchObject([{ text: 'shared', ts: shared.ts }]);
    expect(await (await one.click(second, 'Drop')).deletion()).toMatchObject({ ts: first.ts });
    expect(one.messages.map(({ text }) => text)).toEqual(['shared']);
  });

  it('opens a modal, offers options, refuses, takes and closes it', async () => {
    const one = await user();
    const view = await (await one.shortcut('search')).view();
    expect(one.modal).toMatchObject({ callback_id: 'search' });
    const options = await one.type(view, 'Speaker', 'Bro');
    expect(options.map(({ value }) => value)).toEqual(['Brown']);
    await expect(one.submit(view)).rejects.toThrow('required and empty: Topic');
    await one.submit(view, { Speaker: options[0]!, Topic: 'bad' });
    expect(await (await one.click(view, 'Help')).view()).toMatchObject({ id: view.id, title: { text: 'Help' } });
    expect(one.modal!.state.values).toMatchObject({ topic: { topic: { value: 'bad' } } });
    expect(one.modal).toBeDefined();
    const found = await one.submit(view, { Topic: 'housing' });
    expect(await found.message()).toMatchObject({ text: 'found housing', channel: 'D1' });
    expect(one.modal).toBeUndefined();
    const again = await (await one.shortcut('search')).view();
    expect(await (await one.close(again))!.message()).toMatchObject({ text: 'closed' });
  });

  it('carries mentions, direct messages and message shortcuts', async () => {
    const one = await user();
    const seen = await one.mention('C0001', 'housing');
    expect(await seen.message()).toMatchObject({ text: 'you said <@U0BOT> housing', thread_ts: seen.written!.ts });
    expect(await (await one.dm('hi')).message()).toMatchObject({ text: 'hello', channel: 'D1' });
    const said = slack.user('U2').write('C0001', 'We will build.');
    expect(await (await one.messageShortcut(said, 'like_this')).message()).toMatchObject({
      text: 'like We will build.',
    });
  });

  it('has a Home tab, unfurls, and is uninstalled', async () => {
    const one = await user();
    const home = await (await one.openHome()).view();
    expect(await (await one.click(home, 'Refresh')).view()).toMatchObject({ id: home.id, type: 'home' });
    const link = await one.link('C0001', 'see https://record.example/s/1', ['https://record.example/s/1']);
    expect(await link.message()).toMatchObject({ attachments: [{ from_url: 'https://record.example/s/1' }] });
    expect(await slack.uninstall()).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  it('tells the answers of many at a time apart', async () => {
    const one = await user();
    const asked = Array.from({ length: 50 }, (_, index) => `${index}`);
    const all = await Promise.all(asked.map((text) => one.slash('/said', text)));
    const answers = await Promise.all(all.map((seen) => seen.message()));
    expect(answers.map(({ text }) => text)).toEqual(asked.map((text) => `about ${text}`));
  });

  it('delivers the same again when told', async () => {
    const one = await user();
    const seen = await one.slash('/said', 'housing', { copies: 2 });
    await seen.message();
    await seen.message();
    expect(slack.called('response_url')).toHaveLength(2);
  });
});
