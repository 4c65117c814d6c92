import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // A test that needs another test's leftovers is a bug; this finds it.
    sequence: { shuffle: true, seed: 20200106 },
  },
});
