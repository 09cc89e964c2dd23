import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleTask } from '../scripts/task.mjs';
import { projectRoot } from './servers/cache.js';

/** How many tests (or checks) of a stage ended how. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly title: string;
  /** Whether it tests the bundles in dist/, which a failed build leaves incomplete. */
  readonly onBundles?: boolean;
  readonly run: () => Promise<Counts>;
}

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

/** A stage without tests inside; each of its programs, which run side by side and are silent unless something is wrong, counts as one. */
function check(title: string, ...programs: readonly (readonly string[])[]): Stage {
  const runOne = async (args: readonly string[]): Promise<Counts> =>
    (await runNode(args)) ? { passed: 1, failed: 0, skipped: 0 } : ONE_FAILED;
  return { title, run: async () => (await Promise.all(programs.map(runOne))).reduce(add) };
}

const BUILD = 'Build';

const STAGES: readonly Stage[] = [
  check(BUILD, ['scripts/build.mjs', '--production']),
  check(
    'Types, lint, format',
    ['scripts/typecheck.mjs'],
    ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
    ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ),
  { title: 'Engine tests', run: runVitest },
  { title: 'Extension tests', onBundles: true, run: runExtensionSuites },
];

/** Runs the stages one after another, also past a failure, so that one run shows everything that is wrong. */
async function main(): Promise<void> {
  // Some of what runs below behaves differently in production.
  delete process.env.NODE_ENV;
  let total = NONE;
  const failedStages: string[] = [];
  for (const { title, onBundles, run } of STAGES) {
    console.log(`\n=== ${title} ===`);
    const begin = Date.now();
    if (onBundles === true && failedStages.includes(BUILD)) {
      console.log('Not run, because the build failed: counted as one failure.');
      total = add(total, ONE_FAILED);
      failedStages.push(title);
      continue;
    }
    const counts = await run().catch((error: unknown) => {
      console.error(error);
      return ONE_FAILED;
    });
    console.log(`=== ${title}: ${summary(counts)} in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    if (counts.failed > 0) failedStages.push(title);
    total = add(total, counts);
  }
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  console.log(`\n${summary(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Runs Node on a script of the project with its output shown; whether it ended well. */
async function runNode(args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd: projectRoot(), stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** What vitest's JSON reporter writes, as far as it is needed here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

async function runVitest(): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'database-migration-test-'));
  try {
    const file = join(folder, 'vitest.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const succeeded = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
    const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
    // A file that can't even be loaded has failed without a test to show for it.
    const unloadable = report.testResults.filter((result) => result.status === 'failed' && !hasTests(result)).length;
    const failed = report.numFailedTests + unloadable;
    return {
      passed: report.numPassedTests,
      // An error outside every test (an unhandled rejection, a server that didn't start) is told by the exit code alone.
      failed: succeeded ? failed : Math.max(failed, 1),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function hasTests(result: { readonly assertionResults: readonly unknown[] }): boolean {
  return result.assertionResults.length > 0;
}

/** The suite inside a real extension host and the journey through a real workbench. */
async function runExtensionSuites(): Promise<Counts> {
  const entry = 'test/extension/run.ts';
  if (!existsSync(join(projectRoot(), entry))) {
    console.log(`There is no ${entry} yet.`);
    return NONE;
  }
  const suites = (await import(pathToFileURL(await bundleTask(entry)).href)) as {
    runExtensionTests(): Promise<Counts>;
  };
  return suites.runExtensionTests();
}

await main();
