import { describe, expect, it } from 'vitest';
import { DAILY } from '../../local/news.js';
import { inBlocks, slackBot } from '../harness.js';

const start = slackBot();

async function begin() {
  const running = await start({ editors: ['U9'] });
  const { slack, record } = running;
  const [editor, reporter] = [slack.user('U9'), slack.user('U1')];
  const text = async (seen: ReturnType<typeof editor.slash>) => (await (await seen).message()).text;
  return { ...running, editor, reporter, text, subscriptions: () => record.subscriptions() };
}

const HERE = { platform: 'slack', channel: 'C0001', isPerson: false };

describe('/digest', () => {
  it('is scheduled by its form, which says at its fields what is wrong', async () => {
    const { editor, subscriptions } = await begin();
    const form = await (await editor.slash('/digest', 'schedule')).view();
    const labels = ['When', 'Speakers', 'Topics', 'Sources', 'On quiet days'];
    expect(form.blocks.map(({ label }) => label?.text)).toEqual(labels);
    const wrong = await editor.submit(form, { When: 'sometimes', Topics: 'Iran' });
    expect(wrong.ack.payload).toMatchObject({
      response_action: 'errors',
      errors: { when: expect.stringContaining('weekdays 08:00 Europe/London') },
    });
    const filled = { When: 'weekdays 08:00 Europe/London', Speakers: 'Esper, Milley', 'On quiet days': 'Nothing' };
    const set = await (await editor.submit(form, filled)).view((view) => inBlocks(view).includes('is set'));
    expect(inBlocks(set)).toContain(
      'Mark T. Esper or Mark A. Milley, on Iran. To this channel. Next on Monday, 23 Nov',
    );
    expect(await subscriptions()).toMatchObject([
      { place: HERE, owner: 'U9', rule: { quietDays: 'nothing', filter: { topics: ['Iran'] } } },
    ]);
  });

  it('is scheduled by its form to whoever may not post in the channel, or is alone with the bot', async () => {
    const { reporter, editor, text, subscriptions } = await begin();
    const form = await (await reporter.slash('/digest', 'schedule')).view();
    await (await reporter.submit(form, { When: 'daily 7am UTC' })).view((view) =>
      inBlocks(view).includes('To you alone.'),
    );
    const offered = await (await editor.dm('/digest schedule')).message();
    const again = await (await editor.click(offered, 'Schedule a digest')).view();
    await (await editor.submit(again, { When: 'daily 7am UTC' })).view((view) =>
      inBlocks(view).includes('To you alone.'),
    );
    expect((await subscriptions()).map(({ place }) => place.channel)).toEqual(['U1', 'U9']);
    expect(await text(reporter.slash('/digest', 'schedule to:channel daily 7am UTC'))).toContain(
      'for editors to decide',
    );
  });

  it('takes options, and its buttons pause, resume and remove it', async () => {
    const { editor, text, subscriptions, record } = await begin();
    const set = await (
      await editor.slash('/digest', 'schedule topics:Iran quiet:nothing mon,wed 17:30 New York')
    ).message();
    const paused = await (await editor.click(set, 'Pause')).message();
    expect(paused.text).toContain('Digest 1 is paused.');
    const resumed = await (await editor.click(paused, 'Resume')).message();
    expect(resumed.text).toContain('Next on Monday, 23 November 2026 at 17:30');
    expect((await (await editor.click(resumed, 'Preview')).message()).text).toContain('nothing to tell');
    await record.subscribe({ place: HERE, owner: 'U9', rule: DAILY, state: 'active', after: 0, since: 0 });
    for (const [line, says] of [
      ['list', 'Digest 1: '],
      ['pause id:1', 'is paused'],
      ['resume 1', 'goes on'],
      ['now id:1', 'Nothing new on record'],
      ['now id:2', 'Digest, 22 November 2026'],
      ['preview id:2', 'would be told'],
      ['show id:2', 'was not posted yet'],
      ['remove #1', 'is removed'],
      ['remove', 'is removed'],
    ] as const) {
      const told = await text(editor.slash('/digest', line));
      expect(told).toContain(says);
    }
    expect(await subscriptions()).toEqual([]);
  });

  it('of a channel is changed by nobody but its editors', async () => {
    const { editor, reporter, text, subscriptions } = await begin();
    await text(editor.slash('/digest', 'schedule daily 08:00 UTC'));
    const list = await (await reporter.slash('/digest', 'list')).message();
    expect(inBlocks(list)).not.toContain('"Pause"');
    for (const line of ['pause', 'remove 1', 'schedule id:1 daily 09:00 UTC']) {
      expect(await text(reporter.slash('/digest', line))).toContain('Ask one of the editors: User U9.');
    }
    expect(await subscriptions()).toMatchObject([{ state: 'active', rule: { when: { time: '08:00' } } }]);
  });
});

describe('/watch', () => {
  it('tells whoever asks, unless it is to be told in the channel, which editors decide', async () => {
    const { editor, reporter, text, subscriptions } = await begin();
    expect(await text(reporter.slash('/watch', 'add Milley on Iran'))).toContain('To you alone.');
    expect(await text(reporter.slash('/watch', 'add to:channel Milley'))).toContain('for editors to decide');
    expect(await text(editor.slash('/watch', 'add to:channel "honest mistake"'))).toContain('To this channel.');
    expect(await text(reporter.slash('/watch', 'list'))).toMatch(/Milley, on Iran.*honest mistake/s);
    expect(await text(editor.slash('/watch', 'list'))).not.toContain('Milley');
    expect(await text(reporter.slash('/watch', 'mute 2h'))).toContain('Watch 1 is muted until');
    // In the time zone of whoever asks.
    expect(await text(reporter.dm('/watch list'))).toContain(
      'Muted until Sunday, 22 November 2026 at 09:00 America/New',
    );
    expect(await text(reporter.slash('/watch', 'remove id:1'))).toContain('is removed');
    expect(await text(reporter.slash('/watch', 'remove 2'))).toContain('Ask one of the editors');
    expect(await subscriptions()).toMatchObject([{ id: 2, place: HERE }]);
  });

  it('is added by its form', async () => {
    const { reporter, subscriptions } = await begin();
    const form = await (await reporter.slash('/watch', 'add')).view();
    const wrong = await reporter.submit(form, { 'Who, or which words': '?' });
    expect(wrong.ack.payload).toMatchObject({ errors: { what: expect.stringContaining('Nobody and nothing') } });
    const set = await reporter.submit(form, {
      'Who, or which words': '“honest mistake”',
      'Quiet hours': '22:00-07:00',
    });
    await set.view((view) => inBlocks(view).includes('Watch 1 is set.'));
    expect(await subscriptions()).toMatchObject([
      { owner: 'U1', rule: { phrase: 'honest mistake', quietHours: { zone: 'America/New_York' } } },
    ]);
  });
});
