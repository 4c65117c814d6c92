import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import type { Modal } from '../../../../dev/discord/types.js';
import { expandGroup } from '../../../../src/bot/commands/load.js';
import { exampleGroup } from '../../../bot/example-group.js';
import { discordBot, isEphemeral, plain } from '../harness.js';

const start = discordBot();

async function withGroup(options: Parameters<typeof start>[0] = {}) {
  const { called, commands } = exampleGroup();
  const running = await start({ ...options, commands });
  return { ...running, called, user: running.discord.user('100') };
}

/** What stands in each field of a form. */
const standingIn = ({ components }: Modal) =>
  Object.fromEntries(
    components.map(({ component }) => [
      component?.custom_id,
      component?.['value'] ?? component?.options?.find((option) => option.default)?.value ?? '',
    ]),
  );

describe('a command of a group', () => {
  it('is called as a subcommand, with its options', async () => {
    const { user, called } = await withGroup();
    const seen = await user.command('feed plan', { when: '08:00', quiet: 'line', most: 3 });
    const message = await seen.message();
    expect(isEphemeral(message)).toBe(true);
    expect(plain(message)).toContain('Planned at 08:00.');
    expect(seen.interaction?.answered).toBe(4);
    expect(called).toMatchObject([
      { command: 'plan', options: { when: '08:00', quiet: 'line', most: 3 }, place: idOf('channel', '1') },
    ]);
    expect(plain(await (await user.command('feed now', { topic: 'letter' })).message())).toContain('about letter');
  });

  it('cannot be called as the group alone, which Discord does not offer', async () => {
    const { user } = await withGroup();
    await expect(user.command('feed')).rejects.toThrow('a subcommand must be chosen');
    await expect(user.command('feed gone')).rejects.toThrow('no subcommand gone; there are: now, plan, drop');
  });

  it('is completed as it is typed', async () => {
    const { user } = await withGroup();
    const values = (await user.autocomplete('feed plan', 'speaker', 'mil')).map(({ value }) => value);
    expect(values).toContain('Mark A. Milley');
    const topics = (await user.autocomplete('feed plan', 'topics', 'letter, vacc')).map(({ value }) => value);
    expect(topics).toContain('letter, vaccines');
  });

  it('goes by a prefix, in its form as well', async () => {
    const { group, called } = exampleGroup();
    const { discord } = await start({ prefix: 'or-', commands: expandGroup(group, 'or-') });
    const user = discord.user('100');
    expect(plain(await (await user.command('or-feed plan', { when: '08:00' })).message())).toContain('Planned');
    const message = await (await user.command('or-feed now')).message();
    await (await user.submit(await (await user.click(message, 'Plan it')).modal(), { When: '09:00' })).message();
    expect(called.map(({ options }) => options)).toMatchObject([{ when: '08:00' }, {}, { when: '09:00' }]);
  });

  it('is refused to who may not use it, without its form', async () => {
    const { discord, user, called } = await withGroup({ editors: [idOf('user', '200')] });
    const refused = await (await user.command('feed drop')).message();
    expect(plain(refused)).toContain('/feed drop is for editors.');
    const editor = discord.user('200');
    const form = await (await editor.command('feed drop')).modal();
    expect(plain(await (await editor.submit(form)).message())).toContain('Dropped.');
    expect(called).toHaveLength(1);
  });
});

describe('a form', () => {
  const FILLED = { When: 'never', Speaker: 'Mark A. Milley', Topics: 'letter, "iraq"', Quiet: 'Line' };

  /** The form of `/feed plan`, by a button. */
  async function opened(running: Awaited<ReturnType<typeof withGroup>>, button = 'Plan it') {
    const message = await (await running.user.command('feed now')).message();
    return (await running.user.click(message, button)).modal();
  }

  it('is opened by a command with nothing given, though something of it is required', async () => {
    const { user, called } = await withGroup();
    const seen = await user.command('feed plan');
    expect(seen.interaction?.answered).toBe(9);
    const form = await seen.modal();
    await expect(user.submit(form, { Topics: 'letter' })).rejects.toThrow('required and empty: When');
    expect(plain(await (await user.submit(form, { When: '08:00' })).message())).toContain('Planned at 08:00.');
    expect(called).toHaveLength(1);
  });

  it('is not opened where something is given, and what is missing is said', async () => {
    const { user } = await withGroup();
    expect(plain(await (await user.command('feed plan', { quiet: 'line' })).message())).toContain('needs the when');
  });

  it('is opened by a button, empty or with what the button holds', async () => {
    const running = await withGroup();
    const empty = await opened(running);
    expect(empty).toMatchObject({ title: 'Plan a feed', custom_id: 'f:feed plan' });
    expect(standingIn(empty)).toEqual({ when: '', speaker: '', topics: '', quiet: '', from: '' });
    const filled = await opened(running, 'Change it');
    expect(standingIn(filled)).toEqual({ when: 'at noon', speaker: '', topics: '', quiet: 'line', from: '' });
    const done = await (await running.user.submit(filled, { When: '12:00' })).message();
    expect(isEphemeral(done)).toBe(true);
    expect(plain(done)).toContain('Planned at 12:00.');
    // What is no field of the form is carried along.
    expect(running.called.at(-1)).toMatchObject({
      options: { id: 7, quiet: 'line', when: '12:00' },
      place: idOf('channel', '1'),
    });
  });

  it('is opened again as it was filled in where something is wrong', async () => {
    const running = await withGroup();
    const { user, called } = running;
    const wrong = await (await user.submit(await opened(running, 'Change it'), FILLED)).message();
    expect(plain(wrong)).toContain('There are too many feeds.');
    const again = await (await user.click(wrong, 'Fill it in again')).modal();
    expect(standingIn(again)).toEqual({
      when: 'never',
      speaker: 'Mark A. Milley',
      topics: 'letter, "iraq"',
      quiet: 'line',
      from: '',
    });
    const done = await (await user.submit(again, { When: '12:00' })).message();
    expect(plain(done)).toContain('Planned at 12:00.');
    expect(called.at(-1)).toMatchObject({ options: { id: 7, when: '12:00', topics: 'letter, "iraq"' } });
  });

  it('survives a restart, with what was filled in', async () => {
    const first = await withGroup();
    const { user, discord, record } = first;
    const form = await opened(first, 'Change it');
    const wrong = await (await user.submit(form, FILLED)).message();
    await first.platform.stop();
    const { called, commands } = exampleGroup();
    await start({ discord, record, commands });
    const again = await (await user.click(wrong, 'Fill it in again')).modal();
    expect(standingIn(again)).toMatchObject({ topics: 'letter, "iraq"' });
    await (await user.submit(form, { When: '12:00' })).message();
    expect(called).toMatchObject([{ options: { id: 7, when: '12:00' } }]);
  });

  it('says so where its command is gone', async () => {
    const first = await withGroup();
    const { user, discord, record } = first;
    const form = await opened(first);
    await first.platform.stop();
    await start({ discord, record });
    expect(plain(await (await user.submit(form, { When: '12:00' })).message())).toContain('cannot be read any more');
  });

  it('that Discord takes no more is told of in a direct message', async () => {
    const { discord, user } = await withGroup();
    discord.fail('create_interaction_response', { status: 404, code: 10062, message: 'Unknown interaction' });
    const seen = await user.command('said', {}, { wait: false });
    const told = await seen.message((message) => message.channel_id === user.dmChannel);
    expect(plain(told)).toContain('could not be opened in time');
  });
});
