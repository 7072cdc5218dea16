import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The end-to-end tests start real processes, which may be many times slower on a busy machine. Long timeouts cost
    // nothing when the tests pass, and a test that hangs still fails.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 10 } },
    // All cores: by default, Vitest keeps one for itself, which is half of two.
    maxWorkers: availableParallelism(),
    setupFiles: ['test/support/properties.ts', 'test/support/panes.ts'],
    // Test files leave no state behind, so they can share the modules that they import.
    isolate: false,
    // If a terminal does not report its size, Ink runs `tput` twice at each frame. These variables prevent that.
    env: { COLUMNS: '80', LINES: '24' },
    include: ['test/**/*.test.{ts,tsx}'],
  },
});
