/**
 * Is the right statement first, and how fast?
 *
 *   npm run bench:search -- [--size 10000] [--per-class 40] [--rounds 3] [--seed 1] [--from FOLDER] [--record FILE]
 *
 * Builds a record of `size` statements and questions of every class from the sample documents, or from a folder of
 * documents or annotated texts (bench/search/generate.mjs), and asks every engine the same questions: ours, SQLite FTS5,
 * MiniSearch, and fuse.js over all statements (at most 10,000, and few questions, since each takes seconds). Peers that do
 * not fit the size are left out, and said so.
 *
 * Each engine is a process of its own (bench/search/alone.mjs), and each question goes to one after the other, in several
 * rounds. What counts is processor time, and of the times of one question the smallest: what else the machine does makes
 * neither longer. The first round warms up. An engine that takes a minute for a round is asked in one round alone.
 *
 * Prints the mean reciprocal rank by class, the median and the 99th percentile of the times, what making or opening the
 * index costs, the memory of the process, and the size on disk; of ours also what 1,000 more statements cost.
 *
 * With --record the record is kept in a file and used again: building a million statements takes half an hour.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFigures } from './local/figures.mjs';
import { quantile } from './local/numbers.mjs';
import { questions, statements } from './search/generate.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    'per-class': { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string' },
    record: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const size = Number(values.size);
const perClass = Number(values['per-class']);
const rounds = Number(values.rounds);
/** Largest size that a peer is asked at: beyond it a question takes seconds, or memory runs out. */
const MOST = { onrecord: Infinity, fts5: Infinity, minisearch: 100_000, fuse: 10_000 };
/** Those that keep their index in a file: one process makes it, another one opens it. */
const KEEPS = ['onrecord', 'fts5'];
/** Questions that the slowest peer is asked of each class. */
const FUSE_SAMPLE = 2;
/** An engine whose round takes longer than this is asked no second one, in milliseconds of processor time. */
const MOST_FOR_MORE_ROUNDS = 60_000;
const IMPORTED = 1000;

const from = values.from && pathToFileURL(`${resolve(values.from)}/`);
const list = [...statements(size, Number(values.seed), from)];
const asked = questions(list, perClass, Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
const ready = {};
try {
  for (const name of Object.keys(MOST)) {
    if (size <= MOST[name]) ready[name] = await opened(name);
    else console.log(`${name}: left out at ${size} statements`);
  }
  for (let round = 0; round < rounds; round++) await askAll(round);
  ready.onrecord.more = await told(ready.onrecord, { import: IMPORTED });
  print();
} finally {
  for (const { child } of Object.values(ready)) child.kill();
  rmSync(folder, { recursive: true });
}

/** Starts an engine in a process of its own, with its index made. */
async function opened(name) {
  const made = [String(size), values.seed, ...(from ? [from.href] : [])];
  const file = join(folder, `${name}.db`);
  if (!KEEPS.includes(name)) return { name, ...(await started([name, file, ...made])), times: [], ranks: new Map() };
  // It is written to later: a record that is kept must stay as it is.
  const kept = name === 'onrecord' && values.record ? values.record : file;
  const builder = await started([name, kept, ...made]);
  await told(builder, { close: true });
  if (kept !== file) {
    copyFileSync(kept, file);
    if (existsSync(`${kept}-wal`)) copyFileSync(`${kept}-wal`, `${file}-wal`);
  }
  const { size: diskBytes } = statSync(file);
  return { name, ...(await started([name, file])), buildMs: builder.spent, diskBytes, times: [], ranks: new Map() };
}

async function started(parameters) {
  const execArgv = ['--max-old-space-size=8000'];
  const child = fork(new URL('search/alone.mjs', import.meta.url), parameters, { execArgv });
  const { spent, rss } = await heard(child);
  return { child, spent, rss };
}

/** What it says next, or an error where it ends without a word. */
function heard(child) {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('an engine ended before it answered'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

async function told(engine, message) {
  engine.child.send(message);
  if (message.close) return once(engine.child, 'exit');
  return heard(engine.child);
}

async function askAll(round) {
  const seen = new Map();
  for (const [at, { kind, question, isRight }] of asked.entries()) {
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    for (const engine of Object.values(ready)) {
      const { name, times, ranks } = engine;
      if ((name === 'fuse' && nth >= FUSE_SAMPLE) || engine.isSlow) continue;
      const { places, spent, rss } = await told(engine, { question, round });
      times[at] = Math.min(times[at] ?? Number.POSITIVE_INFINITY, spent);
      engine.rss = rss;
      engine.firstMs ??= spent;
      if (round > 0) continue;
      const rank = places.findIndex((place) => list[place] && isRight(list[place]));
      ranks.set(kind, [...(ranks.get(kind) ?? []), rank < 0 ? 0 : 1 / (rank + 1)]);
      if (values.verbose && name === 'onrecord' && rank !== 0)
        console.log(`${kind}\t${rank + 1}\t${question}\t${list[places[0]]?.text ?? '–'}`);
    }
  }
  for (const engine of Object.values(ready)) {
    const sum = engine.times.reduce((all, each) => all + each, 0);
    if (sum > MOST_FOR_MORE_ROUNDS) engine.isSlow = true;
  }
}

function print() {
  const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / (numbers.length || 1);
  const figures = {};
  const row = (label, name, unit, decimals, of) => {
    const cells = Object.values(ready).map((engine) => {
      const value = of(engine);
      figures[`${engine.name}.${name}`] = [value, unit];
      return (Number.isFinite(value) ? value.toFixed(decimals) : '–').padStart(12);
    });
    console.log(label.padEnd(32), cells.join(''));
  };
  const time = (engine, share) => quantile(engine.times.filter(Number.isFinite), share);
  console.log(`\n${size} statements, ${asked.length} questions, seed ${values.seed}\n`);
  console.log(' '.repeat(32), ...Object.keys(ready).map((name) => name.padStart(11)));
  for (const kind of new Set(asked.map((each) => each.kind)))
    row(kind, `mrr.${kind.replaceAll(' ', '-')}`, 'MRR', 3, ({ ranks }) => mean(ranks.get(kind)));
  row('all classes (MRR)', 'mrr', 'MRR', 3, ({ ranks }) => mean([...ranks.values()].flat()));
  row('p50, ms of processor time', 'p50', 'ms', 1, (engine) => time(engine, 0.5));
  row('p99, ms', 'p99', 'ms', 1, (engine) => time(engine, 0.99));
  row('first question, ms', 'first', 'ms', 1, ({ firstMs }) => firstMs);
  row('p99, of FTS5’s', 'of-fts5', 'times', 2, (engine) => time(engine, 0.99) / time(ready.fts5, 0.99));
  row(
    'making the index, s',
    'build',
    's',
    1,
    ({ name, buildMs, spent }) => (KEEPS.includes(name) ? buildMs : spent) / 1000,
  );
  row('opening it, ms', 'open', 'ms', 0, ({ name, spent }) => (KEEPS.includes(name) ? spent : Number.NaN));
  row('memory of the process, MB', 'memory', 'MB', 0, ({ rss }) => rss / 1e6);
  row('on disk, MB', 'disk', 'MB', 0, ({ diskBytes = Number.NaN }) => diskBytes / 1e6);
  const { spent, isFound } = ready.onrecord.more;
  console.log(`\n${IMPORTED} more statements: ${(spent / 1000).toFixed(1)} s of processor time, found: ${isFound}`);
  figures['onrecord.import'] = [spent / 1000, 's'];
  writeFigures(
    `search-${size}`,
    `npm run bench:search -- --size ${size} --per-class ${perClass} --rounds ${rounds} --seed ${values.seed}${from ? ' --from FOLDER' : ''}`,
    { ...figures, questions: [asked.length, 'count'] },
  );
}
