import type { Check } from './check.js';
import type { CleanUp } from './cleanUp.js';
import type { Conversion } from './conversion.js';
import type { RunEvent, RunOutcome, ServerMark, StepOutline, StepState } from './event.js';
import type { Finding, Resolution } from './finding.js';
import type { ObjectsVerification } from './objectVerification.js';
import type { RejectedRow } from './reject.js';
import type { ThrottleLimits } from './throttle.js';
import type { Throughput } from './throughput.js';
import type { Advice } from './usage.js';
import type { CellDifference, RowDifference, TableVerification } from './verification.js';

/** The version of the format of reports and assessments; `media/report.schema.json` describes it. */
export const reportFormat = 1;

/** What moved, what changed, each issue and how it was resolved. `report.json` is this; the HTML page and the Markdown show it. */
export interface Report {
  readonly format: typeof reportFormat;
  readonly kind: 'migration';
  /** `run`: data moved. `verify`: two databases were compared. */
  readonly verb: 'run' | 'verify';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly source: ServerMark;
  readonly target: ServerMark;
  /** The user of the operating system that ran it. */
  readonly user?: string | undefined;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: RunOutcome;
  readonly script: { readonly name: string; readonly sha256: string; readonly text: string };
  /** What was looked at before anything was written. */
  readonly checks: readonly Check[];
  readonly steps: readonly ReportedStep[];
  readonly tables: readonly ReportedTable[];
  /** How fast the target took rows; absent where nothing was copied. */
  readonly throughput?: Throughput | undefined;
  /** Every object of the source and what stands for it on the target; absent where that was not looked at. */
  readonly objects?: ObjectsVerification | undefined;
  /** How columns came over, and what applications have to change; absent where the objects were not looked at. */
  readonly conversions?: readonly Conversion[] | undefined;
  readonly advice?: readonly Advice[] | undefined;
  /** What was left to clean up; absent where the run did not reach its end. */
  readonly cleanUp?: CleanUp | undefined;
  /** Every finding of the script and of the run, each once. */
  readonly findings: readonly ReportedFinding[];
  /** Rows that the target refused and that were set aside. */
  readonly rejects?: readonly RejectedRow[] | undefined;
  /** How the run went about it: streams, limits, and the times that it rested. Absent in reports of earlier versions. */
  readonly pacing?: Pacing | undefined;
  readonly retries: readonly Extract<RunEvent, { type: 'retry' }>[];
  readonly warnings: readonly Extract<RunEvent, { type: 'warning' }>[];
  readonly statements: readonly Extract<RunEvent, { type: 'statement' }>[];
}

/** How many copies ran side by side, what the run was not to go beyond, and when it rested because the target was busy. */
export interface Pacing {
  readonly streams?: { readonly streams: number; readonly reasons: readonly string[] } | undefined;
  readonly limits?: ThrottleLimits | undefined;
  readonly pauses: readonly Pause[];
}

export interface Pause {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  /** Absent where the run ended in it. */
  readonly milliseconds?: number | undefined;
}

/** A finding and how it ended up. */
export interface ReportedFinding extends Finding {
  readonly resolution: Resolution;
  /** The step of the script in which it stands; absent for a finding about the whole database. */
  readonly step?: string | undefined;
  /** The line of the script by which a person took the loss. */
  readonly acceptedBy?: { readonly line: number; readonly text: string } | undefined;
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

/** A table's verification whose differing cells show their bytes too. */
export interface ReportedTable extends Omit<TableVerification, 'differences'> {
  readonly differences: readonly (Omit<RowDifference, 'cells'> & { readonly cells: readonly ReportedCell[] })[];
}

export interface ReportedCell extends CellDifference {
  /** The bytes of the texts that were compared, see {@link rawForms}; absent where they would say no more than these. */
  readonly sourceRaw?: string | null | undefined;
  readonly targetRaw?: string | null | undefined;
}
