import { join, resolve } from 'node:path';
import { projectRoot } from '../../servers/cache.js';
import { makeWorkplace, removeWorkplace } from '../../servers/workplace.js';
import { bundleSuites } from './bundle-suites.js';
import { startWorkbench } from './code-server.js';
import { runInElectron } from './electron.js';
import type { PageProblem } from './page-problems.js';
import { readSuiteProgress, waitForSuiteEnd } from './suite-progress.js';
import type { SuiteStart } from './suite-start.js';
import { suiteVariables, type SuiteProgress, type TestOutcome } from './suite-result.js';
import { Workbench } from './workbench.js';

/** Which mocha suites run inside which VS Code. */
export interface HostSuiteOptions {
  /** Folder of the extension under test, built. */
  readonly extensionPath: string;
  /** Test files (TypeScript or JavaScript) that declare mocha tests and import `vscode`; relative to the project. */
  readonly suites: readonly string[];
  /** The folder that is open; an empty temporary one unless told. */
  readonly workspace?: string;
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** What the suites read from `process.env`: a server's URL, for example. */
  readonly env?: Readonly<Record<string, string>>;
  /** Only tests whose title matches. */
  readonly grep?: RegExp;
  /** Limit of one test; 30 s unless told. */
  readonly testTimeoutMs?: number;
  /** Limit of the whole, start of VS Code included; 5 minutes unless told. */
  readonly deadlineMs?: number;
}

/** How the suites ended. */
export interface HostSuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly tests: readonly TestOutcome[];
  /** Those of `tests` that failed, with their messages. */
  readonly failures: readonly TestOutcome[];
  /** Errors in the workbench's console, uncaught ones of the extension host included; empty in a desktop VS Code. */
  readonly problems: readonly PageProblem[];
}

/**
 * Runs mocha suites inside a real extension host, through VS Code's own `extensionTestsPath`: in the server of
 * code-server.ts, or in a desktop VS Code (electron.ts) where `VSCODE_PATH` is set or the system is Windows.
 *
 * @example
 * const result = await runHostSuite({ extensionPath: projectRoot(), suites: ['test/extension/host/commands.suite.ts'] });
 * expect(result.failures).toEqual([]);
 * expect(result.passed).toBeGreaterThan(0);
 *
 * @throws an Error when VS Code doesn't start, or the suites don't end before the deadline; it names the test under way
 */
export async function runHostSuite(options: HostSuiteOptions): Promise<HostSuiteResult> {
  const workplace = await makeWorkplace('suite');
  try {
    const bundle = join(workplace, 'suites.cjs');
    const resultPath = join(workplace, 'result.json');
    await bundleSuites(
      options.suites.map((path) => resolve(projectRoot(), path)),
      bundle,
    );
    const start: SuiteStart = {
      extensionPath: resolve(options.extensionPath),
      extensionTestsPath: bundle,
      workspace: options.workspace ?? join(workplace, 'workspace'),
      userSettings: options.userSettings ?? {},
      env: suiteEnvironment(options, resultPath),
    };
    const desktop = process.platform === 'win32' || (process.env.VSCODE_PATH ?? '') !== '';
    const deadline = AbortSignal.timeout(options.deadlineMs ?? 300_000);
    return await (desktop ? runOnDesktop : runOnServer)(start, resultPath, deadline);
  } finally {
    await removeWorkplace(workplace);
  }
}

function suiteEnvironment(options: HostSuiteOptions, resultPath: string): Record<string, string> {
  return {
    ...options.env,
    [suiteVariables.result]: resultPath,
    [suiteVariables.timeout]: String(options.testTimeoutMs ?? 30_000),
    [suiteVariables.grep]: options.grep?.source ?? '',
  };
}

async function runOnServer(start: SuiteStart, resultPath: string, deadline: AbortSignal): Promise<HostSuiteResult> {
  const server = await startWorkbench(start);
  try {
    // The extension host starts with the page and runs the suites at once.
    const workbench = await Workbench.open(server);
    try {
      const progress = await waitForSuiteEnd(resultPath, deadline);
      return summary(progress, workbench.problems.all());
    } finally {
      await workbench.close();
    }
  } catch (error) {
    throw new Error(`${String(error)}\nThe end of VS Code's log:\n${server.output().slice(-2000)}`, { cause: error });
  } finally {
    await server.stop();
  }
}

async function runOnDesktop(start: SuiteStart, resultPath: string, deadline: AbortSignal): Promise<HostSuiteResult> {
  const ended = runInElectron(start).then(async () => {
    const progress = await readSuiteProgress(resultPath);
    if (progress?.done !== true) throw new Error(`VS Code ended during ${progress?.running ?? 'its start'}.`);
    return progress;
  });
  const stop = new AbortController();
  try {
    const followed = waitForSuiteEnd(resultPath, AbortSignal.any([deadline, stop.signal])).then(() => ended);
    return summary(await Promise.race([ended, followed]), []);
  } finally {
    stop.abort();
  }
}

function summary(progress: SuiteProgress, problems: readonly PageProblem[]): HostSuiteResult {
  const inState = (state: TestOutcome['state']): TestOutcome[] => progress.tests.filter((test) => test.state === state);
  const failures = inState('failed');
  return {
    passed: inState('passed').length,
    failed: failures.length,
    skipped: inState('skipped').length,
    tests: progress.tests,
    failures,
    problems,
  };
}
