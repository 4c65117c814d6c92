import { Worker } from 'node:worker_threads';
import { OnrecordError } from '../../model/errors.js';
import type { Logger } from '../receipts.js';
import { Channel } from './channel.js';
import type { HostOptions, Offer } from './host.js';

interface Running {
  readonly worker: Worker;
  readonly channel: Channel;
  readonly offer: Promise<Offer>;
  isOpen: boolean;
}

/**
 * A worker with the record open in it. It is started when it is needed, also after it has died. It keeps the process
 * alive while a call is waited for, and no longer.
 */
export class Lane {
  readonly #name: string;
  readonly #host: string;
  readonly #options: () => HostOptions;
  readonly #logger: Logger;
  readonly #onDamage: (fault: OnrecordError) => void;
  readonly #calls = new Set<Promise<unknown>>();
  #running: Running | null = null;
  #died: OnrecordError | null = null;

  /**
   * @param host the compiled `host.ts`, or what does as it does
   * @param onDamage hears of what is found to be damaged there
   */
  constructor(
    name: string,
    host: string,
    options: () => HostOptions,
    logger: Logger,
    onDamage: (fault: OnrecordError) => void = () => {},
  ) {
    this.#name = name;
    this.#host = host;
    this.#options = options;
    this.#logger = logger;
    this.#onDamage = onDamage;
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
  open(): Promise<Offer> {
    return this.#started().offer;
  }

  /**
   * Calls a method of the record.
   *
   * @throws {OnrecordError} as the method does, and `RECORD_THREAD_DIED`.
   */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const { offer, channel } = this.#started();
    const call = offer.then(() => channel.call(method, args));
    this.#calls.add(call);
    try {
      return await call;
    } finally {
      this.#calls.delete(call);
    }
  }

  /** Ends the worker when what was called is done. Nothing may be called afterwards. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#calls);
    if (!this.#running) return;
    const { worker, channel } = this.#running;
    try {
      await channel.call('close', []);
    } finally {
      await worker.terminate();
    }
  }

  #started(): Running {
    // A record in memory is gone with its thread: a new one would answer "nothing on record".
    if (this.#died && this.#options().db === ':memory:') throw this.#died;
    this.#running ??= this.#start();
    return this.#running;
  }

  #start(): Running {
    // Flags of this process may be none that a worker takes: `node --input-type=module -e …`.
    const worker = new Worker(this.#host, { name: `onrecord, ${this.#name}`, execArgv: [] });
    const channel = new Channel(
      worker,
      (told, [details, message]) =>
        told === 'damaged'
          ? this.#onDamage(details as OnrecordError)
          : this.#logger[told as keyof Logger](details as object, String(message)),
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
      this.#died = died(this.#name, fault, code, this.#options().db === ':memory:');
      channel.break(this.#died);
    });
    const offer = channel.call('open', [this.#options()]) as Promise<Offer>;
    const running: Running = { worker, channel, offer, isOpen: false };
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
