import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DueDigest, latestDue } from '../../src/digest/due.js';
import type { Schedule, Weekday } from '../../src/model/subscription.js';
import { offsetAt, type Stretch, stretchesOf } from './offsets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A leap year, and for some zones another one, in which they moved the clock at midnight or the date line over it. */
const YEARS: readonly (readonly [zone: string, year: number])[] = [
  ['Europe/London', 2028],
  ['America/New_York', 2028],
  ['Asia/Kolkata', 2028],
  ['Asia/Kathmandu', 2028],
  ['Australia/Lord_Howe', 2028],
  ['Pacific/Chatham', 2028],
  ['Pacific/Apia', 2028],
  ['Pacific/Apia', 2011],
  ['Pacific/Kiritimati', 2028],
  ['Pacific/Kiritimati', 1994],
  ['America/St_Johns', 2028],
  ['America/St_Johns', 2011],
  ['Africa/Casablanca', 2028],
  ['Asia/Tehran', 2028],
  ['Asia/Tehran', 2022],
  ['Africa/Cairo', 2028],
  ['America/Sao_Paulo', 2018],
];

type Rule = Omit<Schedule, 'zone'>;
const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];
const EVERY_DAY: readonly Weekday[] = [...WORKING, 6, 7];

/** In the morning, at midnight, and in the middle of each hour that the year skips or has twice. */
function rulesOf(changes: readonly (readonly [before: Stretch, after: Stretch])[]): Rule[] {
  const times = changes.map(([before, after]) => clockAt(before.end + (before.offset + after.offset) / 2));
  return [
    { days: WORKING, time: '08:00' },
    { days: [6, 7], time: '23:30' },
    ...[...new Set(['00:00', ...times])].map((time) => ({ days: EVERY_DAY, time })),
  ];
}

const dayAt = (local: number) => new Date(local).toISOString().slice(0, 10);
const clockAt = (local: number) => new Date(local).toISOString().slice(11, 16);

/** The chosen local days that there are, and when each is due: as soon as the clock has come to its time. */
function expectedPosts({ days, time }: Rule, stretches: readonly Stretch[]): { day: string; at: number }[] {
  const posts: { day: string; at: number }[] = [];
  const first = stretches[0]!;
  const last = stretches.at(-1)!;
  for (let midnight = Math.ceil(first.start / DAY) * DAY; midnight < last.end; midnight += DAY) {
    if (!days.includes((new Date(midnight).getUTCDay() || 7) as Weekday)) continue;
    const day = dayAt(midnight);
    const local = Date.parse(`${day}T${time}Z`);
    const isThere = stretches.some(
      ({ start, end, offset }) => start + offset < midnight + DAY && end + offset > midnight,
    );
    const stretch = stretches.find(({ end, offset }) => end + offset > local);
    if (isThere && stretch) posts.push({ day, at: Math.max(stretch.start, local - stretch.offset) });
  }
  return posts;
}

/** A post, with the local day of the moment at which it was made. */
interface Post extends DueDigest {
  readonly postedAt: number;
  readonly postedOn: string;
}

/** A bot that looks at the clock when it is told to, and remembers nothing but its ledger. */
function bot(when: Schedule, since: number, stretches: readonly Stretch[]) {
  const posts: Post[] = [];
  const ledger: string[] = [];
  return {
    posts,
    tick(now: number) {
      const due = latestDue(when, now, { since, done: ledger });
      if (!due) return;
      ledger.unshift(due.day);
      posts.push({ ...due, postedAt: now, postedOn: dayAt(now + offsetAt(stretches, now)) });
    },
  };
}

function expectOneADay(posts: readonly Post[]) {
  expect(new Set(posts.map(({ day }) => day)).size).toBe(posts.length);
  expect(new Set(posts.map(({ postedOn }) => postedOn)).size).toBe(posts.length);
}

/** Every day at no time in particular, at each moment that counts, and every ten minutes where the clock is changed. */
function ticks(moments: readonly number[], changes: readonly number[], from: number, to: number): number[] {
  const all = new Set(moments);
  for (const at of moments) if (changes.some((change) => Math.abs(change - at) < 3 * DAY)) all.add(at - 1);
  for (let at = from; at < to; at += 23 * HOUR) all.add(at);
  for (const change of changes) {
    for (let at = change - 2 * HOUR; at < change + 2 * HOUR; at += 10 * MINUTE) all.add(at);
  }
  return [...all].filter((at) => at > from && at < to).sort((a, b) => a - b);
}

describe.each(YEARS)('a year in %s, %i', (zone, year) => {
  const from = Date.UTC(year, 0, 1, 12);
  const to = Date.UTC(year + 1, 0, 3);
  const stretches = stretchesOf(zone, from - 9 * DAY, to + 3 * DAY);
  const changes = stretches.slice(1).map((after, index) => [stretches[index]!, after] as const);
  const rules = rulesOf(changes);
  const expected = new Map(rules.map((rule) => [rule, expectedPosts(rule, stretches)]));

  it.each(rules)('has one post a chosen day, at its first moment: $days $time', (rule) => {
    const due = expected.get(rule)!.filter(({ at }) => at > from && at < to);
    const { posts, tick } = bot({ ...rule, zone }, from, stretches);
    const moments = due.map(({ at }) => at);
    for (const now of ticks(
      moments,
      changes.map(([{ end }]) => end),
      from,
      to,
    ))
      tick(now);

    expect(posts.map(({ postedOn, ...post }) => post)).toEqual(
      due.map((post) => ({ ...post, postedAt: post.at, isLate: false, missed: 0 })),
    );
    expectOneADay(posts);
  });

  it('has one post a day at most, and loses no day, on a machine that sleeps now and then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), sleeps(), (rule, sleeps) => {
        const { posts, tick } = bot({ ...rule, zone }, from, stretches);
        const due = expected.get(rule)!;
        let now = from;
        for (const asleep of sleeps) {
          const slept = now;
          now += asleep;
          if (now >= to) break;
          const before = posts.length;
          tick(now);
          tick(now + 1);
          // However many were missed.
          expect(posts.length - before).toBeLessThanOrEqual(1);
          const missed = due.filter(({ at }) => at > slept && at <= now);
          const today = dayAt(now + offsetAt(stretches, now));
          const isTodays = due.find(({ day }) => day === today);
          const isPosted = isTodays ? isTodays.at > slept && isTodays.at <= now : missed.length > 0;
          if (isPosted) expect(posts.at(-1)).toMatchObject({ postedAt: now, day: (isTodays ?? missed.at(-1)!).day });
        }
        expectOneADay(posts);
        const last = posts.at(-1);
        const covered = due.filter(({ day, at }) => at > from && last !== undefined && day <= last.day);
        expect(posts.length + posts.reduce((sum, { missed }) => sum + missed, 0)).toBe(covered.length);
        for (const { at, isLate, postedAt } of posts) expect(isLate).toBe(postedAt > at + 10 * MINUTE);
      }),
      { numRuns: 3 },
    );
  });

  it('has one post a day at most, by a clock that is set back and forth', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), jumps(), (rule, jumps) => {
        const { posts, tick } = bot({ ...rule, zone }, from, stretches);
        let now = from + (to - from) / 2;
        for (const jump of jumps) {
          now = Math.min(to, Math.max(from, now + jump));
          tick(now);
        }
        expectOneADay(posts);
      }),
      { numRuns: 3 },
    );
  });
});

/** Mostly minutes and hours, now and then days, once in a while weeks. */
function sleeps(): fc.Arbitrary<number[]> {
  return fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: MINUTE, max: 9 * HOUR }) },
      { weight: 3, arbitrary: fc.integer({ min: 9 * HOUR, max: 5 * DAY }) },
      { weight: 1, arbitrary: fc.integer({ min: 5 * DAY, max: 30 * DAY }) },
    ),
    { minLength: 60, maxLength: 120 },
  );
}

function jumps(): fc.Arbitrary<number[]> {
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: -12 * HOUR, max: 14 * HOUR }) },
      { weight: 2, arbitrary: fc.integer({ min: -4 * DAY, max: 4 * DAY }) },
      { weight: 1, arbitrary: fc.integer({ min: -90 * DAY, max: 90 * DAY }) },
    ),
    { minLength: 60, maxLength: 120 },
  );
}
