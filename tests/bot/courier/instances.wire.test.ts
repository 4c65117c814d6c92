import { describe, expect, it } from 'vitest';
import { HOLD_LIFE } from '../../../src/bot/courier/maker.js';
import type { PostOutcome } from '../../../src/bot/delivery/platform.js';
import { Chat, desks, MINUTE, told } from './desk.js';

const open = desks();

/** Turns of the event loop, so that whoever waits for nothing else gets on. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('several instances', () => {
  it('started at the same moment make each post once', async () => {
    const desk = open();
    const couriers = [1, 2, 3].map(() => desk.courier({ record: desk.record() }));
    for (const channel of ['C1', 'C2', 'C3', 'C4']) await desk.digest({ channel });
    for (let i = 0; i < 7; i++) await desk.more(4 * i, 4, `Speaker Number${'abcdefg'[i]}`);
    desk.clock.at = Date.parse('2026-11-23T08:00Z');
    await Promise.all(couriers.map((courier) => courier.look()));
    const keys = desk.chat.asked.map(({ key }) => key);
    expect(keys.sort()).toEqual([1, 2, 3, 4].flatMap((id) => [0, 1, 2].map((part) => `${id}:2026-11-23:${part}`)));
  });

  it('leave to the one that holds it what it is doing, and take it over when it has held it for too long', async () => {
    const desk = open();
    const { id } = await desk.digest();
    await desk.more(1);
    const [one, other] = [desk.courier({ record: desk.record() }), desk.courier({ record: desk.record() })];
    let release = (_: PostOutcome) => {};
    const { post } = desk.chat;
    desk.chat.post = (asked) => {
      desk.chat.asked.push(asked);
      return new Promise((resolve) => {
        release = resolve;
      });
    };
    const looking = desk.at('2026-11-23T08:00Z', one);
    while (desk.chat.asked.length === 0) await turns(1);
    const triedAt = desk.clock.at;
    desk.chat.post = post;
    desk.clock.at += HOLD_LIFE - 1;
    await other.look();
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += 1;
    await other.look();
    expect(desk.chat.asked[1]).toMatchObject({ key: desk.chat.asked[0]?.key, triedAt });
    // What the first one says of it now counts for nothing.
    release({ outcome: 'refused', why: 'It is gone.', isLasting: true });
    await looking;
    expect((await desk.own.deliveries(id, 1))[0]).toMatchObject({ state: 'sent', posts: ['1'] });
    expect(await desk.subscription(id)).toMatchObject({ state: 'active' });
    expect(desk.chat.asked).toHaveLength(2);
  });

  it('that are not connected hold nothing that another one could make', async () => {
    const desk = open();
    await desk.digest();
    await desk.more(1);
    const away = new Chat('chat');
    const other = desk.courier({ record: desk.record(), platforms: [away] });
    desk.clock.at = Date.parse('2026-11-23T08:00Z');
    away.answers.push({ outcome: 'later', why: 'It is down.', wait: 1 });
    await other.look();
    away.isConnected = false;
    desk.clock.at += 1;
    await other.look();
    await desk.courier().look();
    expect(told(desk.chat.posted)).toEqual([1]);
  });

  it('tell an alert once, and lose none, whoever sees it first', async () => {
    const desk = open();
    await desk.watch();
    const couriers = [1, 2].map(() => desk.courier({ record: desk.record() }));
    let said = 0;
    for (let round = 0; round < 65; round++) {
      if (round % 7 === 3) await desk.more(said++);
      await Promise.all(couriers.map((courier) => courier.look()));
      desk.clock.at += 2 * MINUTE;
    }
    expect(told(desk.chat.posted)).toEqual(Array.from({ length: said }, (_, i) => i));
  });
});
