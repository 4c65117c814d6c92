import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDuration } from '../../src/digest/duration.js';
import { quietHoursInWords, readQuietHours, readWhen, whenInWords } from '../../src/digest/when.js';
import { readZone } from '../../src/digest/zones.js';
import { OnrecordError } from '../../src/model/errors.js';
import type { Weekday } from '../../src/model/subscription.js';

const LONDON = 'Europe/London';
const NEW_YORK = 'America/New_York';

/** The code, message and remedy of what is thrown. */
function failure(act: () => unknown): { code: string; message: string; remedy: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code, message: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error('Nothing was thrown');
}

describe('when a digest is posted', () => {
  it.each<[typed: string, days: string, time: string, zone: string]>([
    ['weekdays 08:00 Europe/London', '12345', '08:00', LONDON],
    ['daily 7am', '1234567', '07:00', 'Asia/Kolkata'],
    ['mon,wed,fri at 17:30 America/New_York', '135', '17:30', NEW_YORK],
    ['every day 6:30 pm London', '1234567', '18:30', LONDON],
    ['weekends 9', '67', '09:00', 'Asia/Kolkata'],
    ['Saturdays 10:00 UTC', '6', '10:00', 'UTC'],
    ['Monday to Friday at 8', '12345', '08:00', 'Asia/Kolkata'],
    ['08:00', '1234567', '08:00', 'Asia/Kolkata'],
    ['europe/london 8:00 WEEKDAYS', '12345', '08:00', LONDON],
    ['8 a.m. New York time on Tuesdays and Thursdays', '24', '08:00', NEW_YORK],
    ['Mon–Wed, Sat 0800 Europe / London', '1236', '08:00', LONDON],
    ['mon‑thu 8.30 London', '1234', '08:30', LONDON],
    ['fri to mon noon ET', '1567', '12:00', NEW_YORK],
    ['sat+sun 8h30 UK', '67', '08:30', LONDON],
    ['Mon/Wed/Fri 12:00am São Paulo', '135', '00:00', 'America/Sao_Paulo'],
    ['working days 12pm Port-au-Prince', '12345', '12:00', 'America/Port-au-Prince'],
    ['every weekday, 8 o’clock, Port of Spain', '12345', '08:00', 'America/Port_of_Spain'],
    ['every morning at 8', '1234567', '08:00', 'Asia/Kolkata'],
    ['Fri evenings 6 Kyiv', '5', '18:00', 'Europe/Kyiv'],
    ['evening 18:15 kolkata', '1234567', '18:15', 'Asia/Kolkata'],
    ['sunday 17:30pm St. John’s', '7', '17:30', 'America/St_Johns'],
    ['ｗｅｅｋｄａｙｓ　０８：００', '12345', '08:00', 'Asia/Kolkata'],
    ['mon mon monday weekdays 23:59', '12345', '23:59', 'Asia/Kolkata'],
    ['each day midnight local time', '1234567', '00:00', 'Asia/Kolkata'],
  ])('is read: %s', (typed, days, time, zone) => {
    expect(readWhen(typed, 'Asia/Kolkata')).toEqual({ days: [...days].map(Number), time, zone });
  });

  it.each<[typed: string, message: string]>([
    ['', 'No days and no time were said.'],
    [' at , on ', 'No days and no time were said.'],
    ['weekdays Europe/London', 'No time was said.'],
    ['weekdays 8 18:00', 'More than one time was said; a digest has one, and a second digest the other.'],
    ['every 2 days at 8', 'More than one time was said; a digest has one, and a second digest the other.'],
    ['weekdays 24:00', '24:00 is no time: a day starts at 00:00 and ends at 23:59.'],
    ['weekdays 25:00', '25:00 is no time.'],
    ['weekdays 8:60', '8:60 is no time.'],
    ['weekdays 13am', '13:00 is not both in the morning and after noon.'],
    ['weekdays 0pm', '0:00 is not both in the morning and after noon.'],
    ['mornings 8pm', '8:00 is not both in the morning and after noon.'],
    ['8 am pm', 'The morning and the afternoon were both said.'],
    ['weekdays to 8', 'A span of days needs a day on either side: Monday to Friday.'],
    ['weekdays to sunday 8', 'A span of days needs a day on either side: Monday to Friday.'],
    ['London weekdays 8 Paris', 'More than one time zone was said: London, Paris.'],
    ['weekdays '.repeat(30), 'That is 270 characters; at most 200 are read.'],
  ])('is not read, and why: %s', (typed, message) => {
    expect(failure(() => readWhen(typed, LONDON))).toEqual({
      code: 'WHEN_UNREAD',
      message,
      remedy: expect.stringContaining('for example: weekdays 08:00 Europe/London'),
    });
  });

  it('needs a time zone from somewhere', () => {
    expect(failure(() => readWhen('weekdays 8', null))).toMatchObject({
      code: 'WHEN_UNREAD',
      message: 'No time zone was said.',
    });
  });

  it('tells which word it does not know', () => {
    expect(failure(() => readWhen('tomorrow 8 London', LONDON)).message).toContain('tomorrow');
    expect(failure(() => readWhen('London 8 every other day', LONDON)).message).toContain('other');
    expect(failure(() => readWhen('fortnightly 8:00', LONDON))).toMatchObject({ code: 'TIME_ZONE_UNKNOWN' });
  });

  it.each<[days: Weekday[], words: string]>([
    [[1, 2, 3, 4, 5, 6, 7], 'daily 08:00 Europe/London'],
    [[1, 2, 3, 4, 5], 'weekdays 08:00 Europe/London'],
    [[6, 7], 'weekends 08:00 Europe/London'],
    [[3], 'Wednesdays 08:00 Europe/London'],
    [[1, 3, 5], 'Mon, Wed, Fri 08:00 Europe/London'],
  ])('is told in words: %j', (days, words) => {
    expect(whenInWords({ days, time: '08:00', zone: LONDON })).toBe(words);
  });

  it('reads as the same what it told, with every zone there is', () => {
    const zone = fc.constantFrom(
      ...Intl.supportedValuesOf('timeZone'),
      'UTC',
      'Asia/Kathmandu',
      'US/Eastern',
      'Etc/GMT+5',
    );
    const days = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 });
    fc.assert(
      fc.property(zone, days, time(), fc.boolean(), (zone, days, time, isLoud) => {
        const when = { zone, days: days.sort(), time };
        const words = whenInWords(when);
        expect(readWhen(isLoud ? words.toUpperCase() : words, null)).toEqual(when);
      }),
      { numRuns: 600 },
    );
  });

  it('reads anything, or says why not', () => {
    const pieces = fc.constantFrom(
      'mon',
      '-',
      'to',
      '8',
      'am',
      ':',
      '/',
      '+',
      'London',
      ' ',
      ',',
      '0',
      '\u0000',
      '\ud800',
      '"',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 210 }),
      fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        for (const read of [
          () => readWhen(text, LONDON),
          () => readQuietHours(text, LONDON),
          () => readDuration(text),
        ]) {
          try {
            expect(read()).toBeTruthy();
          } catch (error) {
            expect(error).toBeInstanceOf(OnrecordError);
            expect((error as OnrecordError).message.length).toBeLessThan(300);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('knows no zone by the name of %s', (word) => {
    expect(failure(() => readWhen(`8:00 ${word}`, LONDON)).code).toBe('TIME_ZONE_UNKNOWN');
  });

  it.each(['8', ' ', '-', 'a', 'mon-', '8:', '1m', 'a/', '\u0301'])('ends at once with a million times %j', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(failure(() => readWhen(text, LONDON)).message).toContain('at most 200 are read');
    expect(failure(() => readQuietHours(text, LONDON)).message).toContain('at most 200 are read');
    expect(failure(() => readDuration(text)).message).toContain('at most 200 are read');
  });
});

describe('a time zone', () => {
  it.each([
    ['europe/london', LONDON],
    ['EUROPE/LONDON', LONDON],
    ['los angeles', 'America/Los_Angeles'],
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Calcutta', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['ho chi minh', 'Asia/Ho_Chi_Minh'],
    ['Indiana/Knox', 'America/Indiana/Knox'],
    ['us/eastern', 'US/Eastern'],
    ['PT', 'America/Los_Angeles'],
    ['cet', 'CET'],
    ['utc', 'UTC'],
  ])('%s is %s', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it.each([
    ['GMT', ['Europe/London', 'UTC']],
    ['EST', [NEW_YORK, 'America/Panama']],
    ['ist', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['Europe/Lodon', [LONDON]],
    ['Lodnon', [LONDON]],
    ['New Yrok', [NEW_YORK]],
  ])('%s may be one of several, or be misspelt', (typed, candidates) => {
    const { code, remedy } = failure(() => readWhen(`weekdays 08:00 ${typed}`, LONDON));
    expect(code).toBe('TIME_ZONE_UNKNOWN');
    for (const candidate of candidates) expect(remedy).toContain(candidate);
  });

  it.each(['+05:30', 'UTC+2', 'GMT-5'])('%s is an offset, which knows of no summer time', (typed) => {
    expect(failure(() => readZone(typed))).toMatchObject({
      code: 'TIME_ZONE_UNKNOWN',
      message: `${typed} is no time zone: an offset knows of no summer time.`,
    });
  });

  it('is no moment with a zone in brackets, and nothing that is no name', () => {
    for (const typed of ['2020-01-01T00:00[Europe/London]', '', '💥', 'x'.repeat(150)]) {
      expect(failure(() => readZone(typed)).code).toBe('TIME_ZONE_UNKNOWN');
    }
  });
});

describe('quiet hours', () => {
  it.each([
    ['22:00-07:00', '22:00', '07:00', LONDON],
    ['10pm to 7am', '22:00', '07:00', LONDON],
    ['10 pm – 7 am New York', '22:00', '07:00', NEW_YORK],
    ['from 22 until 7', '22:00', '07:00', LONDON],
    ['between 10 pm and 7 am', '22:00', '07:00', LONDON],
    ['Europe/Paris 12:00-13:30', '12:00', '13:30', 'Europe/Paris'],
    ['midnight to 6', '00:00', '06:00', LONDON],
  ])('are read: %s', (typed, from, to, zone) => {
    expect(readQuietHours(typed, LONDON)).toEqual({ from, to, zone });
  });

  it.each(['', '22:00', '22:00-', '22:00-22:00', '22 to 7 to 8', '1 2 to 3', 'never', 'weekdays 22:00-07:00'])(
    'are not read: %s',
    (typed) => {
      expect(failure(() => readQuietHours(typed, LONDON))).toMatchObject({
        code: 'QUIET_HOURS_UNREAD',
        remedy: expect.stringContaining('22:00-07:00'),
      });
    },
  );

  it('read as the same what is told in words', () => {
    fc.assert(
      fc.property(time(), time(), fc.constantFrom(LONDON, 'Asia/Kathmandu', 'UTC'), (from, to, zone) => {
        fc.pre(from !== to);
        expect(readQuietHours(quietHoursInWords({ from, to, zone }), null)).toEqual({ from, to, zone });
      }),
    );
  });
});

describe('a span of time', () => {
  it.each([
    ['2h', 120],
    ['30 min', 30],
    ['1d', 1440],
    ['24h', 1440],
    ['90m', 90],
    ['2 hours', 120],
    ['3 days', 4320],
    ['1 week', 10_080],
    ['1h30m', 90],
    ['1 hour and 30 minutes', 90],
    ['1 day, 2 hrs.', 1560],
    ['1.5H', 90],
    ['366 days', 527_040],
    ['1m', 1],
  ])('is read: %s', (typed, minutes) => {
    expect(readDuration(typed)).toBe(minutes * 60_000);
  });

  it.each([
    '',
    '2',
    'h',
    '2x',
    '-2h',
    '2h 2h',
    '30m 2h',
    '0h',
    '0.5m',
    '367 days',
    '999999w',
    '1e9h',
    '2 hours ago',
    '90s',
  ])('is not read: %s', (typed) => {
    expect(failure(() => readDuration(typed))).toMatchObject({
      code: 'DURATION_UNREAD',
      remedy: expect.stringContaining('2h'),
    });
  });

  it('is the same with or without spaces, in any case', () => {
    const unit = fc.constantFrom(['m', 1], ['h', 60], ['d', 1440], ['W', 10_080]) as fc.Arbitrary<[string, number]>;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 52 }), unit, (count, [name, minutes]) => {
        expect(readDuration(`${count}${name}`)).toBe(count * minutes * 60_000);
        expect(readDuration(` ${count} ${name} `)).toBe(count * minutes * 60_000);
      }),
    );
  });
});

function time(): fc.Arbitrary<string> {
  const two = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
  return fc.tuple(two(23), two(59)).map((parts) => parts.join(':'));
}
