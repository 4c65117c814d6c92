import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, isQuiet, latestDue, localDate, nextDue, quietUntil } from '../../src/digest/due.js';
import { readQuietHours, readWhen } from '../../src/digest/when.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (iso: string) => Date.parse(iso);
const when = (typed: string) => readWhen(typed, null);
const iso = (moment: number | null) => moment && new Date(moment).toISOString();

describe('the moment of a digest', () => {
  it.each<[typed: string, day: string, moment: string | null]>([
    ['daily 08:00 Europe/London', '2028-01-15', '2028-01-15T08:00:00.000Z'],
    ['daily 08:00 Europe/London', '2028-07-15', '2028-07-15T07:00:00.000Z'],
    ['daily 08:00 Europe/London', '2028-02-29', '2028-02-29T08:00:00.000Z'],
    // Skipped: 01:00 to 02:00.
    ['daily 01:30 Europe/London', '2028-03-26', '2028-03-26T01:00:00.000Z'],
    ['daily 01:00 Europe/London', '2028-03-26', '2028-03-26T01:00:00.000Z'],
    ['daily 02:00 Europe/London', '2028-03-26', '2028-03-26T01:00:00.000Z'],
    // Twice: 01:00 to 02:00.
    ['daily 01:30 Europe/London', '2028-10-29', '2028-10-29T00:30:00.000Z'],
    // By half an hour: 02:00 to 02:30 is skipped, 01:30 to 02:00 comes twice.
    ['daily 02:15 Australia/Lord_Howe', '2028-10-01', '2028-09-30T15:30:00.000Z'],
    ['daily 01:45 Australia/Lord_Howe', '2028-04-02', '2028-04-01T14:45:00.000Z'],
    // Midnight itself is skipped.
    ['daily 00:00 America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // From half past eleven to half past midnight: the day is there, its last half hour isn't.
    ['daily 23:45 America/Toronto', '1919-03-30', '1919-03-31T04:30:00.000Z'],
    // A day that there was not, and those beside it.
    ['daily 08:00 Pacific/Apia', '2011-12-29', '2011-12-29T18:00:00.000Z'],
    ['daily 08:00 Pacific/Apia', '2011-12-30', null],
    ['daily 08:00 Pacific/Apia', '2011-12-31', '2011-12-30T18:00:00.000Z'],
    ['weekdays 08:00 Europe/London', '2028-01-15', null],
    // A Monday in Kiritimati is still a Sunday in London.
    ['Mondays 08:00 Pacific/Kiritimati', '2028-01-17', '2028-01-16T18:00:00.000Z'],
  ])('%s on %s', (typed, day, moment) => {
    expect(iso(dueAt(when(typed), day))).toBe(moment);
  });

  it('is of no day where the slot is none', () => {
    expect(() => dueAt(when('daily 08:00 UTC'), '#12')).toThrow(RangeError);
  });
});

describe('what is due', () => {
  const weekdays = when('weekdays 08:00 UTC');
  const since = at('2028-01-01T00:00Z');
  // 2028-01-14 is a Friday.
  const due = (now: string, done: string[], from = since) => latestDue(weekdays, at(now), { since: from, done });

  it('is the present day from its time on, and late after ten minutes', () => {
    const done = ['2028-01-12'];
    expect(due('2028-01-13T07:59:59Z', done)).toBeNull();
    const expected = { day: '2028-01-13', at: at('2028-01-13T08:00Z'), missed: 0 };
    expect(due('2028-01-13T08:00Z', done)).toEqual({ ...expected, isLate: false });
    expect(due('2028-01-13T08:10Z', done)).toEqual({ ...expected, isLate: false });
    expect(due('2028-01-13T08:10:01Z', done)).toEqual({ ...expected, isLate: true });
    expect(due('2028-01-13T23:59:59Z', done)).toEqual({ ...expected, isLate: true });
  });

  it('is not what was posted', () => {
    expect(due('2028-01-13T08:00Z', ['2028-01-13', '2028-01-12'])).toBeNull();
    expect(due('2028-01-15T08:00Z', ['2028-01-14'])).toBeNull();
  });

  it('is not what was due before it was asked for', () => {
    expect(due('2028-01-13T12:00Z', [], at('2028-01-13T08:00Z'))).toBeNull();
    expect(due('2028-01-13T12:00Z', [], at('2028-01-13T07:59Z'))).toMatchObject({ day: '2028-01-13', missed: 0 });
    expect(due('2028-01-15T12:00Z', [], at('2028-01-14T09:00Z'))).toBeNull();
  });

  it('leaves a missed day to the next post of the present day', () => {
    expect(due('2028-01-13T03:00Z', ['2028-01-10'])).toBeNull();
    expect(due('2028-01-13T08:00Z', ['2028-01-10'])).toMatchObject({ day: '2028-01-13', isLate: false, missed: 2 });
  });

  it('makes a missed day good at once where the present day has no post of its own', () => {
    const expected = { day: '2028-01-14', at: at('2028-01-14T08:00Z'), isLate: true };
    expect(due('2028-01-15T03:00Z', ['2028-01-13'])).toEqual({ ...expected, missed: 0 });
    expect(due('2028-01-16T23:00Z', ['2028-01-10'])).toEqual({ ...expected, missed: 3 });
    expect(due('2028-01-16T23:00Z', [], at('2028-01-12T09:00Z'))).toEqual({ ...expected, missed: 1 });
  });

  it('is counted up to a year of days', () => {
    expect(due('2028-01-13T08:00Z', [], 0)).toMatchObject({ day: '2028-01-13', missed: 366 });
  });

  it('is nothing twice for a clock that is set back', () => {
    const done = ['2028-01-13', '2028-01-12'];
    expect(due('2028-01-13T07:00Z', done)).toBeNull();
    expect(due('2028-01-12T09:00Z', done)).toBeNull();
    // The catch-up of Friday was posted on Saturday.
    expect(due('2028-01-15T01:00Z', ['2028-01-14'])).toBeNull();
  });

  it('is nothing behind a later day, were it of days that were chosen before', () => {
    expect(due('2028-01-16T12:00Z', ['2028-01-15', '2028-01-13'])).toBeNull();
  });

  it('is not held up by days that a wrong clock noted', () => {
    expect(due('2028-01-13T08:00Z', ['2061-05-05', '2028-01-14', '2028-01-12'])).toMatchObject({ day: '2028-01-13' });
    expect(due('2028-01-13T08:00Z', ['2061-05-05', '2028-01-13'])).toBeNull();
  });

  it('is only what is due now, where a wrong clock noted when it was asked for', () => {
    const future = at('2061-05-05T00:00Z');
    expect(due('2028-01-13T08:09Z', [], future)).toMatchObject({ day: '2028-01-13', missed: 0 });
    expect(due('2028-01-13T08:30Z', [], future)).toBeNull();
    // A clock that is put right by minutes is not wrong.
    expect(due('2028-01-13T08:01Z', [], at('2028-01-13T08:05Z'))).toBeNull();
  });

  it('is a day whose end was skipped together with midnight, where the next has none', () => {
    const sundays = when('Sundays 23:45 America/Toronto');
    const past = { since: at('1919-03-30T12:00Z'), done: [] };
    expect(latestDue(sundays, at('1919-03-31T04:29Z'), past)).toBeNull();
    expect(latestDue(sundays, at('1919-03-31T04:30Z'), past)).toMatchObject({ day: '1919-03-30', isLate: false });
  });

  it('passes over a day that there was not, a whole week of it', () => {
    const fridays = when('Fridays 08:00 Pacific/Apia');
    const past = { since: at('2011-12-20T00:00Z'), done: [] };
    // Of the Fridays, the 23rd was missed, and the 30th left out.
    expect(latestDue(fridays, at('2012-01-04T00:00Z'), past)).toMatchObject({ day: '2011-12-23', missed: 0 });
    expect(latestDue(fridays, at('2012-01-06T00:00Z'), past)).toMatchObject({ day: '2012-01-06', missed: 1 });
  });
});

describe('what is due next', () => {
  it.each<[typed: string, now: string, next: string]>([
    ['weekdays 08:00 Europe/London', '2028-01-14T07:59Z', '2028-01-14T08:00:00.000Z'],
    ['weekdays 08:00 Europe/London', '2028-01-14T08:00Z', '2028-01-17T08:00:00.000Z'],
    ['Fridays 08:00 Pacific/Apia', '2011-12-24T00:00Z', '2012-01-05T18:00:00.000Z'],
    ['daily 23:45 America/Toronto', '1919-03-31T04:29Z', '1919-03-31T04:30:00.000Z'],
  ])('of %s at %s', (typed, now, next) => {
    expect(iso(nextDue(when(typed), at(now)))).toBe(next);
  });

  it('is not before it was asked for', () => {
    const daily = when('daily 08:00 UTC');
    expect(iso(nextDue(daily, at('2028-01-14T07:59Z'), at('2028-01-14T08:01Z')))).toBe('2028-01-15T08:00:00.000Z');
    expect(iso(nextDue(daily, at('2028-01-14T07:59Z'), at('2061-01-01T00:00Z')))).toBe('2028-01-14T08:00:00.000Z');
  });

  it('is due then, and not a moment before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('weekdays 01:30', 'weekends 23:59', 'Tuesdays 02:15', 'daily 00:00'),
        fc.constantFrom('Europe/London', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia'),
        fc.integer({ min: at('2011-01-01T00:00Z'), max: at('2029-01-01T00:00Z') }),
        (typed, zone, now) => {
          const rule = when(`${typed} ${zone}`);
          const next = nextDue(rule, now)!;
          expect(next).toBeGreaterThan(now);
          expect(next).toBeLessThan(now + 15 * DAY);
          expect(latestDue(rule, next - 1, { since: now, done: [] })).toBeNull();
          expect(latestDue(rule, next, { since: now, done: [] })).toMatchObject({ at: next, missed: 0, isLate: false });
        },
      ),
    );
  });
});

describe('quiet hours', () => {
  it.each<[typed: string, now: string, until: string | null]>([
    ['22:00-07:00 UTC', '2028-01-14T21:59:59Z', null],
    ['22:00-07:00 UTC', '2028-01-14T22:00Z', '2028-01-15T07:00:00.000Z'],
    ['22:00-07:00 UTC', '2028-01-15T00:00Z', '2028-01-15T07:00:00.000Z'],
    ['22:00-07:00 UTC', '2028-01-15T06:59:59Z', '2028-01-15T07:00:00.000Z'],
    ['22:00-07:00 UTC', '2028-01-15T07:00Z', null],
    ['12:00-13:00 Asia/Kolkata', '2028-01-15T06:30Z', '2028-01-15T07:30:00.000Z'],
    ['12:00-13:00 Asia/Kolkata', '2028-01-15T07:30Z', null],
    // A night that is an hour shorter, and one that is an hour longer.
    ['22:00-07:00 Europe/London', '2028-03-25T23:00Z', '2028-03-26T06:00:00.000Z'],
    ['22:00-07:00 Europe/London', '2028-10-28T22:00Z', '2028-10-29T07:00:00.000Z'],
    // Half past one comes twice, and isn't over before the second.
    ['22:00-01:30 Europe/London', '2028-10-29T00:45Z', '2028-10-29T01:30:00.000Z'],
    ['22:00-01:30 Europe/London', '2028-10-29T01:30Z', null],
    // It doesn't come at all.
    ['22:00-01:30 Europe/London', '2028-03-26T00:59Z', '2028-03-26T01:00:00.000Z'],
    ['01:10-01:50 Europe/London', '2028-03-26T01:00Z', null],
    // One night, for there was no day between.
    ['22:00-07:00 Pacific/Apia', '2011-12-30T09:00Z', '2011-12-30T17:00:00.000Z'],
  ])('%s at %s', (typed, now, until) => {
    const hours = readQuietHours(typed, null);
    expect(iso(quietUntil(hours, at(now)))).toBe(until);
    expect(isQuiet(hours, at(now))).toBe(until !== null);
  });

  it('are over when they are said to be', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('22:00-07:00', '00:30-01:30', '23:00-22:00', '01:45-01:15'),
        fc.constantFrom('Europe/London', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia'),
        fc.integer({ min: at('2011-01-01T00:00Z'), max: at('2029-01-01T00:00Z') }),
        (typed, zone, now) => {
          const hours = readQuietHours(`${typed} ${zone}`, null);
          const until = quietUntil(hours, now);
          fc.pre(until !== null);
          expect(isQuiet(hours, until - 1)).toBe(true);
          expect(isQuiet(hours, until)).toBe(false);
        },
      ),
    );
  });
});

describe('a local day', () => {
  it('is that of the zone, on either side of the date line', () => {
    const now = at('2028-02-29T10:30Z');
    expect(localDate('Pacific/Kiritimati', now)).toBe('2028-03-01');
    expect(localDate('Europe/London', now)).toBe('2028-02-29');
    expect(localDate('Pacific/Pago_Pago', now)).toBe('2028-02-28');
    expect(localDate('Pacific/Pago_Pago', now + HOUR)).toBe('2028-02-29');
  });
});
