import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../dev/slack/index.js';
import { ANYBODY, connect, connecting, httpMode, told } from './connected.js';

let slack: SlackServer;

beforeEach(async () => {
  slack = await SlackServer.start();
});
afterEach(() => slack.close());

describe('a start with credentials that Slack refuses', () => {
  it.each([
    ['invalid_auth', /SLACK_BOT_TOKEN: Slack doesn't know it \(invalid_auth\)/, /Bot User OAuth Token/],
    ['not_authed', /SLACK_BOT_TOKEN: none was sent/, /Bot User OAuth Token/],
    ['account_inactive', /removed from the workspace/, /Install the app in the workspace again/],
    ['token_revoked', /it was revoked/, /Install the app in the workspace again/],
    ['token_expired', /it has expired/, /Turn token rotation off/],
    ['not_allowed_token_type', /a token of another kind/, /Bot User OAuth Token/],
    ['team_disabled', /the workspace is disabled/, /owner of the workspace/],
  ])('ends at once with the reason: %s', async (error, message, remedy) => {
    slack.fail('auth.test', { error }, 9);
    await expect(connecting(slack).starting).rejects.toMatchObject({
      code: 'SLACK_REFUSED',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
    expect(slack.called('auth.test')).toHaveLength(1);
    expect(slack.socket.connections.all).toEqual([]);
  });

  it('names the app token, and the scope that it lacks', async () => {
    slack.workspace.tokens.get(slack.appToken)!.scopes = [];
    await expect(connecting(slack).starting).rejects.toMatchObject({
      message: expect.stringContaining('SLACK_APP_TOKEN: it lacks a scope (missing_scope, needed: connections:write)'),
      remedy: expect.stringContaining('App-Level Token'),
    });
    slack.workspace.tokens.get(slack.appToken)!.revoked = true;
    await expect(connecting(slack).starting).rejects.toThrow(/SLACK_APP_TOKEN: it was revoked/);
  });

  it("refuses a token that is no bot's", async () => {
    slack.workspace.teams.get('T0001')!.bot.bot = '';
    await expect(connecting(slack).starting).rejects.toThrow(/SLACK_BOT_TOKEN belongs to no bot/);
  });

  it('says that Socket Mode is switched off', async () => {
    const held = slack.socket.holdHello();
    const { starting } = connecting(slack);
    (await held.arrived).socket.send('{"type":"disconnect","reason":"link_disabled"}');
    await expect(starting).rejects.toThrow(/Socket Mode is switched off/);
  });

  it('never says a token', async () => {
    slack.fail('auth.test', { error: 'invalid_auth' });
    const { starting, log } = connecting(slack);
    const error = await starting.catch((thrown) => thrown);
    expect(`${error.message} ${error.remedy} ${JSON.stringify(log.all)}`).not.toContain(slack.botToken);
  });
});

describe('a start without Slack', () => {
  it('tries again until Slack is there, and says so', async () => {
    await slack.outage();
    const { starting, time, log } = connecting(slack);
    await time.waits.first(4);
    await slack.recover();
    const platform = await starting;
    expect(platform.connected()).toBe(true);
    expect(told(log)[0]).toMatchObject({ level: 50, msg: expect.stringContaining('the connection is refused') });
    await platform.stop();
  });

  it.each([
    ['an error of the server', { status: 503 }, /HTTP 503/],
    ['an error that passes', { error: 'fatal_error' }, /fatal_error/],
    ['a rate limit', { status: 429, retryAfter: 30 }, /rate limit/],
    ['a connection that breaks', 'broken' as const, /the connection was cut/],
  ])('takes %s for something that passes', async (_, failure, said) => {
    const planned = slack.fail('auth.test', failure, 2);
    const { starting, log, time } = connecting(slack);
    const platform = await starting;
    expect(planned.left).toBe(0);
    expect(told(log)[0]!.msg).toMatch(said);
    if (typeof failure === 'object' && 'retryAfter' in failure) expect(time.pauses).toEqual([30_000, 30_000]);
    await platform.stop();
  });

  it('ends after some minutes with what to look at', async () => {
    await slack.outage();
    const { starting, time } = connecting(slack);
    const begun = time.now();
    await expect(starting).rejects.toMatchObject({
      code: 'SLACK_UNREACHABLE',
      message: "Slack can't be reached: the connection is refused.",
      remedy: expect.stringContaining('SLACK_API_URL'),
    });
    expect(time.now() - begun).toBeGreaterThan(4 * 60_000);
    expect(time.now() - begun).toBeLessThanOrEqual(5 * 60_000);
  });

  it('ends at once where the other side speaks no TLS', async () => {
    const settings = {
      mode: httpMode(slack),
      apiUrl: slack.apiUrl.replace('http:', 'https:'),
      ...ANYBODY,
      editors: [],
      editorsChannels: [],
    };
    await expect(connecting(slack, { settings }).starting).rejects.toMatchObject({
      code: 'SLACK_UNREACHABLE',
      message: expect.stringContaining("can't be reached safely"),
      remedy: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });

  it('recognises that somebody else answers', async () => {
    const page = createServer((_, response) => response.end('<html>s3cret</html>'));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const apiUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`;
    const settings = { mode: httpMode(slack), apiUrl, ...ANYBODY, editors: [], editorsChannels: [] };
    const { starting, log } = connecting(slack, { settings });
    await expect(starting).rejects.toThrow("Whoever answers at SLACK_API_URL isn't Slack.");
    expect(JSON.stringify(log.all)).not.toContain('s3cret');
    await new Promise((resolve) => page.close(resolve));
  });

  it('ends when it is stopped', async () => {
    await slack.outage();
    const { starting, time, stopped } = connecting(slack);
    await time.waits.first(2);
    stopped.abort();
    await expect(starting).rejects.toThrow();
  });
});

describe('once connected', () => {
  it('hears nothing of itself', async () => {
    const bot = await connect(slack);
    const message = await (await slack.user('U1').slash('/said', 'iraq')).message();
    await slack.echo({ ...message, user: 'U0BOT' });
    expect(bot.asked.all).toEqual(['iraq']);
    await bot.close();
  });

  it('gives a fault of ours a number, and keeps secrets out of the log', async () => {
    const bot = await connect(slack);
    const message = await (await slack.user('U1').slash('/said', 'crash')).message();
    expect(message.text).toMatch(/Something went wrong on our side.*report error [0-9a-f]{8}/s);
    await bot.close();
  });

  it('acknowledges and answers two hundred at once', async () => {
    const bot = await connect(slack);
    const user = slack.user('U1');
    const seen = await Promise.all(Array.from({ length: 200 }, (_, at) => user.slash('/said', `question ${at}`)));
    const texts = await Promise.all(seen.map(async (one) => (await one.message()).text));
    expect(texts).toEqual(Array.from({ length: 200 }, (_, at) => `about question ${at}`));
    await bot.close();
  });

  it('ends with the reason when its token is revoked', async () => {
    const bot = await connect(slack);
    slack.workspace.tokens.get(slack.botToken)!.revoked = true;
    await slack.user('U1').mention('C0001', 'iraq');
    await expect(bot.platform.failed).rejects.toMatchObject({ code: 'SLACK_REFUSED' });
    await bot.close();
  });

  it('goes on where its token is refused twice and taken then', async () => {
    const bot = await connect(slack);
    slack.fail('chat.postMessage', { error: 'invalid_auth' });
    const refusals = slack.fail('auth.test', { error: 'invalid_auth' }, 2);
    await slack.user('U1').mention('C0001', 'iraq');
    await bot.log.next(({ msg }) => msg === 'Slack takes the token after all');
    expect([refusals.left, bot.platform.connected()]).toEqual([0, true]);
    await bot.close();
  });

  it('logs what fails in a listener under a number', async () => {
    const bot = await connect(slack);
    slack.fail('views.publish', { error: 'invalid_arguments' });
    await slack.user('U1').openHome();
    const line = await bot.log.next(({ msg }) => msg === 'A delivery failed');
    expect(line).toMatchObject({ errorId: expect.stringMatching(/^[0-9a-f]{8}$/) });
    await bot.close();
  });
});
