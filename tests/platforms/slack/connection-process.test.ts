import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { ARTICLE, Workplace } from '../../cli/harness.js';
import { Log } from '../local/log.js';
import { SlackServer } from './server/index.js';

let slack: SlackServer;
let place: Workplace;
const children: ChildProcess[] = [];

beforeEach(async () => {
  expect(inject('compilerErrors')).toBe('');
  slack = await SlackServer.start();
  place = await Workplace.open();
  await place.run(['import', await place.file('article.md', ARTICLE)]);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await slack.close();
  await place.close();
});

/** The program as whoever runs it starts it. */
function launch(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['dist/src/cli.js', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...place.environment,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      ...environment,
    },
  });
  children.push(child);
  const lines = new Log<string>();
  child.stdout.on('data', (chunk) => {
    for (const line of String(chunk).trim().split('\n')) lines.add(line);
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  return { child, lines, ended };
}

describe('the process', { timeout: 30_000 }, () => {
  it('says where it listens and that it is ready, and finishes what it took before it ends', async () => {
    const { child, lines, ended } = launch({ PORT: '0' });
    const listening = await lines.next((line) => line.startsWith('listening'));
    await lines.next((line) => line === 'ready slack');
    const origin = /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(listening)![1];
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

  it('answers signed HTTP', async () => {
    const { child, lines, ended } = launch({
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PORT: '0',
    });
    await lines.next((line) => line === 'ready slack');
    const [, origin] = (await lines.next((line) => line.startsWith('listening'))).split(' ');
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

  it('is not ready, but lives, while it waits for Slack, and ends when told to', async () => {
    const held = slack.hold('auth.test');
    const { child, lines, ended } = launch({ PORT: '0' });
    const [, origin] = (await lines.next((line) => line.startsWith('listening'))).split(' ');
    await held.hit();
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });
});
