import { resolve } from 'node:path';
import { OnrecordError } from '../../model/errors.js';
import type { ImportItems } from '../import/items.js';
import type { StatementLines, StatementsOptions, StatementsSummary } from '../import/line-report.js';
import type { ImportOptions, ImportSummary } from '../import/report.js';
import type { LocalRecordOptions, RecordSettings } from '../options.js';
import { packagePath } from '../package-files.js';
import { SILENT } from '../receipts.js';
import type { LocalRecord } from '../record.js';
import { type ErrorData, errorOf } from './error-data.js';
import { Lane } from './lane.js';
import { MOST_READERS, ReadLanes } from './readers.js';
import { importRemoteItems, importRemoteLines } from './remote-imports.js';

/** What a record offers, wherever it runs. All of its methods are asynchronous: else none could be called from afar. */
export type RecordMembers = {
  readonly [Member in keyof LocalRecord]: LocalRecord[Member] extends (...args: infer Args) => infer Result
    ? Result extends Promise<unknown>
      ? LocalRecord[Member]
      : (...args: Args) => never
    : LocalRecord[Member];
};

/** These write little, and somebody waits for it. All others only read. */
const SHORT_WRITES: ReadonlySet<string> = new Set([
  ...(['keep', 'compareAndSet', 'forget', 'free', 'retract', 'release'] as const),
  ...(['subscribe', 'amend', 'unsubscribe', 'plan', 'unplan', 'claim', 'noteDelivery'] as const),
] satisfies (keyof LocalRecord)[]);

/** These write apart from the record, and must not wait behind what waits for it: an event is told from another at once. */
const EVENT_METHODS: ReadonlySet<string> = new Set(['meetAll', 'unmeet'] satisfies (keyof LocalRecord)[]);

/** These look at everything, and hold up nobody: their thread ends with them. */
const LONG_READS: ReadonlySet<string> = new Set(['examine'] satisfies (keyof LocalRecord)[]);

/** What these find says when the record is known to be damaged. */
const SEARCHES: ReadonlySet<string> = new Set(['ask', 'verify'] satisfies (keyof LocalRecord)[]);

/** Workers run JavaScript: what was compiled, also where the caller is TypeScript under a test runner. */
const HOST = packagePath('dist/src/record/workers/host.js');

/**
 * Opens a record in threads of its own: some read and answer (`Readers`); one imports, from the first import on; one keeps
 * what is to be remembered, from the first time on, which may have to wait for another writer; one tells what was met before.
 * SQLite lets the first ones
 * read while others write, and what was imported or kept is found as soon as that has returned.
 *
 * @throws {OnrecordError} as `openRecord`.
 */
export async function openThreadedRecord(
  { logger = SILENT, onDamage = () => {}, onReport = () => {}, ...settings }: LocalRecordOptions,
  host: string = HOST,
): Promise<RecordMembers> {
  let current: RecordSettings = settings;
  /** What any of the threads has found to be damaged is so for all of them. */
  let damage: OnrecordError | null = null;
  const noteDamage = (fault: OnrecordError) => {
    damage = fault;
    onDamage(fault);
  };
  const listeners = { logger, onReport, onDamage: noteDamage };
  const laneFor = (name: string) => new Lane(name, host, () => current, listeners);
  const reading = laneFor('reading');
  // Nobody can ask before it is open: filling an empty record need not be left to the other thread.
  const { methods, facts } = await reading.open();
  current = fromAnywhere(settings, String(facts['identity']));
  // A record in memory is one connection's own.
  const another = (name: string) => (settings.db === ':memory:' ? reading : laneFor(name));
  const [writing, keeping, meeting] = [another('writing'), another('keeping'), another('meeting')];
  const readers = new ReadLanes(reading, () => another('reading'), settings.db === ':memory:' ? 1 : MOST_READERS);

  const imports = new Set<Promise<unknown>>();
  /** Runs an import, whose calls the lane doesn't know to belong together. */
  const running = async <Summary>(start: () => Promise<Summary>): Promise<Summary> => {
    if (closing) throw closed();
    const summary = start();
    imports.add(summary);
    try {
      return await summary;
    } finally {
      imports.delete(summary);
    }
  };
  let closing: Promise<unknown> | null = null;
  const closeAll = async (): Promise<void> => {
    await Promise.allSettled(imports);
    await Promise.all([...new Set([...readers.lanes, writing, keeping, meeting])].map((lane) => lane.close()));
  };
  const close = async (): Promise<void> => {
    closing ??= closeAll();
    await closing;
  };
  const methodOf =
    (name: string) =>
    async (...args: readonly unknown[]): Promise<unknown> => {
      if (closing) throw closed();
      if (EVENT_METHODS.has(name)) return meeting.call(name, args);
      if (SHORT_WRITES.has(name)) return keeping.call(name, args);
      if (LONG_READS.has(name)) return alone(another(name), name, args);
      const result = await readers.call(name, args);
      return damage && SEARCHES.has(name) ? { ...(result as object), damage: damage.message } : result;
    };
  /** In a thread that nobody else uses; one that others use stays. */
  const alone = async (lane: Lane, name: string, args: readonly unknown[]): Promise<unknown> => {
    try {
      return await lane.call(name, args);
    } finally {
      if (lane !== reading) await lane.close();
    }
  };
  const forwarded = Object.fromEntries(methods.map((name) => [name, methodOf(name)]));
  const fault = async () => {
    const known = (await forwarded['fault']?.()) as ErrorData | null;
    return known ? errorOf(known) : damage;
  };
  return {
    ...{ ...facts, ...forwarded, fault, close },
    import: (items: ImportItems, options?: ImportOptions): Promise<ImportSummary> =>
      running(() => importRemoteItems(writing, items, options)),
    importStatements: (lines: StatementLines, options?: StatementsOptions): Promise<StatementsSummary> =>
      running(() => importRemoteLines(writing, lines, options)),
  } as unknown as RecordMembers;
}

/**
 * The same place when the working directory is another one. What was opened once is never made: what was moved away isn't
 * to come back empty.
 */
function fromAnywhere({ db, directory, keepsOffRecord }: RecordSettings, identity: string): RecordSettings {
  return {
    ...(db === ':memory:' ? { db } : { db: resolve(db), create: false, identity, isExamined: false }),
    ...(keepsOffRecord === undefined ? {} : { keepsOffRecord }),
    ...(directory === undefined ? {} : { directory: resolve(directory) }),
  };
}

function closed(): OnrecordError {
  return new OnrecordError('RECORD_CLOSED', 'The record was closed.', 'Open it again with openRecord.');
}
