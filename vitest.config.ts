import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests against real servers: one `global-setup.ts` starts them, whichever of these projects run. */
function withServers(name: string) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      globalSetup: ['test/servers/global-setup.ts'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    pool: 'forks',
    slowTestThreshold: 5_000,
    projects: [
      {
        extends: true,
        resolve: { alias: { vscode: fileURLToPath(new URL('test/unit/vscode.ts', import.meta.url)) } },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/architecture.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      withServers('contract'),
      withServers('golden'),
      withServers('scenarios'),
    ],
  },
});
