import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../dev/slack/index.js';
import { dueMeanwhile } from '../local/news.js';
import { livesWhile, program } from '../local/program.js';

let slack: SlackServer;
beforeEach(async () => {
  slack = await SlackServer.start();
});
afterEach(() => slack.close());

const launch = program(() => ({
  SLACK_API_URL: slack.apiUrl,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
}));

describe('the process', () => {
  it('says where it listens and that it is ready, and finishes what it took before it ends', async () => {
    const { child, lines, ended, listening } = launch({ PORT: '0' });
    const origin = await listening();
    await lines.next((line) => line === 'ready slack');
    const ready = await fetch(`${origin}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', platforms: { slack: 'connected' } }]);

    const held = slack.hold('response_url');
    const seen = await slack.user('U1').slash('/help');
    await held.hit();
    child.kill('SIGTERM');
    await slack.socket.closings.first(1);
    held.stop();
    expect((await seen.message()).ephemeralFor).toBe('U1');
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(slack.violations).toEqual([]);
  });

  it('posts a digest once that became due while it was down, and finishes what it is posting before it ends', async () => {
    const place = { platform: 'slack', channel: 'C0001', isPerson: false };
    await launch.withRecord((record) => dueMeanwhile(record, place, 'U9'));
    const held = slack.hold('chat.postMessage');
    const first = launch();
    await held.hit();
    first.child.kill('SIGTERM');
    held.stop();
    expect(await first.ended).toMatchObject({ code: 0, signal: null });
    const posts = () => slack.workspace.messages.filter(({ user, ephemeralFor }) => user === 'U0BOT' && !ephemeralFor);
    expect(posts()).toMatchObject([{ channel: 'C0001', text: expect.stringMatching(/^Digest, .*Catching up: /s) }]);

    const second = launch();
    await second.lines.next((line) => line === 'ready slack');
    await slack.user('U1').slash('/help');
    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0, signal: null });
    expect(posts()).toHaveLength(1);
    await launch.withRecord(async (record) => {
      expect(await record.deliveries(1, 9)).toMatchObject([{ state: 'sent', posts: [posts()[0]?.ts] }]);
    });
  });

  it('answers signed HTTP', async () => {
    const { child, lines, ended, listening } = launch({
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PORT: '0',
    });
    await lines.next((line) => line === 'ready slack');
    const origin = await listening();
    slack.useHttp([`${origin}/slack/events`]);
    expect((await (await slack.user('U1').slash('/help')).message()).ephemeralFor).toBe('U1');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  it('ends with the reason when Slack refuses the token', async () => {
    const { ended } = launch({ SLACK_BOT_TOKEN: 'xoxb-unknown' });
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/SLACK_BOT_TOKEN: Slack doesn't know it \(invalid_auth\).*\[SLACK_REFUSED\]/s);
    expect(stderr).not.toContain('xoxb-unknown');
  });

  it('ends with the reason when Socket Mode is switched off while it runs', async () => {
    const { lines, ended } = launch();
    await lines.next((line) => line === 'ready slack');
    slack.socket.disconnect('link_disabled');
    expect(await ended).toMatchObject({ code: 1, stderr: expect.stringContaining('[SLACK_REFUSED]') });
  });

  it('is not ready, but lives, while it waits for Slack, and ends when told to', () =>
    livesWhile(launch, slack.hold('auth.test')));
});
