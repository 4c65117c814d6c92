import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Log } from './log.js';

/** How a process ended: its exit code, or the signal that ended it, and what it said on stderr where that was collected. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A program that runs as a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  /** The lines of its stdout so far, without their ends. */
  readonly lines: Log<string>;
  /** Resolves when it has ended and all that it said was read. */
  readonly ended: Promise<Ended>;
  /** Resolves with the first line of its stdout that fits. Rejects where it ends without one. */
  said(pattern: RegExp): Promise<string>;
  /** Tells it to end (SIGTERM), and resolves when it has. */
  stop(): Promise<Ended>;
}

export interface ProgramOptions {
  /** All of its environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where it runs; the present folder unless said. */
  readonly folder?: string;
  /** Whether its stderr is collected, or shown to whoever runs this. */
  readonly stderr: 'collected' | 'shown';
}

/** Starts a file of JavaScript with this Node.js. */
export function startProgram(
  file: string,
  args: readonly string[],
  { environment, folder, stderr: to }: ProgramOptions,
): Program {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', to === 'shown' ? 'inherit' : 'pipe'],
    env: environment,
    ...(folder !== undefined && { cwd: folder }),
  });
  const lines = new Log<string>();
  createInterface({ input: child.stdout! }).on('line', (line) => lines.add(line));
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, stderr }));
  const said = async (pattern: RegExp) => {
    const line = lines.next((each) => pattern.test(each));
    const first = await Promise.race([line, ended]);
    if (typeof first === 'string') return first;
    throw new Error(`${file} ended (${first.code ?? first.signal}) before it said ${pattern}: ${first.stderr}`);
  };
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { child, lines, ended, said, stop };
}

/** The compiled command line of the project, wherever this file runs from. Compiling it is up to whoever starts it. */
export function commandLine(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'dist', 'src', 'cli.js');
}

/** This process's environment without what configures Onrecord: nobody's tokens or record are used by mistake. */
export function environmentWithout(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const isOurs = (name: string) => name === 'PORT' || /^(?:ONRECORD|SLACK|DISCORD)_/i.test(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isOurs(name)));
}
