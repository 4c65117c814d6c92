/**
 * How long does a very large file take to import, and how much memory?
 *
 *   npm run bench:import -- [MEGABYTES]
 *
 * Makes files of several kinds (5 and 50 MB unless said), imports each in a process of its own into a new record, and
 * prints its time, the processor's time and the most memory that it had (resident set). The time of the larger file should be
 * as many times that of the smaller as the file is larger, and memory well under 500 MB.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFigures } from './local/figures.mjs';

const sizes = process.argv[2] ? [Number(process.argv[2])] : [5, 50];
const root = new URL('..', import.meta.url);
const article = readFileSync(new URL('data/documents/pentagon-2020-01-06-briefing-article.txt', root), 'utf8').split(
  '---\n',
)[2];

/** Each piece has a number in it, so that no two are equal. */
const kinds = {
  articles: (i) => `${article}\n\nIt is number ${i}.\n\n`,
  quotations: (i) => `"We must go on with plan ${i} of the council," said Ann Roe${i % 40}.\n\n`,
  'articles on one line': (i) => `${article.replace(/\s+/g, ' ')} It is number ${i}. `,
  'quotations on one line': (i) => `"We must go on with plan ${i} of the council," he said. `,
  transcript: (i) => `MR. ROE${i % 40}: We must go on with plan ${i}, and it is right.\n\nQ    What about ${i}?\n\n`,
};

const figures = {};
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  console.log('kind'.padEnd(26), '   MB   seconds  processor  MB of memory  statements');
  for (const [kind, make] of Object.entries(kinds)) for (const size of sizes) measure(kind, make, size);
  writeFigures('import', `npm run bench:import${process.argv[2] ? ` -- ${process.argv[2]}` : ''}`, figures);
} finally {
  rmSync(folder, { recursive: true });
}

function measure(kind, make, size) {
  const path = join(folder, 'document.txt');
  writeFileSync(path, textOf(make, size * 1_000_000));
  const run = `
    const { runCli } = await import(${JSON.stringify(new URL('dist/src/cli/program.js', root).href)});
    const io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stdout, environment: process.env };
    await runCli(['import', ${JSON.stringify(path)}], { ...io, interrupted: () => new AbortController().signal });
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    console.log(JSON.stringify({ memory: maxRSS / 1000, processor: (userCPUTime + systemCPUTime) / 1e6 }));`;
  const db = join(folder, 'record.db');
  const before = performance.now();
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', run], {
    env: { ...process.env, ONRECORD_DB: db },
    encoding: 'utf8',
  });
  const seconds = (performance.now() - before) / 1000;
  const { memory, processor } = JSON.parse(stdout.trim().split('\n').at(-1));
  const statements = /(\d+) new statements/.exec(stdout)?.[1] ?? '?';
  const name = `${kind.replaceAll(' ', '-')}.${size}`;
  figures[`${name}.processor`] = [processor, 's'];
  figures[`${name}.memory`] = [memory, 'MB'];
  figures[`${name}.statements`] = [Number(statements), 'count'];
  const cells = [size, seconds.toFixed(1), processor.toFixed(1), memory.toFixed(0), statements];
  console.log(kind.padEnd(26), cells.map((cell, at) => String(cell).padStart([5, 9, 10, 13, 11][at])).join(' '));
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
}

function textOf(make, bytes) {
  const parts = [];
  for (let i = 0, length = 0; length < bytes; i++) {
    parts.push(make(i));
    length += Buffer.byteLength(parts.at(-1));
  }
  return parts.join('');
}
