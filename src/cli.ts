#!/usr/bin/env node
import { readEnvironment } from './app/config.js';
import { runCli } from './cli/program.js';

// A reader that has seen enough, such as `head`, is no error. Where nobody takes the data there is nothing more to do;
// an import whose progress nobody watches goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

let stayed = false;

function interrupted(): AbortSignal {
  stayed = true;
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  return ending.signal;
}

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: readEnvironment(),
  interrupted,
});

// What a bot that was stopped left open, such as a request that isn't answered, is not waited for.
if (stayed) setTimeout(() => process.exit(), 1_000).unref();
