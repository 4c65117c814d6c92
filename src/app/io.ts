import type { Readable, Writable } from 'node:stream';

/** What a command reads and writes: the process's own streams, or those of a test. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Data, and nothing but data. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Everything else: progress, warnings, errors. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: NodeJS.ProcessEnv;
  /** Called once, by a command that wants to end in good order: an interrupt then aborts the signal, not the process. */
  readonly interrupted: () => AbortSignal;
}

/** Colour is for a terminal, and for people who don't mind it (https://no-color.org). */
export function wantsColour({ stdout, environment }: Pick<Io, 'stdout' | 'environment'>): boolean {
  return stdout.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}
