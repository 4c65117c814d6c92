import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isNoEmbargo, readEmbargo, strictestEmbargo } from '../../src/visibility/embargo/index.js';
import { CONTEXTS, WORDINGS } from './embargo-wordings.js';

const UNTIL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('the instant of an embargo', () => {
  it.each(WORDINGS)('"$stated" ($context): $until', ({ stated, context, until }) => {
    expect(readEmbargo(stated, CONTEXTS[context])).toMatchObject({ stated, until });
  });

  it('is never earlier than a news desk would say', () => {
    const early = WORDINGS.filter(({ stated, context, until, desk = until }) => {
      const read = readEmbargo(stated, CONTEXTS[context]).until;
      return read !== null && (desk === null || read < desk);
    });
    expect(early).toEqual([]);
  });

  it('is held against more than 120 wordings', () => {
    expect(new Set(WORDINGS.map(({ stated }) => stated)).size).toBeGreaterThan(120);
  });
});

describe('the zone of an embargo', () => {
  it.each([
    ['4 December 2026, 6 a.m. ET', {}, 'America/New_York'],
    ['2026-12-04T06:00:00-05:00', {}, 'UTC-05:00'],
    ['4 December 2026', { zone: 'Europe/London' }, 'Europe/London'],
    ['4 December 2026', { zone: '+05:30' }, 'UTC+05:30'],
    ['3 December 2026', { publishedDate: '2026-12-02T10:00:00-05:00' }, 'UTC-05:00'],
    [
      '4 July 2027',
      { eventDate: '2026-12-02T10:00:00-05:00' },
      "UTC-06:00, since the clocks of the document's UTC-05:00 may have changed",
    ],
    ['4 December 2026', { publishedDate: '2026-12-02T10:00:00Z' }, 'UTC-12:00, since the document names no zone'],
    ['4 December 2026', { publishedDate: '2026-12-02T10:00:00+00:00' }, 'UTC-12:00, since the document names no zone'],
    ['4 December 2026', { zone: 'Nowhere/Land' }, 'UTC-12:00, since the document names no zone'],
  ])('of "%s" with %o is %s', (stated, context, zone) => {
    expect(readEmbargo(stated, context).zone).toBe(zone);
  });

  it('is not told where nothing was read', () => {
    expect(readEmbargo('until further notice', CONTEXTS.london)).toEqual({
      stated: 'until further notice',
      until: null,
    });
  });
});

describe('dates of a document that cannot be read', () => {
  it.each(['yesterday', '2026-13-45', '2026-12-02T25:00', '2026-12-02T10:00+99:00'])(
    '(%s) leave it to an editor',
    (date) => {
      expect(readEmbargo('until tomorrow', { publishedDate: date }).until).toBeNull();
      expect(readEmbargo('until tomorrow', { eventDate: '2026-12-02', publishedDate: date }).until).toBeNull();
    },
  );
});

describe('words that say that there is no embargo', () => {
  it.each([
    ...[
      'none',
      'None.',
      'NO',
      'n/a',
      'no embargo',
      'There is no embargo',
      'not embargoed',
      'not under embargo',
      'lifted',
    ],
    ...[
      'For immediate release',
      'FOR IMMEDIATE RELEASE',
      'immediate',
      'Embargo: none',
      'Embargo lifted',
      'The embargo has been lifted.',
    ],
    ...['This statement is not under embargo.', 'no restrictions', 'false'],
  ])('%s', (stated) => {
    expect(isNoEmbargo(stated)).toBe(true);
    expect(readEmbargo(stated, CONTEXTS.london).until).toBeNull();
  });

  it.each([
    ...[
      'not lifted',
      'not yet lifted',
      'not for immediate release',
      'until lifted',
      'to be lifted on Friday',
      'lifts Friday',
    ],
    ...[
      'no embargo until Friday',
      'none before noon',
      'no publication',
      '',
      '-',
      'yes',
      'true',
      'embargoed',
      'no longer lifted',
    ],
    ...['lifted on 4 December 2026', 'for immediate release on Friday', `none ${'x'.repeat(1200)}`],
  ])('but not: %s', (stated) => {
    expect(isNoEmbargo(stated)).toBe(false);
  });
});

describe('the strictest of several embargoes', () => {
  const at = (until: string | null) => ({ stated: String(until), until });
  const [early, late, unread] = [at('2026-12-04T06:00:00Z'), at('2027-01-01T00:00:00Z'), at(null)];

  it.each([
    [[], undefined],
    [[early], early],
    [[early, late], late],
    [[late, early], late],
    [[late, unread, early], unread],
  ])('of %o is %o', (embargoes, strictest) => {
    expect(strictestEmbargo(embargoes)).toEqual(strictest);
  });
});

/** Zones as they are written, and the clocks that they are. */
const ZONES: readonly (readonly [written: string, id: string])[] = [
  ['Z', 'UTC'],
  ['UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['+05:30', '+05:30'],
  ['-0800', '-08:00'],
  ['UTC-5', '-05:00'],
  ['GMT+2', '+02:00'],
  ['ET', 'America/New_York'],
  ['Pacific', 'America/Los_Angeles'],
  ['(London time)', 'Europe/London'],
  ['Sydney time', 'Australia/Sydney'],
  ['Asia/Tokyo', 'Asia/Tokyo'],
];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const two = (figure: number) => String(figure).padStart(2, '0');

/** Ways to write a date, a time and a zone. */
const FORMS: readonly ((at: Temporal.PlainDateTime, zone: string) => string)[] = [
  (at, zone) => `${at.toPlainDate()} ${clock24(at)} ${zone}`,
  (at, zone) => `until ${clock24(at)} ${zone} on ${at.day} ${MONTHS[at.month - 1]} ${at.year}`,
  (at, zone) =>
    `EMBARGOED UNTIL ${clock12(at).toUpperCase()} ${zone}, ${MONTHS[at.month - 1]?.toUpperCase()} ${at.day}, ${at.year}`,
  (at, zone) =>
    `Not before ${WEEKDAYS[at.dayOfWeek - 1]}, ${MONTHS[at.month - 1]?.slice(0, 3)}. ${at.day}, ${at.year} at ${clock12(at)} ${zone}`,
  (at, zone) =>
    `${two(at.hour)}.${two(at.minute)} hrs ${zone} ${WEEKDAYS[at.dayOfWeek - 1]?.slice(0, 3)} ${at.day}-${MONTHS[at.month - 1]?.slice(0, 3)}-${at.year}`,
  (at, zone) =>
    `hold until the ${at.day}th of ${MONTHS[at.month - 1]} ${at.year}, ${clock24(at)} ${zone}; tel. 020 7946 0018`,
  (at, zone) => `${at.year}/${two(at.month)}/${two(at.day)}, ${clock24(at)} ${zone}`,
  (at, zone) => `${two(at.hour)}${two(at.minute)} hrs ${zone}, ${at.day} ${MONTHS[at.month - 1]} ${at.year}`,
];
const ISO_FORMS: readonly ((at: Temporal.PlainDateTime, zone: string) => string)[] = [
  (at, zone) => `${at.toString({ smallestUnit: 'second' })}${zone}`,
  (at, zone) => `${at.toString({ smallestUnit: 'minute' })}${zone}`,
  (at, zone) => `${at.year}${two(at.month)}${two(at.day)}T${two(at.hour)}${two(at.minute)}00${zone}`,
];

function clock24(at: Temporal.PlainDateTime): string {
  return `${two(at.hour)}:${two(at.minute)}`;
}
/** "12:00 a.m." has two readings: a minute is named. */
function clock12(at: Temporal.PlainDateTime): string {
  return `${at.hour % 12 || 12}:${two(at.minute)} ${at.hour < 12 ? 'a.m.' : 'p.m.'}`;
}

describe('any date, time and zone', () => {
  const moment = fc
    .record({
      year: fc.integer({ min: 2024, max: 2039 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 1, max: 59 }),
    })
    .map((fields) => Temporal.PlainDateTime.from(fields));
  const instantOf = (at: Temporal.PlainDateTime, id: string) =>
    at.toZonedDateTime(id, { disambiguation: 'later' }).toInstant().toString({ smallestUnit: 'second' });

  it('come back exactly, in whatever form they are written', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...FORMS), fc.constantFrom(...ZONES), (at, write, [zone, id]) => {
        const stated = write(at, zone);
        expect({ stated, until: readEmbargo(stated, {}).until }).toEqual({ stated, until: instantOf(at, id) });
      }),
      { numRuns: 300 },
    );
  });

  it('come back exactly in ISO 8601', () => {
    const zones = fc.constantFrom(['Z', 'UTC'], ['+01:00', '+01:00'], ['-0330', '-03:30']);
    fc.assert(
      fc.property(moment, fc.constantFrom(...ISO_FORMS), zones, (at, write, [zone = '', id = '']) => {
        const stated = write(at, zone);
        expect({ stated, until: readEmbargo(stated, {}).until }).toEqual({ stated, until: instantOf(at, id) });
      }),
      { numRuns: 100 },
    );
  });
});

describe('any text', () => {
  const PIECES = [
    'until',
    'Friday',
    '6',
    'a.m.',
    '4 December',
    '2026',
    'ET',
    'GMT',
    'noon',
    'tomorrow',
    '48 hours',
    'after',
    'end of',
  ];
  const MORE = [
    '/',
    '(',
    ')',
    'or',
    '-',
    'next',
    '03/04/2027',
    'midnight',
    'March',
    'the',
    'print',
    '0600',
    '12.10',
    '+01:00',
    'London time',
  ];
  const words = fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 14 }).map((pieces) => pieces.join(' '));
  const contexts = fc.constantFrom(...Object.values(CONTEXTS));

  it.each([
    ['of embargoes', words],
    ['of any kind', fc.string({ unit: 'grapheme', maxLength: 200 })],
    ['of any bytes', fc.string({ unit: 'binary', maxLength: 200 })],
  ])(
    '%s gives an instant or none, and no error',
    (_, texts) => {
      fc.assert(
        fc.property(texts, contexts, (stated, context) => {
          const { until, zone } = readEmbargo(stated, context);
          expect(until === null ? zone === undefined : UNTIL.test(until) && zone !== undefined).toBe(true);
          isNoEmbargo(stated);
        }),
        { numRuns: 300 },
      );
    },
    60_000,
  );

  it('that says "until further notice" or is in doubt is never free', () => {
    const doubts = fc.constantFrom('until further notice', 'TBC', 'unless told otherwise', '?', 'provisional');
    fc.assert(
      fc.property(words, doubts, contexts, (text, doubt, context) => {
        expect(readEmbargo(`${text} ${doubt}`, context).until).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('longer than a sentence is left to an editor', () => {
    expect(readEmbargo(`${'x '.repeat(600)}until 4 December 2026`, {}).until).toBeNull();
    expect(readEmbargo(`until 4 December 2026 ${'x '.repeat(600_000)}`, {}).until).toBeNull();
    expect(readEmbargo('6 a.m. 7 p.m. '.repeat(60), CONTEXTS.universal).until).toBeNull();
  });
});
