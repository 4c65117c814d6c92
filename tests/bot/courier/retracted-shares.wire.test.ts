import { describe, expect, it } from 'vitest';
import { HOLD_LIFE } from '../../../src/bot/courier/maker.js';
import type { PostOutcome } from '../../../src/bot/delivery/platform.js';
import { keepShared } from '../../../src/bot/memory/shared-posts.js';
import type { PostingPlace } from '../../../src/model/subscription.js';
import type { LocalRecord } from '../../../src/record/record.js';
import { openSqliteStore } from '../../../src/store/sqlite/index.js';
import { Chat, type Desk, desks, MINUTE, SECOND, sentence } from './desk.js';

const open = desks();

const CHANNEL: PostingPlace = { platform: 'chat', channel: 'C1', isPerson: false };
const DAY = 24 * 60 * MINUTE;

/** Puts a document on record and remembers a post of its only statement. */
async function shared(desk: Desk, { n = 1, place = CHANNEL } = {}): Promise<string> {
  const origin = `talk-${n}.txt`;
  const source = await desk.say([{ by: 'Ann Lee', text: sentence(n) }], { origin, title: `Talk ${n}` });
  const statements = await statementsIn(desk, source);
  await keepShared({ place, below: `post ${n}`, statements }, desk.own, desk.clock.at);
  return origin;
}

async function statementsIn(desk: Desk, source: string): Promise<string[]> {
  const store = openSqliteStore(desk.db);
  const statements = await store.statementsOf(source);
  await store.close();
  return statements.map(({ id }) => id);
}

const retract = (desk: Desk, origin: string, more: Parameters<LocalRecord['retract']>[1] = {}) =>
  desk.own.retract(origin, { at: '2026-11-24', reason: 'The recording was cut.', ...more });

/** The same record, with each call of its methods counted. */
function counted(record: LocalRecord) {
  const calls: string[] = [];
  const counting = new Proxy(record, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.push(String(name));
        return value.apply(target, args);
      };
    },
  });
  return { record: counting, calls };
}

describe('a retraction of what somebody has shared', () => {
  it('is said below the post, once, with the day, the reason, the speaker and the title, and no words', async () => {
    const desk = open();
    const courier = desk.courier();
    const origin = await shared(desk);
    await courier.look();
    expect(desk.chat.asked).toEqual([]);
    await retract(desk, origin);
    for (let looks = 0; looks < 3; looks++) {
      desk.clock.at += 15 * SECOND;
      await courier.look();
    }
    desk.clock.at += DAY;
    await courier.look();
    expect(desk.chat.posted).toMatchObject([{ place: CHANNEL, below: 'post 1' }]);
    const [{ shown }] = desk.chat.posted as [(typeof desk.chat.posted)[number]];
    expect(shown.text).toBe(
      'Retracted on 24 November 2026: The recording was cut.\nWhat was shared here was said by Ann Lee in Talk 1.',
    );
    expect(JSON.stringify(shown)).not.toContain('order of 1');
  });

  it('is said by a version that retracts it, of an older version, and where the words are kept', async () => {
    const desk = open();
    const courier = desk.courier();
    const [one, two] = [await shared(desk, { n: 1 }), await shared(desk, { n: 2 })];
    await desk.say([{ by: 'Ann Lee', text: sentence(11) }], { origin: one, title: 'Talk 1, corrected' });
    await courier.look();
    expect(desk.chat.asked).toEqual([]);
    await desk.say(
      [
        { by: 'Ann Lee', text: sentence(11) },
        { by: 'Ann Lee', text: 'It is withdrawn.' },
      ],
      {
        ...{ origin: one, status: 'retracted', retraction: { at: '2026-11-25', keepsWords: false } },
      },
    );
    await retract(desk, two, { keepsWords: true });
    await courier.look();
    expect(desk.chat.posted.map(({ below, shown }) => [below, shown.text.split('\n')[0]])).toEqual([
      ['post 1', 'Retracted on 25 November 2026.'],
      ['post 2', 'Retracted on 24 November 2026: The recording was cut.'],
    ]);
  });

  it('is said after a restart where it happened meanwhile, and within ninety days', async () => {
    const desk = open();
    const [one, two] = [await shared(desk, { n: 1 }), await shared(desk, { n: 2 })];
    await retract(desk, one);
    desk.clock.at += 89 * DAY;
    await desk.courier().look();
    expect(desk.chat.posted.map(({ below }) => below)).toEqual(['post 1']);
    desk.clock.at += 2 * DAY;
    await retract(desk, two);
    await desk.courier().look();
    expect(desk.chat.posted).toHaveLength(1);
  });

  it('isn’t said of a source that is withheld for another reason, or replaced', async () => {
    const desk = open();
    const courier = desk.courier();
    const [one, two] = [await shared(desk, { n: 1 }), await shared(desk, { n: 2 })];
    await desk.say([{ by: 'Ann Lee', text: sentence(11) }], { origin: one });
    await desk.say([{ by: 'Ann Lee', text: sentence(12) }], {
      ...{ origin: two, groundRules: { attribution: 'on the record', embargo: { stated: 'soon', until: null } } },
    });
    desk.clock.at += 20 * MINUTE;
    await courier.look();
    expect(desk.chat.posted.filter(({ place }) => place.channel === 'C1')).toEqual([]);
  });

  it('is looked for in the posts only where something was retracted, or ten minutes have gone by', async () => {
    const desk = open();
    const origin = await shared(desk);
    const { record, calls } = counted(desk.record());
    const courier = desk.courier({ record });
    await courier.look();
    calls.length = 0;
    for (let looks = 0; looks < 3; looks++) {
      desk.clock.at += 15 * SECOND;
      await courier.look();
    }
    await desk.more(5);
    await courier.look();
    expect(calls.filter((name) => name === 'keptIn' || name === 'retractions')).toEqual([]);
    expect(calls.filter((name) => name === 'retractionMark')).toHaveLength(4);
    await retract(desk, origin);
    await courier.look();
    expect(calls).toContain('keptIn');
    expect(desk.chat.posted.map(({ below }) => below)).toEqual(['post 1']);
  });

  it('that was remembered after it was retracted is said ten minutes later', async () => {
    const desk = open();
    const courier = desk.courier();
    const source = await desk.say([{ by: 'Ann Lee', text: sentence(1) }], { origin: 'talk.txt' });
    const statements = await statementsIn(desk, source);
    await retract(desk, 'talk.txt');
    await courier.look();
    await keepShared({ place: CHANNEL, below: 'p', statements }, desk.own, desk.clock.at);
    desk.clock.at += MINUTE;
    await courier.look();
    expect(desk.chat.posted).toEqual([]);
    desk.clock.at += 10 * MINUTE;
    await courier.look();
    expect(desk.chat.posted.map(({ below }) => below)).toEqual(['p']);
  });

  it.each(['outsiders', 'unknown'] as const)('isn’t said where %s would see it, and is later', async (seen) => {
    const desk = open();
    const courier = desk.courier();
    await retract(desk, await shared(desk));
    desk.chat.audience = () => seen;
    await courier.look();
    expect(desk.chat.asked).toEqual([]);
    expect(desk.log.map(({ msg }) => msg)).toContain('A retraction is not said below a shared post: others may see it');
    desk.chat.audience = () => 'readers';
    desk.clock.at += 10 * MINUTE;
    await courier.look();
    expect(desk.chat.posted).toHaveLength(1);
  });

  it('waits for a platform that is away, and as long as it asks to', async () => {
    const desk = open();
    const courier = desk.courier();
    await retract(desk, await shared(desk));
    desk.chat.isConnected = false;
    await courier.look();
    desk.chat.isConnected = true;
    desk.chat.answers.push({ outcome: 'later', why: 'Too much.', wait: 2 * MINUTE });
    await courier.look();
    desk.clock.at += MINUTE;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += MINUTE;
    await courier.look();
    // It was surely not sent: it needn't be looked for.
    expect(desk.chat.asked.map(({ triedAt }) => triedAt)).toEqual([undefined, undefined]);
    expect(desk.chat.posted).toHaveLength(1);
  });

  it('that was perhaps sent is looked for before it is sent again', async () => {
    const desk = open();
    const courier = desk.courier();
    await retract(desk, await shared(desk));
    const triedAt = desk.clock.at;
    desk.chat.answers.push({ outcome: 'later', why: 'Lost.', wait: 0, triedAt });
    await courier.look();
    desk.clock.at += 15 * SECOND;
    await courier.look();
    expect(desk.chat.asked[1]).toMatchObject({ triedAt, key: desk.chat.asked[0]!.key });
  });

  it.each<PostOutcome>([
    { outcome: 'refused', why: 'The channel is gone.', isLasting: true },
    { outcome: 'unclear', why: 'Nobody can look.' },
  ])('that can’t be said is told to the log, and not tried again: $outcome', async (answer) => {
    const desk = open();
    const courier = desk.courier();
    await retract(desk, await shared(desk));
    desk.chat.answers.push(answer);
    await courier.look();
    desk.clock.at += 20 * MINUTE;
    await courier.look();
    expect(desk.chat.asked).toHaveLength(1);
    expect(desk.log.map(({ msg }) => msg)).toContain('A retraction could not be said below a shared post');
  });

  it('is said once by several processes that look at the same moment', async () => {
    const desk = open();
    const couriers = [1, 2, 3].map(() => desk.courier({ record: desk.record() }));
    const origins = [await shared(desk, { n: 1 }), await shared(desk, { n: 2 })];
    for (const origin of origins) await retract(desk, origin);
    for (let looks = 0; looks < 2; looks++) await Promise.all(couriers.map((courier) => courier.look()));
    expect(desk.chat.asked.map(({ below }) => below).sort()).toEqual(['post 1', 'post 2']);
  });

  it('that a process was saying when it ended is taken up by the next one, which looks for it first', async () => {
    const desk = open();
    await retract(desk, await shared(desk));
    const { post } = desk.chat;
    // It never hears of it again.
    desk.chat.post = (asked) => {
      desk.chat.asked.push(asked);
      return new Promise(() => {});
    };
    const triedAt = desk.clock.at;
    void desk.courier({ record: desk.record() }).look();
    while (desk.chat.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    desk.chat.post = post;
    const next = desk.courier();
    desk.clock.at += HOLD_LIFE - 1;
    await next.look();
    expect(desk.chat.asked).toHaveLength(1);
    desk.clock.at += 1;
    await next.look();
    expect(desk.chat.asked[1]).toMatchObject({ triedAt, key: desk.chat.asked[0]!.key });
    desk.clock.at += DAY;
    await next.look();
    expect(desk.chat.asked).toHaveLength(2);
  });

  it('on another platform waits for a process that has it', async () => {
    const desk = open();
    const other = new Chat('other');
    const place = { ...CHANNEL, platform: 'other' };
    await retract(desk, await shared(desk, { place }));
    await desk.courier().look();
    await desk.courier({ platforms: [desk.chat, other] }).look();
    expect([desk.chat.asked.length, other.posted.length]).toEqual([0, 1]);
  });
});
