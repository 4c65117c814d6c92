import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { examineAll } from '../../src/bot/answers/examination.js';
import { loadCommands } from '../../src/bot/commands/load.js';
import { Courier } from '../../src/bot/courier/index.js';
import type { ChannelPost, Platform } from '../../src/bot/delivery/platform.js';
import { Bot } from '../../src/bot/dispatch.js';
import { Pages } from '../../src/bot/memory/pages.js';
import { EVERYTHING, type PostingPlace } from '../../src/model/subscription.js';
import { Directory } from '../../src/people/directory.js';
import { Imports } from '../../src/record/import/index.js';
import { LocalRecord } from '../../src/record/record.js';
import { openStore } from '../../src/store/open.js';
import type { Store } from '../../src/store/store.js';
import type { Clock } from './clock.js';

export const PUBLIC_URL = 'https://quotes.example.org';
export const CHANNEL: PostingPlace = { platform: 'chat', channel: 'C1', isPerson: false };
const EDITORS: PostingPlace = { platform: 'chat', channel: 'EDITORS', isPerson: false };

const COMMANDS = await loadCommands();

/** A newsroom: a record, a bot on it, a courier with a chat, and all that they write. */
export class Newsroom {
  readonly store: Store;
  readonly record: LocalRecord;
  readonly bot: Bot;
  readonly courier: Courier;
  readonly log: string[] = [];
  readonly posts: ChannelPost[] = [];
  /** The public methods of the record that were called. */
  readonly called = new Set<string>();
  readonly #folder: string | null;

  private constructor(
    readonly clock: Clock,
    readonly db: string,
    folder: string | null,
    keepsOffRecord: boolean,
  ) {
    this.#folder = folder;
    this.store = openStore(db);
    const logger = pino({ level: 'trace', base: null, timestamp: false }, { write: (line) => this.log.push(line) });
    const directory = new Directory([]);
    const imports = new Imports({ store: this.store, directory, keepsOffRecord });
    const record = new LocalRecord(this.store, directory, logger, imports);
    this.record = noting(record, this.called);
    const health = () => examineAll(this.record, []);
    this.bot = new Bot({
      ...{ record: this.record, commands: COMMANDS, logger, now: () => new Date(), health },
      pages: new Pages({ record: this.record, publicUrl: PUBLIC_URL, mode: 'link', now: () => new Date() }),
    });
    const time = { now: () => clock.at, wait: async () => {}, random: () => 0.5 };
    this.courier = new Courier({ record: this.record, platforms: () => [this.#chat()], time, logger });
  }

  /** @param onDisk whether other programs open it as well */
  static async open(clock: Clock, keepsOffRecord: boolean, onDisk: boolean): Promise<Newsroom> {
    const folder = onDisk ? mkdtempSync(join(tmpdir(), 'onrecord-leaks-')) : null;
    const room = new Newsroom(clock, folder ? join(folder, 'record.db') : ':memory:', folder, keepsOffRecord);
    const common = { place: CHANNEL, owner: 'U1', state: 'active', after: 0, since: clock.at } as const;
    await room.record.subscribe({ ...common, rule: { type: 'watch', filter: EVERYTHING } });
    const when = { days: [1, 2, 3, 4, 5, 6, 7] as const, time: '08:00', zone: 'Europe/London' };
    await room.record.subscribe({ ...common, rule: { type: 'digest', when, filter: EVERYTHING, quietDays: 'line' } });
    return room;
  }

  #chat(): Platform {
    return {
      ...{ name: 'chat', hasThreads: true, failed: new Promise<never>(() => {}) },
      ...{ connected: () => true, editorsOf: () => EDITORS, editorsChannels: () => [EDITORS] },
      check: async () => [],
      audienceOf: async () => 'readers',
      stop: async () => {},
      post: async (post) => ({ outcome: 'posted', post: `${this.posts.push(post)}` }),
    };
  }

  async close(): Promise<void> {
    await this.bot.settled();
    await this.record.close();
    if (this.#folder) rmSync(this.#folder, { recursive: true });
  }
}

/** The same record; whatever is called of it is noted. */
function noting(record: LocalRecord, called: Set<string>): LocalRecord {
  return new Proxy(record, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        called.add(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}
