import type { CheckpointStore } from '../model/checkpoint.js';
import type { ConnectionSettings, Role } from '../model/connection.js';
import type { RunEvent, RunVerb, StepOutline } from '../model/event.js';
import type { ObjectsVerification } from '../model/objectVerification.js';
import type { RejectPolicy } from '../model/reject.js';
import type { ThrottleLimits } from '../model/throttle.js';
import { stepsOf, type Script } from '../model/script.js';
import type { End } from './end.js';
import { outlineOf } from './journal.js';
import type { SameInRange } from './recheck.js';
import type { VerifyTable } from './verifications.js';

/** Everything that a run needs from outside. */
export interface Execution {
  readonly verb: RunVerb;
  readonly script: Script;
  readonly connections: { readonly source: ConnectionSettings; readonly target: ConnectionSettings };
  readonly options: ExecutionOptions;
  readonly connect: (settings: ConnectionSettings, role: Role, signal?: AbortSignal) => Promise<End>;
  readonly verifyTable: VerifyTable;
  readonly sameInRange: SameInRange;
  /** Accounts for every object of the source on the target. */
  readonly verifyObjects: (source: End, target: End, signal: AbortSignal) => Promise<ObjectsVerification>;
  readonly emit: (event: RunEvent) => void;
}

export interface ExecutionOptions {
  readonly store?: CheckpointStore | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly verify?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
  readonly scriptName: string;
  /** How many copies run side by side at most; by default what suits the servers and the tables. */
  readonly streams?: number | undefined;
  readonly chunkRows?: number | undefined;
  /** How much of the servers the run may take. */
  readonly throttle?: ThrottleLimits | undefined;
  /** What becomes of rows that the target refuses; without it the run stops at the first one. */
  readonly rejects?: RejectPolicy | undefined;
  /** How long a copy may stand still before it counts as dead. Default ten minutes. */
  readonly stallMilliseconds?: number | undefined;
  /** Go on with an earlier run that was not finished. */
  readonly resume?: boolean | undefined;
  /** False keeps no record on the target: the run can't be resumed. */
  readonly ledger?: boolean | undefined;
  /** How often a lost connection is followed by a new attempt without any progress in between. Default {@link usualRetries}. */
  readonly retries?: number | undefined;
}

/** The steps that an execution is going to run, as it announces them. */
export function stepsToRun({ verb, script, options }: Execution): StepOutline[] {
  const skipped = new Set(stepsOf(script).flatMap((step) => (step.skip ? [step.id] : [])));
  return outlineOf(script).filter(({ step, kind }) => {
    if (skipped.has(step) || options.only?.includes(step) === false) return false;
    return kind === 'verify' ? options.verify !== false : verb !== 'verify';
  });
}
