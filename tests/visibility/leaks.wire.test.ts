import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tryCase } from '../../bench/leaks/case.js';
import { Clock } from '../../bench/leaks/clock.js';
import { START, stories } from '../../bench/leaks/story.js';

// `npm run bench:leaks` does the same with many more.

let clock: Clock;
beforeEach(() => {
  clock = new Clock(START);
});
afterEach(() => clock.close());

it('lets nothing out of documents with random rules, through random outlets', async () => {
  const property = fc.asyncProperty(stories, async (story) => {
    const { leaks } = await tryCase(story, clock, { share: 0.04, commandLine: false, probed: 2 });
    expect(leaks).toEqual([]);
  });
  await fc.assert(property, { seed: 20261201, numRuns: 20, endOnFailure: true });
}, 300_000);
