import { describe, expect, it } from 'vitest';
import { idOf } from '../../../../dev/discord/ids.js';
import type { Seen } from '../../../../dev/discord/seen.js';
import { DAILY } from '../../local/news.js';
import { discordBot, isEphemeral, plain } from '../harness.js';

const start = discordBot();

const EDITOR = idOf('user', '900');
const HERE = { platform: 'discord', channel: idOf('channel', '1'), isPerson: false };

async function begin() {
  const running = await start({ editors: [EDITOR] });
  const { discord, record } = running;
  const [editor, reporter] = [discord.user('900'), discord.user('100')];
  const text = async (seen: Promise<Seen>) => plain(await (await seen).message());
  return { ...running, editor, reporter, text, subscriptions: () => record.subscriptions() };
}

describe('/digest', () => {
  it('is scheduled by its form, which comes back as it was filled in where something is wrong', async () => {
    const { editor, subscriptions } = await begin();
    const form = await (await editor.command('digest schedule')).modal();
    expect(form.title).toBe('Schedule a digest');
    const wrong = await (await editor.submit(form, { When: 'sometimes', Topics: 'Iran' })).message();
    expect(plain(wrong)).toContain('weekdays 08:00 Europe/London');
    const again = await (await editor.click(wrong, 'Fill it in again')).modal();
    const set = await (await editor.submit(again, { When: 'weekdays 08:00 Europe/London' })).message();
    expect([isEphemeral(set), plain(set)]).toEqual([
      true,
      expect.stringContaining('on Iran. To this channel. Next on'),
    ]);
    expect(await subscriptions()).toMatchObject([
      { place: HERE, owner: EDITOR, rule: { filter: { topics: ['Iran'] } } },
    ]);
  });

  it('takes options, and its buttons pause, resume and remove it', async () => {
    const { editor, text, subscriptions, record } = await begin();
    const set = await (
      await editor.command('digest schedule', { when: 'daily 08:00 London', topics: 'Iran' })
    ).message();
    const paused = await (await editor.click(set, 'Pause')).message();
    expect(plain(paused)).toContain('Digest 1 is paused.');
    await (await editor.click(paused, 'Resume')).message();
    expect(await text(editor.command('digest now', { id: '1' }))).toContain('Nothing new on record');
    await record.subscribe({ place: HERE, owner: EDITOR, rule: DAILY, state: 'active', after: 0, since: 0 });
    expect(await text(editor.command('digest now', { id: '2' }))).toContain('Chosen from');
    expect(await text(editor.command('digest preview', { id: '2' }))).toContain('would be told');
    await editor.command('digest remove', { id: '2' });
    const list = await (await editor.command('digest list')).message();
    expect(plain(await (await editor.click(list, 'Remove')).message())).toContain('is removed');
    expect(await subscriptions()).toEqual([]);
  });

  it('needs a time zone where none is said, since Discord tells nobody’s', async () => {
    const { editor, text } = await begin();
    expect(await text(editor.command('digest schedule', { when: 'daily 08:00' }))).toContain('Europe/London');
  });

  it('of a channel is set and changed by nobody but its editors', async () => {
    const { editor, reporter, text, subscriptions } = await begin();
    const when = 'daily 08:00 UTC';
    expect(await text(reporter.command('digest schedule', { when, to: 'channel' }))).toContain('for editors to decide');
    expect(await text(reporter.command('digest schedule', { when }))).toContain('To you alone.');
    expect(await text(editor.command('digest schedule', { when }))).toContain('To this channel.');
    expect(await text(reporter.command('digest remove', { id: '2' }))).toContain('Ask one of the editors');
    expect(await text(editor.command('digest pause', { id: '1' }))).toContain('There is no digest 1 here');
    expect((await subscriptions()).map(({ state }) => state)).toEqual(['active', 'active']);
  });

  it('is for whoever asks alone, in direct messages and where they brought the bot along', async () => {
    const { discord, editor, text, subscriptions } = await begin();
    const when = 'daily 08:00 UTC';
    expect(await text(editor.command('digest schedule', { when }, { dm: 'bot' }))).toContain('To you alone.');
    editor.install();
    discord.guild('7', { bot: false });
    const there = { guild: '7' };
    expect(await text(editor.command('digest schedule', { when }, there))).toContain('To you alone.');
    expect(await text(editor.command('digest schedule', { when, to: 'channel' }, there))).toContain(
      'Nothing can be posted here',
    );
    expect((await subscriptions()).map(({ place }) => place.channel)).toEqual([EDITOR, EDITOR]);
  });
});

describe('/watch', () => {
  it('tells whoever asks, unless it is to be told in the channel, which editors decide', async () => {
    const { editor, reporter, text, subscriptions } = await begin();
    expect(await text(reporter.command('watch add', { what: 'Milley on Iran' }))).toContain('To you alone.');
    expect(await text(reporter.command('watch add', { what: 'Milley', to: 'channel' }))).toContain(
      'for editors to decide',
    );
    expect(await text(editor.command('watch add', { what: '"honest mistake"', to: 'channel' }))).toContain(
      'To this channel.',
    );
    expect(await text(editor.command('watch list'))).not.toContain('Milley');
    expect(await text(reporter.command('watch mute', { time: '2h' }))).toContain('Watch 1 is muted until');
    const list = await (await reporter.command('watch list', {}, { dm: 'bot' })).message();
    expect(plain(list)).toContain('Muted until');
    expect(plain(await (await reporter.click(list, 'Remove')).message())).toContain('is removed');
    expect(await subscriptions()).toMatchObject([{ id: 2, place: HERE, rule: { phrase: 'honest mistake' } }]);
  });

  it('is added by its form', async () => {
    const { reporter, subscriptions } = await begin();
    const form = await (await reporter.command('watch add')).modal();
    const set = await (
      await reporter.submit(form, { 'Who, or which words': 'Milley', 'Quiet hours': '22:00-07:00 UTC' })
    ).message();
    expect(plain(set)).toContain('Watch 1 is set.');
    expect(await subscriptions()).toMatchObject([{ rule: { quietHours: { from: '22:00', zone: 'UTC' } } }]);
  });
});
