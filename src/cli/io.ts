import type { Readable, Writable } from 'node:stream';

/** What the command line reads and writes: the process's own streams, or those of a test. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Data, and nothing but data. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Everything else: progress, warnings, errors. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  /** Asks a long-running command to end. */
  readonly signal: AbortSignal;
}
