import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Tests with what the logic is wired to: real clients, servers, processes, threads, or the database of a record. All other
 * tests are unit tests, which take seconds.
 */
const WIRE = ['tests/platforms/**/*.test.ts', 'tests/cli/**/*.test.ts', 'tests/**/*.wire.test.ts'];

/** What a unit test may not load: the platforms' clients, and the database engine. */
const WIRED = /^(?:discord\.js|@discordjs\/|@slack\/|@photostructure\/sqlite)/;

/** Refuses to resolve a client or the database engine, whichever file imports it and however deep. */
const unwired: Plugin = {
  name: 'unwired',
  enforce: 'pre',
  resolveId(specifier, importer) {
    if (!WIRED.test(specifier)) return;
    throw new Error(
      `A unit test loads ${specifier}, through ${importer}. A test with a client or a record is named *.wire.test.ts.`,
    );
  },
};

export default defineConfig({
  test: {
    environment: 'node',
    // The files of one worker share what they import: loading the tagger anew for each of them took half of the time.
    isolate: false,
    // Much of the time is spent waiting for sockets and child processes: on two cores a second worker halves it.
    maxWorkers: 2,
    // Only a test that hangs is stopped: how long the others take depends on how busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test that needs another test's leftovers is a bug; this finds it.
    sequence: { shuffle: true, seed: 20200106 },
    projects: [
      {
        extends: true,
        plugins: [unwired],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: WIRE,
          globalSetup: 'tests/sample-folder.ts',
          setupFiles: ['tests/setup.ts', 'tests/setup-unit.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'wire',
          include: WIRE,
          // Some of these start the program as a process of its own: it is compiled once, before all of them.
          globalSetup: ['tests/sample-folder.ts', 'tests/compile.ts'],
          setupFiles: ['tests/setup.ts', 'tests/setup-wire.ts'],
        },
      },
    ],
  },
});
