/** Where the benchmarks write what they measured, for README and docs to take it from (`npm run figures`). */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { quantile } from './numbers.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE = process.env.FIGURES ?? `${ROOT}docs/figures.json`;

/** What is measured: the commit of a run is the last one that changed any of it. */
const MEASURED = ['src', 'commands', 'data', 'package-lock.json'];

/** Mean of the runnable processes of the last minute, as the run begins: what else the machine had to do. */
const LOAD = loadavg()[0];

const git = (...words) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();

/**
 * Puts the figures of a run in the place of those of the run before. Writes docs/figures.json, or the file that the
 * environment variable `FIGURES` names; nothing where that is empty.
 *
 * @param part the benchmark, with its size where it is run with several: `search-10000`
 * @param command how to run it again, without names of folders
 * @param figures by name, each `[value, unit]` (units: scripts/figures.mjs); what is no number is left out
 */
export function writeFigures(part, command, figures) {
  if (FILE === '') return;
  const all = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
  all[part] = {
    command,
    date: new Date().toISOString().slice(0, 10),
    commit: git('log', '-1', '--format=%h', '--abbrev=7', '--', ...MEASURED),
    ...(git('status', '--porcelain', '--', ...MEASURED) === '' ? {} : { changed: true }),
    machine: `${availableParallelism()} cores, Node ${process.versions.node.replace(/\.\d+$/, '')}`,
    load: Number(LOAD.toFixed(1)),
    figures: Object.fromEntries(
      Object.entries(figures)
        .filter(([, [value]]) => Number.isFinite(value))
        .map(([name, [value, unit]]) => [
          name,
          { value: unit === 'count' ? value : Number(value.toPrecision(4)), unit },
        ]),
    ),
  };
  writeFileSync(FILE, textOf(all));
}

/** JSON with a line for each figure, so that a difference shows what has changed. */
function textOf(all) {
  const ordered = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(ordered, null, 2).replace(/\{\s+("value": [^,]+),\s+("unit": "[^"]*")\s+\}/g, '{ $1, $2 }')}\n`;
}

/** The median, the 95th and the 99th percentile of times in milliseconds, as `writeFigures` takes them. */
export const timesOf = (name, times) => ({
  [`${name}.p50`]: [quantile(times, 0.5), 'ms'],
  [`${name}.p95`]: [quantile(times, 0.95), 'ms'],
  [`${name}.p99`]: [quantile(times, 0.99), 'ms'],
});
