/**
 * How long does the caller's thread wait for the record, in its own threads and without?
 *
 *   npm run bench:loop -- [--size 10000]
 *
 * Fills a record with `size` statements, then asks 1,000 questions of it, one after the other, while 1,000 statements and
 * one document of 2 MB are imported. Prints the longest time and the 99th percentile for which the event loop did not
 * turn, and what a question and the imports took, for both ways side by side; and the time from the start of a process to
 * its first answer. Times on a busy machine are only worth their ratios.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openRecord } from '../dist/src/index.js';
import { writeFigures } from './local/figures.mjs';
import { quantile } from './local/numbers.mjs';
import { statements } from './search/generate.mjs';

const { values } = parseArgs({ options: { size: { type: 'string', default: '10000' } } });
const size = Number(values.size);
const WAYS = ['caller', 'own'];
const QUESTIONS = 1000;
const STATEMENTS = 1000;
const DOCUMENT_BYTES = 2_000_000;
const STARTS = 8;
const IDLE_MS = 5000;

const all = [...statements(size + STATEMENTS, 1)];
const [known, added] = [all.slice(0, size), all.slice(size)];
const asked = Array.from({ length: QUESTIONS }, (_, nth) => {
  const { speaker, text } = known[Math.floor((nth * known.length) / QUESTIONS)];
  const words = text.match(/[a-z]{4,}/gi) ?? [];
  const topic = words.sort((a, b) => b.length - a.length).slice(0, 2);
  return `what did ${speaker} say about ${topic.join(' ')}`;
});
const article = readFileSync(
  new URL('../data/documents/white-house-2024-01-03-jean-pierre-kirby.md', import.meta.url),
  'utf8',
).split('---\n')[2];
const long = { name: 'long.txt', bytes: Buffer.from(article.repeat(Math.ceil(DOCUMENT_BYTES / article.length))) };

const folder = mkdtempSync(join(tmpdir(), 'onrecord-loop-'));
const ms = (milliseconds) => milliseconds.toFixed(milliseconds < 10 ? 1 : 0);

/** The time of each question, and how long the event loop stood still. */
async function watched(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  // A loop that has nothing to do sleeps, and what it sleeps is no delay.
  await new Promise(setImmediate);
  delay.enable();
  const result = await work();
  // The delay that was longest is known when the loop has turned after it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { result, longest: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
}

async function ask(record) {
  const times = [];
  for (const question of asked) {
    const before = performance.now();
    await record.ask(question);
    times.push(performance.now() - before);
    await new Promise(setImmediate);
  }
  return times;
}

async function importAll(record) {
  const before = performance.now();
  await record.importStatements(added);
  await record.import(long);
  return performance.now() - before;
}

async function measure(thread) {
  const db = join(folder, `${thread}.db`);
  const record = await openRecord({ db, thread });
  await record.importStatements(known);
  await ask(record);
  const alone = await watched(() => ask(record));
  const together = await watched(() => Promise.all([ask(record), importAll(record)]));
  await record.close();
  const [times, importMs] = together.result;
  return { alone, times, importMs, together, db };
}

/** From the start of a process to its first answer and its end. */
function start(db, thread) {
  const script = `import { openRecord } from ${JSON.stringify(new URL('../dist/src/index.js', import.meta.url).href)};
    const began = performance.now();
    const record = await openRecord({ db: ${JSON.stringify(db)}, thread: '${thread}' });
    const opened = performance.now();
    await record.ask('what did Milley say about the letter');
    const answered = performance.now();
    const memory = process.memoryUsage().rss / 1e6;
    await record.close();
    console.log(JSON.stringify([opened - began, answered, performance.now(), memory]));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

const found = {};
for (const thread of WAYS) found[thread] = await measure(thread);
const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, IDLE_MS)));
const starts = { caller: [], own: [] };
for (let nth = 0; nth < STARTS; nth++) for (const thread of WAYS) starts[thread].push(start(found.own.db, thread));

const figures = {};
const row = (label, name, of, unit = 'ms') => {
  for (const way of WAYS) figures[`${way}.${name}`] = [of(way), unit];
  console.log(label.padEnd(52), WAYS.map((way) => ms(of(way)).padStart(10)).join(''));
};
const startOf = (way, part) =>
  quantile(
    starts[way].map((each) => each[part]),
    0.5,
  );
console.log(
  `${size} statements on record; milliseconds. For comparison, an event loop with nothing to do for 5 seconds:`,
);
console.log(`longest block ${ms(idle.longest)}, 99th percentile ${ms(idle.p99)}\n`);
console.log('thread'.padEnd(52), WAYS.map((way) => way.padStart(10)).join(''));
row(`${QUESTIONS} questions: longest block of the event loop`, 'block', (way) => found[way].alone.longest);
row('  a question, median', 'p50', (way) => quantile(found[way].alone.result, 0.5));
row('  a question, 99th percentile', 'p99', (way) => quantile(found[way].alone.result, 0.99));
row('the same during imports: longest block', 'importing.block', (way) => found[way].together.longest);
row('  99th percentile of blocks', 'importing.block-p99', (way) => found[way].together.p99);
row('  a question, median', 'importing.p50', (way) => quantile(found[way].times, 0.5));
row('  a question, 99th percentile', 'importing.p99', (way) => quantile(found[way].times, 0.99));
row('  a question, longest', 'importing.longest', (way) => Math.max(...found[way].times));
row('  the imports', 'importing', (way) => found[way].importMs);
row('a new process: opening the record', 'start.open', (way) => startOf(way, 0));
row('  until the first answer', 'start.answer', (way) => startOf(way, 1));
row('  until all is closed', 'start.end', (way) => startOf(way, 2));
row('  memory, MB', 'start.memory', (way) => startOf(way, 3), 'MB');
writeFigures('loop', `npm run bench:loop -- --size ${size}`, { ...figures, 'idle.block': [idle.longest, 'ms'] });
rmSync(folder, { recursive: true });
