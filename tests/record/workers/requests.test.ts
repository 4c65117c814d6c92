import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { OnrecordError } from '../../../src/model/errors.js';
import { readReadyLine } from '../../../src/record/import/ready-statements.js';
import { withoutFunctions } from '../../../src/record/workers/line-data.js';
import { RequestClient } from '../../../src/record/workers/request-client.js';
import { type CallMethod, serveRequests } from '../../../src/record/workers/request-server.js';

/** Both ends of the worker boundary, in one thread. */

const channels: MessageChannel[] = [];
function connected(callMethod: CallMethod, onBusy?: (busy: boolean) => void): RequestClient {
  const channel = new MessageChannel();
  channels.push(channel);
  serveRequests(channel.port2, callMethod);
  return new RequestClient(channel.port1 as never, undefined, onBusy);
}
afterEach(() => {
  for (const { port1 } of channels.splice(0)) port1.close();
});

it('gives a result, and a long list whole', async () => {
  const list = Array.from({ length: 1_234 }, (_, at) => ({ at }));
  const client = connected((method, args) => (method === 'list' ? list : args));
  expect(await client.call('echo', [1, { a: undefined }, new Date(0)])).toEqual([1, { a: undefined }, new Date(0)]);
  expect(await client.call('list', [])).toEqual(list);
});

it('throws what a method throws, with its code, its remedy and its causes', async () => {
  const client = connected(() => {
    const cause = Object.assign(new RangeError('too far', { cause: 'no reason' }), { code: 'EFAR' });
    throw new OnrecordError('STORE_BUSY', 'Busy.', 'Wait.', { cause, about: 'since' });
  });
  const error = await client.call('any', []).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OnrecordError);
  expect(error).toMatchObject({ name: 'OnrecordError', code: 'STORE_BUSY', remedy: 'Wait.', about: 'since' });
  expect(error).toMatchObject({ cause: { name: 'RangeError', code: 'EFAR', cause: 'no reason' } });
});

it('survives an error that is its own cause', async () => {
  const client = connected(() => {
    const error = new Error('round');
    error.cause = error;
    throw error;
  });
  await expect(client.call('any', [])).rejects.toThrow('round');
});

it('makes no more of a series than is asked for, and gives it what comes with each step', async () => {
  const heard: unknown[] = [];
  let made = 0;
  const client = connected(async function* () {
    for (; made < 9; ) heard.push(yield made++);
    return 'end';
  });
  const series = client.iterate('count', []);
  expect(await series.next()).toEqual({ value: 0, done: false });
  expect(await series.next('a')).toEqual({ value: 1, done: false });
  expect([made, heard]).toEqual([2, ['a']]);
});

it('ends a series there that is left here', async () => {
  let end = (_: string) => {};
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const client = connected(async function* () {
    try {
      for (;;) yield 1;
    } finally {
      end('ended');
    }
  });
  for await (const value of client.iterate('ones', [])) if (value === 1) break;
  expect(await ended).toBe('ended');
});

it('is busy from a call to the end of its series, also while nothing of it is asked for', async () => {
  const heard: boolean[] = [];
  const client = connected(
    async function* (method) {
      yield 1;
      yield 2;
      if (method === 'failing') throw new RangeError('no third');
    },
    (busy) => heard.push(busy),
  );
  const read = client.iterate('count', []);
  await read.next();
  await read.next();
  const left = client.iterate('count', []);
  await left.next();
  await read.next();
  expect(heard).toEqual([true]);
  await left.return(undefined);
  expect(heard).toEqual([true, false]);
  const failing = client.iterate('failing', []);
  await failing.next();
  await failing.next();
  expect(heard).toEqual([true, false, true]);
  await expect(failing.next()).rejects.toThrow('no third');
  expect(heard).toEqual([true, false, true, false]);
  const cut = client.iterate('count', []);
  await cut.next();
  client.break(new RangeError('gone'));
  await expect(cut.next()).rejects.toThrow('gone');
  await expect(client.call('count', [])).rejects.toThrow('gone');
  expect(heard).toEqual([true, false, true, false, true, false, true, false]);
});

it('sends no functions: neither as an argument nor as a result', async () => {
  const client = connected((method) => (method === 'function' ? () => 1 : 'done'));
  await expect(client.call('any', [() => {}])).rejects.toMatchObject({ code: 'RECORD_NOT_DATA' });
  await expect(client.call('function', [])).rejects.toThrow();
  expect(await client.call('any', [])).toBe('done');
});

it('ends a series of which something can’t be sent', async () => {
  let isEnded = false;
  const client = connected(async function* (method) {
    if (method !== 'functions') return 'done';
    try {
      yield () => 1;
    } finally {
      isEnded = true;
    }
  });
  await expect(client.iterate('functions', []).next()).rejects.toThrow();
  expect(await client.call('any', [])).toBe('done');
  expect(isEnded).toBe(true);
});

it('fails what is waited for, and what comes later, when nobody answers any more', async () => {
  const client = connected(() => new Promise(() => {}));
  const waiting = client.call('any', []);
  client.break(new RangeError('gone'));
  await expect(waiting).rejects.toThrow('gone');
  await expect(client.call('any', [])).rejects.toThrow('gone');
});

it('puts an empty object in the place of a function in a line, and leaves other lines as they are', () => {
  const line = { text: 'a', odd: [new Map([[1, 2]])] };
  expect(withoutFunctions(line)).toBe(line);
  const circle: { self?: unknown; act: () => void } = { act: () => {} };
  circle.self = circle;
  const copy = withoutFunctions(circle) as typeof circle;
  expect(copy.act).toEqual({});
  expect(copy.self).toBe(copy);
  const polluting = JSON.parse('{ "__proto__": { "a": 1 } }');
  expect(Object.keys(withoutFunctions(Object.assign(polluting, { act: () => {} })) as object)).toContain('__proto__');
});

it.each([
  ...['id', 'reason', 'retracted', 'text', 'speaker', 'status', 'title', 'source', 'url', 'date', 'context', 'kind'],
  'unknown',
])('leaves a line with a function as its %s one that is refused for that field', (field) => {
  const line = { text: 'Yes.', speaker: 'Ann Lee', [field]: () => {} };
  const fault = field === 'unknown' ? `key: "${field}"` : `imported: ${field}: `;
  for (const given of [line, withoutFunctions(line)])
    expect(() => readReadyLine(given)).toThrow(
      expect.objectContaining({ code: 'STATEMENT_INVALID', message: expect.stringContaining(fault) }),
    );
});
