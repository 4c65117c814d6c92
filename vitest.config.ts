import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // Some tests start the program as a process of its own: it is compiled once, before all of them.
    globalSetup: 'tests/global-setup.ts',
    setupFiles: 'tests/setup.ts',
    // The files of one worker share what they import: loading the tagger anew for each of them took half of the time.
    isolate: false,
    // Much of the time is spent waiting for sockets and child processes: on two cores a second worker halves it.
    maxWorkers: 2,
    // Only a test that hangs is stopped: how long the others take depends on how busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test that needs another test's leftovers is a bug; this finds it.
    sequence: { shuffle: true, seed: 20200106 },
  },
});
