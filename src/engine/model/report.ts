import type { RunEvent, RunOutcome, ServerMark, StepOutline, StepState } from './event.js';
import type { Finding } from './finding.js';
import type { TableVerification } from './verification.js';

/** What moved, what changed, each issue and how it was resolved. `report.json` is this, and the HTML page shows it. */
export interface Report {
  readonly format: 1;
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly source: ServerMark;
  readonly target: ServerMark;
  readonly startedAt: string;
  readonly outcome: RunOutcome;
  readonly script: { readonly name: string; readonly sha256: string; readonly text: string };
  readonly steps: readonly ReportedStep[];
  readonly tables: readonly TableVerification[];
  readonly findings: readonly Finding[];
  readonly warnings: readonly Extract<RunEvent, { type: 'warning' }>[];
  readonly statements: readonly Extract<RunEvent, { type: 'statement' }>[];
}

export interface ReportedStep extends StepOutline {
  readonly state: StepState;
  readonly startedAt?: string | undefined;
  readonly milliseconds?: number | undefined;
  readonly copiedRows?: number | undefined;
  readonly copiedBytes?: number | undefined;
  readonly error?: string | undefined;
  readonly edited: boolean;
}
