import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../../dev/slack/index.js';

let slack: SlackServer;
let client: webApi.WebClient;

const message = { channel: 'C0001', text: 'a', unfurl_links: false, unfurl_media: false };

beforeEach(async () => {
  slack = await SlackServer.start();
  client = new webApi.WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 } },
    ...{ rejectRateLimitedCalls: true, logLevel: 'error' as webApi.LogLevel },
  });
});

afterEach(() => slack.close());

const answers = () =>
  slack.calls.all.map(({ answer }) => (typeof answer === 'string' ? answer : (answer['error'] ?? 'ok')));

describe('a call that fails on demand', () => {
  it('is told to wait', async () => {
    slack.fail('chat.postMessage', { status: 429, retryAfter: 7 });
    await expect(client.chat.postMessage(message)).rejects.toMatchObject({ retryAfter: 7 });
    expect(slack.workspace.messages).toEqual([]);
  });

  it('has no effect after a 500, and works again after so many', async () => {
    slack.fail('chat.postMessage', { status: 500 });
    await client.chat.postMessage(message);
    expect(answers()).toEqual(['HTTP 500', 'ok']);
    expect(slack.workspace.messages).toHaveLength(1);
  });

  it('that loses its answer has had its effect, so a retry posts twice', async () => {
    slack.fail('chat.postMessage', 'lost');
    await client.chat.postMessage(message);
    expect(answers()).toEqual(['lost', 'ok']);
    expect(slack.workspace.messages).toHaveLength(2);
  });

  it('that breaks has had none', async () => {
    slack.fail('chat.postMessage', 'broken');
    await client.chat.postMessage(message);
    expect(slack.workspace.messages).toHaveLength(1);
  });

  it('answers with an error of the API', async () => {
    slack.fail('*', { error: 'invalid_auth' });
    await expect(client.auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
    expect(await client.auth.test()).toMatchObject({ ok: true });
  });

  it('is held up until it is let go', async () => {
    const held = slack.hold('chat.postMessage');
    const call = client.chat.postMessage(message);
    await held.hit();
    expect(slack.workspace.messages).toEqual([]);
    held.stop();
    expect(await call).toMatchObject({ ok: true });
  });

  it('finds nobody during an outage, and somebody at the same address after it', async () => {
    const { apiUrl } = slack;
    await slack.outage();
    await expect(client.chat.postMessage(message)).rejects.toThrow();
    await slack.recover();
    expect(slack.apiUrl).toBe(apiUrl);
    expect(await client.chat.postMessage(message)).toMatchObject({ ok: true });
  });
});
