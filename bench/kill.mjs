/**
 * Does a courier that is killed, by the system and at random, ever post twice or lose anything?
 *
 *   npm run bench:kill -- [--count 200]
 *
 * Runs `tests/bot/courier/kills-*.test.ts` with `count` kills on each platform, where the tests have a few: half of them at random
 * steps of a delivery, half at random moments. Takes some two seconds for each. Ends with an error where a post stands there
 * twice, a statement was not told, or the ledger says otherwise than what stands there.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFigures } from './local/figures.mjs';

const { values } = parseArgs({ options: { count: { type: 'string', default: '200' } } });
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/bot/courier/kills-', '-t', 'by the system'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, ONRECORD_KILLS: values.count },
  stdio: 'inherit',
});
if (status === 0)
  writeFigures('kill', `npm run bench:kill -- --count ${values.count}`, { kills: [Number(values.count), 'count'] });
process.exitCode = status ?? 1;
