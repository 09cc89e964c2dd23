/** How one mocha test ended. */
export interface TestOutcome {
  /** Titles of the suites around it and its own, as mocha joins them. */
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly durationMs: number;
  /** What was thrown, with its stack; only for `failed`. */
  readonly message?: string;
}

/** What the suite in the extension host writes, anew after each test: the only way out of there. */
export interface SuiteProgress {
  readonly done: boolean;
  /** The test under way. */
  readonly running?: string;
  readonly tests: readonly TestOutcome[];
}

/** Environment variables that tell the suite in the extension host what to do. */
export const suiteVariables = {
  /** Path of the JSON file to write. */
  result: 'DATABASE_MIGRATION_SUITE_RESULT',
  /** Limit of one test, in milliseconds. */
  timeout: 'DATABASE_MIGRATION_SUITE_TIMEOUT',
  /** Only tests whose title matches this pattern. */
  grep: 'DATABASE_MIGRATION_SUITE_GREP',
} as const;
