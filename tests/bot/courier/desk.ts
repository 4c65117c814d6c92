import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Audience } from '../../../src/bot/access/readers.js';
import { Courier } from '../../../src/bot/courier/index.js';
import type { Time } from '../../../src/bot/delivery/clock.js';
import type { ChannelPost, Platform, PostOutcome } from '../../../src/bot/delivery/platform.js';
import type { Source } from '../../../src/model/source.js';
import {
  type DigestRule,
  EVERYTHING,
  type PostingPlace,
  type Subscription,
  type SubscriptionFilter,
  type WatchRule,
} from '../../../src/model/subscription.js';
import { Directory } from '../../../src/people/directory.js';
import { LocalRecord } from '../../../src/record/record.js';
import { openSqliteStore } from '../../../src/store/sqlite/index.js';
import { emptyRecord } from '../../empty-record.js';
import { makeDocument, type Said } from '../../store/documents.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A Monday, an hour before the digest. */
export const MONDAY = Date.parse('2026-11-23T07:00:00Z');

/** A clock that only tests move. */
export class Clock implements Time {
  constructor(public at: number) {}
  now(): number {
    return this.at;
  }
  async wait(ms: number): Promise<void> {
    this.at += ms;
  }
  random(): number {
    return 0.5;
  }
}

/** A platform that takes whatever it is given, but for what it is told to answer. */
export class Chat implements Platform {
  readonly hasThreads: boolean;
  readonly #editors: PostingPlace | null;
  readonly failed = new Promise<never>(() => {});
  isConnected = true;
  /** Who sees what is posted there: in channels, and of people. */
  audience: (place: PostingPlace) => Audience = () => 'readers';
  /** All that it was asked to post, and of it what it posted. */
  readonly asked: ChannelPost[] = [];
  readonly posted: ChannelPost[] = [];
  /** What it answers next, in turn. */
  readonly answers: PostOutcome[] = [];
  /** What it answers for ever, where it is set. */
  always: PostOutcome | null = null;

  constructor(
    readonly name: string,
    { hasThreads = true, editors = null }: { hasThreads?: boolean; editors?: string | null } = {},
  ) {
    this.hasThreads = hasThreads;
    this.#editors = editors === null ? null : { platform: name, channel: editors, isPerson: false };
  }
  connected(): boolean {
    return this.isConnected;
  }
  editorsOf(): PostingPlace | null {
    return this.#editors;
  }
  editorsChannels(): PostingPlace[] {
    return this.#editors ? [this.#editors] : [];
  }
  async audienceOf(place: PostingPlace): Promise<Audience> {
    return this.audience(place);
  }
  async check() {
    return [];
  }
  async post(post: ChannelPost): Promise<PostOutcome> {
    this.asked.push(post);
    const answer = this.always ?? this.answers.shift() ?? { outcome: 'posted', post: `${this.posted.length + 1}` };
    if (answer.outcome === 'posted') this.posted.push(post);
    return answer;
  }
  async stop(): Promise<void> {}
}

const WORDS =
  'amber basin cedar delta ember fjord grain harbor island jungle kernel ladder meadow nectar orchard pepper quarry river saddle timber uplift velvet willow yarrow zephyr anchor beacon canyon desert engine forest garden hollow insect jacket kettle lantern marble needle oyster'.split(
    ' ',
  );

/** A number from 0 up to 1, the same ones in the same order for the same seed: mulberry32. */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The nth sentence of many: worth telling, and like no other one. */
export function sentence(n: number): string {
  const random = randoms(n);
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  return `We will never sign the ${words(3)} order of ${n} ${words(7)}.`;
}

export interface DigestAsked {
  readonly zone?: string;
  readonly channel?: string;
  readonly days?: DigestRule['when']['days'];
  readonly time?: string;
  readonly filter?: Partial<SubscriptionFilter>;
  readonly quietDays?: DigestRule['quietDays'];
  readonly platform?: string;
}

export type WatchAsked = Partial<Omit<WatchRule, 'filter' | 'type'>> & {
  readonly filter?: Partial<SubscriptionFilter>;
  readonly channel?: string;
  readonly platform?: string;
  /** The position behind which it looks: the newest, unless said. */
  readonly after?: number;
};

/** A record on disk, a clock, a platform, and couriers. */
export class Desk {
  readonly clock = new Clock(MONDAY);
  readonly chat = new Chat('chat', { editors: 'EDITORS' });
  readonly platforms: Platform[] = [this.chat];
  readonly log: { level: number; msg: string }[] = [];
  #documents = 0;
  readonly #open: LocalRecord[] = [];

  private constructor(
    readonly folder: string,
    readonly db: string,
  ) {}

  static async open(): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-courier-'));
    const desk = new Desk(folder, emptyRecord(join(folder, 'record.db')));
    desk.record();
    return desk;
  }

  /** Another connection to it, such as another process has. */
  record(): LocalRecord {
    const record = new LocalRecord(openSqliteStore(this.db), new Directory([]));
    this.#open.push(record);
    return record;
  }

  get own(): LocalRecord {
    return this.#open[0]!;
  }

  courier({ record = this.own, platforms = this.platforms }: { record?: LocalRecord; platforms?: Platform[] } = {}) {
    const logger = pino({ level: 'info', base: null }, { write: (line: string) => this.log.push(JSON.parse(line)) });
    return new Courier({ record, platforms: () => platforms, time: this.clock, logger });
  }

  /** Puts statements on record, in one document. */
  async say(
    said: readonly Said[],
    { origin = `${++this.#documents}.txt`, ...about }: Partial<Source> = {},
  ): Promise<string> {
    const text = said.map(({ by, text: words }) => `${by} said: ${words}`).join('\n');
    const date = new Date(this.clock.at).toISOString().slice(0, 10);
    const document = makeDocument(`${origin}\n${text}`, said, { origin, eventDate: date, ...about });
    const store = openSqliteStore(this.db);
    await store.save({ ...document, place: origin }, this.clock.at);
    await store.close();
    return document.source.id;
  }

  /** Some more sentences, of Ann Lee unless told. */
  async more(from: number, count = 1, by = 'Ann Lee'): Promise<void> {
    await this.say(Array.from({ length: count }, (_, i) => ({ by, text: sentence(from + i) })));
  }

  async digest({ channel = 'C1', zone = 'Europe/London', platform = 'chat', ...asked }: DigestAsked = {}) {
    const { days = [1, 2, 3, 4, 5], time = '08:00', filter = {}, quietDays = 'line' } = asked;
    return this.own.subscribe({
      ...this.#common(channel, platform),
      after: await this.own.newest(),
      rule: { type: 'digest', when: { days, time, zone }, filter: { ...EVERYTHING, ...filter }, quietDays },
    });
  }

  async watch({
    channel = 'C1',
    platform = 'chat',
    filter = {},
    after,
    ...asked
  }: WatchAsked = {}): Promise<Subscription> {
    return this.own.subscribe({
      ...this.#common(channel, platform),
      after: after ?? (await this.own.newest()),
      rule: { type: 'watch', filter: { ...EVERYTHING, ...filter }, ...asked },
    });
  }

  #common(channel: string, platform: string) {
    const place: PostingPlace = { platform, channel, isPerson: false };
    return { place, owner: 'U1', state: 'active', since: this.clock.at } as const;
  }

  async subscription(id: number): Promise<Subscription> {
    return (await this.own.subscriptions()).find((one) => one.id === id)!;
  }

  /** Goes to a moment, such as `2026-11-24T08:00Z`, and looks. */
  async at(moment: string, courier: Courier): Promise<void> {
    this.clock.at = Date.parse(moment);
    await courier.look();
  }

  async close(): Promise<void> {
    for (const record of this.#open) await record.close();
    await rm(this.folder, { recursive: true });
  }
}

/** A desk for each test. */
export function desks(): () => Desk {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.close());
  return () => desk;
}

/** All that a post says, in words. */
export function wordsOf({ shown }: ChannelPost): string {
  return JSON.stringify(shown.nodes);
}

/** Which of the numbered sentences a post tells. */
export function told(posts: ChannelPost | readonly ChannelPost[]): number[] {
  const words = [posts].flat().map(wordsOf).join('\n');
  return [...words.matchAll(/order of (\d+) /g)].map(([, n]) => Number(n));
}
