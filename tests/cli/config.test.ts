import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readConfig, remarksOn } from '../../src/app/config.js';
import type { DiscordSettings } from '../../src/platforms/discord/setup/settings.js';
import type { SlackSettings } from '../../src/platforms/slack/setup/settings.js';

const NOTHING_SET = {
  db: 'var/onrecord.db',
  logLevel: 'error',
  port: null,
  publicUrl: null,
  pages: 'off',
  commandPrefix: '',
  keepsOffRecord: false,
  secret: null,
  previousSecrets: [],
  platforms: [],
};

/** What is read of one platform; null where nothing of it is set. */
function settingsOf<Settings>(set: NodeJS.ProcessEnv, platform: string): Settings | null {
  const found = readConfig(set).platforms.find(({ name }) => name === platform);
  return (found?.settings as Settings | undefined) ?? null;
}
const slackOf = (set: NodeJS.ProcessEnv) => settingsOf<SlackSettings>(set, 'slack');
const discordOf = (set: NodeJS.ProcessEnv) => settingsOf<DiscordSettings>(set, 'discord');

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 'state-secret',
  SLACK_SIGNING_SECRET: 'signing-secret',
  ONRECORD_SECRET: 'sixteen-letters-',
  PORT: '3000',
};

describe('readConfig', () => {
  it('needs nothing to begin', () => {
    expect(readConfig({})).toEqual(NOTHING_SET);
  });

  it('takes what is set, trimmed, and a variable set to nothing as not set', () => {
    const set = { ONRECORD_DB: '/data/a.db ', TZ: 'Europe/Berlin', LOG_LEVEL: ' ', SLACK_BOT_TOKEN: '' };
    expect(readConfig({ ...set, PORT: '0', ONRECORD_PUBLIC_URL: 'https://a.org/on/' })).toEqual({
      ...NOTHING_SET,
      db: '/data/a.db',
      port: 0,
      publicUrl: 'https://a.org/on',
      pages: 'link',
    });
  });

  it('names every bad variable in one message, with how to mend it', () => {
    expect(() =>
      readConfig({ TZ: 'Moon/Base', LOG_LEVEL: 'loud', PORT: '65536', SLACK_BOT_TOKEN: 'xoxp-1' }),
    ).toThrowError(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(
          /TZ is no time zone; use .*LOG_LEVEL is none of fatal, error.*PORT has to be .*SLACK_BOT_TOKEN is a user token.*SLACK_APP_TOKEN is not set/,
        ),
        remedy: expect.stringContaining('.env.example'),
      }),
    );
  });

  it.each([
    [{ PORT: '-1' }, /PORT has to be a whole number from 0 to 65535/],
    [{ PORT: '3e3' }, /PORT has to be a whole number/],
    [{ ONRECORD_PUBLIC_URL: 'example.org' }, /ONRECORD_PUBLIC_URL is no base URL/],
    [{ ONRECORD_PUBLIC_URL: 'https://a.org/?x=1' }, /ONRECORD_PUBLIC_URL is no base URL/],
    [{ ONRECORD_COMMAND_PREFIX: '/or-' }, /ONRECORD_COMMAND_PREFIX has to be/],
    [{ ONRECORD_COMMAND_PREFIX: 'Or' }, /ONRECORD_COMMAND_PREFIX has to be/],
    [{ ONRECORD_SECRET: 'short' }, /ONRECORD_SECRET is too short/],
    [{ ONRECORD_SECRET_PREVIOUS: 'short' }, /ONRECORD_SECRET_PREVIOUS is too short/],
    [
      { ONRECORD_SECRET_PREVIOUS: 'sixteen-letters-' },
      /ONRECORD_SECRET_PREVIOUS is of no use without ONRECORD_SECRET,/,
    ],
  ])('finds what is wrong with %j', (set, complaint) => {
    expect(() => readConfig(set)).toThrowError(complaint);
  });

  it('takes one previous secret or several, and one that has a comma in it', () => {
    const secret = 'sixteen-letters-';
    const previous = (list: string) =>
      readConfig({ ONRECORD_SECRET: 'another sixteen.', ONRECORD_SECRET_PREVIOUS: list }).previousSecrets;
    expect(previous(secret)).toEqual([secret]);
    expect(previous(`${secret}, second-${secret}`)).toContain(secret);
    expect(previous(`${secret}, second-${secret}`)).toContain(`second-${secret}`);
    expect(previous(`a,${secret}`)).toContain(`a,${secret}`);
  });

  it('is documented whole, with its defaults, in .env.example', () => {
    const text = readFileSync('.env.example', 'utf8');
    expect(readConfig(parse(text))).toEqual(readConfig({}));
    // Whoever takes the hash away from all of them and fills them in has named all that there is.
    expect(new Set(text.match(/^(?:# )?[A-Z_]+(?==)/gm)?.map((name) => name.replace('# ', '')))).toEqual(
      new Set(
        ['ONRECORD_DB', 'TZ', 'LOG_LEVEL', 'ONRECORD_PUBLIC_URL', 'ONRECORD_COMMAND_PREFIX'].concat(
          ['ONRECORD_SECRET_PREVIOUS'],
          ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_EDITORS', 'SLACK_EDITORS_CHANNEL', 'SLACK_API_URL'],
          ['DISCORD_TOKEN', 'DISCORD_GUILD_ID', 'DISCORD_EDITORS', 'DISCORD_EDITORS_CHANNEL', 'DISCORD_SHARDS'],
          ['DISCORD_REST_API'],
          ['ONRECORD_KEEP_OFF_RECORD', 'ONRECORD_PAGES', 'SLACK_READERS', 'SLACK_SHARED_CHANNELS', 'DISCORD_READERS'],
          Object.keys(OAUTH),
        ),
      ),
    );
  });
});

describe('variables that nobody reads', () => {
  it.each([
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
    ['Slack_Bot_Token', 'SLACK_BOT_TOKEN'],
    ['slack-bot-token', 'SLACK_BOT_TOKEN'],
    ['SLAK_BOT_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_EDITOR_CHANNEL', 'SLACK_EDITORS_CHANNEL'],
    ['DISCORD_TOEKN', 'DISCORD_TOKEN'],
    ['DISCORD_EDITOR', 'DISCORD_EDITORS'],
    ['ONRECORD_DBB', 'ONRECORD_DB'],
    ['onrecord_db', 'ONRECORD_DB'],
    ['ON_RECORD_DB', 'ONRECORD_DB'],
    ['ONRECORD_PUBLICURL', 'ONRECORD_PUBLIC_URL'],
    ['ONRECORD_SECRETS', 'ONRECORD_SECRET'],
  ])('%s is refused, and %s named; what it is set to is not', (name, meant) => {
    expect(() => readConfig({ [name]: 's3cret-value' })).toThrowError(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(new RegExp(`${name} is not known; ${meant} is, and seems to be meant`)),
      }),
    );
    expect(() => readConfig({ [name]: 's3cret-value' })).toThrowError(/^(?!.*s3cret)/);
    expect(remarksOn({ [name]: 's3cret-value' })).toEqual([]);
  });

  it.each([
    ['SLACK_WEBHOOK_URL', /^SLACK_WEBHOOK_URL is not known, and not read; the nearest is SLACK_\w+$/],
    // Many a program's, and made of words of ours: no slip.
    ['SLACK_API_TOKEN', /^SLACK_API_TOKEN is not known.*SLACK_APP_TOKEN$/],
    ['DISCORD_BOT_TOKEN', /^DISCORD_BOT_TOKEN is not known.*DISCORD_TOKEN$/],
    ['ONRECORD_PORT', /^ONRECORD_PORT is not known/],
    ['ONRECORD_SERVICE_PORT_HTTP', /^ONRECORD_SERVICE_PORT_HTTP is not known/],
    ['log_level', /^log_level is not read; LOG_LEVEL is$/],
    ['LOGLEVEL', /^LOGLEVEL is not read; LOG_LEVEL is$/],
    ['LOG_LEVL', /^LOG_LEVL is not read; LOG_LEVEL is$/],
    ['port', /^port is not read; PORT is$/],
    ['Tz', /^Tz is not read; TZ is$/],
  ])('%s may be another program’s: it is remarked upon', (name, remark) => {
    expect(remarksOn({ [name]: 's3cret' })).toEqual([expect.stringMatching(remark)]);
    expect(readConfig({ [name]: 's3cret' })).toEqual(readConfig({}));
  });

  it('that resemble nothing of ours, that are known, or that are set to nothing are no matter', () => {
    const others = {
      PATH: '/bin',
      HOME: '/',
      POST: '1',
      SORT: '1',
      TZDIR: '/',
      npm_config_loglevel: 'warn',
      DEBUG: '1',
    };
    expect(
      remarksOn({ ...others, ...SOCKET, LOG_LEVEL: 'error', PORT: '1', SLACK_BOT_TOKN: ' ', SLACK_HOOK: '' }),
    ).toEqual([]);
    expect(readConfig({ ...others, SLACK_BOT_TOKN: ' ' })).toEqual(NOTHING_SET);
  });

  it('are shown in one line of bounded length, whatever they are called', () => {
    const [remark = ''] = remarksOn({ [`SLACK_\n\u001b[2J${'A'.repeat(500)}`]: 'x' });
    expect(remark).toMatch(/^"SLACK_\\n\\u001b\[2JA+…" is not known/);
    expect(remark.length).toBeLessThan(200);
  });

  it('need no list of their own: every variable of the example is known, and each with a slip in it is refused', () => {
    const names = readFileSync('.env.example', 'utf8').match(/^(?:# )?[A-Z_]+(?==)/gm)!;
    for (const name of names
      .map((line) => line.replace('# ', ''))
      .filter((each) => each.includes('D_') || each.includes('K_'))) {
      expect(remarksOn({ [name]: 'x' })).toEqual([]);
      expect(() => readConfig({ [name.toLowerCase()]: 'x' })).toThrowError(`${name} is, and seems to be meant`);
      expect(() => readConfig({ [`${name}X`]: 'x' })).toThrowError(`${name} is, and seems to be meant`);
    }
  });
});

describe('readConfig, of Slack', () => {
  const modeOf = (set: NodeJS.ProcessEnv) => slackOf(set)?.mode;

  it('takes Socket Mode where there is an app token, else HTTP', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: 's3cret', PORT: '0' };
    expect(modeOf({ ...SOCKET, SLACK_SIGNING_SECRET: 's3cret' })).toEqual({
      type: 'socket',
      botToken: 'xoxb-1-abc',
      appToken: 'xapp-1-abc',
    });
    expect(modeOf(http)).toEqual({ type: 'http', botToken: 'xoxb-1-abc', signingSecret: 's3cret' });
    expect(modeOf(OAUTH)).toMatchObject({ type: 'oauth', clientId: '1.2', clientSecret: 'client-secret' });
  });

  it('reads who may edit, and where the API is', () => {
    const set = {
      SLACK_EDITORS: ' U12, S34,,W56 ',
      SLACK_EDITORS_CHANNEL: 'C12',
      SLACK_API_URL: 'http://127.0.0.1:9310/api',
    };
    expect(slackOf({ ...SOCKET, ...set })).toMatchObject({
      editors: ['U12', 'S34', 'W56'],
      editorsChannels: ['C12'],
      apiUrl: 'http://127.0.0.1:9310/api/',
    });
  });

  it.each([
    [{ ...SOCKET, SLACK_BOT_TOKEN: SOCKET.SLACK_APP_TOKEN }, /SLACK_BOT_TOKEN is an app-level token; .* xoxb- \(OAuth/],
    [{ ...SOCKET, SLACK_APP_TOKEN: SOCKET.SLACK_BOT_TOKEN }, /SLACK_APP_TOKEN is a bot token; .* xapp- \(Basic/],
    [{ ...SOCKET, SLACK_BOT_TOKEN: 'xoxe.xoxb-1' }, /SLACK_BOT_TOKEN is a token that is rotated/],
    [{ ...SOCKET, SLACK_BOT_TOKEN: '"xoxb-1"' }, /SLACK_BOT_TOKEN is something in quotation marks/],
    [{ ...SOCKET, SLACK_BOT_TOKEN: 'xoxb-1 2' }, /SLACK_BOT_TOKEN is cut off, or has spaces/],
    [{ ...SOCKET, SLACK_APP_TOKEN: 'hello' }, /SLACK_APP_TOKEN is no such token/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is not set; the app token alone/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN is not set; set it to connect/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' }, /PORT is not set; Slack calls it there/],
    [{ SLACK_SIGNING_SECRET: 'abc', PORT: '1' }, /SLACK_BOT_TOKEN is not set; the signing secret alone/],
    [{ ...SOCKET, SLACK_SIGNING_SECRET: 'xoxb-1' }, /SLACK_SIGNING_SECRET is a bot token/],
    [{ SLACK_EDITORS: 'U12' }, /SLACK_BOT_TOKEN is not set; without it there is nobody/],
    [{ ...SOCKET, SLACK_EDITORS: 'U12,@ann' }, /SLACK_EDITORS has "@ann" in it/],
    [{ ...SOCKET, SLACK_EDITORS_CHANNEL: 'C1,C2' }, /SLACK_EDITORS_CHANNEL is no id of a channel/],
    [{ ...OAUTH, SLACK_EDITORS: 'T1:U1,U2' }, /SLACK_EDITORS needs the workspace before each id .*: T…:U…/],
    [{ ...OAUTH, SLACK_EDITORS_CHANNEL: 'C1' }, /SLACK_EDITORS_CHANNEL needs the workspace before each id .*: T…:C…/],
    [{ ...SOCKET, SLACK_EDITORS_CHANNEL: '#editors' }, /SLACK_EDITORS_CHANNEL is no id of a channel/],
    [{ ...SOCKET, SLACK_API_URL: 'slack.com/api' }, /SLACK_API_URL is no URL/],
    [{ ...SOCKET, SLACK_API_URL: 'http://slack.com/api' }, /SLACK_API_URL has to begin with https:/],
    [{ ...SOCKET, SLACK_API_URL: 'https://a:b@slack.com/api' }, /SLACK_API_URL has a name or a password/],
    [{ ...OAUTH, SLACK_CLIENT_SECRET: '' }, /SLACK_CLIENT_SECRET is not set/],
    [{ ...OAUTH, SLACK_STATE_SECRET: '' }, /SLACK_STATE_SECRET is not set/],
    [{ ...OAUTH, SLACK_SIGNING_SECRET: '' }, /SLACK_SIGNING_SECRET is not set/],
    [{ ...OAUTH, ONRECORD_SECRET: '' }, /ONRECORD_SECRET is not set/],
    [{ ...OAUTH, SLACK_CLIENT_ID: '' }, /SLACK_CLIENT_ID is not set/],
    [{ ...OAUTH, ...SOCKET }, /SLACK_BOT_TOKEN is for one workspace.*SLACK_APP_TOKEN is for one workspace/],
  ])('finds what is wrong with %j', (set, complaint) => {
    expect(() => readConfig(set)).toThrowError(complaint);
  });

  it('never repeats a token or a secret', () => {
    const secret = 'xoxp-s3cret s3cret';
    const names = ['BOT_TOKEN', 'APP_TOKEN', 'SIGNING_SECRET', 'CLIENT_ID', 'CLIENT_SECRET', 'STATE_SECRET', 'EDITORS'];
    const set = Object.fromEntries(names.map((name) => [`SLACK_${name}`, secret]));
    expect(() => readConfig(set)).toThrowError(
      expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
    );
  });
});

describe('readConfig, of Discord', () => {
  const TOKEN = { DISCORD_TOKEN: 'bot.token.local' };
  const [GUILD, USER] = ['200000000000000001', '100000000000000001'];

  it('takes a token alone', () => {
    expect(discordOf({ ...TOKEN, DISCORD_GUILD_ID: '' })).toEqual({
      token: 'bot.token.local',
      guildId: null,
      restApi: 'https://discord.com/api',
      editors: [],
      readers: 'everyone',
      editorsChannel: null,
      shards: 'auto',
    });
  });

  it('reads where commands are, who may edit, how many shards, and where the API is', () => {
    const set = {
      DISCORD_GUILD_ID: GUILD,
      DISCORD_EDITORS: ` ${USER},, 400000000000000001 `,
      DISCORD_EDITORS_CHANNEL: '300000000000000001',
      DISCORD_REST_API: 'http://127.0.0.1:9410/api/',
      DISCORD_SHARDS: '2',
    };
    expect(discordOf({ ...TOKEN, ...set })).toMatchObject({
      guildId: GUILD,
      editors: [USER, '400000000000000001'],
      editorsChannel: '300000000000000001',
      restApi: 'http://127.0.0.1:9410/api',
      shards: 2,
    });
  });

  it.each([
    [{ DISCORD_GUILD_ID: GUILD }, /DISCORD_TOKEN is not set; without it there is nobody/],
    [{ DISCORD_TOKEN: 'Bot a.b.c' }, /DISCORD_TOKEN is a header; leave the first word away/],
    [{ DISCORD_TOKEN: '"a.b.c"' }, /DISCORD_TOKEN is something in quotation marks/],
    [{ DISCORD_TOKEN: GUILD }, /DISCORD_TOKEN is an id; take the one under Bot, Reset Token/],
    [{ DISCORD_TOKEN: '0f'.repeat(32) }, /DISCORD_TOKEN is the application's public key/],
    [{ DISCORD_TOKEN: 'https://discord.com' }, /DISCORD_TOKEN is a URL/],
    [{ DISCORD_TOKEN: 'a.b .c' }, /DISCORD_TOKEN is cut off, or has spaces/],
    [{ ...TOKEN, DISCORD_GUILD_ID: 'Newsroom' }, /DISCORD_GUILD_ID is no id of a server/],
    [
      { ...TOKEN, DISCORD_EDITORS: `${USER},@ann` },
      /DISCORD_EDITORS has "@ann" in it; it takes ids of users and roles/,
    ],
    [{ ...TOKEN, DISCORD_GUILD_ID: GUILD, DISCORD_EDITORS: GUILD }, /would make everybody an editor/],
    [{ ...TOKEN, DISCORD_EDITORS_CHANNEL: '#editors' }, /DISCORD_EDITORS_CHANNEL is no id of a channel/],
    [{ ...TOKEN, DISCORD_SHARDS: '0' }, /DISCORD_SHARDS has to be auto, or a whole number from 1 to 64/],
    [{ ...TOKEN, DISCORD_SHARDS: '1.5' }, /DISCORD_SHARDS has to be auto/],
    [{ ...TOKEN, DISCORD_REST_API: 'http://discord.com/api' }, /DISCORD_REST_API has to begin with https:/],
    [{ ...TOKEN, DISCORD_REST_API: 'https://discord.com/api/v10' }, /DISCORD_REST_API has a version at its end/],
  ])('finds what is wrong with %j', (set, complaint) => {
    expect(() => readConfig(set)).toThrowError(complaint);
  });

  it('names what is wrong with all of them, Slack included, and never repeats a token', () => {
    const secret = 'MTE5s3cret.s3cret s3cret';
    const names = ['TOKEN', 'GUILD_ID', 'EDITORS', 'EDITORS_CHANNEL', 'SHARDS', 'REST_API'];
    const set = Object.fromEntries(names.map((name) => [`DISCORD_${name}`, secret]));
    const thrown = (() => {
      try {
        return readConfig({ ...set, SLACK_BOT_TOKEN: 'xoxp-1' });
      } catch (error) {
        return error as Error;
      }
    })() as Error;
    for (const name of names) expect(thrown.message).toContain(`DISCORD_${name} `);
    expect(thrown.message).toContain('SLACK_BOT_TOKEN is a user token');
    expect(thrown.message).not.toContain('s3cret');
  });
});

describe('readConfig, of who may read', () => {
  const DISCORD = { DISCORD_TOKEN: 'bot.token.local' };

  it('takes everybody unless said, full members, or ids', () => {
    expect(slackOf(SOCKET)).toMatchObject({ readers: 'everyone', sharedChannels: 'private' });
    const set = { ...SOCKET, SLACK_READERS: 'U1, S2,W3', SLACK_SHARED_CHANNELS: 'public' };
    expect(slackOf(set)).toMatchObject({ readers: ['U1', 'S2', 'W3'], sharedChannels: 'public' });
    expect(slackOf({ ...SOCKET, SLACK_READERS: 'members' })?.readers).toBe('members');
    expect(slackOf({ ...OAUTH, SLACK_READERS: 'members' })?.readers).toBe('members');
    expect(slackOf({ ...OAUTH, SLACK_READERS: 'T1:U1' })?.readers).toEqual(['T1:U1']);
    expect(discordOf({ ...DISCORD, DISCORD_READERS: '123, 456' })?.readers).toEqual(['123', '456']);
    const members = { ...DISCORD, DISCORD_READERS: 'members', DISCORD_GUILD_ID: '1' };
    expect(discordOf(members)?.readers).toBe('members');
  });

  it('gives statements pages where there is an address, unless said', () => {
    const url = { ONRECORD_PUBLIC_URL: 'https://a.org' };
    expect(readConfig({ ...url, ONRECORD_PAGES: 'members' }).pages).toBe('members');
    expect(readConfig({ ...url, ONRECORD_PAGES: 'off' }).pages).toBe('off');
    expect(readConfig({ ONRECORD_PAGES: 'off' }).pages).toBe('off');
  });

  it.each([
    [{ ...SOCKET, SLACK_READERS: 'all' }, /SLACK_READERS has "all" in it; it takes everyone, members, or ids/],
    [{ ...SOCKET, SLACK_READERS: ',' }, /SLACK_READERS has nothing in it/],
    [{ ...SOCKET, SLACK_SHARED_CHANNELS: 'yes' }, /SLACK_SHARED_CHANNELS is neither private nor public/],
    [{ ...OAUTH, SLACK_READERS: 'U1' }, /SLACK_READERS needs the workspace before each id/],
    [{ ...DISCORD, DISCORD_READERS: 'admins' }, /DISCORD_READERS has "admins" in it/],
    [{ ...DISCORD, DISCORD_READERS: ',' }, /DISCORD_READERS has nothing in it/],
    [{ ...DISCORD, DISCORD_READERS: 'members' }, /DISCORD_READERS is members, but of no server/],
    [{ ONRECORD_PAGES: 'members' }, /ONRECORD_PAGES is members, but ONRECORD_PUBLIC_URL is not set/],
    [{ ONRECORD_PAGES: 'all' }, /ONRECORD_PAGES is none of off, link, members/],
  ])('refuses %j', (set, message) => {
    expect(() => readConfig(set)).toThrowError(expect.objectContaining({ message: expect.stringMatching(message) }));
  });
});
