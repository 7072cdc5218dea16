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
    // No file leaves anything behind, and what they import is loaded once for all of them.
    isolate: false,
    // Of a terminal that does not tell its size, Ink asks `tput` at each frame, and starts two processes for it.
    env: { COLUMNS: '80', LINES: '24' },
    include: ['test/**/*.test.{ts,tsx}'],
  },
});
