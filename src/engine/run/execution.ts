import type { CheckpointStore } from '../model/checkpoint.js';
import type { ConnectionSettings, Role } from '../model/connection.js';
import type { RunEvent, RunOutcome, RunVerb, StepOutline } from '../model/event.js';
import type { ObjectsVerification } from '../model/objectVerification.js';
import { stepsOf, type Script } from '../model/script.js';
import type { End } from './end.js';
import { outlineOf } from './journal.js';
import type { FindChanged, SameInRange } from './recheck.js';
import type { RunOptions } from './runOptions.js';
import type { DigestSegment, VerifyLane, VerifyTable } from './verifications.js';

/** Everything that a run needs from outside. */
export interface Execution {
  readonly verb: RunVerb;
  readonly script: Script;
  readonly connections: { readonly source: ConnectionSettings; readonly target: ConnectionSettings };
  readonly options: ExecutionOptions;
  readonly connect: (settings: ConnectionSettings, role: Role, signal?: AbortSignal) => Promise<End>;
  readonly verifyTable: VerifyTable;
  /** Absent where tables are compared as wholes. */
  readonly digestSegment?: DigestSegment | undefined;
  /** Finds what changed in the source since rows were copied. Absent where nothing is resumed. */
  readonly since?: Since | undefined;
  /** Accounts for every object of the source on the target. */
  readonly verifyObjects: (source: End, target: End, signal: AbortSignal) => Promise<ObjectsVerification>;
  readonly emit: (event: RunEvent) => void;
  /** All is done but for the run's own record, which goes then. */
  readonly settled?: ((outcome: RunOutcome) => Promise<void>) | undefined;
}

export interface Since {
  readonly sameInRange: SameInRange;
  /** Of a table's copied key ranges; `source` is a session outside of the snapshot. */
  readonly changedRows: (
    table: Parameters<FindChanged>[0],
    lane: VerifyLane,
    source: End,
    signal: AbortSignal,
  ) => ReturnType<FindChanged>;
}

/** How closely tables are compared is the verifier's matter, and a rehearsal keeps no checkpoint. */
export interface ExecutionOptions extends Omit<
  RunOptions,
  'store' | 'onSettled' | 'level' | 'sample' | 'namedRows' | 'rechecks'
> {
  readonly store?: CheckpointStore | undefined;
  /** One session of the target holds everything, and was looked at before: nothing runs side by side. */
  readonly inSession?: boolean | undefined;
  /** False keeps no record on the target: the run can't be resumed. */
  readonly ledger?: boolean | undefined;
}

/** The steps that an execution is going to run, as it announces them. */
export function stepsToRun({ verb, script, options }: Execution): StepOutline[] {
  const skipped = new Set(stepsOf(script).flatMap((step) => (step.skip ? [step.id] : [])));
  return outlineOf(script).filter(({ step, kind }) => {
    if (skipped.has(step) || options.only?.includes(step) === false) return false;
    return kind === 'verify' ? options.verify !== false : verb !== 'verify';
  });
}
