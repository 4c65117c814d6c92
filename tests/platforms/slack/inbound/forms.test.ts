import { describe, expect, it } from 'vitest';
import { expandGroup } from '../../../../src/bot/commands/load.js';
import { exampleGroup } from '../../../bot/example-group.js';
import { TestTime } from '../connected.js';
import { holding, inBlocks, slackBot } from '../harness.js';

const start = slackBot();

async function withGroup(options: Parameters<typeof start>[0] = {}) {
  const { called, commands } = exampleGroup();
  const running = await start({ ...options, commands });
  return { ...running, called, user: running.slack.user('U1') };
}

describe.each(['socket', 'http'] as const)('a command of a group, by %s', (mode) => {
  it('is called by the words behind the group', async () => {
    const { user, called } = await withGroup({ mode });
    const message = await (await user.slash('/feed', 'plan quiet:line topics:"letter, iraq" 08:00')).message();
    expect(message).toMatchObject({ ephemeralFor: 'U1', text: 'Planned at 08:00.' });
    expect(called).toMatchObject([
      { options: { quiet: 'line', topics: 'letter, iraq', when: '08:00' }, place: 'C0001' },
    ]);
  });

  it('opens its form where nothing is given, and is called by what is filled in, where it was opened', async () => {
    const { user, called, slack } = await withGroup({ mode });
    const form = await (await user.slash('/feed', ' plan ')).view();
    expect(form).toMatchObject({ title: { text: 'Plan a feed' }, submit: { text: 'Plan' } });
    const labels = ['When', 'Speaker', 'Topics', 'Quiet', 'Not before'];
    expect(form.blocks.map(({ label }) => label?.text)).toEqual(labels);
    const names = await user.type(form, 'Speaker', 'mil');
    const speaker = names.find(({ value }) => value === 'Mark A. Milley')!;
    const done = await user.submit(form, { When: '08:00', speaker, Quiet: 'Nothing', 'Not before': '2026-11-23' });
    const view = await done.view();
    expect(view.id).toBe(form.id);
    expect(inBlocks(view)).toContain('Planned at 08:00.');
    expect(called).toMatchObject([
      {
        options: { when: '08:00', speaker: 'Mark A. Milley', quiet: 'nothing', from: '2026-11-23', topics: undefined },
        place: 'C0001',
      },
    ]);
    expect(slack.called('chat.postEphemeral')).toEqual([]);
  });
});

describe('a group', () => {
  it('alone lists its commands, and an unknown word does as well', async () => {
    const { user } = await withGroup();
    const list = await (await user.slash('/feed')).message();
    expect(list.text).toContain('/feed now [topic]: Tells it at once');
    expect(list.text).not.toContain('/feed drop');
    const unknown = await (await user.slash('/feed', 'plan8:00')).message();
    expect(unknown.text).toContain('There is no command /feed plan8:00.\nCommands: /feed now [topic], /feed plan when');
  });

  it('goes by a prefix', async () => {
    const { group, called } = exampleGroup();
    const { slack } = await start({ prefix: 'or-', commands: expandGroup(group, 'or-') });
    const user = slack.user('U1');
    const form = await (await user.slash('/or-feed', 'plan')).view();
    await (await user.submit(form, { When: '08:00' })).view();
    expect(called).toMatchObject([{ command: 'plan', options: { when: '08:00' } }]);
  });
});

describe('a form', () => {
  it('keeps what was typed where one field is wrong, and says it there', async () => {
    const { user, called } = await withGroup();
    const form = await (await user.slash('/feed', 'plan')).view();
    const refused = await user.submit(form, { When: 'noon', Topics: 'letter' });
    expect(refused.ack.payload).toEqual({
      response_action: 'errors',
      errors: { when: 'That is no time. For example: 08:00' },
    });
    // What was typed still stands there, and the same form can be sent again.
    await (await user.submit(form, { When: '12:00' })).view((view) => inBlocks(view).includes('Planned'));
    expect(called.map(({ options }) => options)).toMatchObject([
      { when: 'noon', topics: 'letter' },
      { when: '12:00', topics: 'letter' },
    ]);
  });

  it('keeps what was typed where something else is wrong, and says it above', async () => {
    const { user, called } = await withGroup();
    const form = await (await user.slash('/feed', 'plan')).view();
    const refused = await (await user.submit(form, { When: 'never', Topics: 'letter', Quiet: 'Line' })).view();
    expect(refused.id).toBe(form.id);
    expect(inBlocks(refused)).toContain('There are too many feeds.');
    await (await user.submit(refused, { When: '12:00' })).view((view) => inBlocks(view).includes('Planned'));
    expect(called[1]).toMatchObject({ options: { when: '12:00', topics: 'letter', quiet: 'line' }, place: 'C0001' });
  });

  it('comes back with what was typed where it took long to find that something is wrong', async () => {
    const held = holding('ask');
    const { slack } = await start({ time: new TestTime(), around: held.around });
    const user = slack.user('U1');
    const form = await (await user.slash('/said')).view();
    const turned = { question: 'Milley', since: '2020-02-01', until: '2020-01-01' };
    const seen = await user.submit(form, turned);
    expect(inBlocks(await seen.view())).toContain('One moment …');
    held.release();
    const again = await seen.view();
    expect(inBlocks(again)).toContain('No day is both');
    expect(inBlocks(again)).toContain('"initial_value":"Milley"');
    expect(inBlocks(again)).toContain('"initial_date":"2020-01-01"');
    const found = await (await user.submit(again, { until: '2021-01-01' })).view();
    expect(inBlocks(found)).toContain('One moment …');
  });

  it('comes back in a direct message where it was closed meanwhile', async () => {
    const held = holding('ask');
    const { slack } = await start({ time: new TestTime(), around: held.around });
    const user = slack.user('U1');
    const form = await (await user.slash('/said')).view();
    const seen = await user.submit(form, { question: 'Milley', since: '2020-02-01', until: '2020-01-01' });
    await user.close(await seen.view());
    held.release();
    const told = await seen.message();
    expect(told).toMatchObject({ channel: 'D1' });
    const again = await (await user.click(told, 'Fill it in again')).view();
    expect(inBlocks(again)).toContain('"initial_value":"Milley"');
  });

  it('is opened by a button, empty or with what the button holds', async () => {
    const { user, called } = await withGroup();
    const message = await (await user.slash('/feed', 'now')).message();
    const empty = await (await user.click(message, 'Plan it')).view();
    expect(inBlocks(empty)).not.toContain('initial_');
    await user.close(empty);
    const filled = await (await user.click(message, 'Change it')).view();
    expect(inBlocks(filled)).toContain('"initial_value":"at noon"');
    await (await user.submit(filled, { When: '12:00' })).view((view) => inBlocks(view).includes('Planned'));
    // What is no field of the form is carried along.
    expect(called.at(-1)).toMatchObject({ options: { id: 7, quiet: 'line', when: '12:00' }, place: 'C0001' });
  });

  it('is offered by a button where a message asks for it, since no message can open one', async () => {
    const { user } = await withGroup();
    const told = await (await user.dm('/feed plan')).message();
    expect(told.text).toContain('For example:\n/feed plan 08:00');
    expect(await (await user.click(told, 'Plan a feed')).view()).toMatchObject({ title: { text: 'Plan a feed' } });
  });

  it('is opened for those who may use the command, and for nobody else', async () => {
    const { slack, user } = await withGroup({ editors: ['U2'] });
    const refused = await (await user.slash('/feed', 'drop')).message();
    expect(refused.text).toContain('/feed drop is for editors.');
    const form = await (await slack.user('U2').slash('/feed', 'drop')).view();
    expect(inBlocks(await (await slack.user('U2').submit(form)).view())).toContain('Dropped.');
    expect(slack.called('views.open')).toHaveLength(1);
  });

  it('that Slack does not open any more is told of', async () => {
    const { slack, user } = await withGroup();
    slack.fail('views.open', { error: 'expired_trigger_id' });
    const told = await (await user.slash('/feed', 'plan')).message();
    expect(told).toMatchObject({ ephemeralFor: 'U1' });
    expect(told.text).toContain('could not be opened in time');
  });

  it('is opened once, and calls its command once, however often Slack sends it', async () => {
    const { user, called, slack, platform } = await withGroup();
    const form = await (await user.slash('/feed', 'plan', { copies: 3 })).view();
    const seen = await user.submit(form, { When: '08:00' }, { copies: 3 });
    expect(inBlocks(await seen.view())).toContain('Planned at 08:00.');
    await platform.stop();
    expect(slack.called('views.open')).toHaveLength(1);
    expect(called).toHaveLength(1);
  });

  it('that was sent to a process that is gone says so, and calls nothing twice', async () => {
    const first = await withGroup();
    const { user, slack, record, called } = first;
    const form = await (await user.slash('/feed', 'plan')).view();
    const seen = await user.submit(form, { When: '08:00' });
    await first.platform.stop();
    const { commands } = exampleGroup();
    await start({ slack, record, commands });
    const { payload } = await slack.transport.deliver(seen.inbound);
    expect(JSON.stringify(payload)).toContain('was sent before');
    expect(called).toHaveLength(1);
  });

  it('is answered with buttons that do their work where it was opened', async () => {
    const { slack } = await start({ editors: ['U1'] });
    const user = slack.user('U1');
    const form = await (await user.slash('/digest', 'schedule')).view();
    const made = await (await user.submit(form, { When: 'weekdays 08:00 Europe/London' })).view();
    const paused = await (await user.click(made, 'Pause')).view();
    expect(inBlocks(paused)).toContain('To this channel. Paused.');
    expect(inBlocks(await (await user.click(paused, 'Remove')).view())).toContain('is removed.');
  });

  it('takes whatever is typed', async () => {
    const { user, called } = await withGroup();
    const hostile = '<!channel> *b* "quiet:line" name:"x" \u202E</>&';
    const form = await (await user.slash('/feed', 'plan')).view();
    await user.submit(form, { When: '08:00', Topics: hostile });
    expect(called).toMatchObject([{ options: { topics: hostile } }]);
  });
});
