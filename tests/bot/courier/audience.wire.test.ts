import { describe, expect, it } from 'vitest';
import { desks, MINUTE, told } from './desk.js';

const open = desks();
const MORNING = '2026-11-23T08:00Z';

describe('a channel that people from outside have come to', () => {
  it('gets nothing any more; editors are told, and what was not told is told when it is resumed', async () => {
    const desk = open();
    const { id } = await desk.digest();
    await desk.more(1);
    desk.chat.audience = ({ channel }) => (channel === 'C1' ? 'outsiders' : 'readers');
    await desk.at(MORNING, desk.courier());
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['EDITORS', 'U1']);
    expect(desk.chat.posted[0]?.shown.text).toContain('was halted: People from outside are in the channel');
    expect(await desk.subscription(id)).toMatchObject({
      state: 'disabled',
      reason: 'People from outside are in the channel, and would see it.',
    });
    // They are gone again.
    desk.chat.audience = () => 'readers';
    const known = await desk.subscription(id);
    await desk.own.amend(id, known.revision, { state: 'active', reason: null });
    await desk.at('2026-11-24T08:00Z', desk.courier());
    expect(told(desk.chat.posted.filter(({ place }) => place.channel === 'C1'))).toEqual([1]);
  });

  it('tells nobody from outside why, should they be in the editors’ channel as well', async () => {
    const desk = open();
    await desk.digest();
    await desk.more(1);
    desk.chat.audience = ({ isPerson }) => (isPerson ? 'readers' : 'outsiders');
    await desk.at(MORNING, desk.courier());
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['U1']);
  });

  it('gets an alert of a watch as little', async () => {
    const desk = open();
    const { id } = await desk.watch();
    await desk.more(1);
    desk.chat.audience = ({ channel }) => (channel === 'C1' ? 'outsiders' : 'readers');
    const courier = desk.courier();
    for (let looks = 0; looks < 4; looks++) {
      await courier.look();
      desk.clock.at += MINUTE;
    }
    expect(desk.chat.posted.filter(({ place }) => place.channel === 'C1')).toEqual([]);
    expect((await desk.subscription(id)).state).toBe('disabled');
  });

  it('waits where nobody knows who is there, and gets it once that is known', async () => {
    const desk = open();
    await desk.digest();
    await desk.more(1);
    desk.chat.audience = () => 'unknown';
    const courier = desk.courier();
    await desk.at(MORNING, courier);
    expect(desk.chat.asked).toEqual([]);
    expect(desk.log.map(({ msg }) => msg)).toContain('A delivery waits: nobody knows who would see it');
    desk.chat.audience = () => 'readers';
    desk.clock.at += MINUTE;
    await courier.look();
    expect(told(desk.chat.posted)).toEqual([1]);
  });
});

describe('somebody who may not read any more', () => {
  it('is told that what they had asked for was stopped, without a word of it', async () => {
    const desk = open();
    const { id } = await desk.own.subscribe({
      place: { platform: 'chat', channel: 'U1', isPerson: true },
      ...{ owner: 'U1', state: 'active', after: 0, since: desk.clock.at },
      rule: {
        type: 'digest',
        when: { days: [1, 2, 3, 4, 5], time: '08:00', zone: 'Europe/London' },
        filter: { speakers: [{ id: null, name: 'Ann Lee' }], topics: [], sources: [], kinds: [] },
        quietDays: 'line',
      },
    });
    await desk.more(1);
    desk.chat.audience = () => 'outsiders';
    await desk.at(MORNING, desk.courier());
    expect(desk.chat.posted.map(({ place, shown }) => [place.channel, shown.text])).toEqual([
      ['U1', `Your digest ${id} was stopped. You are not among those whom this bot answers.`],
    ]);
    expect((await desk.subscription(id)).state).toBe('disabled');
    await desk.at('2026-11-24T08:00Z', desk.courier());
    expect(desk.chat.posted).toHaveLength(1);
  });
});
