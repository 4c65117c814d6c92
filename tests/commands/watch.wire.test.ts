import { describe, expect, it } from 'vitest';
import { readWatch } from '../../src/bot/subscribing/watch-words.js';
import { BRIEFING, buttonsOf, EDITOR, NOW, newsBot, REPORTER } from './news.js';

const { record, say, press, add, setNow } = newsBot();
const subscriptions = () => record().subscriptions();

describe('what is to be watched', () => {
  it.each([
    ['Milley', { speaker: 'Milley', topic: '', phrase: '' }],
    ['Milley on Iran', { speaker: 'Milley', topic: 'Iran', phrase: '' }],
    ['Mark A. Milley about the letter', { speaker: 'Mark A. Milley', topic: 'the letter', phrase: '' }],
    ['anyone on Taiwan', { speaker: '', topic: 'Taiwan', phrase: '' }],
    ['on Taiwan', { speaker: '', topic: 'Taiwan', phrase: '' }],
    ['"honest mistake"', { speaker: '', topic: '', phrase: 'honest mistake' }],
    ['“honest mistake”', { speaker: '', topic: '', phrase: 'honest mistake' }],
    ['Milley "honest mistake"', { speaker: 'Milley', topic: '', phrase: 'honest mistake' }],
    ['"on the record" on Iran', { speaker: '', topic: 'Iran', phrase: 'on the record' }],
    ['Don Ontario', { speaker: 'Don Ontario', topic: '', phrase: '' }],
  ])('is read of %s', (typed, read) => {
    expect(readWatch(typed)).toEqual(read);
  });

  it.each(['', 'anyone', '""', '?', '"?"', 'x'.repeat(301)])('is not read of %j', (typed) => {
    expect(() => readWatch(typed)).toThrow(expect.objectContaining({ code: 'WATCH_UNREAD' }));
  });
});

describe('/watch add', () => {
  it('watches for whoever asks, unless it is for the channel', async () => {
    await add(BRIEFING);
    const { text } = await say('/watch add Milley on Iran', REPORTER);
    expect(text).toContain('Watch 1 is set.');
    expect(text).toContain('Watch 1: Mark A. Milley, on Iran. To you alone.');
    expect(await subscriptions()).toMatchObject([{ place: REPORTER.alone, owner: 'U1', since: NOW }]);
    expect((await subscriptions())[0]?.after).toBe(await record().newest());
    expect((await say('/watch add to:channel Milley', REPORTER)).text).toContain('for editors');
    expect((await say('/watch add to:channel "honest mistake"')).text).toContain('the exact words honest mistake');
  });

  it('keeps quiet hours in the time zone of whoever asks', async () => {
    const { text } = await say('/watch add quiet:22:00-07:00 Milley', REPORTER);
    expect(text).toContain('22:00');
    expect((await subscriptions())[0]?.rule).toMatchObject({
      quietHours: { from: '22:00', to: '07:00', zone: 'Europe/London' },
    });
    expect(await say('/watch add quiet:sometimes Milley', REPORTER)).toMatchObject({ failed: true, about: 'quiet' });
  });

  it('watches for somebody who is not on record yet', async () => {
    const { text } = await say('/watch add Ada Lovelace', REPORTER);
    expect(text).toContain('Nobody called Ada Lovelace is on record yet');
  });

  it('asks which of several is meant', async () => {
    await add('“No comment at all,” said Gordon Brown. “No comment today,” said Sherrod Brown.', 'browns.txt');
    expect((await say('/watch add Brown')).text).toContain('Several people are called Brown');
    expect(await subscriptions()).toEqual([]);
  });
});

describe('a watch', () => {
  it('is muted, resumed and removed', async () => {
    const set = await say('/watch add Milley', REPORTER);
    const muted = await press(buttonsOf(set).get('Mute 2h')!, REPORTER);
    expect(muted.text).toContain('Watch 1 is muted until Monday, 6 January 2020 at 10:30 Europe/London');
    expect((await say('/watch list', REPORTER)).text).toContain('Muted until');
    const resumed = await press(buttonsOf(muted).get('Resume now')!, REPORTER);
    expect(resumed.text).toContain('goes on');
    expect((await subscriptions())[0]?.rule).not.toHaveProperty('mutedUntil');
    expect((await say('/watch mute id:1 3 days', REPORTER)).text).toContain('9 January 2020');
    setNow(NOW + 4 * 86_400_000);
    expect((await say('/watch list', REPORTER)).text).not.toContain('Muted');
    expect(await say('/watch mute forever', REPORTER)).toMatchObject({ failed: true, about: 'time' });
    expect((await say('/watch remove', REPORTER)).text).toContain('is removed');
    expect((await say('/watch list', REPORTER)).text).toContain('Nothing is watched here');
  });

  it('is its owner’s alone', async () => {
    await say('/watch add Milley', REPORTER);
    expect((await say('/watch list', EDITOR)).text).toContain('Nothing is watched here');
    expect((await say('/watch remove 1', EDITOR)).text).toContain('There is no watch 1 here');
  });

  it('shows again all that an alert told', async () => {
    await add(BRIEFING);
    await say('/watch add to:channel anyone on Iraq');
    expect((await say('/watch show')).text).toContain('has told of nothing');
    const filter = { speakers: [], topics: [], sources: [], kinds: [] };
    const { told, read } = await record().alert({ after: 0, upTo: await record().newest(), filter });
    const [{ after = 0 } = {}] = await subscriptions();
    await record().plan({
      ...{ subscription: 1, slot: '#0/1', state: 'sent', after, upTo: after, dueAt: NOW, plannedAt: NOW },
      ...{ told, read, posts: ['1.1'] },
    });
    expect((await say('/watch show')).text).toContain('“The letter was an honest mistake');
  });
});
