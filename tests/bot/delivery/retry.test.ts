import { expect, it } from 'vitest';
import { retryLost } from '../../../src/bot/delivery/retry.js';

/** What comes of work that throws these one after the other and then ends, and how long was waited in between. */
async function retried(errors: readonly string[]) {
  const left = [...errors];
  const waits: number[] = [];
  const work = async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'done';
  };
  const outcome = await retryLost(work, {
    attempts: 3,
    isLost: (error) => error === 'lost',
    time: { wait: async (ms) => void waits.push(ms) },
    wait: (tries) => tries * 10,
  }).catch((error: unknown) => ({ threw: error }));
  return { outcome, waits, left };
}

it('does again what is lost, and nothing else, as often as it may', async () => {
  expect(await retried(['lost', 'lost'])).toEqual({ outcome: 'done', waits: [10, 20], left: [] });
  expect(await retried(['lost', 'refused'])).toEqual({ outcome: { threw: 'refused' }, waits: [10], left: [] });
  expect(await retried(['lost', 'lost', 'lost', 'lost'])).toEqual({
    ...{ outcome: { threw: 'lost' }, waits: [10, 20], left: ['lost'] },
  });
});
