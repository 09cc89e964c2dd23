import type { Check } from './check.js';
import type { RunEvent, RunOutcome, ServerMark, StepOutline, StepState } from './event.js';
import type { Finding, Resolution } from './finding.js';
import type { ObjectsVerification } from './objectVerification.js';
import type { RejectedRow } from './reject.js';
import type { ThrottleLimits } from './throttle.js';
import type { TableVerification } from './verification.js';

/** What moved, what changed, each issue and how it was resolved. `report.json` is this, and the HTML page shows it. */
export interface Report {
  readonly format: 1;
  /** `run`: data moved. `verify`: two databases were compared. */
  readonly verb: 'run' | 'verify';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly source: ServerMark;
  readonly target: ServerMark;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: RunOutcome;
  readonly script: { readonly name: string; readonly sha256: string; readonly text: string };
  /** What was looked at before anything was written. */
  readonly checks: readonly Check[];
  readonly steps: readonly ReportedStep[];
  readonly tables: readonly TableVerification[];
  /** Every object of the source and what stands for it on the target; absent where that was not looked at. */
  readonly objects?: ObjectsVerification | undefined;
  /** Every finding of the script and of the run, each once. */
  readonly findings: readonly ReportedFinding[];
  /** Rows that the target refused and that were set aside. */
  readonly rejects?: readonly RejectedRow[] | undefined;
  /** How the run went about it: streams, limits, and the times that it rested. Absent in reports of earlier versions. */
  readonly pacing?: Pacing | undefined;
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
