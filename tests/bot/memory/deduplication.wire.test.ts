import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  EVENT_LIFE,
  EventDeduplicator,
  type EventDeduplicatorParts,
  MOST_EVENTS,
  RECORD_TIMEOUT,
} from '../../../src/bot/memory/deduplication.js';
import { openRecord, type StatementRecord } from '../../../src/record/index.js';

type Meeting = EventDeduplicatorParts['record'];

let folder: string;
const open: StatementRecord[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
});
afterEach(async () => {
  vi.useRealTimers();
  for (const record of open.splice(0)) await record.close();
  await rm(folder, { recursive: true });
});

async function opened(): Promise<StatementRecord> {
  const record = await openRecord({ db: join(folder, 'record.db'), thread: 'caller' });
  open.push(record);
  return record;
}

function onceOf(record: Meeting, clock = { now: 0 }) {
  const logged: object[] = [];
  const logger = { error: (details: object) => void logged.push(details) };
  return { once: new EventDeduplicator({ record, logger, now: () => new Date(clock.now) }), logged };
}

/** The record with how often it was asked for keys. */
function counted(record: Meeting): Meeting & { readonly asked: (readonly string[])[] } {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    unmeet: (space, keys) => record.unmeet(space, keys),
    meetAll: (space, keys, ...rest) => {
      if (keys.length > 0) asked.push(keys);
      return record.meetAll(space, keys, ...rest);
    },
  };
}

/** A record that answers when it is told to. */
function slow() {
  const pending: (() => void)[] = [];
  const asked: (readonly string[])[] = [];
  const record: Meeting = {
    unmeet: async () => {},
    meetAll: (_, keys) => {
      if (keys.length === 0) return Promise.resolve([]);
      asked.push(keys);
      return new Promise((resolve) => pending.push(() => resolve(keys)));
    },
  };
  return { record, asked, answer: () => pending.shift()?.() };
}

describe('an event', () => {
  it('comes once, by whichever of its keys it is known', async () => {
    const { once } = onceOf(await opened());
    expect(await once.first(['s:envelope:1', 's:event:1'])).toBe(true);
    expect(await once.first(['s:envelope:1'])).toBe(false);
    expect(await once.first(['s:envelope:2', 's:event:1'])).toBe(false);
    expect(await once.first(['s:event:2'])).toBe(true);
  });

  it('may come again when it is forgotten, to this process and to any other', async () => {
    const record = await opened();
    const [here, there] = [onceOf(record).once, onceOf(record).once];
    expect(await here.first(['s:share:1'])).toBe(true);
    await here.forget(['s:share:1']);
    expect([await there.first(['s:share:1']), await here.first(['s:share:1'])]).toEqual([true, false]);
  });

  it('comes once where it is delivered twice at the same moment', async () => {
    const { once } = onceOf(await opened());
    const told = await Promise.all([once.first(['a', 'b']), once.first(['b']), once.first(['b', 'c'])]);
    expect(told).toEqual([true, false, false]);
  });

  it('is known after a restart', async () => {
    const before = await opened();
    await onceOf(before).once.first(['a', 'b']);
    await before.close();
    const { once } = onceOf(await opened());
    expect(await Promise.all([once.first(['b', 'c']), once.first(['d'])])).toEqual([false, true]);
  });

  it('comes to one of two instances on one record', async () => {
    const [one, other] = [onceOf(await opened()).once, onceOf(await opened()).once];
    const told = await Promise.all(
      ['a', 'b', 'c'].flatMap((key) => [one.first([key, `${key}1`]), other.first([`${key}2`, key])]),
    );
    for (let at = 0; at < told.length; at += 2) expect(told.slice(at, at + 2).filter(Boolean)).toHaveLength(1);
  });

  it('is forgotten after a day, also by the record', async () => {
    const clock = { now: 0 };
    const record = await opened();
    const { once } = onceOf(record, clock);
    await once.first(['a']);
    clock.now = EVENT_LIFE - 1;
    expect(await onceOf(record, clock).once.first(['a'])).toBe(false);
    clock.now = EVENT_LIFE;
    expect(await once.first(['a'])).toBe(true);
  });

  it('that has no key is never taken for another', async () => {
    const { once } = onceOf(await opened());
    expect([await once.first([]), await once.first([])]).toEqual([true, true]);
  });
});

describe('while a long document is imported by another program', () => {
  it('each event comes once, to one of two instances, and is known after a restart: never by memory alone', async () => {
    const [before, other] = [await opened(), await opened()];
    const importing = new DatabaseSync(join(folder, 'record.db'));
    importing.exec('BEGIN IMMEDIATE');
    const [one, two] = [onceOf(before), onceOf(other)];
    const told = await Promise.all(['a', 'b'].flatMap((key) => [one.once.first([key]), two.once.first([key])]));
    for (let at = 0; at < told.length; at += 2) expect(told.slice(at, at + 2).filter(Boolean)).toHaveLength(1);
    await one.once.forget(['b']);
    await before.close();

    const restarted = onceOf(await opened());
    expect([await restarted.once.first(['a']), await restarted.once.first(['b'])]).toEqual([false, true]);
    expect([one.logged, two.logged, restarted.logged]).toEqual([[], [], []]);
    importing.exec('ROLLBACK');
    importing.close();
  });
});

describe('a crowd of events', () => {
  it('costs few transactions, and what is known by heart none', async () => {
    const record = counted(await opened());
    const { once } = onceOf(record);
    const keys = Array.from({ length: 200 }, (_, nth) => [`envelope:${nth}`, `event:${nth}`]);
    expect(await Promise.all(keys.map((each) => once.first(each)))).toEqual(keys.map(() => true));
    expect(record.asked.length).toBeLessThanOrEqual(2);
    expect(record.asked.flat()).toEqual(keys.flat());
    const asked = record.asked.length;
    expect(await Promise.all(keys.map((each) => once.first(each)))).toEqual(keys.map(() => false));
    expect(record.asked).toHaveLength(asked);
  });

  it('that is larger than the memory is told apart by the record', async () => {
    const record = counted(await opened());
    const { once } = onceOf(record);
    await once.first(['first', 'second']);
    await once.first(Array.from({ length: MOST_EVENTS - 1 }, (_, nth) => `${nth}`));
    const asked = record.asked.length;
    expect(await once.first(['second'])).toBe(false);
    expect(record.asked).toHaveLength(asked);
    expect(await once.first(['first'])).toBe(false);
    expect(record.asked).toHaveLength(asked + 1);
  });
});

describe('a record that cannot say', () => {
  it('because another program has its events leaves it to memory, and is asked again', async () => {
    const record = await opened();
    const { once, logged } = onceOf(record);
    await once.first(['before']);
    const other = new DatabaseSync(join(folder, 'record.db-events'));
    other.exec('BEGIN IMMEDIATE');
    expect(await Promise.all([once.first(['a']), once.first(['a'])])).toEqual([true, false]);
    expect(logged).toContainEqual({ err: expect.objectContaining({ code: 'STORE_BUSY' }) });
    other.exec('ROLLBACK');
    other.close();
    expect(await once.first(['b'])).toBe(true);
    expect(await onceOf(record).once.first(['b'])).toBe(false);
  });

  it('in time holds nobody up: who waits and who comes meanwhile is told by memory', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { record, asked, answer } = slow();
    const { once, logged } = onceOf(record);
    const waiting = [once.first(['a']), once.first(['b'])];
    await vi.advanceTimersByTimeAsync(1);
    waiting.push(once.first(['c']));
    await vi.advanceTimersByTimeAsync(RECORD_TIMEOUT);
    expect(await Promise.all(waiting)).toEqual([true, true, true]);
    expect(logged).toHaveLength(1);
    expect(await Promise.all([once.first(['d']), once.first(['a'])])).toEqual([true, false]);
    // All of them are kept when the record is there again, and it is listened to.
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    const later = once.first(['e']);
    let isTold = false;
    void later.then(() => {
      isTold = true;
    });
    await vi.advanceTimersByTimeAsync(RECORD_TIMEOUT - 1);
    expect(isTold).toBe(false);
    answer();
    expect(await later).toBe(true);
  });

  it('is not one that this process had no time to listen to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { record, answer } = slow();
    const { once, logged } = onceOf({ ...record, meetAll: (...asked) => record.meetAll(...asked).then(() => []) });
    const again = once.first(['a']);
    await vi.advanceTimersByTimeAsync(1);
    vi.advanceTimersByTime(RECORD_TIMEOUT);
    answer();
    expect(await again).toBe(false);
    expect(logged).toEqual([]);
  });

  it('because it is gone is no reason not to answer', async () => {
    const record = await opened();
    const { once, logged } = onceOf(record);
    await record.close();
    expect(await once.first(['a'])).toBe(true);
    expect(logged).not.toEqual([]);
  });
});
