import processes from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

/** Fails a unit test that starts a process or a thread: such a test is slow, and is named `*.wire.test.ts`. */
function refuse(): never {
  throw new Error('A unit test starts a process or a thread. A test that needs one is named *.wire.test.ts.');
}

for (const start of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'] as const) {
  processes[start] = refuse as never;
}
threads.Worker = refuse as never;
syncBuiltinESMExports();
