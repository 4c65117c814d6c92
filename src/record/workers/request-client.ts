import type { MessagePort, Worker } from 'node:worker_threads';
import { OnrecordError } from '../../model/errors.js';
import { errorOf } from './error-data.js';
import type { WorkerNotice, WorkerRequest, WorkerResponse } from './protocol.js';

interface PendingRequest {
  readonly resolve: (step: IteratorResult<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

/** Sends requests to another thread, and matches its answers to them. */
export class RequestClient {
  readonly #port: MessagePort | Worker;
  readonly #onBusy: (busy: boolean) => void;
  readonly #pending = new Map<number, PendingRequest>();
  /** Series that have begun and not ended, those of a single value among them. */
  #series = 0;
  #nextId = 0;
  #broken: { readonly error: unknown } | null = null;

  /**
   * @param onNotice hears what the other thread tells of its own accord
   * @param onBusy hears when the first call has begun, and when none is left that hasn't ended: a series goes on also
   *   while nothing of it is asked for
   */
  constructor(
    port: MessagePort | Worker,
    onNotice: (notice: WorkerNotice) => void = () => {},
    onBusy: (busy: boolean) => void = () => {},
  ) {
    this.#port = port;
    this.#onBusy = onBusy;
    port.on('message', (message: WorkerResponse | WorkerNotice) => {
      if (message.type === 'damage' || message.type === 'log') onNotice(message);
      else this.#settle(message);
    });
  }

  /**
   * Calls a method and gives its result; a list that comes in pages is put together.
   *
   * @throws what the method throws; `RECORD_NOT_DATA` for arguments that can't be cloned.
   */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const series = this.iterate(method, args);
    const list: unknown[] = [];
    for (;;) {
      const { value, done } = await series.next();
      if (done) return list.length > 0 ? list : value;
      for (const item of value as readonly unknown[]) list.push(item);
    }
  }

  /**
   * Calls a method that answers with a series. What is given to `next` goes to the series; a series that isn't read to its
   * end is ended there as well.
   *
   * @param transfer buffers among the arguments that are handed over, not cloned
   * @throws as `call` does.
   */
  async *iterate(
    method: string,
    args: readonly unknown[],
    transfer: readonly ArrayBuffer[] = [],
  ): AsyncGenerator<unknown, unknown, unknown> {
    const id = this.#nextId++;
    let isDone = false;
    try {
      if (this.#series++ === 0) this.#onBusy(true);
      let step = await this.#request({ type: 'call', id, method, args }, transfer);
      while (!step.done) {
        const input: unknown = yield step.value;
        step = await this.#request({ type: 'next', id, input });
      }
      isDone = true;
      return step.value;
    } finally {
      if (--this.#series === 0) this.#onBusy(false);
      if (!isDone && !this.#broken) this.#post({ type: 'return', id });
    }
  }

  /** Fails what is waited for, and every later request: nobody answers any more. */
  break(error: unknown): void {
    this.#broken ??= { error };
    for (const { reject } of this.#pending.values()) reject(error);
  }

  async #request(request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): Promise<IteratorResult<unknown>> {
    try {
      return await new Promise<IteratorResult<unknown>>((resolve, reject) => {
        if (this.#broken) throw this.#broken.error;
        this.#pending.set(request.id, { resolve, reject });
        this.#post(request, transfer);
      });
    } finally {
      this.#pending.delete(request.id);
    }
  }

  #settle(answer: WorkerResponse): void {
    const pending = this.#pending.get(answer.id);
    if (answer.type === 'value') pending?.resolve({ value: answer.value, done: answer.done });
    else pending?.reject(errorOf(answer.error));
  }

  #post(request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): void {
    try {
      this.#port.postMessage(request, transfer);
    } catch (cause) {
      throw new OnrecordError(
        'RECORD_NOT_DATA',
        `What was given to the record is more than data (${cause instanceof Error ? cause.message : cause}).`,
        'Give plain objects of texts and numbers, and bytes.',
        { cause },
      );
    }
  }
}
