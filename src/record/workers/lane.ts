import { Worker } from 'node:worker_threads';
import { OnrecordError } from '../../model/errors.js';
import type { ImportReport } from '../import/report.js';
import type { RecordListeners, RecordSettings } from '../options.js';
import { errorOf } from './error-data.js';
import type { RecordInterface, WithErrorData } from './host.js';
import type { WorkerNotice } from './protocol.js';
import { RequestClient } from './request-client.js';

interface Running {
  readonly worker: Worker;
  readonly client: RequestClient;
  readonly offer: Promise<RecordInterface>;
  isOpen: boolean;
}

/**
 * A worker with the record open in it. It is started when it is needed, also after it has died. It keeps the process
 * alive from a call to its result, or to the end of its series, and no longer.
 */
export class Lane {
  readonly #name: string;
  readonly #host: string;
  readonly #settings: () => RecordSettings;
  readonly #listeners: Required<RecordListeners>;
  readonly #calls = new Set<Promise<unknown>>();
  #running: Running | null = null;
  #died: OnrecordError | null = null;

  /**
   * @param host the compiled `host.ts`, or what does as it does
   * @param settings with which the record is opened at each start
   */
  constructor(name: string, host: string, settings: () => RecordSettings, listeners: Required<RecordListeners>) {
    this.#name = name;
    this.#host = host;
    this.#settings = settings;
    this.#listeners = listeners;
  }

  /** How many calls are not done yet. */
  get waiting(): number {
    return this.#calls.size;
  }

  /** Whether the record is open here: a call needn't wait for that. */
  get isOpen(): boolean {
    return this.#running?.isOpen ?? false;
  }

  /**
   * Opens the record, unless it is open here.
   *
   * @throws {OnrecordError} as `openRecord` does, and `RECORD_THREAD_DIED`.
   */
  open(): Promise<RecordInterface> {
    return this.#started().offer;
  }

  /**
   * Calls a method of the record.
   *
   * @throws {OnrecordError} as the method does, and `RECORD_THREAD_DIED`.
   */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const { offer, client } = this.#started();
    const call = offer.then(() => client.call(method, args));
    this.#calls.add(call);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  /**
   * Calls a method that answers with a series, as `RequestClient.iterate` does. Whoever closes the lane has to wait for
   * the end of the series.
   *
   * @throws {OnrecordError} as the method does, and `RECORD_THREAD_DIED`.
   */
  async *iterate(
    method: string,
    args: readonly unknown[],
    transfer?: readonly ArrayBuffer[],
  ): AsyncGenerator<unknown, unknown, unknown> {
    const { offer, client } = this.#started();
    await offer;
    return yield* client.iterate(method, args, transfer);
  }

  /** Ends the worker when what was called is done. Nothing may be called afterwards. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls);
    if (!this.#running) return;
    const { worker, client } = this.#running;
    try {
      await client.call('close', []);
    } finally {
      await worker.terminate();
    }
  }

  #started(): Running {
    // A record in memory is gone with its thread: a new one would answer "nothing on record".
    if (this.#died && this.#settings().db === ':memory:') throw this.#died;
    this.#running ??= this.#start();
    return this.#running;
  }

  #start(): Running {
    // Flags of this process may be none that a worker takes: `node --input-type=module -e …`.
    const worker = new Worker(this.#host, { name: `onrecord, ${this.#name}`, execArgv: [] });
    const client = new RequestClient(
      worker,
      (notice) => this.#announce(notice),
      (busy) => (busy ? worker.ref() : worker.unref()),
    );
    const forget = () => {
      if (this.#running === running) this.#running = null;
    };
    let fault: unknown;
    worker.once('error', (error) => {
      fault = error;
    });
    worker.once('exit', (code) => {
      forget();
      this.#died = died(this.#name, fault, code, this.#settings().db === ':memory:');
      client.break(this.#died);
    });
    const offer = this.#openRecord(client);
    const running: Running = { worker, client, offer, isOpen: false };
    offer.then(
      () => {
        running.isOpen = true;
      },
      () => {
        forget();
        return worker.terminate();
      },
    );
    return running;
  }

  async #openRecord(client: RequestClient): Promise<RecordInterface> {
    const steps = client.iterate('open', [this.#settings()]);
    try {
      for (;;) {
        const { value, done } = await steps.next();
        if (done) return value as RecordInterface;
        await this.#listeners.onReport(withError(value as WithErrorData<ImportReport>));
      }
    } finally {
      await steps.return(undefined);
    }
  }

  #announce(notice: WorkerNotice): void {
    if (notice.type === 'log') this.#listeners.logger.error(notice.details, notice.message);
    else this.#listeners.onDamage(errorOf(notice.error) as OnrecordError);
  }
}

/** A report with its error as one, for one with it as data. */
export function withError(report: WithErrorData<ImportReport>): ImportReport {
  return report.outcome === 'refused' ? { ...report, error: errorOf(report.error) as OnrecordError } : report;
}

function died(name: string, fault: unknown, code: number, isInMemory: boolean): OnrecordError {
  const why = fault === undefined ? `exit code ${code}` : fault instanceof Error ? fault.message : String(fault);
  return new OnrecordError(
    'RECORD_THREAD_DIED',
    `The thread for ${name} the record ended while it worked (${why}).`,
    isInMemory
      ? 'The record was in memory and is gone with it: open a new one.'
      : 'Try again: the next call starts it anew. What was reported as saved is safe.',
    { cause: fault },
  );
}
