import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';

let folder: string;
beforeEach(async () => {
  expect(inject('compilerErrors')).toBe('');
  folder = await mkdtemp(join(tmpdir(), 'onrecord-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('answers on a first start as the README shows, from the documents that come with it', async () => {
  const [, question, shown] = /^```\n> ([^\n]*)\n([\s\S]*?)```$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
  // Only the default path is made and filled by a start: it lies in the folder that one works in.
  const { ONRECORD_DB: _, ...env } = process.env;
  const child = spawn(process.execPath, [resolve('dist/src/cli.js'), 'start'], { cwd: folder, env });
  const read = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk) => {
      read[stream] += chunk;
    });
  child.stdin.end(`${question}\n`);
  const [code] = await once(child, 'close');
  expect(read.stdout).toBe(`ready terminal\n${shown}\n`);
  expect(code).toBe(0);
  expect(read.stderr).toMatch(/^The record is empty: reading the sample documents\.\n( {2}.*: [\d,]+ statements?\n)+$/);
});
