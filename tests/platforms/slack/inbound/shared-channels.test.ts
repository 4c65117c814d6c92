import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../../dev/slack/workspace.js';
import { type Running, type StartOptions, slackBot } from '../harness.js';

const start = slackBot();

const QUESTION = 'what did Milley say about the letter';
const WORDS = /honest mistake|involuntarily/;

async function sharing(options: StartOptions = {}, channel: Partial<Omit<Channel, 'members'>> = { extShared: true }) {
  const running = await start({ editors: ['U5'], ...options });
  running.slack.channel('C0002', channel);
  return { running, user: running.slack.user('U5') };
}

const inPublic = ({ slack }: Running, id = 'C0002') =>
  slack.workspace.messages.filter(({ channel, ephemeralFor, user }) => {
    return channel === id && ephemeralFor === undefined && user === slack.workspace.bot('T0001').user;
  });

describe('a channel that is shared with another organisation', () => {
  it.each([
    ['shared', { extShared: true }],
    ['about to be shared', { pendingExtShared: true }],
    ['shared with another workspace of the organisation', { orgShared: true }],
  ] as const)('gets no answer for all to see where it is %s', async (_, channel) => {
    const { running, user } = await sharing({}, channel);
    const answer = await (await user.mention('C0002', QUESTION)).message();
    expect(answer).toMatchObject({ ephemeralFor: 'U5' });
    expect(answer.text).toMatch(WORDS);
    expect(answer.text).toContain('Answered to you alone: people from outside are in this channel.');
    expect(inPublic(running)).toEqual([]);
  });

  it('goes on from what one person asked for them alone', async () => {
    const { running, user } = await sharing();
    await (await user.mention('C0002', QUESTION)).message();
    const other = running.slack.user('U6');
    expect((await (await other.mention('C0002', 'and Esper?')).message()).text).not.toContain('Esper on letter');
  });

  it('is answered for all where that is set, but not to outsiders', async () => {
    const { running, user } = await sharing({ sharedChannels: 'public' });
    expect(await (await user.mention('C0002', QUESTION)).message()).not.toHaveProperty('ephemeralFor');
    const { slack } = running;
    slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
    const outsider = slack.user('U1', { team: 'T0009', meets: 'T0001' });
    const told = await (await outsider.mention('C0002', QUESTION)).message(({ text }) =>
      text.includes('This bot answers'),
    );
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(inPublic(running)).toHaveLength(1);
  });

  it('refuses an outsider in private', async () => {
    const { running } = await sharing();
    const { slack } = running;
    slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
    const outsider = slack.user('U1', { team: 'T0009', meets: 'T0001' });
    const told = await (await outsider.mention('C0002', QUESTION)).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(told.text).toContain('This bot answers the people of its own workspace');
    expect(inPublic(running)).toEqual([]);
  });

  it('is shared to by nobody, with the reason', async () => {
    const { running, user } = await sharing();
    const answer = await (await user.slash('/said', QUESTION, { channel: 'C0002' })).message();
    const told = await (await user.click(answer, 'Share to channel')).message();
    expect(told).toMatchObject({ ephemeralFor: 'U5' });
    expect(told.text).toContain('It was not shared.');
    expect(told.text).toContain('People from outside are in this channel');
    expect(inPublic(running)).toEqual([]);
  });

  it('is shared to by nobody where Slack does not tell whether it is one', async () => {
    const { running, user } = await sharing({}, {});
    const answer = await (await user.slash('/said', QUESTION, { channel: 'C0002' })).message();
    running.slack.fail('conversations.info', { error: 'internal_error' });
    const told = await (await user.click(answer, 'Share to channel')).message();
    expect(told.text).toContain('It could not be checked whether people from outside are in this channel.');
    expect(inPublic(running)).toEqual([]);
  });

  it('gets no card under a link', async () => {
    const { running, user } = await sharing({ publicUrl: 'https://record.example' });
    const { slack, record, pages, platform } = running;
    const url = (await pages!.linksFor((await record.recent(1))[0]!.statement.id, 'U5')).address;
    await user.link('C0002', url, [url]);
    await platform.stop();
    expect(slack.called('chat.unfurl')).toEqual([]);
  });

  it('gets no digest and no watch, whoever asks for it', async () => {
    const { running, user } = await sharing();
    for (const [command, text] of [
      ['/digest', 'schedule daily 08:00 UTC'],
      ['/watch', 'add to:channel Milley'],
    ] as const) {
      const { text: told } = await (await user.slash(command, text, { channel: 'C0002' })).message();
      expect(told).toContain('People from outside are in this channel');
    }
    expect(await running.record.subscriptions()).toEqual([]);
    const alone = await (await user.slash('/watch', 'add to:me Milley', { channel: 'C0002' })).message();
    expect(alone.text).toContain('is set.');
  });

  it('is known to the platform when something is due there, and so is whoever may not read any more', async () => {
    const { running } = await sharing();
    const { slack, platform } = running;
    slack.workspace.addTeam('T0009', { user: 'U9BOT', bot: 'B0009' });
    slack.user('U1', { team: 'T0009' });
    slack.user('U2', { deleted: true });
    slack.user('U3');
    const seen = (channel: string, isPerson = false) => platform.audienceOf({ platform: 'slack', channel, isPerson });
    expect(await Promise.all([seen('C0001'), seen('C0002'), seen('C0404')])).toEqual([
      'readers',
      'outsiders',
      'readers',
    ]);
    expect(await Promise.all(['U1', 'U2', 'U3', 'U404'].map((id) => seen(id, true)))).toEqual([
      ...['outsiders', 'outsiders', 'readers', 'outsiders'],
    ]);
  });
});

describe('where not everybody may read', () => {
  it('a mention is answered to whoever asks alone, while they may share', async () => {
    const { running, user } = await sharing({ readers: ['U5'] }, {});
    const answer = await (await user.mention('C0002', QUESTION)).message();
    expect(answer).toMatchObject({ ephemeralFor: 'U5' });
    expect(answer.text).toContain('not everybody in this channel may read the record');
    const said = await (await user.slash('/said', QUESTION, { channel: 'C0002' })).message();
    await (await user.click(said, 'Share to channel')).message(({ ephemeralFor }) => ephemeralFor === undefined);
    expect(inPublic(running)).toHaveLength(1);
  });
});
