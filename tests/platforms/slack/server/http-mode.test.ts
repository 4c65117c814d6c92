import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpMode, Signature } from '../../../../dev/slack/http-mode.js';
import { SlackServer } from '../../../../dev/slack/index.js';
import { payload } from '../../../../dev/slack/payloads.js';
import { httpApp } from './sample-app.js';

let slack: SlackServer;
let app: App;
let http: HttpMode;

beforeEach(async () => {
  slack = await SlackServer.start();
  app = await httpApp(slack);
  http = slack.transport as HttpMode;
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const command = () => ({
  type: 'slash_commands' as const,
  payload: { ...payload('slash_command'), command: '/quick' },
});

describe('signed HTTP', () => {
  it.each<[Signature, number]>([
    ['valid', 200],
    ['missing', 401],
    ['bad', 401],
    ['stale', 401],
    ['tampered', 401],
    // bolt takes a time that is still to come; the product has to refuse it itself.
    ['future', 200],
  ])('with a signature that is %s gets %i from bolt', async (signature, status) => {
    expect((await http.send(http.sign(command(), signature))).status).toBe(status);
  });

  it('sends the same request again, byte by byte', async () => {
    const request = http.sign(command());
    const [first, second] = [await http.send(request), await http.send(request)];
    expect([first.status, second.status]).toEqual([200, 200]);
  });

  it('marks what it sends again', () => {
    const { headers } = http.sign(command(), 'valid', { num: 1, reason: 'http_timeout' });
    expect(headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' });
  });

  it('asks whether the address is the right one', async () => {
    const challenge = { type: 'events_api' as const, payload: payload('url_verification') };
    const { body } = await http.send(http.sign(challenge));
    expect(body).toContain(payload('url_verification')['challenge']);
  });

  it('goes to several instances in turn', async () => {
    const other = await httpApp(slack);
    const both = slack.useHttp([...http.urls, ...(slack.transport as HttpMode).urls]);
    for (let turn = 0; turn < 4; turn++) await both.send(both.sign(command()));
    expect(both.answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await other.stop();
    await expect(both.send(both.sign(command()))).resolves.toMatchObject({ status: 200 });
    await expect(both.send(both.sign(command()))).rejects.toThrow();
  });
});
