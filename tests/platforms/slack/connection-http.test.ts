import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Log } from '../../../dev/local/log.js';
import type { HttpMode, Signature } from '../../../dev/slack/http-mode.js';
import { SlackServer } from '../../../dev/slack/index.js';
import { note, reply } from '../../../src/bot/reply/reply.js';
import { OnrecordError } from '../../../src/model/errors.js';
import { Installations, type InstallationsParts } from '../../../src/platforms/slack/setup/installations.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';
import { type Connected, type ConnectOptions, connect, httpMode, told } from './connected.js';

let slack: SlackServer;
let bot: Connected;
let http: HttpMode;

beforeEach(async () => {
  slack = await SlackServer.start();
});
afterEach(async () => {
  await bot.close();
  await slack.close();
});

async function start(options: ConnectOptions = {}): Promise<void> {
  bot = await connect(slack, { mode: httpMode(slack), ...options });
  http = slack.transport as HttpMode;
}

const url = (path: string) => `http://127.0.0.1:${bot.web!.port}${path}`;

function command(text = 'iraq') {
  const address = slack.urls.make('U1', 'C0001');
  slack.user('U1');
  return slack.payloads.slash({ user: 'U1', channel: 'C0001', command: '/said', text, url: address });
}

/** A request as Slack signs it. */
function signed(type: string, body: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', slack.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: { 'content-type': type, 'x-slack-signature': `v0=${hash}`, 'x-slack-request-timestamp': timestamp },
  };
}

describe('signed HTTP', () => {
  it('answers privately, and asks once who it is', async () => {
    await start();
    expect(bot.platform.connected()).toBe(true);
    expect((await (await slack.user('U1').slash('/said', 'iraq')).message()).text).toBe('about iraq');
    expect(slack.called('auth.test')).toHaveLength(1);
    expect(slack.called('apps.connections.open')).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it.each<Signature>(['missing', 'bad', 'stale', 'future', 'tampered'])(
    'refuses a signature that is %s',
    async (kind) => {
      await start();
      expect(await http.send(http.sign(command(), kind))).toMatchObject({ status: 401, body: '' });
      expect(bot.asked.all).toEqual([]);
      expect(bot.log.all.at(-1)).toMatchObject({ level: 40, msg: expect.stringContaining('was refused') });
    },
  );

  it('refuses what was recorded and sent again', async () => {
    await start();
    const signed = http.sign(command());
    expect(await http.send(signed)).toMatchObject({ status: 200 });
    expect(await http.send(signed)).toMatchObject({ status: 401, body: '' });
    bot.time.pass(4 * 60_000);
    expect(await http.send(signed)).toMatchObject({ status: 401 });
    expect(bot.asked.all).toEqual(['iraq']);
  });

  it.each([
    ['a timestamp that is no number', { 'x-slack-request-timestamp': '1e9' }],
    ['a signature of another version', { 'x-slack-signature': 'v1=00' }],
    ['a signature without a hash', { 'x-slack-signature': 'v0' }],
  ])('refuses %s', async (_, headers) => {
    await start();
    const { body, headers: signed } = http.sign(command());
    expect(await http.send({ body, headers: { ...signed, ...headers } })).toMatchObject({ status: 401, body: '' });
    expect(bot.asked.all).toEqual([]);
  });

  it('takes a clock that is a little ahead', async () => {
    await start();
    bot.time.pass(-50_000);
    expect(await http.send(http.sign(command()))).toMatchObject({ status: 200 });
    bot.time.pass(-60_000);
    expect(await http.send(http.sign(command()))).toMatchObject({ status: 401 });
  });

  it('answers the check of the certificate, which runs nothing', async () => {
    await start();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'ssl_check=1&command=%2Fsaid&text=iraq';
    expect(await http.send({ body, headers })).toMatchObject({ status: 200, body: '' });
    expect(bot.asked.all).toEqual([]);
  });

  it('answers the challenge of a new address', async () => {
    await start();
    const challenge = { type: 'events_api', payload: { type: 'url_verification', challenge: 'abc' } } as const;
    expect(await http.send(http.sign(challenge))).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
  });

  it('refuses a body over a megabyte, announced or not', async () => {
    await start();
    const { headers } = http.sign(command());
    expect(await http.send({ body: 'a'.repeat(1024 * 1024 + 1), headers })).toMatchObject({ status: 413 });
    const status = await new Promise((resolve, reject) => {
      const streamed = request(url('/slack/events'), { method: 'POST', headers }, (answer) =>
        resolve(answer.statusCode),
      );
      streamed.on('error', reject);
      streamed.write('a'.repeat(1024 * 1024 + 1));
    });
    expect(status).toBe(413);
    expect(bot.asked.all).toEqual([]);
  });

  it.each([
    ['application/json', 'not json'],
    ['application/json', ''],
    ['application/json', 'null'],
    ['application/x-www-form-urlencoded', 'payload=%7B'],
    ['application/x-www-form-urlencoded', 'payload=null'],
    ['application/x-www-form-urlencoded', 'payload=what+did+Milley+say'],
  ])('refuses a signed body that is broken, and tells nothing of it: %s, %s', async (type, body) => {
    await start();
    expect(await http.send(signed(type, body))).toMatchObject({ status: 400, body: '' });
    expect(told(bot.log)).toMatchObject([{ msg: 'A request to /slack/events was refused: its body is broken' }]);
  });

  it.each([
    ['application/json', '"text"'],
    ['application/json', '{"type":"app_rate_limited","team_id":"T0001"}'],
    ['application/x-www-form-urlencoded', 'payload=%7B%22type%22%3A%22of+tomorrow%22%7D'],
  ])('acknowledges what it does not know: %s, %s', async (type, body) => {
    await start();
    expect(await http.send(signed(type, body))).toMatchObject({ status: 200, body: '' });
    expect(told(bot.log)).toMatchObject([{ msg: expect.stringContaining('type') }, { msg: 'Nobody took a delivery' }]);
  });

  it('is ready to be called, and tells when it last was by what it is signed with', async () => {
    await start();
    const { port } = bot.web!;
    const told = async () => [
      (await fetch(`http://127.0.0.1:${port}/readyz`)).status,
      ((await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { platforms: object }).platforms,
    ];
    expect(await told()).toEqual([200, { slack: 'listening; no request yet' }]);
    await http.send(http.sign(command(), 'bad'));
    expect(await told()).toEqual([200, { slack: 'listening; no request yet' }]);
    await http.send(http.sign(command()));
    const at = new Date(bot.time.now()).toISOString();
    expect(await told()).toEqual([200, { slack: `listening; last request ${at}` }]);
  });

  it('takes POST alone', async () => {
    await start();
    const answer = await fetch(url('/slack/events'));
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
    expect((await fetch(url('/slack/install'))).status).toBe(404);
  });

  it('lets Slack send again what failed on our side', async () => {
    await start();
    const app = { type: 'events_api', payload: { type: 'event_callback', team_id: 'T0001', event: null } } as const;
    const signed = http.sign(app as never);
    const first = await http.send(signed);
    const second = await http.send(signed);
    expect([first.status, second.status]).toEqual([500, 500]);
  });

  it('finishes what was acknowledged, and refuses what is new', async () => {
    await start();
    const release = bot.hold();
    const seen = await slack.user('U1').slash('/said', 'iraq');
    await bot.asked.first(1);
    const stopping = bot.close();
    expect(bot.platform.connected()).toBe(false);
    release();
    await stopping;
    expect((await seen.message()).text).toBe('about iraq');
    await expect(http.send(http.sign(command()))).rejects.toThrow();
  });
});

describe('several workspaces', () => {
  let folder: string;
  let record: StatementRecord;
  let forgotten: Log<readonly string[]>;
  let parts: InstallationsParts;
  let options: ConnectOptions;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
    forgotten = new Log();
    record = await openRecord({ db: join(folder, 'record.db'), thread: 'caller' });
    const watched: InstallationsParts['record'] = {
      keep: (...args) => record.keep(...args),
      kept: (...args) => record.kept(...args),
      keptIn: (...args) => record.keptIn(...args),
      compareAndSet: (...args) => record.compareAndSet(...args),
      meetAll: (...args) => record.meetAll(...args),
      async forget(...args) {
        await record.forget(...args);
        forgotten.add(args[1]);
      },
    };
    parts = { record: watched, secret: 'sixteen-letters-', now: () => new Date() };
    const installations = new Installations(parts);
    options = {
      mode: {
        type: 'oauth',
        signingSecret: slack.signingSecret,
        clientId: slack.clientId,
        clientSecret: slack.clientSecret,
        stateSecret: 'state-secret',
      },
      installations,
      publicUrl: 'https://onrecord.example',
      editors: ['T0001:U7', 'T0002:U8'],
      editorsChannels: ['T0002:C0060', 'T0001:C0050'],
    };
    await start(options);
    slack.user('U7');
  });
  afterEach(async () => {
    await record.close();
    await rm(folder, { recursive: true });
  });

  /** Goes through the pages as a browser does. */
  async function install() {
    const page = await fetch(url('/slack/install'));
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const authorize = /href="([^"]+oauth[^"]+)"/.exec(await page.text())![1]!.replaceAll('&amp;', '&');
    const { code, state } = slack.install(authorize);
    const back = url(`/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`);
    return { cookie, authorize: new URL(authorize), back };
  }

  it('install the app, are answered with their own token, and are forgotten when they remove it', async () => {
    expect(bot.platform.connected()).toBe(true);
    expect(slack.calls.all).toEqual([]);
    const { cookie, authorize, back } = await install();
    expect(authorize.origin).toBe(slack.origin);
    expect(authorize.searchParams.get('redirect_uri')).toBe('https://onrecord.example/slack/oauth_redirect');
    expect(authorize.searchParams.get('scope')).toContain('chat:write');
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
    expect((await (await slack.user('U1').slash('/said', 'iraq')).message()).text).toBe('about iraq');

    await slack.uninstall();
    await forgotten.next();
    await slack.user('U1').slash('/said', 'iran');
    await bot.log.next(({ msg }) => msg === 'A delivery failed');
    expect(bot.asked.all).toEqual(['iraq']);
  });

  it('are posted to with their own token, as long as they have the app', async () => {
    const shown = reply(note('Twelve statements'));
    const post = (channel: string, isPerson = false) =>
      bot.platform.post({ place: { platform: 'slack', channel, isPerson }, key: channel, shown });
    const none = { outcome: 'refused', isLasting: true, why: expect.stringContaining('not installed') };
    expect(await post('T0001:C0001')).toMatchObject(none);
    const { cookie, back } = await install();
    await fetch(back, { headers: { cookie } });
    slack.user('U1');
    expect(await post('T0001:C0001')).toMatchObject({ outcome: 'posted' });
    expect(await post('T0001:U1', true)).toMatchObject({ outcome: 'posted' });
    expect(slack.workspace.messages.map(({ channel }) => channel)).toEqual(['C0001', 'D1']);
    for (const channel of ['C0001', 'T0009:C0001', 'E0001:C0001']) expect(await post(channel)).toMatchObject(none);

    await slack.uninstall();
    await forgotten.next();
    expect(await post('T0001:C0001')).toMatchObject(none);
    expect(slack.workspace.messages).toHaveLength(2);
  });

  it('are posted to later where their token can’t be read', async () => {
    vi.spyOn(record, 'kept').mockRejectedValue(new OnrecordError('STORE_BUSY', 'The record is busy.', 'Try again.'));
    const place = { platform: 'slack', channel: 'T0001:C0001', isPerson: false };
    const posted = await bot.platform.post({ place, key: 'a', shown: reply(note('Twelve')), triedAt: 7 });
    expect(posted).toMatchObject({ outcome: 'later', triedAt: 7 });
  });

  it('are examined each with its own token', async () => {
    const told = async (place?: string) =>
      (await bot.platform.check(place)).map(({ state, what }) => `${state}: ${what}`).slice(1);
    expect(await told()).toEqual([
      'ok: Several workspaces may install the app: asked in one of them, this tells what is granted and set there.',
    ]);
    expect(await told('T0001:C0001')).toEqual(['fault: The app is not installed in this workspace.']);
    const { cookie, back } = await install();
    await fetch(back, { headers: { cookie } });
    slack.channel('C0009', { members: [] });
    const found = await told('T0001:C0009:1.2');
    expect(found[0]).toBe('ok: The bot is onrecord in Workspace T0001.');
    expect(found).toContainEqual(expect.stringContaining('warning: This channel: the bot is no member of it'));
    expect(found).toContainEqual(
      'fault: The editors’ channel: the bot is no member of it, or there is none of this id, so reports of mistakes are lost.',
    );
    expect(found).toContainEqual('ok: Editors: User U7.');
  });

  it('install nothing where the state is of another browser', async () => {
    const { back } = await install();
    const answer = await fetch(back);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('in another browser')]);
    expect((await fetch(back, { headers: { cookie: 'slack-app-oauth-state=other' } })).status).toBe(400);
    expect(slack.called('oauth.v2.access')).toEqual([]);
  });

  it('are shown pages that stand in no frame, load nothing, and tell nobody where somebody came from', async () => {
    const { cookie, back } = await install();
    const pages = [
      await fetch(url('/slack/install')),
      await fetch(back, { headers: { cookie } }),
      await fetch(back),
      await fetch(url('/slack/oauth_redirect?error=access_denied&state=x')),
    ];
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
    for (const { headers } of pages) {
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    }
    expect(await pages[1]!.text()).toMatch(/installed in .*href="[^"]+\/app_redirect\?app=[^"]+team=T0001"/s);
  });

  it('keep the state in a cookie of one path, for this site alone, and no longer than it is good', async () => {
    const given = (await fetch(url('/slack/install'))).headers.get('set-cookie')!;
    const [named, ...attributes] = given.split('; ');
    expect(named).toMatch(/^slack-app-oauth-state=[\w-]{22}\.\d+\.[\w-]{43}$/);
    expect(attributes).toEqual(['Path=/slack/oauth_redirect', 'Max-Age=600', 'HttpOnly', 'SameSite=Lax', 'Secure']);
    const { cookie, back } = await install();
    const taken = (await fetch(back, { headers: { cookie } })).headers.getSetCookie();
    expect(taken).toEqual([
      'slack-app-oauth-state=; Path=/slack/oauth_redirect; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
    ]);
    for (const [publicUrl, path] of [
      [
        'https://a.example/on/record',
        '; Path=/on/record/slack/oauth_redirect; Max-Age=600; HttpOnly; SameSite=Lax; Secure',
      ],
      ['http://127.0.0.1:3000', '; Path=/slack/oauth_redirect; Max-Age=600; HttpOnly; SameSite=Lax'],
    ] as const) {
      await bot.close();
      await start({ ...options, publicUrl });
      expect((await fetch(url('/slack/install'))).headers.get('set-cookie')).toMatch(new RegExp(`${path}$`));
    }
  });

  it('use a state once, also after a restart and where two instances are asked at once', async () => {
    const { cookie, authorize, back } = await install();
    const again = () => {
      const { code, state } = slack.install(authorize.href);
      return `/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`;
    };
    expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
    const second = await fetch(url(again()), { headers: { cookie } });
    expect([second.status, await second.text()]).toEqual([400, expect.stringContaining('was opened before')]);
    await bot.close();
    await start({ ...options, installations: new Installations(parts) });
    expect((await fetch(url(again()), { headers: { cookie } })).status).toBe(400);
    expect(slack.called('oauth.v2.access')).toHaveLength(1);

    const fresh = await install();
    const first = bot;
    await start({ ...options, installations: new Installations(parts), time: first.time });
    const ways = [first, bot].map(({ web }) => {
      const { code, state } = slack.install(fresh.authorize.href);
      return `http://127.0.0.1:${web!.port}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`;
    });
    const taken = await Promise.all(ways.map((way) => fetch(way, { headers: { cookie: fresh.cookie } })));
    expect(taken.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(slack.called('oauth.v2.access')).toHaveLength(2);
    await first.close();
  });

  it('install nothing with a state that is old, made elsewhere, or can’t be looked up', async () => {
    const { cookie, back } = await install();
    bot.time.pass(10 * 60_000);
    expect((await fetch(back, { headers: { cookie } })).status).toBe(400);
    const [, state = ''] = cookie.split('=');
    const [nonce, , signature] = state.split('.');
    for (const forged of [`${nonce}.${bot.time.now()}.${signature}`, state.slice(0, -1), 'x', '..', '']) {
      const way = url(`/slack/oauth_redirect?code=1&state=${encodeURIComponent(forged)}`);
      expect((await fetch(way, { headers: { cookie: `slack-app-oauth-state=${forged}` } })).status).toBe(400);
    }
    const fresh = await install();
    vi.spyOn(record, 'meetAll').mockRejectedValueOnce(new OnrecordError('STORE_BUSY', 'Busy.', 'Wait.'));
    expect((await fetch(fresh.back, { headers: { cookie: fresh.cookie } })).status).toBe(500);
    expect(slack.called('oauth.v2.access')).toEqual([]);
    // Nothing was used up.
    expect((await fetch(fresh.back, { headers: { cookie: fresh.cookie } })).status).toBe(200);
  });

  it('are not answered where they did not install it', async () => {
    slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
    const seen = await slack.user('U9', { team: 'T0009' }).slash('/said', 'iraq');
    await bot.log.next(({ msg }) => msg === 'A delivery failed');
    expect(seen.ack.status).toBe(200);
    expect(bot.asked.all).toEqual([]);
  });

  it('are told when they turn back', async () => {
    const answer = await fetch(url('/slack/oauth_redirect?error=access_denied&state=x'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await answer.text();
    expect(page).toContain('The installation was cancelled');
    expect(page).toContain('href="https://onrecord.example/slack/install"');
    expect(page).not.toContain('client-secret');
  });

  describe('whose installations can’t be decrypted', () => {
    /** As after a start with other secrets. */
    async function restart(secrets: Pick<InstallationsParts, 'secret' | 'previousSecrets'>, more: ConnectOptions = {}) {
      await bot.close();
      await start({ ...options, installations: new Installations({ ...parts, ...secrets }), ...more });
    }
    const ready = async () => {
      const answer = await fetch(url('/readyz'));
      return [answer.status, await answer.json()] as const;
    };
    const words = /installation of Onrecord can’t be read any more.*<https:\/\/onrecord\.example\/slack\/install>$/;
    beforeEach(async () => {
      const { cookie, back } = await install();
      await fetch(back, { headers: { cookie } });
    });

    it('are told so, in answer to a command, a button and a form, and by whoever watches and examines it', async () => {
      const user = slack.user('U1');
      const before = await (await user.slash('/said', 'iraq')).message();
      await restart({ secret: 'another-secret-of-sixteen' });
      expect(await ready()).toEqual([
        503,
        {
          status: 'answers nobody on slack',
          platforms: { slack: 'listening; no request yet' },
          faults: { slack: "1 of 1 installations can't be decrypted" },
        },
      ]);
      expect(told(bot.log)).toMatchObject([{ level: 50, unreadable: ['T0001'] }]);

      expect((await (await user.slash('/said', 'iraq')).message()).text).toMatch(words);
      expect((await (await user.slash('/said', 'iran')).message()).text).toMatch(words);
      const address = slack.urls.make('U1', 'C0001', before);
      const shared = { type: 'block_actions', team: { id: 'T0001' }, user: { id: 'U1' }, response_url: address };
      const action = { type: 'button', action_id: 'statement:share', block_id: 'a', value: '1' };
      const pressed = { type: 'interactive', payload: { ...shared, actions: [action] } } as never;
      const shown = slack.shown.next(() => true, slack.shown.all.length);
      expect(await http.deliver(pressed)).toEqual({ status: 200, payload: undefined });
      expect(await shown).toMatchObject({ what: 'posted', message: { text: expect.stringMatching(words) } });
      const view = { type: 'modal', callback_id: 'search', state: { values: {} }, blocks: [] };
      const sent = { type: 'view_submission', team: { id: 'T0001' }, user: { id: 'U1' }, view };
      const { payload } = await http.deliver({ type: 'interactive', payload: sent } as never);
      expect(payload).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
      expect(JSON.stringify(payload)).toContain('"url":"https://onrecord.example/slack/install"');

      // It is one fault, however many ask.
      expect(told(bot.log).filter(({ level }) => level >= 50)).toHaveLength(2);
      expect(bot.asked.all).toEqual([]);
      expect(slack.violations).toEqual([]);
      const found = await bot.platform.check('T0009:C0001');
      const fault = found.find(({ what }) => what.includes('can’t be decrypted'));
      expect(fault).toMatchObject({ state: 'fault', fix: expect.stringContaining('ONRECORD_SECRET_PREVIOUS') });
      // No workspace is told of another.
      expect(JSON.stringify(found)).not.toContain('T0001');
    });

    it('are answered again as soon as the app is installed there anew, and then it is ready', async () => {
      await restart({ secret: 'another-secret-of-sixteen' });
      const { cookie, back } = await install();
      await fetch(back, { headers: { cookie } });
      expect(await ready()).toEqual([200, { status: 'ready', platforms: expect.anything() }]);
      expect((await (await slack.user('U1').slash('/said', 'iraq')).message()).text).toBe('about iraq');
    });

    it('are answered where the earlier secret is known, and encrypted anew', async () => {
      const secrets = {
        secret: 'another-secret-of-sixteen',
        previousSecrets: ['wrong-sixteen-letters', parts.secret!],
      };
      await restart(secrets);
      expect((await (await slack.user('U1').slash('/said', 'iraq')).message()).text).toBe('about iraq');
      expect((await bot.platform.check('T0001:C0001')).map(({ what }) => what)).toContain(
        'All installations are encrypted with ONRECORD_SECRET: ONRECORD_SECRET_PREVIOUS may be taken out.',
      );
      await restart({ secret: secrets.secret });
      expect((await (await slack.user('U1').slash('/said', 'iran')).message()).text).toBe('about iran');
      expect(await ready()).toEqual([200, { status: 'ready', platforms: expect.anything() }]);
    });

    it('are some among others: it is ready for these, and says how many it is not for', async () => {
      slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
      const other = { ...parts, secret: 'another-secret-of-sixteen' };
      const installation = JSON.parse(JSON.stringify({ team: { id: 'T0009' }, user: { id: 'U9' } }));
      await new Installations(other).storeInstallation(installation);
      await restart({ secret: parts.secret });
      expect(await ready()).toEqual([
        200,
        expect.objectContaining({ status: 'ready', faults: { slack: "1 of 2 installations can't be decrypted" } }),
      ]);
      const user = slack.user('U9', { team: 'T0009' });
      expect((await (await user.slash('/said', 'iraq')).message()).text).toMatch(words);
      expect((await (await slack.user('U1').slash('/said', 'iraq')).message()).text).toBe('about iraq');
    });

    it('are told without an address where nobody said which it is', async () => {
      await restart({ secret: 'another-secret-of-sixteen' }, { publicUrl: null });
      const { text } = await (await slack.user('U1').slash('/said', 'iraq')).message();
      expect(text).toMatch(
        /installed again by somebody who may add apps to the workspace\. Whoever runs Onrecord knows where\.$/,
      );
    });
  });
});
