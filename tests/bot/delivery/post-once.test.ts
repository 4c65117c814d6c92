import { describe, expect, it } from 'vitest';
import {
  type PostAttempt,
  type PostFailure,
  type PostOptions,
  type PostSteps,
  postOnce,
} from '../../../src/bot/delivery/post-once.js';

const LOST: PostFailure = { outcome: 'lost', why: 'No answer came.', wait: 15 };
const BUSY: PostFailure = { outcome: 'later', why: 'Wait.', wait: 40 };
const REFUSED: PostFailure = { outcome: 'refused', why: 'No.', isLasting: true };
const POSTED: PostAttempt = { outcome: 'posted', post: 'P1' };

/** Posts with steps that do what the script says, in its order, and tells what was done. */
async function posting(
  script: readonly (PostFailure | PostAttempt | null)[],
  options: Partial<Omit<PostOptions, 'time'>> = {},
): Promise<{ readonly sent: PostAttempt; readonly done: readonly string[] }> {
  const left = [...script];
  const done: string[] = [];
  let now = 1000;
  const steps: PostSteps = {
    async send() {
      done.push('send');
      const next = left.shift();
      if (next?.outcome === 'posted') return next;
      throw next;
    },
    async find(since) {
      done.push(`find since ${since}`);
      return left.shift() as PostAttempt | null;
    },
    classify: (error) => error as PostFailure,
  };
  const time = {
    now: () => now,
    random: () => 0,
    wait: async (ms: number) => {
      done.push(`wait ${ms}`);
      now += ms;
    },
  };
  const { error: _, ...sent } = await postOnce(steps, {
    ...{ time, attempts: 3, patience: 50, isIdempotent: false, ...options },
  });
  expect(left).toEqual([]);
  return { sent, done };
}

describe('a post', () => {
  it('is sent once where the platform answers', async () => {
    expect(await posting([POSTED])).toEqual({ sent: POSTED, done: ['send'] });
    expect(await posting([REFUSED])).toEqual({ sent: REFUSED, done: ['send'] });
  });

  it('that was perhaps sent before is looked for first, and sent where it is not there', async () => {
    expect(await posting([POSTED], { triedAt: 7 })).toEqual({ sent: POSTED, done: ['find since 7'] });
    const missing = await posting([null, POSTED], { triedAt: 7 });
    expect(missing).toEqual({ sent: POSTED, done: ['find since 7', 'send'] });
    const unclear: PostAttempt = { outcome: 'unclear', why: 'Nobody can look.' };
    expect(await posting([unclear], { triedAt: 7 })).toEqual({ sent: unclear, done: ['find since 7'] });
  });

  it('whose answer was lost is looked for before it is sent again, and in the end', async () => {
    expect(await posting([LOST, POSTED])).toEqual({ sent: POSTED, done: ['send', 'wait 250', 'find since 1000'] });
    const { sent, done } = await posting([LOST, null, LOST, null, LOST, null]);
    const find = 'find since 1000';
    expect(done).toEqual(['send', 'wait 250', find, 'send', 'wait 500', find, 'send', find]);
    expect(sent).toEqual({ outcome: 'later', why: 'No answer came.', wait: 15, triedAt: 1000 });
    expect((await posting([LOST, null, LOST, null, LOST, POSTED])).sent).toEqual(POSTED);
  });

  it('is sent again without a look where the platform knows it by a key', async () => {
    const options = { isIdempotent: true, patience: Number.NEGATIVE_INFINITY };
    expect(await posting([LOST, POSTED], options)).toEqual({ sent: POSTED, done: ['send', 'wait 250', 'send'] });
    const { sent, done } = await posting([null, LOST, LOST, LOST], { ...options, triedAt: 7 });
    expect(done).toEqual(['find since 7', 'send', 'wait 250', 'send', 'wait 500', 'send']);
    expect(sent).toEqual({ outcome: 'later', why: 'No answer came.', wait: 15, triedAt: 7 });
  });

  it('waits as long as it is asked to, within its patience', async () => {
    expect(await posting([BUSY, POSTED])).toEqual({ sent: POSTED, done: ['send', 'wait 40', 'send'] });
    expect(await posting([BUSY], { patience: 39 })).toEqual({ sent: BUSY, done: ['send'] });
    expect(await posting([BUSY, BUSY, BUSY])).toMatchObject({ sent: BUSY });
  });

  it('that may have been made although it is to wait is to be looked for', async () => {
    const doubtful: PostFailure = { outcome: 'later', why: 'Wait.', wait: 99, isDoubtful: true };
    expect((await posting([doubtful])).sent).toEqual({ outcome: 'later', why: 'Wait.', wait: 99, triedAt: 1000 });
  });
});
