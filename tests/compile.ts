import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the compiler said; empty when `dist` holds what `src` and `dev` say. */
    compilerErrors: string;
  }
}

/** Compiles once before all tests, so that those which start the program as a process of its own run what is in `src` and `dev`. */
export default function setup(project: TestProject): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-b', '.', 'dev'], {
    cwd: root,
    encoding: 'utf8',
  });
  project.provide('compilerErrors', status === 0 ? '' : stdout + stderr || `tsc ended with ${status}`);
}
