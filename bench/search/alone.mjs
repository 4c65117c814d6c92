/**
 * The record in a process of its own, so that its memory and its opening are its own:
 *
 *   node bench/search/alone.mjs RECORD QUESTIONS.json
 *
 * Opens it, asks every question, asks them all again (warm), imports 1,000 new statements and asks for one of them.
 * Prints one line of JSON; times in milliseconds, memory in bytes.
 */
import { readFileSync } from 'node:fs';
import { openRecord } from '../../dist/src/index.js';
import { quantile } from '../local/numbers.mjs';

const [db, file] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(file, 'utf8'));
const time = async (work) => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

let record;
const openMs = await time(async () => {
  record = await openRecord({ db, thread: 'caller' });
});
const firstMs = await time(() => record.ask(questions[0]));
for (const question of questions) await record.ask(question);
const warm = [];
for (const question of questions) warm.push(await time(() => record.ask(question)));
const { rss } = process.memoryUsage();
const NEW = 1000;
const mark = `nabucodonosor${Date.now()}`;
const importMs = await time(() =>
  record.importStatements(
    Array.from({ length: NEW }, (_, i) => ({
      text: `We said of the matter number ${i} that it will be settled by ${mark} and the committee next week.`,
      speaker: `Ann Lee-${i % 50}`,
      date: '2026-11-01',
      context: 'The committee met on Monday to hear from the department about the delay.',
    })),
  ),
);
const { outcome } = await record.ask(`who spoke of ${mark}`);
await record.close();
const p = (share) => quantile(warm, share);
console.log(
  JSON.stringify({ openMs, firstMs, p50: p(0.5), p99: p(0.99), rss, importMs, isFound: outcome === 'answered' }),
);
