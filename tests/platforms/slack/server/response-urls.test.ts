import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../../dev/slack/index.js';

let slack: SlackServer;

beforeEach(async () => {
  slack = await SlackServer.start();
});

afterEach(() => slack.close());

async function post(url: string, body: object) {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return [response.status, ((await response.json()) as { error?: string }).error];
}

const texts = (user: string) => slack.user(user).messages.map(({ text }) => text);

describe('a response_url', () => {
  it('is good for five answers', async () => {
    const url = slack.urls.make('U1', 'C0001');
    for (let use = 1; use <= 5; use++) expect(await post(url, { text: `${use}` })).toEqual([200, undefined]);
    expect(await post(url, { text: '6' })).toEqual([404, 'used_url']);
    expect(texts('U1')).toEqual(['1', '2', '3', '4', '5']);
  });

  it('is good for half an hour', async () => {
    const url = slack.urls.make('U1', 'C0001');
    slack.advance(30 * 60_000);
    expect(await post(url, { text: 'just in time' })).toEqual([200, undefined]);
    slack.advance(1);
    expect(await post(url, { text: 'late' })).toEqual([404, 'expired_url']);
  });

  it('of a slash command posts a second message where the first was to be replaced', async () => {
    const url = slack.urls.make('U1', 'C0001');
    await post(url, { text: 'first' });
    await post(url, { text: 'second', replace_original: true });
    expect(texts('U1')).toEqual(['first', 'second']);
  });

  it('of a click replaces and deletes the message that was clicked, and else leaves it', async () => {
    const draft = { user: 'U0BOT', channel: 'C0001', text: 'first', ephemeralFor: 'U1' };
    const message = slack.workspace.post(draft, 'api');
    const url = slack.urls.make('U1', 'C0001', message);
    await post(url, { text: 'second', replace_original: true });
    expect(texts('U1')).toEqual(['second']);
    await post(url, { text: 'third' });
    expect(texts('U1')).toEqual(['second', 'third']);
    await post(url, { delete_original: true });
    expect(texts('U1')).toEqual(['third']);
  });

  it('is private unless told, and then must be quiet', async () => {
    slack.user('U2');
    const url = slack.urls.make('U1', 'C0001');
    await post(url, { text: 'mine' });
    await post(url, { text: 'ours', response_type: 'in_channel', unfurl_links: false, unfurl_media: false });
    expect([texts('U1'), texts('U2')]).toEqual([['mine', 'ours'], ['ours']]);
    expect(slack.violations).toEqual([]);
    await post(url, { text: 'loud', response_type: 'in_channel' });
    expect(slack.violations.map(({ path }) => path)).toEqual(['unfurl_links', 'unfurl_media']);
  });
});
