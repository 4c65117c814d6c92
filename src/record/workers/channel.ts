import type { MessagePort, Worker } from 'node:worker_threads';
import { OnrecordError } from '../../model/errors.js';
import { type Callable, type Loan, pack, unpack, type Wire } from './wire.js';

type Message =
  /** `answer` is the number to answer to; null where no answer is waited for. */
  | { readonly type: 'call'; readonly answer: number | null; readonly target: string | number; readonly args: Wire }
  | { readonly type: 'done'; readonly answer: number; readonly value: Wire }
  | { readonly type: 'failed'; readonly answer: number; readonly error: Wire; readonly thrown: number }
  /** What was called has failed with what the caller's own callback or iterable threw. */
  | { readonly type: 'rethrown'; readonly answer: number; readonly thrown: number };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread does for the other one, by name. */
export type Serve = (target: string, args: readonly unknown[]) => unknown;

/**
 * Calls between two threads, in both directions: what is called may call back the functions, and pull from the
 * iterables, that it was given. Both ends are one of these.
 */
export class Channel {
  readonly #port: MessagePort | Worker;
  readonly #serve: Serve;
  readonly #onBusy: (busy: boolean) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #loans = new Map<number, Loan>();
  /** What was thrown here into a call of ours, so that its caller gets the very error and no likeness of it. */
  readonly #thrown = new Map<number, unknown>();
  /** The numbers that errors of the other side have there. */
  readonly #theirs = new WeakMap<object, number>();
  #next = 0;
  #broken: { readonly error: unknown } | null = null;

  /** @param onBusy hears when the first call is waited for, and when none is any more. */
  constructor(port: MessagePort | Worker, serve: Serve, onBusy: (busy: boolean) => void = () => {}) {
    this.#port = port;
    this.#serve = serve;
    this.#onBusy = onBusy;
    port.on('message', (message: Message) => void this.#receive(message));
  }

  /** Calls the other side, and gives what it returns. Functions and iterables among `args` are its until then. */
  async call(target: string | number, args: readonly unknown[]): Promise<unknown> {
    const loans: number[] = [];
    const answer = this.#next++;
    try {
      return await new Promise((resolve, reject) => {
        if (this.#broken) throw this.#broken.error;
        if (this.#waiting.size === 0) this.#onBusy(true);
        this.#waiting.set(answer, { resolve, reject });
        const { wire, handOver } = pack(args, (loan) => this.#lend(loan, loans));
        this.#post({ type: 'call', answer, target, args: wire }, handOver);
      });
    } finally {
      for (const loan of loans) this.#release(loan);
      if (this.#waiting.delete(answer) && this.#waiting.size === 0) {
        this.#thrown.clear();
        this.#onBusy(false);
      }
    }
  }

  /** Tells the other side, without waiting for anything. */
  tell(target: string, args: readonly unknown[]): void {
    const { wire } = pack(args, (loan) => this.#lend(loan));
    this.#post({ type: 'call', answer: null, target, args: wire });
  }

  /** Fails what is waited for, and every later call: nobody is there any more. */
  break(error: unknown): void {
    this.#broken ??= { error };
    for (const { reject } of this.#waiting.values()) reject(error);
    for (const loan of this.#loans.keys()) this.#release(loan);
  }

  #lend(loan: Loan, loans?: number[]): number {
    const number = this.#next++;
    this.#loans.set(number, loan);
    loans?.push(number);
    return number;
  }

  #release(loan: number): void {
    this.#loans.get(loan)?.release?.();
    this.#loans.delete(loan);
  }

  #post(message: Message, handOver: readonly ArrayBuffer[] = []): void {
    try {
      this.#port.postMessage(message, handOver);
    } catch (cause) {
      throw new OnrecordError(
        'RECORD_NOT_DATA',
        `What was given to the record is more than data (${cause instanceof Error ? cause.message : cause}).`,
        'Give plain objects of texts and numbers, and bytes.',
        { cause },
      );
    }
  }

  async #receive(message: Message): Promise<void> {
    const far =
      (loan: number): Callable =>
      (...args) =>
        this.call(loan, args);
    if (message.type === 'call') {
      await this.#answer(message, far);
      return;
    }
    const waiting = this.#waiting.get(message.answer);
    if (!waiting) return;
    if (message.type === 'rethrown') waiting.reject(this.#thrown.get(message.thrown));
    else if (message.type === 'done') unpack(message.value, far).then(waiting.resolve, waiting.reject);
    else {
      const error = await unpack(message.error, far);
      if (typeof error === 'object' && error !== null) this.#theirs.set(error, message.thrown);
      waiting.reject(error);
    }
  }

  async #answer(
    { answer, target, args }: Extract<Message, { readonly type: 'call' }>,
    far: (loan: number) => Callable,
  ): Promise<void> {
    try {
      const given = (await unpack(args, far)) as unknown[];
      const value = await (typeof target === 'string' ? this.#serve(target, given) : this.#callLoan(target, given));
      if (answer === null) return;
      const { wire, handOver } = pack(value, (loan) => this.#lend(loan));
      this.#post({ type: 'done', answer, value: wire }, handOver);
    } catch (error) {
      if (answer === null) throw error;
      this.#fail(answer, error);
    }
  }

  async #callLoan(number: number, args: readonly unknown[]): Promise<unknown> {
    const loan = this.#loans.get(number);
    const value = await loan?.call(...args);
    if (loan?.batches && Array.isArray(value) && value.length === 0) this.#release(number);
    return value;
  }

  #fail(answer: number, thrown: unknown): void {
    const theirs = typeof thrown === 'object' && thrown !== null ? this.#theirs.get(thrown) : undefined;
    if (theirs !== undefined) {
      this.#post({ type: 'rethrown', answer, thrown: theirs });
      return;
    }
    const number = this.#next++;
    // Only within a call of ours can it come back.
    if (this.#waiting.size > 0) this.#thrown.set(number, thrown);
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const { wire } = pack(error, (loan) => this.#lend(loan));
    this.#post({ type: 'failed', answer, error: wire, thrown: number });
  }
}
