import { pino } from 'pino';
import { Courier } from '../../../src/bot/courier/index.js';
import type { Platform } from '../../../src/bot/delivery/platform.js';
import type { DigestRule, Subscription, WatchRule } from '../../../src/model/subscription.js';
import { EVERYTHING } from '../../../src/model/subscription.js';
import type { StatementRecord } from '../../../src/record/index.js';

/** A Monday, an hour before the digest of the day. */
export const SEVEN = Date.UTC(2026, 10, 23, 7);
export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

export const DAILY: DigestRule = {
  type: 'digest',
  when: { days: [1, 2, 3, 4, 5, 6, 7], time: '08:00', zone: 'Europe/London' },
  filter: EVERYTHING,
  quietDays: 'line',
};
export const ANYBODY: WatchRule = { type: 'watch', filter: EVERYTHING, phrase: 'harbour' };

const TOWNS = [
  'Ashford',
  'Barnet',
  'Calne',
  'Derby',
  'Exeter',
  'Frome',
  'Goole',
  'Hull',
  'Ilkley',
  'Jarrow',
  'Keswick',
];
const THINGS = [
  'bridge',
  'harbour',
  'library',
  'railway',
  'market',
  'theatre',
  'hospital',
  'museum',
  'stadium',
  'tunnel',
  'canal',
];

/** An article in which so many people of one name each say something of their own. */
export function article(statements: number, by = 'Lee'): string {
  const lines = Array.from({ length: statements }, (_, i) => {
    const [town, thing] = [TOWNS[i % 11], THINGS[(i + Math.floor(i / 11)) % 11]];
    const words = `We announced on Monday that the ${thing} of ${town} will never be sold for less than ${i + 3} million pounds`;
    return `“${words}, and that is that,” said ${town} ${by}, the mayor of ${town}.`;
  });
  return ['---', 'title: Mayors speak', 'outlet: The Harbour Times', 'date: 2026-11-23', '---', ...lines].join('\n\n');
}

/**
 * What is delivered by a process: digests and alerts of a record, at times that a test sets.
 *
 * @param platforms what is connected
 */
export function delivering(record: StatementRecord, ...platforms: readonly Platform[]) {
  let now = SEVEN;
  const log: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const time = { now: () => now, wait: async () => {}, random: () => 0.5 };
  const start = () => new Courier({ record, platforms: () => platforms, time, logger });
  let courier = start();
  return {
    log,
    add: (text: string, name = 'mayors.md') => record.import({ name, bytes: new TextEncoder().encode(text) }),
    subscribe: async (more: Pick<Subscription, 'place' | 'owner' | 'rule'>): Promise<Subscription> =>
      record.subscribe({ ...more, state: 'active', after: await record.newest(), since: now }),
    /** Looks what is due so many milliseconds after seven. */
    at: async (ms: number) => {
      now = SEVEN + ms;
      await courier.look();
    },
    /** Another process takes over. */
    restart: () => {
      courier = start();
    },
  };
}

/**
 * Puts a digest in a record that was due twelve hours ago and a day before that, and tells of all that is on record. Its
 * zone is one in which it is noon now: what was due yesterday would wait for the digest of today.
 */
export async function dueMeanwhile(
  record: StatementRecord,
  place: Subscription['place'],
  owner: string,
): Promise<void> {
  const now = Date.now();
  const minute = new Date(now).toISOString().slice(14, 16);
  const behind = new Date(now).getUTCHours() - 12;
  const zone = `Etc/GMT${behind < 0 ? behind : `+${behind}`}`;
  const rule: DigestRule = { ...DAILY, when: { ...DAILY.when, time: `00:${minute}`, zone } };
  await record.subscribe({ place, owner, rule, state: 'active', after: 0, since: now - 2 * DAY });
}
