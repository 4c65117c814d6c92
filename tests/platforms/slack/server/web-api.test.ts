import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackServer } from '../../../../dev/slack/index.js';

let slack: SlackServer;
let client: webApi.WebClient;

const QUIET = { unfurl_links: false, unfurl_media: false };

function clientWith(token: string | undefined): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 1, minTimeout: 1, maxTimeout: 1 },
    logLevel: 'error' as webApi.LogLevel,
  });
}

/** What the API answers, whether it is an error or not. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const failure = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  return (failure as { data?: { error: string } } | undefined)?.data?.error;
}

beforeEach(async () => {
  slack = await SlackServer.start();
  client = clientWith(slack.botToken);
  slack.user('U1');
});

afterEach(() => slack.close());

describe('tokens', () => {
  it('are needed, known, not revoked and of the right kind', async () => {
    expect(await errorOf(clientWith(undefined).auth.test())).toBe('not_authed');
    expect(await errorOf(clientWith('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await errorOf(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    await client.auth.revoke();
    expect(await errorOf(client.auth.test())).toBe('token_revoked');
  });

  it('have scopes, which auth.test tells and which are needed', async () => {
    slack.scopes('commands', 'channels:read');
    const { response_metadata, user_id } = await client.auth.test();
    expect(user_id).toBe('U0BOT');
    expect(response_metadata?.scopes).toEqual(['commands', 'channels:read']);
    const failure = await client.chat
      .postMessage({ channel: 'C0001', text: 'a', ...QUIET })
      .catch((error) => error.data);
    expect(failure).toMatchObject({ error: 'missing_scope', needed: 'chat:write', provided: 'commands,channels:read' });
    expect(await errorOf(client.conversations.info({ channel: 'C0001' }))).toBeUndefined();
    expect(await errorOf(client.conversations.history({ channel: 'C0001' }))).toBe('missing_scope');
  });

  it('are given for a code, once, to a client that proves who it is', async () => {
    slack.workspace.addTeam('T0002', { user: 'U0BOT2', bot: 'B0002' });
    const { code, state } = slack.install('https://slack.com/oauth/v2/authorize?state=abc', 'T0002');
    expect(state).toBe('abc');
    const exchange = { code, client_id: slack.clientId, client_secret: slack.clientSecret };
    expect(await errorOf(clientWith(undefined).oauth.v2.access({ ...exchange, client_secret: 'x' }))).toBe(
      'bad_client_secret',
    );
    const given = await clientWith(undefined).oauth.v2.access(exchange);
    expect(given).toMatchObject({ team: { id: 'T0002' }, bot_user_id: 'U0BOT2' });
    expect(await clientWith(given.access_token).auth.test()).toMatchObject({ team_id: 'T0002' });
    expect(await errorOf(clientWith(undefined).oauth.v2.access(exchange))).toBe('invalid_code');
    expect(await errorOf(clientWith(given.access_token).conversations.info({ channel: 'C0001' }))).toBe(
      'channel_not_found',
    );
  });
});

describe('messages', () => {
  it('get growing timestamps, and are kept with their metadata', async () => {
    const metadata = { event_type: 'delivery', event_payload: { key: 'k1' } };
    const one = await client.chat.postMessage({ channel: 'C0001', text: 'one', metadata, ...QUIET });
    const two = await client.chat.postMessage({ channel: 'C0001', text: 'two', ...QUIET });
    expect(Number(two.ts)).toBeGreaterThan(Number(one.ts));
    const plain = await client.conversations.history({ channel: 'C0001' });
    expect(plain.messages?.map(({ text, metadata: kept }) => [text, kept])).toEqual([
      ['two', undefined],
      ['one', undefined],
    ]);
    const whole = await client.conversations.history({
      channel: 'C0001',
      include_all_metadata: true,
      oldest: one.ts!,
      latest: one.ts!,
      inclusive: true,
    });
    expect(whole.messages).toMatchObject([{ text: 'one', metadata }]);
  });

  it('in threads are in the replies, not in the history', async () => {
    const { ts } = await client.chat.postMessage({ channel: 'C0001', text: 'root', ...QUIET });
    await client.chat.postMessage({ channel: 'C0001', text: 'reply', thread_ts: ts!, ...QUIET });
    expect((await client.conversations.history({ channel: 'C0001' })).messages).toHaveLength(1);
    expect(
      (await client.conversations.replies({ channel: 'C0001', ts: ts! })).messages?.map(({ text }) => text),
    ).toEqual(['root', 'reply']);
  });

  it('come in pages', async () => {
    for (const text of ['a', 'b', 'c']) await client.chat.postMessage({ channel: 'C0001', text, ...QUIET });
    const first = await client.conversations.history({ channel: 'C0001', limit: 2 });
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'c' }, { text: 'b' }] });
    const cursor = first.response_metadata!.next_cursor!;
    expect(await client.conversations.history({ channel: 'C0001', limit: 2, cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: 'a' }],
    });
  });

  it('that are ephemeral are in no history and can not be changed', async () => {
    const { message_ts: ts } = await client.chat.postEphemeral({ channel: 'C0001', user: 'U1', text: 'psst' });
    expect(slack.user('U1').messages).toMatchObject([{ text: 'psst' }]);
    expect((await client.conversations.history({ channel: 'C0001' })).messages).toEqual([]);
    expect(await errorOf(client.chat.update({ channel: 'C0001', ts: ts!, text: 'x' }))).toBe('message_not_found');
  });

  it('are changed and deleted by their author only', async () => {
    const blocks = [{ type: 'divider' as const }];
    const metadata = { event_type: 'delivery', event_payload: {} };
    const { ts } = await client.chat.postMessage({ channel: 'C0001', text: 'a', blocks, metadata, ...QUIET });
    await client.chat.update({ channel: 'C0001', ts: ts!, text: 'b' });
    const [kept] = slack.workspace.messages;
    expect(kept).toMatchObject({ text: 'b', metadata });
    expect(kept!.blocks).toBeUndefined();
    const { permalink } = await client.chat.getPermalink({ channel: 'C0001', message_ts: ts! });
    expect(permalink).toBe(`https://t0001.slack.com/archives/C0001/p${ts!.replace('.', '')}`);
    await client.chat.delete({ channel: 'C0001', ts: ts! });
    expect(slack.workspace.messages).toEqual([]);
    const said = slack.user('U1').write('C0001', 'mine');
    expect(await errorOf(client.chat.update({ channel: 'C0001', ts: said.ts, text: 'b' }))).toBe('cant_update_message');
  });

  it('go where the bot is', async () => {
    slack.channel('C0002', { members: ['U1'] });
    slack.channel('C0003', { members: ['U1'], private: true });
    const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'a', ...QUIET }));
    expect([await post('C0002'), await post('C0003'), await post('C9999'), await post('U1')]).toEqual([
      ...['not_in_channel', 'channel_not_found', 'channel_not_found', undefined],
    ]);
    expect(slack.user('U1').messages).toMatchObject([{ channel: 'D1' }]);
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ id, is_member }) => [id, is_member])).toEqual([
      ['C0001', true],
      ['C0002', false],
    ]);
  });
});

describe('people and groups', () => {
  it('are told', async () => {
    slack.workspace.groups.set('S0001', { id: 'S0001', team: 'T0001', handle: 'editors', members: ['U1'] });
    expect(await client.users.info({ user: 'U1' })).toMatchObject({ user: { id: 'U1', tz: 'America/New_York' } });
    expect(await errorOf(client.users.info({ user: 'U404' }))).toBe('user_not_found');
    expect((await client.usergroups.users.list({ usergroup: 'S0001' })).users).toEqual(['U1']);
    expect((await client.usergroups.list()).usergroups).toMatchObject([{ id: 'S0001', handle: 'editors' }]);
    expect((await client.conversations.open({ users: 'U1' })).channel?.id).toBe('D1');
    expect((await client.conversations.members({ channel: 'D1' })).members).toEqual(['U0BOT', 'U1']);
  });
});

describe('views', () => {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const modal = (title: string) => ({
    type: 'modal' as const,
    title: plain(title),
    blocks: [{ type: 'divider' as const }],
  });
  const trigger = () => slack.workspace.trigger('U1');

  it('stack up to three, and change by id and hash', async () => {
    const { view } = await client.views.open({ trigger_id: trigger(), view: modal('one') });
    const pushed = await client.views.push({ trigger_id: trigger(), view: modal('two') });
    expect(pushed.view).toMatchObject({ previous_view_id: view!.id, root_view_id: view!.id });
    await client.views.push({ trigger_id: trigger(), view: modal('three') });
    expect(await errorOf(client.views.push({ trigger_id: trigger(), view: modal('four') }))).toBe('push_limit_reached');
    const change = { view_id: view!.id!, hash: view!.hash!, view: modal('first') };
    await client.views.update(change);
    expect(await errorOf(client.views.update(change))).toBe('hash_conflict');
    expect(slack.workspace.modals.get('U1')!.map(({ title }) => title!.text)).toEqual(['first', 'two', 'three']);
  });

  it('open once for a trigger, and within three seconds', async () => {
    const [used, late] = [trigger(), trigger()];
    await client.views.open({ trigger_id: used, view: modal('one') });
    expect(await errorOf(client.views.open({ trigger_id: used, view: modal('one') }))).toBe('exchanged_trigger_id');
    slack.advance(3001);
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal('one') }))).toBe('expired_trigger_id');
  });
});

describe('calls', () => {
  it('are recorded in order, with what was answered', async () => {
    await client.auth.test();
    await client.chat.postMessage({ channel: 'C0001', text: 'a', blocks: [{ type: 'divider' }], ...QUIET });
    expect(slack.calls.all).toMatchObject([
      { method: 'auth.test', token: slack.botToken, answer: { ok: true } },
      { method: 'chat.postMessage', args: { text: 'a', blocks: [{ type: 'divider' }] }, answer: { ok: true } },
    ]);
  });

  it('may come as JSON, and to no method that is not there', async () => {
    const post = (method: string, body: string) =>
      fetch(slack.apiUrl + method, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      });
    expect(
      await (await post('chat.postMessage', JSON.stringify({ channel: 'C0001', text: 'a', ...QUIET }))).json(),
    ).toMatchObject({ ok: true });
    expect(slack.violations).toEqual([]);
    expect(await (await post('chat.shout', '{}')).json()).toMatchObject({ error: 'unknown_method' });
    expect(slack.violations).toMatchObject([{ in: 'chat.shout' }]);
  });
});
