import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The end-to-end tests start real processes. A machine that is busy with other things may be many times slower:
    // patience costs nothing when all goes well, and what never comes still fails.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 10 } },
    // All cores: left alone, Vitest keeps one for itself, which of two is a half.
    maxWorkers: availableParallelism(),
    setupFiles: ['test/support/properties.ts', 'test/support/panes.ts'],
    projects: [
      // Functions without a state of their own: what they import is loaded once, not once per file.
      { extends: true, test: { name: 'functions', include: ['test/unit/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'visits',
          include: ['test/stories/**', 'test/e2e/**'].map((folder) => `${folder}/*.test.{ts,tsx}`),
        },
      },
    ],
  },
});
