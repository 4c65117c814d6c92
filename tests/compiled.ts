import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

/** The compiled form of a file of `src`, to be run in a process of its own. Fails where it would be a stale one. */
export function compiled(path: string): string {
  const errors = inject('compilerErrors');
  if (errors !== '') throw new Error(`dist is not what src says, since it does not compile:\n${errors}`);
  return fileURLToPath(new URL(`../dist/${path.replace(/\.ts$/, '.js')}`, import.meta.url));
}
