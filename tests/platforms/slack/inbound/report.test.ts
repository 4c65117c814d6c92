import { describe, expect, it } from 'vitest';
import type { SlackUser } from '../../../../dev/slack/user.js';
import { inBlocks, type Running, slackBot } from '../harness.js';

const start = slackBot();

const REPORT = 'Report a mistake';

async function form({ slack }: Running) {
  const user = slack.user('U1');
  const answer = await (await user.slash('/said', 'what did Milley say about the letter')).message();
  return (await user.click(answer, REPORT)).view();
}

describe('a report of a mistake', () => {
  it.each(['socket', 'http'] as const)(
    'goes to the editors, with who reports it and the statement, by %s',
    async (mode) => {
      const running = await start({ mode, editorsChannel: 'C0050' });
      const { slack } = running;
      slack.channel('C0050');
      const user = slack.user('U1');
      const seen = await user.submit(await form(running), { what: 'That was Esper. <!channel> *bold* @here' });
      const told = await seen.message(({ channel }) => channel === 'C0050');
      expect(told).toMatchObject({ unfurls: false });
      expect(inBlocks(told)).toContain('That was Esper. <!channel> *bold* @here');
      expect(inBlocks(told)).toContain('By u1');
      expect(told.text).toContain('The letter was a draft that was sent involuntarily');
      const outcome = await seen.view((view) => inBlocks(view).includes('The editors have been told'));
      expect(outcome.submit ?? null).toBeNull();
    },
  );

  it.each(['a channel', 'a thread that somebody else began'])(
    'links to where it was reported from, in %s',
    async (where) => {
      const { slack } = await start({ editorsChannel: 'C0050' });
      slack.channel('C0050');
      const user = slack.user('U1');
      const thread = where === 'a channel' ? {} : { thread: slack.user('U2').write('C0001', 'Who said that?').ts };
      const answer = await (await user.mention('C0001', 'what did Milley say about the letter', thread)).message();
      const seen = await user.submit(await (await user.click(answer, REPORT)).view(), { what: 'Wrong date' });
      const told = await seen.message(({ channel }) => channel === 'C0050');
      const link = `https://t0001.slack.com/archives/C0001/p${answer.ts.replace('.', '')}`;
      expect(inBlocks(told)).toContain(JSON.stringify({ type: 'link', url: link, text: 'Where it was reported from' }));
    },
  );

  it('has no link where others could not open it, or Slack gives none', async () => {
    const { slack } = await start({ editorsChannel: 'C0050' });
    slack.channel('C0050');
    const asked = 'what did Milley say about the letter';
    slack.fail('chat.getPermalink', { error: 'message_not_found' });
    const ways = {
      U1: (user: SlackUser) => user.slash('/said', asked),
      U2: (user: SlackUser) => user.dm(asked),
      U3: (user: SlackUser) => user.mention('C0001', asked),
    };
    for (const [id, ask] of Object.entries(ways)) {
      const user = slack.user(id);
      const form = await (await user.click(await (await ask(user)).message(), REPORT)).view();
      const told = await (await user.submit(form, { what: 'Wrong date' })).message(
        ({ channel }) => channel === 'C0050',
      );
      expect(inBlocks(told)).not.toContain('Where it was reported from');
    }
    expect(slack.called('chat.getPermalink')).toHaveLength(1);
  });

  it('goes there once, however often it comes', async () => {
    const running = await start({ editorsChannel: 'C0050' });
    running.slack.channel('C0050');
    const seen = await running.slack.user('U1').submit(await form(running), { what: 'Wrong date' }, { copies: 3 });
    await seen.view((view) => inBlocks(view).includes('The editors have been told'));
    await running.platform.stop();
    expect(running.slack.called('chat.postMessage')).toHaveLength(1);
  });

  it('says why the editors could not be told', async () => {
    const running = await start({ editorsChannel: 'C0050' });
    running.slack.channel('C0050', { members: [] });
    const seen = await running.slack.user('U1').submit(await form(running), { what: 'Wrong date' });
    const outcome = await seen.view((view) => inBlocks(view).includes('could not be told'));
    expect(inBlocks(outcome)).toContain('invite it with /invite');
  });

  it('tells the outcome in a direct message where the form was closed', async () => {
    const running = await start({ editorsChannel: 'C0050' });
    running.slack.channel('C0050');
    const view = await form(running);
    running.slack.fail('views.update', { error: 'not_found' });
    const seen = await running.slack.user('U1').submit(view, { what: 'Wrong date' });
    expect((await seen.message(({ channel }) => channel === 'D1')).text).toContain('The editors have been told');
  });

  it('says whom to tell where no channel is set', async () => {
    const view = await form(await start());
    expect(inBlocks(view)).toContain('No channel of the editors is set');
    expect(view.blocks.filter(({ type }) => type === 'input')).toEqual([]);
  });

  it('asks for another press where its form comes too late', async () => {
    const running = await start({ editorsChannel: 'C0050' });
    const { slack } = running;
    const user = slack.user('U1');
    const answer = await (await user.slash('/said', 'what did Milley say about the letter')).message();
    slack.fail('views.open', { error: 'expired_trigger_id' });
    const told = await (await user.click(answer, REPORT)).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(told.text).toContain('Press the button again');
    expect((await (await user.click(answer, REPORT)).view()).title?.text).toBe(REPORT);
  });
});
