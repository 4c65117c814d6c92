import type { MessagePort } from 'node:worker_threads';
import { pagesOf } from './batches.js';
import { errorData } from './error-data.js';
import type { WorkerRequest, WorkerResponse } from './protocol.js';

/** Calls a method by its name. An async generator as its result is a series. */
export type CallMethod = (method: string, args: readonly unknown[]) => unknown;

/** Lists longer than this are sent in pages: to read one of 100,000 would hold up the thread that gets it. */
const LONG = 500;

type Series = AsyncGenerator<unknown, unknown, unknown>;

/** Answers the requests that come in at a port, side by side. */
export function serveRequests(port: MessagePort, callMethod: CallMethod): void {
  const open = new Map<number, Series>();

  const begin = async (id: number, series: Series): Promise<IteratorResult<unknown>> => {
    open.set(id, series);
    return series.next();
  };
  const stepOf = async (
    request: Exclude<WorkerRequest, { readonly type: 'return' }>,
  ): Promise<IteratorResult<unknown>> => {
    const { id } = request;
    if (request.type === 'next') return (await open.get(id)?.next(request.input)) ?? { value: undefined, done: true };
    const value = await callMethod(request.method, request.args);
    if (isSeries(value)) return begin(id, value);
    if (Array.isArray(value) && value.length > LONG) return begin(id, pagesOf(value));
    return { value, done: true };
  };
  const answer = async (request: Exclude<WorkerRequest, { readonly type: 'return' }>): Promise<WorkerResponse> => {
    const { id } = request;
    try {
      const { value, done = false } = await stepOf(request);
      if (done) open.delete(id);
      return { type: 'value', id, value, done };
    } catch (error) {
      open.delete(id);
      return { type: 'failure', id, error: errorData(error) };
    }
  };
  /** Nobody waits for what the series does at its end, nor for what fails there. */
  const end = async (id: number): Promise<void> => {
    const series = open.get(id);
    open.delete(id);
    await series?.return(undefined).catch(() => undefined);
  };
  port.on('message', async (request: WorkerRequest) => {
    const { id } = request;
    if (request.type === 'return') return end(id);
    const answered = await answer(request);
    try {
      port.postMessage(answered);
    } catch (error) {
      // The result holds something else than data.
      port.postMessage({ type: 'failure', id, error: errorData(error) } satisfies WorkerResponse);
      await end(id);
    }
  });
}

function isSeries(value: unknown): value is Series {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
