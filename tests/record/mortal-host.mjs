/** The real host of a record, that dies, or is held up, when it is told to by a word among what it is given. */
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

const DEATHS = {
  'die by exit': () => process.exit(3),
  'die by a throw': () => {
    throw new RangeError('a fault of ours');
  },
  'die of memory': () => {
    const hoard = [];
    for (;;) hoard.push(new Array(1e5).fill(0.5));
  },
};
// First, so that no message is missed.
await import('../../dist/src/record/workers/host.js');
parentPort.on('message', (message) => {
  const words = JSON.stringify(message);
  for (const [word, die] of Object.entries(DEATHS)) if (words.includes(word)) die();
});
// Held up until a file is there, as by a writer that has the record.
parentPort.on('message', (message) => {
  const [, file] = /hold until <([^>]+)>/.exec(JSON.stringify(message)) ?? [];
  while (file !== undefined && !existsSync(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
});
