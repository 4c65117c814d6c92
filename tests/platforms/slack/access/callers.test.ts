import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { SlackServer } from '../../../../dev/slack/index.js';
import { defineCommand } from '../../../../src/bot/commands/command.js';
import { note, reply } from '../../../../src/bot/reply/reply.js';
import { Audiences } from '../../../../src/platforms/slack/access/audiences.js';
import { Callers } from '../../../../src/platforms/slack/access/callers.js';
import { LEARN_WITHIN, TestTime } from '../connected.js';
import { slackBot } from '../harness.js';

const start = slackBot();

/** Puts these users, and nobody else, in a group. */
const group = ({ workspace }: SlackServer, id: string, members: string[]) =>
  workspace.groups.set(id, { id, team: 'T0001', handle: 'editors', members });

const retract = defineCommand({
  name: 'retract',
  description: 'Takes something back',
  options: {},
  examples: [''],
  who: 'editors',
  run: async () => reply(note('It is taken back.')),
});

describe('what is for editors', () => {
  const options = { commands: [retract], editors: ['U7', 'S1'] };

  it('is done for an editor, and for a member of their group', async () => {
    const { slack } = await start(options);
    group(slack, 'S1', ['U8']);
    for (const id of ['U7', 'U8']) {
      expect((await (await slack.user(id).slash('/retract')).message()).text).toBe('It is taken back.');
    }
  });

  it('is refused to anybody else, saying whom to ask by name, without calling them', async () => {
    const { slack } = await start({ ...options, time: new TestTime() });
    group(slack, 'S1', ['U8']);
    slack.user('U7', { realName: 'Anna <!channel> Berg' });
    const refused = await (await slack.user('U1').slash('/retract')).message();
    expect(refused.text).toContain('/retract is for editors.');
    expect(refused.text).toContain('to do it: Anna &lt;!channel&gt; Berg, everybody in the group editors.');
    await (await slack.user('U2').slash('/retract')).message();
    expect(slack.called('usergroups.list')).toHaveLength(1);
    expect((await (await slack.user('U1').slash('/said', 'Fauci vaccines')).message()).text).toContain('Anthony Fauci');
    expect((await (await slack.user('U1').slash('/help')).message()).text).not.toContain('/retract');
  });

  it('is refused where Slack can’t tell who is in the group, nor what anybody is called', async () => {
    const { slack } = await start(options);
    slack.scopes('chat:write', 'commands');
    const { text } = await (await slack.user('U8').slash('/retract')).message();
    expect(text).toContain('for editors');
    expect(text).toMatch(/Ask one of the editors of this record to do it\.$/);
    expect((await (await slack.user('U7').slash('/retract')).message()).text).toBe('It is taken back.');
  });

  it('is refused where nobody is an editor, saying who can change that', async () => {
    const { slack } = await start({ ...options, editors: [] });
    const { text } = await (await slack.user('U8').slash('/retract')).message();
    expect(text).toContain('to do it: nobody is one yet; whoever runs the bot sets SLACK_\u2060EDITORS.');
  });

  it('is learned anew after a while, not for every question', async () => {
    const time = new TestTime();
    const { slack } = await start({ ...options, time });
    group(slack, 'S1', []);
    const asked = async () => (await (await slack.user('U8').slash('/retract')).message()).text;
    expect(await asked()).toContain('for editors');
    group(slack, 'S1', ['U8']);
    expect(await asked()).toContain('for editors');
    time.pass(6 * 60_000);
    expect(await asked()).toBe('It is taken back.');
    expect(slack.called('usergroups.users.list')).toHaveLength(2);
  });
});

describe('the time zone of whoever asks', () => {
  const asked = 'what did Milley say yesterday';

  it('tells what “yesterday” is', async () => {
    const { slack } = await start({ time: new TestTime() });
    const east = slack.user('U1', { tz: 'Pacific/Kiritimati' });
    const west = slack.user('U2', { tz: 'Pacific/Pago_Pago' });
    expect((await (await east.slash('/said', asked)).message()).text).toContain('22 November 2026');
    expect((await (await west.slash('/said', asked)).message()).text).toContain('21 November 2026');
    await (await east.slash('/said', asked)).message();
    expect(slack.called('users.info')).toHaveLength(2);
  });

  it.each(['Mars/Olympus_Mons', ''])('is done without where it is %j', async (tz) => {
    const { slack } = await start();
    expect((await (await slack.user('U1', { tz }).slash('/said', asked)).message()).text).toContain('November 2026');
  });

  it('is done without where Slack refuses to tell', async () => {
    const { slack, log } = await start();
    slack.fail('users.info', { error: 'missing_scope' });
    expect((await (await slack.user('U1').slash('/said', asked)).message()).text).toContain('November 2026');
    expect(log.join('')).toContain('Slack did not tell about a user');
    await (await slack.user('U1').slash('/said', asked)).message();
    expect(slack.called('users.info')).toHaveLength(1);
  });

  it('is waited for no longer than a tenth of a second, and once', async () => {
    const time = new TestTime();
    const { slack } = await start({ time });
    const held = slack.hold('users.info');
    const seen = await slack.user('U1').slash('/said', 'Fauci vaccines');
    await held.hit();
    const wait = await time.waits.next(({ ms }) => ms === LEARN_WITHIN);
    expect(slack.called('response_url')).toEqual([]);
    wait.end();
    expect((await seen.message()).text).toContain('Anthony Fauci');
    expect((await (await slack.user('U1').slash('/said', 'Fauci vaccines')).message()).text).toContain('Anthony Fauci');
    expect(time.waits.all.filter(({ ms }) => ms === LEARN_WITHIN)).toHaveLength(1);
    held.stop();
  });
});

describe('where several workspaces have installed the app', () => {
  const context = { teamId: 'T0001', enterpriseId: 'E0001' };
  const reading = () => {
    const parts = { readers: 'everyone', time: new TestTime(), logger: pino({ level: 'silent' }) } as const;
    return { ...parts, audiences: new Audiences({ ...parts, sharedChannels: 'private' }) };
  };

  it('whoever is an editor in one is none in another', async () => {
    const { slack } = await start();
    for (const id of ['U7', 'U8', 'U9']) slack.user(id);
    const callers = new Callers({
      ...{ editors: ['T0001:U7', 'E0001:U8', 'T0002:U9'], severalInstalled: true, ...reading() },
    });
    const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    const at = { ...context, isEnterpriseInstall: false };
    const asked = ['U7', 'U8', 'U9'].map(
      async (userId) => (await callers.rightsOf({ userId, teams: [] }, client, at)).editor,
    );
    expect(await Promise.all(asked)).toEqual([true, true, false]);
    expect((await callers.of({ userId: 'U9', teams: [] }, client, at)).editors).toBe('User U7, User U8');
  });

  it.each([
    ['a workspace', false, 'T0001'],
    ['an organisation', true, 'E0001'],
  ])('people and places are told with %s', async (_, isEnterpriseInstall, id) => {
    const { slack } = await start();
    slack.workspace.teams.get('T0001')!.enterprise = 'E0001';
    slack.user('U7');
    const callers = new Callers({
      ...{ editors: ['U7'], severalInstalled: true, ...reading() },
    });
    const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    const asking = { userId: 'U7', teams: [], place: 'D7:1.2', within: 'D7', shared: true } as const;
    expect(await callers.of(asking, client, { ...context, isEnterpriseInstall })).toMatchObject({
      ...{ userId: `${id}:U7`, place: `${id}:D7:1.2`, within: `${id}:D7`, shared: true },
      ...{ editor: true, timeZone: 'America/New_York' },
    });
  });
});
