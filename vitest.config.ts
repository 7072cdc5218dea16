import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // The end-to-end tests start real processes; a busy machine must not turn that into a failure.
    testTimeout: 30_000,
  },
});
