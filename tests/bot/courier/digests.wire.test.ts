import { describe, expect, it, vi } from 'vitest';
import { desks, MINUTE, sentence, told, wordsOf } from './desk.js';

const open = desks();

describe('a digest', () => {
  it('is posted once a chosen day, with what is new since the one before', async () => {
    const desk = open();
    await desk.more(1);
    await desk.digest();
    await desk.more(2, 2);
    const courier = desk.courier();
    await desk.at('2026-11-23T07:59:59Z', courier);
    expect(desk.chat.asked).toEqual([]);
    await desk.at('2026-11-23T08:00:05Z', courier);
    await desk.at('2026-11-23T08:00:20Z', courier);
    expect(told(desk.chat.posted)).toEqual([2, 3]);
    expect(wordsOf(desk.chat.posted[0]!)).not.toContain('Catching up');
    await desk.more(4);
    await desk.at('2026-11-23T23:00:00Z', courier);
    await desk.at('2026-11-24T08:00:00Z', desk.courier());
    expect(desk.chat.posted.map(told)).toEqual([[2, 3], [4]]);
    expect(wordsOf(desk.chat.posted[1]!)).toContain('since Monday, 23 November 2026');
  });

  it('is not posted on other days, nor for the days before it was asked for', async () => {
    const desk = open();
    desk.clock.at = Date.parse('2026-11-23T09:00Z');
    await desk.digest({ days: [1] });
    await desk.more(1);
    const courier = desk.courier();
    for (const day of ['23', '24', '29']) await desk.at(`2026-11-${day}T09:30Z`, courier);
    expect(desk.chat.asked).toEqual([]);
    await desk.at('2026-11-30T08:00Z', courier);
    expect(told(desk.chat.posted)).toEqual([1]);
  });

  it('tells the rest below the first ten, in the thread', async () => {
    const desk = open();
    await desk.digest();
    for (let i = 0; i < 7; i++) await desk.more(4 * i, 4, `Speaker Number${'abcdefg'[i]}`);
    await desk.at('2026-11-23T08:00Z', desk.courier());
    const [first, ...below] = desk.chat.posted;
    expect(told(first!)).toHaveLength(10);
    expect(below.map((post) => post.below)).toEqual(['1', '1']);
    expect(told(desk.chat.posted).sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, i) => i));
    expect(new Set(desk.chat.posted.map(({ key }) => key)).size).toBe(3);
    expect(wordsOf(first!)).not.toContain('Show more');
  });

  it('comes once after an outage, says so, and tells all', async () => {
    const desk = open();
    await desk.digest();
    const courier = desk.courier();
    await desk.at('2026-11-23T08:00Z', courier);
    desk.chat.isConnected = false;
    for (const day of ['24', '25', '26']) {
      await desk.more(Number(day));
      await desk.at(`2026-11-${day}T08:00Z`, courier);
    }
    desk.chat.isConnected = true;
    await desk.at('2026-11-26T15:00Z', courier);
    await desk.at('2026-11-26T15:01Z', courier);
    expect(desk.chat.posted).toHaveLength(2);
    expect(told(desk.chat.posted[1]!)).toEqual([24, 25, 26]);
    expect(wordsOf(desk.chat.posted[1]!)).toMatch(/Catching up.*covers 2 days without/);
  });

  it('that was planned, and could not be sent on its day, is told with the next one', async () => {
    const desk = open();
    const { id } = await desk.digest();
    const courier = desk.courier();
    desk.chat.always = { outcome: 'later', why: 'It is down.', wait: MINUTE };
    for (const day of ['23', '24', '25']) {
      await desk.more(Number(day));
      await desk.at(`2026-11-${day}T08:00Z`, courier);
      await desk.at(`2026-11-${day}T08:05Z`, courier);
    }
    desk.chat.always = null;
    await desk.at('2026-11-26T08:05Z', desk.courier());
    await desk.at('2026-11-26T09:00Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[23, 24, 25]]);
    expect(wordsOf(desk.chat.posted[0]!)).toMatch(/covers 3 days without/);
    expect((await desk.own.deliveries(id, 9)).map(({ slot }) => slot)).toEqual(['2026-11-26']);
  });

  it('of yesterday is left to the one of today, where that is to come', async () => {
    const desk = open();
    await desk.digest();
    const courier = desk.courier();
    await desk.more(1);
    desk.chat.always = { outcome: 'later', why: 'It is down.', wait: MINUTE };
    await desk.at('2026-11-23T08:00Z', courier);
    desk.chat.always = null;
    await desk.more(2);
    await desk.at('2026-11-24T07:50Z', courier);
    expect(desk.chat.posted).toEqual([]);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[1, 2]]);
  });

  it('that is sent late says so, also where it was planned in time', async () => {
    const desk = open();
    await desk.digest();
    const courier = desk.courier();
    desk.chat.answers.push({ outcome: 'later', why: 'It is down.', wait: 3 * 60 * MINUTE });
    await desk.at('2026-11-23T08:00Z', courier);
    await desk.at('2026-11-23T11:00:01Z', courier);
    expect(wordsOf(desk.chat.posted[0]!)).toContain('Catching up: this was due on Monday, 23 November 2026 at 08:00');
  });

  it('repeats nothing where a feed changes its dates or a source comes in a new version', async () => {
    const desk = open();
    await desk.digest();
    const courier = desk.courier();
    const said = (...n: number[]) => n.map((each) => ({ by: 'Ann Lee', text: sentence(each) }));
    await desk.say(said(1, 2), { origin: 'feed.txt' });
    await desk.at('2026-11-23T08:00Z', courier);
    await desk.say([...said(1, 2), { by: 'Bob Roe', text: sentence(3) }], {
      origin: 'feed.txt',
      eventDate: '2026-12-24',
      title: 'Anew',
    });
    await desk.say(said(1), { origin: 'other.txt' });
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[1, 2], [3]]);
    expect(wordsOf(desk.chat.posted[1]!)).not.toContain('Corrections');
  });

  it('is one line or nothing where nothing new was said, as chosen', async () => {
    const desk = open();
    await desk.digest();
    const quiet = await desk.digest({ channel: 'C2', quietDays: 'nothing' });
    const courier = desk.courier();
    await desk.at('2026-11-23T08:00Z', courier);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['C1', 'C1']);
    expect(wordsOf(desk.chat.posted[1]!)).toContain('Nothing new on record since Monday, 23 November 2026 at 08:00');
    expect((await desk.own.deliveries(quiet.id, 9)).map(({ state }) => state)).toEqual(['empty', 'empty']);
    await desk.more(1);
    await desk.at('2026-11-25T08:00Z', courier);
    expect(desk.chat.posted.slice(2).map(told)).toEqual([[1], [1]]);
  });

  it('corrects, once, what was told and is not so any more, and nothing that was never told', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.say([{ by: 'Bob Roe', text: sentence(9) }], { origin: 'old.txt' });
    await desk.digest({ quietDays: 'nothing' });
    await desk.say(
      [1, 2].map((n) => ({ by: 'Ann Lee', text: sentence(n) })),
      { origin: 'feed.txt' },
    );
    await desk.at('2026-11-23T08:00Z', courier);
    const changed = sentence(1).replace('never', 'gladly');
    await desk.say(
      [
        { by: 'Ann Lee', text: changed },
        { by: 'Ann Lee', text: sentence(2) },
      ],
      { origin: 'feed.txt' },
    );
    await desk.say([{ by: 'Bob Roe', text: 'Nothing of it.' }], { origin: 'old.txt' });
    await desk.at('2026-11-24T08:00Z', courier);
    const [, second] = desk.chat.posted.map(wordsOf);
    const corrections = second!.slice(second!.indexOf('Corrections'));
    expect(corrections).toContain(sentence(1));
    expect(corrections).toContain(changed);
    expect(corrections).not.toContain('order of 9');
    await desk.at('2026-11-25T08:00Z', courier);
    expect(desk.chat.posted).toHaveLength(2);
  });

  it('reads what it told before only where one is due', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest();
    await desk.at('2026-11-23T08:00Z', courier);
    const read = vi.spyOn(desk.own, 'deliveries');
    await desk.at('2026-11-23T08:01Z', courier);
    expect(read.mock.calls.map(([, limit]) => limit)).toEqual([1]);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted).toHaveLength(2);
  });

  it('names the time up to which the one before it, which was late, had looked', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.digest();
    await desk.at('2026-11-23T15:00Z', courier);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(wordsOf(desk.chat.posted[1]!)).toContain('Nothing new on record since Monday, 23 November 2026 at 15:00');
  });

  it('is not posted while it is paused, and tells all when it is resumed', async () => {
    const desk = open();
    const { id } = await desk.digest();
    const courier = desk.courier();
    await desk.more(1);
    desk.chat.answers.push({ outcome: 'later', why: 'It is down.', wait: MINUTE });
    await desk.at('2026-11-23T08:00Z', courier);
    await desk.own.amend(id, 1, { state: 'paused' });
    await desk.more(2);
    await desk.at('2026-11-23T08:10Z', courier);
    await desk.at('2026-11-24T08:10Z', courier);
    expect(desk.chat.posted).toEqual([]);
    await desk.own.amend(id, 2, { state: 'active', since: desk.clock.at });
    await desk.at('2026-11-24T09:10Z', courier);
    expect(desk.chat.posted).toEqual([]);
    await desk.at('2026-11-25T08:10Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[1, 2]]);
  });

  it('is not posted where it is paused while another one is', async () => {
    const desk = open();
    await desk.digest();
    const { id } = await desk.digest({ channel: 'C2' });
    const post = desk.chat.post.bind(desk.chat);
    vi.spyOn(desk.chat, 'post').mockImplementation(async (asked) => {
      await desk.own.amend(id, 1, { state: 'paused' });
      return post(asked);
    });
    const courier = desk.courier();
    await desk.more(1);
    await desk.at('2026-11-23T08:00Z', courier);
    await desk.at('2026-11-23T08:01Z', courier);
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['C1']);
    await desk.own.amend(id, 2, { state: 'active', since: desk.clock.at });
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.posted.slice(1).map(({ place }) => place.channel)).toEqual(['C1', 'C2']);
    expect(told(desk.chat.posted[2]!)).toEqual([1]);
  });

  it('is one of several in a channel, each of its own', async () => {
    const desk = open();
    await desk.digest();
    await desk.digest({ filter: { speakers: [{ id: 'bob-roe', name: 'Bob Roe' }] } });
    await desk.digest({ time: '09:00', zone: 'Asia/Tokyo' });
    await desk.more(1);
    await desk.more(2, 1, 'Bob Roe');
    const courier = desk.courier();
    await desk.at('2026-11-23T08:00Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[1, 2], [2]]);
    await desk.at('2026-11-24T00:00Z', courier);
    expect(desk.chat.posted.map(told)).toEqual([[1, 2], [2], [1, 2]]);
  });

  it('is not held up by another one that can’t be made', async () => {
    const desk = open();
    const broken = await desk.digest({ channel: 'C1' });
    await desk.digest({ channel: 'C2' });
    const damaged = { ...broken.rule, when: { days: [1], time: '08:00', zone: 'Mars/Olympus' } } as typeof broken.rule;
    await desk.own.amend(broken.id, 1, { rule: damaged });
    await desk.more(1);
    await desk.at('2026-11-23T08:00Z', desk.courier());
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['C2']);
    expect(desk.log.map(({ msg }) => msg)).toEqual([expect.stringContaining('could not be planned')]);
  });

  it('is posted once where the clock is put back', async () => {
    const desk = open();
    await desk.digest();
    await desk.more(1);
    const courier = desk.courier();
    await desk.at('2026-11-23T08:00:01Z', courier);
    await desk.at('2026-11-23T07:55Z', courier);
    await desk.at('2026-11-23T08:00Z', desk.courier());
    expect(desk.chat.posted).toHaveLength(1);
  });

  it('is not held for as long as the clock is put back', async () => {
    const desk = open();
    await desk.digest();
    await desk.more(1);
    const courier = desk.courier();
    desk.chat.answers.push({ outcome: 'later', why: 'It is down.', wait: MINUTE });
    await desk.at('2027-11-22T08:00Z', courier);
    await desk.at('2026-11-23T08:00Z', desk.courier());
    await desk.at('2026-11-23T08:02Z', desk.courier());
    expect(desk.chat.posted.map(told)).toEqual([[1]]);
  });
});
