import type { RunState, StepState } from './event.js';
import type { VerificationState } from './verification.js';

/** What a report says of each step, for marks beside the script's lines; without values, statements and the script's text. */
export interface ReportOutline {
  readonly verb: 'run' | 'verify';
  readonly state: RunState;
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
  readonly steps: readonly StepResult[];
}

/** One step's outcome. */
export interface StepResult {
  readonly step: string;
  readonly state: StepState;
  /** ISO 8601, UTC. */
  readonly startedAt?: string | undefined;
  readonly milliseconds?: number | undefined;
  readonly rows?: number | undefined;
  readonly error?: string | undefined;
  /** How its table compared, for a verify step. */
  readonly verification?: VerificationState | undefined;
  readonly differingRows?: number | undefined;
  /** True where counting stopped: at least so many differ. */
  readonly moreDiffer?: boolean | undefined;
  readonly reason?: string | undefined;
}
