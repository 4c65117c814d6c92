import { describe, expect, it } from 'vitest';
import type { PostOutcome } from '../../../src/bot/delivery/platform.js';
import { Chat, type Desk, desks, HOUR, MINUTE, told, wordsOf } from './desk.js';

const open = desks();

const DOWN: PostOutcome = { outcome: 'later', why: 'It is down.', wait: 10 * MINUTE };
const GONE: PostOutcome = { outcome: 'refused', why: 'The channel is gone.', isLasting: true };
const INVALID: PostOutcome = { outcome: 'refused', why: 'Invalid blocks.', isLasting: false };
const UNCLEAR: PostOutcome = { outcome: 'unclear', why: 'It was perhaps posted.' };

async function due(desk: Desk) {
  const { id } = await desk.digest();
  await desk.more(1);
  const courier = desk.courier();
  desk.clock.at = Date.parse('2026-11-23T08:00Z');
  const row = async () => (await desk.own.deliveries(id, 1))[0]!;
  return { id, courier, row };
}

describe('a post', () => {
  it('that was made is noted under its name', async () => {
    const desk = open();
    const { courier, row } = await due(desk);
    await courier.look();
    expect(await row()).toMatchObject({ state: 'sent', posts: ['1'] });
  });

  it('that surely was not made is made later, as long after as the platform asks, and not looked for', async () => {
    const desk = open();
    const { courier, row } = await due(desk);
    desk.chat.answers.push(DOWN);
    await courier.look();
    expect(await row()).toMatchObject({ state: 'planned', posts: [] });
    desk.clock.at += 9 * MINUTE;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += MINUTE;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(2);
    expect(desk.chat.asked[1]).not.toHaveProperty('triedAt');
    expect(desk.chat.asked[1]?.key).toBe(desk.chat.asked[0]?.key);
    expect(await row()).toMatchObject({ state: 'sent' });
  });

  it('that was perhaps made is made later, and looked for, and is not taken back', async () => {
    const desk = open();
    const { id, courier, row } = await due(desk);
    const triedAt = desk.clock.at - 5;
    desk.chat.answers.push({ ...DOWN, triedAt });
    await courier.look();
    expect(await row()).toMatchObject({ state: 'sending', triedAt });
    await desk.own.amend(id, 1, { state: 'paused' });
    desk.clock.at += 24 * HOUR;
    await courier.look();
    expect(desk.chat.asked[1]).toMatchObject({ triedAt, key: desk.chat.asked[0]?.key });
    expect(await row()).toMatchObject({ state: 'sent' });
  });

  it('waits half an hour at most, whatever the platform asks for', async () => {
    const desk = open();
    const { courier } = await due(desk);
    desk.chat.answers.push({ ...DOWN, wait: 5 * HOUR });
    await courier.look();
    desk.clock.at += 30 * MINUTE;
    await courier.look();
    expect(desk.chat.posted).toHaveLength(1);
  });

  it('that is refused for good ends it, with a reason, which its owner is told; and nothing is lost', async () => {
    const desk = open();
    const { id, courier, row } = await due(desk);
    desk.chat.answers.push(GONE);
    await courier.look();
    expect(await row()).toMatchObject({ state: 'refused', reason: 'The channel is gone.' });
    expect(await desk.subscription(id)).toMatchObject({ state: 'disabled', reason: 'The channel is gone.' });
    const [owner, ...others] = desk.chat.posted;
    expect(others).toEqual([]);
    expect(owner?.place).toEqual({ platform: 'chat', channel: 'U1', isPerson: true });
    expect(wordsOf(owner!)).toMatch(/was disabled: The channel is gone\..*digest resume/s);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(desk.chat.asked).toHaveLength(2);
    const { revision } = await desk.subscription(id);
    await desk.own.amend(id, revision, { state: 'active', reason: null, since: desk.clock.at });
    await desk.more(2);
    await desk.at('2026-11-25T08:00Z', courier);
    expect(told(desk.chat.posted[1]!)).toEqual([1, 2]);
  });

  it('of a watch that is refused for good is told when it is resumed', async () => {
    const desk = open();
    const { id } = await desk.watch();
    const courier = desk.courier();
    const wait = async () => {
      await courier.look();
      desk.clock.at += MINUTE;
      await courier.look();
    };
    await wait();
    await desk.more(1);
    desk.chat.answers.push(GONE);
    await wait();
    expect(wordsOf(desk.chat.posted[0]!)).toContain('watch resume');
    const { revision, state } = await desk.subscription(id);
    expect(state).toBe('disabled');
    await desk.own.amend(id, revision, { state: 'active', reason: null });
    await wait();
    expect(told(desk.chat.posted)).toEqual([1]);
  });

  it('is refused for good also where it was changed meanwhile, and nothing is lost', async () => {
    const desk = open();
    const { id, courier } = await due(desk);
    desk.chat.post = async (post) => {
      desk.chat.asked.push(post);
      if (desk.chat.asked.length === 1) await desk.own.amend(id, 1, { since: desk.clock.at });
      return GONE;
    };
    await courier.look();
    expect(await desk.subscription(id)).toMatchObject({ state: 'disabled', after: 0 });
  });

  it('that the process did not live to end is refused again, and its owner is told', async () => {
    const desk = open();
    const { id, courier, row } = await due(desk);
    desk.chat.always = GONE;
    const dying = new Proxy(desk.record(), {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const [, , note] = args as [unknown, unknown, { state?: string }];
          if (name === 'noteDelivery' && note.state === 'refused') throw new Error('killed');
          return value.apply(target, args);
        };
      },
    });
    await desk.courier({ record: dying }).look();
    expect(await desk.subscription(id)).toMatchObject({ state: 'disabled', after: 0 });
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += HOUR;
    await courier.look();
    expect(await row()).toMatchObject({ state: 'refused' });
    expect(desk.chat.asked.map(({ place }) => place.channel)).toEqual(['C1', 'C1', 'U1']);
    desk.clock.at += HOUR;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(3);
  });

  it('that is refused this once is told to the editors, once, and the next one is posted', async () => {
    const desk = open();
    const { id, courier, row } = await due(desk);
    desk.chat.answers.push(INVALID);
    await courier.look();
    await courier.look();
    expect(await row()).toMatchObject({ state: 'refused' });
    expect((await desk.subscription(id)).state).toBe('active');
    expect(desk.chat.posted.map(({ place }) => place.channel)).toEqual(['EDITORS']);
    expect(wordsOf(desk.chat.posted[0]!)).toContain('was due and is not there: Invalid blocks.');
    await desk.more(2);
    await desk.at('2026-11-24T08:00Z', courier);
    expect(told(desk.chat.posted[1]!)).toEqual([2]);
  });

  it('that is unclear is told to the editors, once, and not repeated', async () => {
    const desk = open();
    const { courier, row } = await due(desk);
    desk.chat.answers.push(UNCLEAR);
    await courier.look();
    desk.clock.at += HOUR;
    await desk.courier().look();
    expect(await row()).toMatchObject({ state: 'unclear', reason: 'It was perhaps posted.' });
    expect(desk.chat.asked.map(({ place }) => place.channel)).toEqual(['C1', 'EDITORS']);
    expect(wordsOf(desk.chat.posted[0]!)).toContain('is perhaps not there');
    await desk.at('2026-11-24T08:00Z', courier);
    expect(told(desk.chat.posted)).toEqual([]);
  });

  it('of which the rest is refused is there, and goes on where it was held up', async () => {
    const desk = open();
    const { id } = await desk.digest();
    for (let i = 0; i < 7; i++) await desk.more(4 * i, 4, `Speaker Number${'abcdefg'[i]}`);
    const courier = desk.courier();
    desk.chat.answers.push({ outcome: 'posted', post: 'first' }, DOWN);
    await desk.at('2026-11-23T08:00Z', courier);
    expect((await desk.own.deliveries(id, 1))[0]).toMatchObject({ state: 'planned', posts: ['first'] });
    desk.clock.at += 10 * MINUTE;
    desk.chat.answers.push({ outcome: 'posted', post: 'second' }, INVALID);
    await courier.look();
    expect(desk.chat.asked.map(({ below }) => below)).toEqual([undefined, 'first', 'first', 'first']);
    expect((await desk.own.deliveries(id, 1))[0]).toMatchObject({ state: 'sent', posts: ['first', 'second'] });
    expect((await desk.subscription(id)).state).toBe('active');
  });
});

describe('a platform', () => {
  it('that is not there, or not connected, gets nothing, and all of it when it is', async () => {
    const desk = open();
    const { courier, row } = await due(desk);
    desk.platforms.length = 0;
    await courier.look();
    desk.platforms.push(desk.chat);
    desk.chat.isConnected = false;
    await courier.look();
    expect(await row()).toBeUndefined();
    desk.chat.isConnected = true;
    desk.chat.answers.push(DOWN);
    await courier.look();
    desk.chat.isConnected = false;
    desk.clock.at += 10 * MINUTE;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(1);
    desk.chat.isConnected = true;
    desk.clock.at += MINUTE;
    await courier.look();
    expect(told(desk.chat.posted)).toEqual([1]);
  });

  it('that is slow, or fails, holds up no other one', async () => {
    const desk = open();
    const other = new Chat('other');
    desk.platforms.push(other);
    await desk.digest();
    await desk.digest({ platform: 'other' });
    let release = (_: PostOutcome) => {};
    desk.chat.post = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const looking = desk.at('2026-11-23T08:00Z', desk.courier());
    while (other.posted.length === 0) await new Promise((resolve) => setImmediate(resolve));
    release({ outcome: 'posted', post: '1' });
    await looking;
    desk.chat.post = () => Promise.reject(new Error('broken'));
    await desk.at('2026-11-24T08:00Z', desk.courier());
    expect(other.posted).toHaveLength(2);
    expect(desk.log.map(({ msg }) => msg)).toEqual([expect.stringContaining('A delivery failed')]);
  });
});

describe('a courier', () => {
  it('goes on after a failure, until it is told to end, behind what it is doing', async () => {
    const desk = open();
    await desk.digest();
    await desk.digest({ channel: 'C2' });
    desk.clock.at = Date.parse('2026-11-23T08:00Z');
    const ending = new AbortController();
    const { own } = desk;
    const { subscriptions } = own;
    own.subscriptions = () => {
      own.subscriptions = subscriptions;
      return Promise.reject(new Error('busy'));
    };
    const { post } = desk.chat;
    desk.chat.post = (one) => {
      ending.abort();
      return post.call(desk.chat, one);
    };
    await desk.courier().run(ending.signal);
    expect(desk.chat.posted).toHaveLength(1);
    expect(desk.log.map(({ msg }) => msg)).toEqual([expect.stringContaining('could not be looked at')]);
  });
});
