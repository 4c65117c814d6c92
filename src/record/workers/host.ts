import { parentPort } from 'node:worker_threads';
import type { ImportItem } from '../import/items.js';
import type { LineBatch, LineEvent, LinesEnd } from '../import/line-loop.js';
import { openSteps } from '../open-local.js';
import type { RecordSettings } from '../options.js';
import type { LocalRecord } from '../record.js';
import { type ErrorData, errorData } from './error-data.js';
import type { WorkerNotice } from './protocol.js';
import { serveRequests } from './request-server.js';

/** What a record offers, for the other thread to offer the same. */
export interface RecordInterface {
  readonly methods: readonly string[];
  /** Its properties, none of which change. */
  readonly facts: { readonly [name: string]: unknown };
}

/** The same with its error, if it has one, as data. */
export type WithErrorData<Of> = Of extends { readonly error: unknown }
  ? Omit<Of, 'error'> & { readonly error: ErrorData }
  : Of;

/** An event of a line import with its error as data. */
export type LineEventData =
  | Exclude<LineEvent, { readonly type: 'refused' }>
  | { readonly type: 'refused'; readonly line: number; readonly error: ErrorData };

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The first call opens the record, and every other one is for it; or it repairs one, and that is all. */
function serveRecord(port: NonNullable<typeof parentPort>): void {
  const notify = (notice: WorkerNotice) => port.postMessage(notice);
  /** Opens the record. The series gives the reports of the sample documents, and ends with the offer. */
  async function* open(settings: RecordSettings) {
    const steps = openSteps({
      ...settings,
      logger: { error: (details, message) => notify({ type: 'log', details, message }) },
      onDamage: (fault) => notify({ type: 'damage', error: errorData(fault) }),
    });
    for (;;) {
      const { value, done } = await steps.next();
      if (!done) {
        yield reportData(value);
        continue;
      }
      const { record, imports } = value;
      methods = {
        ...methodsOf(record),
        importItem: async function* (item: ImportItem, base: string) {
          for await (const report of imports.item(item, base)) yield reportData(report);
        },
        importLines: () => lineData(imports.lines()),
        fault: async () => {
          const fault = await record.fault();
          return fault && errorData(fault);
        },
      };
      return offerOf(record);
    }
  }
  let methods: Methods = {
    open,
    // Not a method of a record: nobody may have it open.
    repair: async (path: string) => (await import('../../store/sqlite/upkeep/repair.js')).salvage(path),
  };
  serveRequests(port, (method, args) => methods[method]?.(...(args as never[])));
}

/** A report with its error as data. */
function reportData<Report>(report: Report): WithErrorData<Report> {
  const hasError = typeof report === 'object' && report !== null && 'error' in report;
  return (hasError ? { ...report, error: errorData(report.error) } : report) as WithErrorData<Report>;
}

/** The line import with the errors in its events as data. */
async function* lineData(
  lines: AsyncGenerator<readonly LineEvent[], LinesEnd, LineBatch>,
): AsyncGenerator<readonly LineEventData[], unknown, LineBatch> {
  const dataOf = (event: LineEvent): LineEventData =>
    event.type === 'refused'
      ? { type: 'refused', line: event.refusal.line, error: errorData(event.refusal.error) }
      : event;
  let batch: LineBatch = [];
  try {
    for (;;) {
      const { value, done } = await lines.next(batch);
      if (done) return { ...value, events: value.events.map(dataOf) };
      batch = yield value.map(dataOf);
    }
  } finally {
    await lines.return(undefined as never);
  }
}

function methodsOf(record: LocalRecord): Methods {
  const methods = record as unknown as Methods;
  return Object.fromEntries(
    offerOf(record).methods.map((name) => [name, (...args: never[]) => methods[name]?.(...args)]),
  );
}

function offerOf(record: LocalRecord): RecordInterface {
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
