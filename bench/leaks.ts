/**
 * Does anything come out that readers may not see?
 *
 *   npm run bench:leaks -- [CASES] [--seed 1] [--share 0.05] [--progress]
 *
 * A case is one document with its history: rules, versions, retractions, what editors do (bench/leaks/story.ts). Some of
 * them, five on average, share a record with public documents, and are looked at through the outlets once or twice, with
 * an injected clock. Then the record is made a second time, in which what is secret has other words, and has to look the
 * same. Of all outlets and questions each record tries a random share, one in forty all of them, the command line
 * included; 20,000 cases are some 4,000 records.
 *
 * Prints how many cases, records and replies there were, the leaks, and the time that it took. At the first leak it ends
 * with 1, and prints the seed and the smallest case that leaks.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Extent, tryCase } from './leaks/case.js';
import { Clock } from './leaks/clock.js';
import type { Leak } from './leaks/leak.js';
import { START, type Story, stories } from './leaks/story.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '0.05' },
    progress: { type: 'boolean', default: false },
  },
});
const CASES = Number(positionals[0] ?? 20_000);
const SEED = Number(values.seed);
const SHARE = Number(values.share);

/** One record in so many goes through every outlet. */
const ALL_IN = 40;

/** Records to a seed of its own, so that a case which leaks is made small from where it was found. */
const AT_ONCE = 20;

/** Tries to make a case smaller at most. */
const MOST_SHRINKS = 60;

function extentOf({ seed }: Story): Extent {
  return seed % ALL_IN === 0
    ? { share: 0.5, commandLine: true, probed: 2 }
    : { share: SHARE, commandLine: false, probed: 2 };
}

function casesIn({ histories, ready }: Story): number {
  return histories.length + ready.length;
}

const clock = new Clock(START);
const started = performance.now();
let cases = 0;
let records = 0;
let replies = 0;
/** What leaked first, made smaller from then on. */
let found: { readonly story: Story; readonly leaks: readonly Leak[] } | null = null;
let shrinks = 0;
let lastSeed = SEED;

for (let seed = SEED; cases < CASES; seed++) {
  lastSeed = seed;
  const result = await fc.check(
    fc.asyncProperty(stories, async (story) => {
      if (found && ++shrinks > MOST_SHRINKS) return true;
      const looked = await tryCase(story, clock, extentOf(story));
      if (looked.leaks.length > 0) {
        found = { story, leaks: looked.leaks };
        return false;
      }
      if (found) return true;
      cases += casesIn(story);
      records++;
      replies += looked.heard;
      return true;
    }),
    { seed, numRuns: AT_ONCE },
  );
  if (result.failed) break;
  if (values.progress) console.error(`${cases} cases, ${records} records, ${seconds()} s`);
}
clock.close();
await report(found);

async function report(leak: typeof found): Promise<void> {
  console.log(
    `cases ${cases} (in ${records} records), replies ${replies}, leaks ${leak?.leaks.length ?? 0}, seconds ${seconds()}`,
  );
  if (!leak) {
    // From `dist/bench`, where this runs: the helper is plain JavaScript and not compiled.
    const { writeFigures } = await import(new URL('../../bench/local/figures.mjs', import.meta.url).href);
    writeFigures('leaks', `npm run bench:leaks -- ${CASES} --seed ${SEED} --share ${SHARE}`, {
      cases: [cases, 'count'],
      records: [records, 'count'],
      replies: [replies, 'count'],
    });
    return;
  }
  console.log(`seed ${lastSeed}`);
  for (const { hour, outlet, what } of leak.leaks.slice(0, 20)) console.log(`  hour ${hour}, ${outlet}: ${what}`);
  console.log(JSON.stringify(leak.story));
  process.exitCode = 1;
}

function seconds(): number {
  return Math.round((performance.now() - started) / 1000);
}
