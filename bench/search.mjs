/**
 * Is the right statement first, and how fast?
 *
 *   npm run bench:search -- [--size 10000] [--per-class 40] [--seed 1] [--from FOLDER] [--record FILE]
 *
 * Builds a record of `size` statements and questions of every class from the sample documents, or from a folder of
 * documents or annotated texts (bench/search/generate.mjs), and asks every engine the same questions, in turns, in one
 * run: ours, SQLite FTS5, MiniSearch, and fuse.js over all statements (at most 10,000, and few questions, since each takes
 * seconds). Peers that do not fit the size are left out, and said so. Prints the mean reciprocal rank by class, the median
 * and the 99th percentile of the time, and the size on disk; then, from a process in which the record is alone, the time
 * to open it, its memory, and how long 1,000 more statements take. Times on a busy machine are only worth their ratios.
 *
 * With --record the record is kept in a file and used again: building a million statements takes a quarter of an hour.
 * Large sizes need room for the peers: NODE_OPTIONS=--max-old-space-size=8000.
 */

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from './local/numbers.mjs';
import * as engines from './search/engines.mjs';
import { questions, statements } from './search/generate.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    'per-class': { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    record: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const size = Number(values.size);
const perClass = Number(values['per-class']);
const seed = Number(values.seed);
/** Largest size that a peer is asked at: beyond it a question takes seconds, or memory runs out. */
const MOST = { onrecord: Infinity, fts5: Infinity, minisearch: 100_000, fuse: 10_000 };
/** Questions that the slowest peer is asked of each class. */
const FUSE_SAMPLE = 2;

const folder = values.from && pathToFileURL(`${resolve(values.from)}/`);
const list = [...statements(size, seed, folder)];
const asked = questions(list, perClass, seed);
const ready = {};
for (const [name, make] of Object.entries(engines)) {
  if (size > MOST[name]) {
    console.log(`${name}: left out at ${size} statements`);
    continue;
  }
  const before = performance.now();
  const heap = process.memoryUsage().rss;
  ready[name] = await make(list, values.record);
  ready[name].buildMs = performance.now() - before;
  ready[name].memory = process.memoryUsage().rss - heap;
  ready[name].times = [];
  ready[name].ranks = new Map();
}

const seen = new Map();
for (const { kind, question, isRight } of asked) {
  const nth = seen.get(kind) ?? 0;
  seen.set(kind, nth + 1);
  for (const [name, engine] of Object.entries(ready)) {
    if (name === 'fuse' && nth >= FUSE_SAMPLE) continue;
    const before = performance.now();
    const places = await engine.ask(question);
    engine.times.push(performance.now() - before);
    const rank = places.findIndex((place) => list[place] && isRight(list[place]));
    const ranks = engine.ranks.get(kind) ?? [];
    ranks.push(rank < 0 ? 0 : 1 / (rank + 1));
    engine.ranks.set(kind, ranks);
    if (values.verbose && name === 'onrecord' && rank !== 0)
      console.log(`${kind}\t${rank + 1}\t${question}\t${list[places[0]]?.text ?? '–'}`);
  }
}

const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / (numbers.length || 1);
const names = Object.keys(ready);
const row = (label, cell) =>
  console.log(label.padEnd(28), names.map((name) => String(cell(ready[name])).padStart(12)).join(''));
console.log(`\n${size} statements, ${asked.length} questions, seed ${seed}\n`);
row('', (engine) => names.find((name) => ready[name] === engine));
for (const kind of seen.keys()) row(kind, ({ ranks }) => mean(ranks.get(kind)).toFixed(3));
row('all classes (MRR)', ({ ranks }) => mean([...ranks.values()].flat()).toFixed(3));
row('p50, ms', ({ times }) => quantile(times, 0.5).toFixed(1));
row('p99, ms', ({ times }) => quantile(times, 0.99).toFixed(1));
row('p99, of FTS5’s', ({ times }) => (quantile(times, 0.99) / quantile(ready.fts5.times, 0.99)).toFixed(2));
row('build, s', ({ buildMs }) => (buildMs / 1000).toFixed(1));
row('open, ms', ({ openMs }) => openMs?.toFixed(0) ?? '–');
row('memory, MB', ({ memory }) => (memory / 1e6).toFixed(0));
row('on disk, MB', ({ diskBytes }) => (diskBytes ? (diskBytes / 1e6).toFixed(0) : '–'));
const { db, close } = ready.onrecord;
await ready.onrecord.record.close();
console.log('\nonrecord alone in a process');
const alone = alongside(
  db,
  asked.map(({ question }) => question),
);
console.log(`open ${alone.openMs.toFixed(0)} ms, first question ${alone.firstMs.toFixed(0)} ms`);
console.log(`warm: p50 ${alone.p50.toFixed(1)} ms, p99 ${alone.p99.toFixed(1)} ms`);
console.log(`memory after ${2 * asked.length} questions: ${(alone.rss / 1e6).toFixed(0)} MB`);
console.log(`1,000 statements imported in ${(alone.importMs / 1000).toFixed(1)} s, found: ${alone.isFound}`);
await close();
for (const [name, engine] of Object.entries(ready)) if (name !== 'onrecord') await engine.close();

function alongside(path, questionList) {
  const file = join(mkdtempSync(join(tmpdir(), 'onrecord-bench-')), 'questions.json');
  writeFileSync(file, JSON.stringify(questionList));
  const script = fileURLToPath(new URL('search/alone.mjs', import.meta.url));
  // It is written to: the record that is kept must stay as it is.
  const copy = join(dirname(file), 'record.db');
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  const printed = execFileSync(process.execPath, [script, copy, file], { encoding: 'utf8' });
  rmSync(dirname(file), { recursive: true });
  return JSON.parse(printed);
}
