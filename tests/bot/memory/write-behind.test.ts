import { expect, it } from 'vitest';
import { WriteBehind, type WriteBehindParts } from '../../../src/bot/memory/write-behind.js';

/** A queue, of three unless given, whose writes end when they are told to. */
function queueOf(gather?: () => Promise<unknown>, budget = 3) {
  const batches: string[][] = [];
  const endings: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const queue = new WriteBehind<number>({
    budget,
    ...(gather && { gather }),
    write: (batch) => {
      batches.push(batch.map(([key, value]) => `${key}${value}`));
      return new Promise((resolve, reject) => endings.push((error) => (error ? reject(error) : resolve())));
    },
    failed: (error) => void failures.push(error),
  });
  const end = async (error?: Error) => {
    endings.shift()?.(error);
    await new Promise(setImmediate);
  };
  return { queue, batches, failures, end };
}

it('writes what comes during a write in one batch after it, and what was replaced meanwhile again', async () => {
  const { queue, batches, end } = queueOf();
  const first = queue.put([['a', 1]]);
  const second = queue.put([['a', 2]]);
  void queue.put([['b', 1]]);
  await end();
  await first;
  expect(queue.get('a')).toBe(2);
  await end();
  await second;
  await queue.settled();
  expect(batches).toEqual([['a1'], ['a2', 'b1']]);
  expect([...queue.waiting(), queue.isWriting]).toEqual([false]);
});

it('keeps what could not be written for the next write, within its budget: what waited longest is dropped', async () => {
  const { queue, batches, failures, end } = queueOf();
  const tried = queue.put([['a', 1]]);
  await end(new Error('busy'));
  await tried;
  expect(failures).toEqual([new Error('busy')]);
  void queue.put(['b', 'c', 'd'].map((key) => [key, 1]));
  expect(batches).toEqual([['a1'], ['b1', 'c1', 'd1']]);
  await end();
});

it('gathers what comes at the same moment where it is told to', async () => {
  const { queue, batches, end } = queueOf(() => Promise.resolve());
  for (const key of ['a', 'b']) void queue.put([[key, 1]]);
  await new Promise(setImmediate);
  expect(batches).toEqual([['a1', 'b1']]);
  await end();
});

it('writes nothing where the same value came again while it was written, and tells whoever put it', async () => {
  const { queue, batches, end } = queueOf();
  void queue.put([['a', 1]]);
  const again = queue.put([['a', 1]]);
  await end();
  await again;
  await queue.put([]);
  await queue.settled();
  expect([batches, queue.isWriting]).toEqual([[['a1']], false]);
  void queue.put([['b', 1]]);
  expect(batches).toEqual([['a1'], ['b1']]);
  await end();
});

it('writes a backlog in batches, and sends no more than the first again while it cannot be written', async () => {
  const { queue, batches, end, failures } = queueOf(undefined, 1000);
  const sizes = () => batches.splice(0).map(({ length }) => length);
  const backlog = queue.put(Array.from({ length: 450 }, (_, i) => [`${i}`, 0]));
  await end(new Error('busy'));
  await backlog;
  expect([sizes(), failures.length]).toEqual([[200], 1]);
  const failing = queue.put([['new', 0]]);
  await end(new Error('busy'));
  await failing;
  expect([sizes(), failures.length, queue.get('new')]).toEqual([[200], 2, 0]);
  let isWritten = false;
  const last = queue.put([['last', 0]]).then(() => {
    isWritten = true;
  });
  for (let i = 0; i < 2; i++) await end();
  expect(isWritten).toBe(false);
  await end();
  await last;
  expect([sizes(), queue.isWriting, [...queue.waiting()]]).toEqual([[200, 200, 52], false, []]);
});

it.each([
  ['gathering fails', { gather: rejecting }],
  ['whoever is told of a failure fails', { gather: rejecting, failed: broken }],
  ['a write throws at once, and whoever is told of it as well', { first: broken, failed: broken }],
])(
  'goes on where %s',
  async (_, { first, ...parts }: { readonly first?: () => void } & Partial<WriteBehindParts<number>>) => {
    const written: string[] = [];
    let writes = 0;
    const queue = new WriteBehind<number>({
      budget: 3,
      failed: () => undefined,
      ...parts,
      write: (batch) => {
        if (writes++ === 0) first?.();
        written.push(...batch.map(([key]) => key));
        return Promise.resolve();
      },
    });
    await queue.put([['a', 1]]);
    await queue.put([['b', 1]]);
    await queue.settled();
    expect([written, queue.isWriting]).toEqual([['a', 'b'], false]);
  },
);

function rejecting(): Promise<never> {
  return Promise.reject(new Error('gathering'));
}

function broken(): never {
  throw new Error('broken');
}
