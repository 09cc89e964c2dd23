import { availableParallelism } from 'node:os';
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

/** A resume of rows that went into a table of the target's own is refused when anything was written to the source's server meanwhile, by whomever. */
const needRest = ['test/scenarios/existingTarget.test.ts'];

const servers = withServers('scenarios');

export default defineConfig({
  test: {
    // Half of what runs waits for a server.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
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
      { ...servers, test: { ...servers.test, exclude: needRest } },
      {
        ...servers,
        test: {
          ...servers.test,
          name: 'alone',
          include: needRest,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
