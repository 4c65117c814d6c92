import { parentPort } from 'node:worker_threads';
import { openLocalRecord } from '../open-local.js';
import type { LocalRecordOptions } from '../options.js';
import type { Logger } from '../receipts.js';
import type { LocalRecord } from '../record.js';
import { Channel } from './channel.js';

/** How the other thread opens the record here; what it logs, and what is found to be damaged, is told there. */
export type HostOptions = Omit<LocalRecordOptions, 'logger' | 'onDamage'>;

/** What a record offers, for the other thread to offer the same. */
export interface Offer {
  readonly methods: readonly string[];
  /** Its properties, none of which change. */
  readonly facts: { readonly [name: string]: unknown };
}

/** The first call opens the record, and every other one is for it; or it repairs one, and that is all. */
function serveRecord(port: NonNullable<typeof parentPort>): void {
  let record: Partial<{ readonly [name: string]: (...args: readonly unknown[]) => unknown }> = {};
  const channel: Channel = new Channel(port, async (target, args) => {
    // Not a method of a record: nobody may have it open.
    if (target === 'repair') return (await import('../../store/sqlite/upkeep/repair.js')).salvage(String(args[0]));
    if (target !== 'open') return record[target]?.(...args);
    const opened = await openLocalRecord({
      ...(args[0] as HostOptions),
      logger,
      onDamage: (fault) => channel.tell('damaged', [fault]),
    });
    record = opened as object;
    return offerOf(opened);
  });
  const logger: Logger = { error: (details, message) => channel.tell('error', [details, message]) };
}

function offerOf(record: LocalRecord): Offer {
  const members = prototypesOf(record).flatMap((each) => Object.entries(Object.getOwnPropertyDescriptors(each)));
  return {
    methods: members.flatMap(([name, { get }]) => (get || name === 'constructor' ? [] : name)),
    facts: Object.fromEntries(members.flatMap(([name, { get }]) => (get ? [[name, get.call(record)]] : []))),
  };
}

/** The classes that it is of, but for that of all objects. */
function prototypesOf(instance: object): object[] {
  const prototype = Object.getPrototypeOf(instance) as object | null;
  return prototype === null || prototype === Object.prototype ? [] : [prototype, ...prototypesOf(prototype)];
}

if (parentPort) serveRecord(parentPort);
