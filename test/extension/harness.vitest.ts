import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The harness's own test, which opens several workbenches: `npm run test:harness`, when something of the harness or its VS Code changed. */
// eslint-disable-next-line no-restricted-syntax -- vitest takes no other name.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/extension/harness.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
