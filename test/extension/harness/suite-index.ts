import { renameSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { suiteVariables, type SuiteProgress, type TestOutcome } from './suite-result.js';

/**
 * Runs mocha suites inside the extension host and writes how they go to the file that the environment names.
 * host-suite.ts bundles it with the suites; nothing else needs to call it. It never throws: that file says all.
 *
 * @param suites each loads one test file, which declares its tests with `describe` and `it` (from `mocha` or global)
 */
export async function runSuites(suites: readonly (() => unknown)[]): Promise<void> {
  const recorder = new Recorder(process.env[suiteVariables.result] ?? '');
  try {
    await runMocha(suites, recorder);
  } catch (error) {
    recorder.add({ title: 'loading the suites', state: 'failed', durationMs: 0, message: describe(error) });
  }
  recorder.finish();
}

async function runMocha(suites: readonly (() => unknown)[], recorder: Recorder): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: Number(process.env[suiteVariables.timeout] ?? 30_000),
    grep: new RegExp(process.env[suiteVariables.grep] ?? ''),
    reporter: class extends Mocha.reporters.Base {
      constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        recorder.listenTo(runner);
      }
    },
  });
  // What mocha does before it loads a file: it makes `describe` and `it` global.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  for (const load of suites) await load();
  await new Promise<void>((resolve) => void mocha.run(() => resolve()));
}

class Recorder {
  private readonly tests: TestOutcome[] = [];
  private running: string | undefined;

  constructor(private readonly path: string) {
    this.write(false);
  }

  listenTo(runner: Mocha.Runner): void {
    runner.on('test', (test) => {
      this.running = test.fullTitle();
      this.write(false);
    });
    runner.on('pass', (test) => this.add(outcome(test, 'passed')));
    runner.on('pending', (test) => this.add(outcome(test, 'skipped')));
    runner.on('fail', (test, error) => this.add({ ...outcome(test, 'failed'), message: describe(error) }));
  }

  add(test: TestOutcome): void {
    this.tests.push(test);
    this.running = undefined;
    this.write(false);
  }

  finish(): void {
    this.write(true);
  }

  /** Renamed into place, so that who watches never reads half of it. */
  private write(done: boolean): void {
    const progress: SuiteProgress = {
      done,
      ...(this.running === undefined ? {} : { running: this.running }),
      tests: this.tests,
    };
    writeFileSync(`${this.path}.new`, JSON.stringify(progress, null, 2));
    renameSync(`${this.path}.new`, this.path);
  }
}

function outcome(test: Mocha.Test, state: TestOutcome['state']): TestOutcome {
  return { title: test.fullTitle(), state, durationMs: test.duration ?? 0 };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
