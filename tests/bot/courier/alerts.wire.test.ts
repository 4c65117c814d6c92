import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPost } from '../../../src/bot/delivery/platform.js';
import type { WatchRule } from '../../../src/model/subscription.js';
import { Desk, desks, HOUR, MINUTE, SECOND, sentence, told, wordsOf } from './desk.js';

const open = desks();

/** Looks every 15 seconds, as a courier does, or less often where nothing is waited for but that time goes by. */
async function looking(desk: Desk, courier: { look(): Promise<void> }, ms: number, every = 15 * SECOND): Promise<void> {
  const end = desk.clock.at + ms;
  while (desk.clock.at < end) {
    await courier.look();
    desk.clock.at += every;
  }
}

const all = (desk: Desk) => desk.chat.posted.map(told);
const people = (...names: string[]) => ({ speakers: names.map((name) => ({ id: null, name })) });

/** What the buttons below a post do. */
const buttonsOf = ({ shown }: ChannelPost) =>
  shown.nodes.flatMap((node) =>
    node.type === 'actions' ? node.actions.map(({ label, invocation }) => `${label}: ${invocation.command}`) : [],
  );

describe('an alert', () => {
  it('tells what came in once it has come to rest, and which watch fired, and how to be rid of it', async () => {
    const desk = open();
    await desk.more(1);
    const { id } = await desk.watch({ filter: people('Ann Lee') });
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    expect(desk.chat.asked).toEqual([]);
    await desk.more(2);
    await desk.more(3, 1, 'Bob Roe');
    await courier.look();
    expect(desk.chat.asked).toEqual([]);
    await looking(desk, courier, HOUR, MINUTE);
    expect(all(desk)).toEqual([[2]]);
    expect(wordsOf(desk.chat.posted[0]!)).toContain(`Watch ${id} fired for: Ann Lee`);
    expect(buttonsOf(desk.chat.posted[0]!)).toEqual(['Mute 2h: watch mute', 'Remove: watch remove']);
  });

  it.each<[string, Partial<WatchRule>]>([
    ['of exact words, unstemmed', { phrase: 'no comment' }],
    ['of somebody who was not on record when it was asked for', { filter: { ...none(), ...people('Carla Poe') } }],
    ['on a topic', { filter: { ...none(), topics: ['harbour dues'] } }],
  ])('%s', async (_, rule) => {
    const desk = open();
    await desk.watch(rule);
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    await desk.say([
      { by: 'Bob Roe', text: 'We have comments to make, and there was no commenting on it.' },
      { by: 'Carla Poe', text: 'We said it of 7 times: no comment on the harbour dues of order of 7 ships.' },
    ]);
    await looking(desk, courier, MINUTE);
    expect(desk.chat.posted).toHaveLength(1);
    expect(all(desk)).toEqual([[7]]);
    expect(wordsOf(desk.chat.posted[0]!)).not.toContain('Bob Roe');
  });

  it('is one for an import of 500 statements in many pieces, however they stand in the record', async () => {
    const desk = open();
    await desk.watch();
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    for (let i = 0; i < 50; i++) {
      await desk.more(10 * i, 10);
      await courier.look();
      desk.clock.at += SECOND;
    }
    await looking(desk, courier, HOUR, MINUTE);
    const [first, ...below] = desk.chat.posted;
    expect(told(first!)).toEqual([0, 1, 2]);
    expect(wordsOf(first!)).toContain('497 more statements in 50 sources came in with this');
    expect(below.every((post) => post.below === '1')).toBe(true);
    expect(told(below)).toHaveLength(50);
  });

  it('does not wait for an import that goes on and on', async () => {
    const desk = open();
    await desk.watch();
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    for (let i = 0; i < 60; i++) {
      await desk.more(i);
      await courier.look();
      desk.clock.at += 15 * SECOND;
    }
    // A quarter of an hour: after two minutes, and five minutes after each.
    expect(desk.chat.posted.filter(({ below }) => below === undefined)).toHaveLength(3);
    await looking(desk, courier, HOUR, MINUTE);
    expect(new Set(told(desk.chat.posted)).size).toBe(60);
    expect(told(desk.chat.posted)).toHaveLength(60);
  });

  it('keeps to six an hour in one channel, and tells later, in one, what had no room; no watch is passed over', async () => {
    const desk = open();
    const names = 'Ann Lee,Bob Roe,Carla Poe,Dan Fox,Eva Ray,Finn Orr,Gil Ash,Hal Ives'.split(',');
    for (const name of names) await desk.watch({ filter: people(name) });
    await desk.watch({ channel: 'C2', filter: people('Ann Lee') });
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    const began = desk.clock.at;
    let n = 0;
    for (let round = 0; round < 4; round++) {
      for (const name of names) await desk.more(n++, 1, name);
      await looking(desk, courier, 15 * MINUTE, MINUTE);
    }
    const inChannel = () =>
      desk.chat.posted.filter(({ place, below }) => place.channel === 'C1' && below === undefined);
    expect(desk.clock.at - began).toBe(HOUR);
    expect(inChannel()).toHaveLength(6);
    await looking(desk, courier, 2 * HOUR, MINUTE);
    const numbers = told(desk.chat.posted.filter(({ place }) => place.channel === 'C1'));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    // Those that had to wait come first when there is room.
    const next = inChannel()
      .slice(6, 12)
      .map((post) => told(post)[0]! % names.length);
    expect(next).toEqual(expect.arrayContaining([6, 7]));
  });

  it('is silent when muted or in quiet hours, and tells all of it afterwards, in one', async () => {
    const desk = open();
    const muted = await desk.watch({ mutedUntil: desk.clock.at + 2 * HOUR });
    await desk.watch({ channel: 'C2', quietHours: { from: '07:00', to: '09:00', zone: 'Europe/London' } });
    const courier = desk.courier();
    for (let i = 0; i < 4; i++) {
      await desk.more(i);
      await looking(desk, courier, 29 * MINUTE, MINUTE);
    }
    expect(desk.chat.asked).toEqual([]);
    await looking(desk, desk.courier(), 10 * MINUTE);
    expect(desk.chat.posted.filter(({ below }) => below === undefined)).toHaveLength(2);
    const posts = desk.chat.posted.filter(({ place }) => place.channel === muted.place.channel);
    expect(told(posts)).toEqual([0, 1, 2, 3]);
  });

  it('that had to wait for its platform does not come within the quiet hours', async () => {
    const desk = open();
    await desk.watch({ quietHours: { from: '07:10', to: '09:00', zone: 'Europe/London' } });
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    await desk.more(1);
    desk.chat.answers.push({ outcome: 'later', why: 'It is down.', wait: 10 * MINUTE });
    await looking(desk, courier, 20 * MINUTE);
    await desk.more(2);
    await looking(desk, courier, 30 * MINUTE);
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += HOUR + 10 * MINUTE;
    await looking(desk, courier, 10 * MINUTE);
    expect(all(desk)).toEqual([[1, 2]]);
  });

  it('that was taken back when the watch was paused is told when it is resumed', async () => {
    const desk = open();
    const { id } = await desk.watch();
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    await desk.more(1);
    desk.chat.answers.push({ outcome: 'later', why: 'It is down.', wait: MINUTE });
    await looking(desk, courier, MINUTE);
    await desk.own.amend(id, 1, { state: 'paused' });
    await looking(desk, courier, 10 * MINUTE);
    expect(await desk.own.deliveries(id, 9)).toEqual([]);
    await desk.own.amend(id, 2, { state: 'active' });
    await looking(desk, courier, MINUTE);
    expect(all(desk)).toEqual([[1]]);
  });

  it('looks again at what came before where it is changed to look for something else', async () => {
    const desk = open();
    const { id, rule } = await desk.watch({ filter: people('Bob Roe') });
    const courier = desk.courier();
    await desk.more(1);
    await looking(desk, courier, MINUTE);
    await desk.own.amend(id, 1, { rule: { ...rule, filter: { ...none(), ...people('Ann Lee') } } as WatchRule });
    await looking(desk, courier, MINUTE);
    expect(all(desk)).toEqual([[1]]);
  });

  it('tells no words twice where a new version of a source repeats them', async () => {
    const desk = open();
    await desk.watch();
    const courier = desk.courier();
    await desk.say([{ by: 'Ann Lee', text: sentence(1) }], { origin: 'feed.txt' });
    await looking(desk, courier, 10 * MINUTE);
    await desk.say(
      [
        { by: 'Ann Lee', text: sentence(2) },
        { by: 'Ann Lee', text: sentence(1) },
      ],
      { origin: 'feed.txt', title: 'Anew', eventDate: '2027-01-01' },
    );
    await looking(desk, courier, 10 * MINUTE);
    expect(all(desk)).toEqual([[1], [2]]);
  });

  it('tells nothing again where an older version of a source is put back', async () => {
    const desk = open();
    const courier = desk.courier();
    await desk.watch();
    const feed = async (...texts: readonly string[]) => {
      await desk.say(
        texts.map((text) => ({ by: 'Ann Lee', text })),
        { origin: 'feed.txt' },
      );
      await looking(desk, courier, 10 * MINUTE);
      return told(desk.chat.posted.splice(0));
    };
    expect(await feed(sentence(1))).toEqual([1]);
    expect(await feed(sentence(1), sentence(2))).toEqual([2]);
    expect(await feed(sentence(1))).toEqual([]);
    expect(await feed(sentence(1), sentence(2))).toEqual([]);
    expect(await feed(sentence(2), sentence(3))).toEqual([3]);
  });

  it('comes once after an outage, with all that was said', async () => {
    const desk = open();
    await desk.watch();
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    desk.chat.isConnected = false;
    for (let i = 0; i < 3; i++) {
      await desk.more(i);
      await looking(desk, courier, HOUR, MINUTE);
    }
    desk.chat.isConnected = true;
    await looking(desk, courier, 10 * MINUTE);
    expect(all(desk)).toEqual([[0, 1, 2]]);
  });

  it('has one button for the rest where a platform has no threads, and says how much that is', async () => {
    const desk = open();
    Object.assign(desk.chat, { hasThreads: false });
    const { id } = await desk.watch();
    const courier = desk.courier();
    await looking(desk, courier, MINUTE);
    // In two pieces, which are one utterance and two statements.
    await desk.say(Array.from({ length: 5 }, (_, i) => ({ by: 'Ann Lee', text: sentence(i) })));
    await looking(desk, courier, MINUTE);
    expect(desk.chat.posted).toHaveLength(1);
    const [post] = desk.chat.posted;
    expect(buttonsOf(post!)).toEqual(['Show more: watch show', 'Mute 2h: watch mute', 'Remove: watch remove']);
    expect(wordsOf(post!)).toContain('2 more statements in 1 source');
    const slot = (await desk.own.deliveries(id, 1))[0]?.slot;
    expect(wordsOf(post!)).toContain(JSON.stringify({ id: `${id}`, slot }));
  });

  it('goes on where the clock is put back', async () => {
    const desk = open();
    await desk.watch();
    const courier = desk.courier();
    desk.clock.at += 24 * HOUR;
    await looking(desk, courier, MINUTE);
    await desk.more(1);
    await looking(desk, courier, 2 * MINUTE);
    desk.clock.at -= 24 * HOUR;
    await desk.more(2);
    await looking(desk, courier, 10 * MINUTE);
    expect(all(desk)).toEqual([[1], [2]]);
  });
});

// One record for all of them: what takes long is to put so much on it.
describe('an alert on many more statements than are read at once', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
    await desk.say([{ by: 'Ann Lee', text: 'No comment on order of 1 ship.' }]);
    await desk.say(Array.from({ length: 5_100 }, (_, i) => ({ by: 'Bob Roe', text: `Lot ${i}.` })));
    await desk.say([{ by: 'Ann Lee', text: 'No comment on order of 2 ships.' }]);
  });
  afterAll(() => desk.close());
  beforeEach(() => {
    desk.chat.asked.length = 0;
    desk.chat.posted.length = 0;
  });

  it('tells of all that fit', async () => {
    const { id } = await desk.watch({ phrase: 'no comment', after: 0 });
    await looking(desk, desk.courier(), 5 * MINUTE);
    expect(all(desk)).toEqual([[1, 2]]);
    await desk.own.unsubscribe(id);
  });

  it('notes how far it has looked where nothing fits, so that it is not looked through again', async () => {
    const { id } = await desk.watch({ phrase: 'not a word', after: 0 });
    await looking(desk, desk.courier(), MINUTE);
    expect(desk.chat.asked).toEqual([]);
    expect((await desk.subscription(id)).after).toBe(await desk.own.newest());
    await desk.own.unsubscribe(id);
  });
});

function none() {
  return { speakers: [], topics: [], sources: [], kinds: [] };
}
