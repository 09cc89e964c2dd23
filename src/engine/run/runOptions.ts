import type { CheckpointStore } from '../model/checkpoint.js';
import type { RejectPolicy } from '../model/reject.js';
import type { Report } from '../model/report.js';
import type { ThrottleLimits } from '../model/throttle.js';
import type { VerificationLevel } from '../model/verification.js';

/** How a script is run and verified. */
export interface RunOptions {
  readonly store: CheckpointStore;
  readonly signal?: AbortSignal | undefined;
  /** False leaves the verify phase out; the outcome is then `not-verified`. Default true. */
  readonly verify?: boolean | undefined;
  /** Only these steps (ids), in text order. */
  readonly only?: readonly string[] | undefined;
  /** The script's file name, for events and reports. */
  readonly scriptName: string;
  /** How many copies run at the same time at most. Default: by the processors, and in any case no more than there is work and room for. */
  readonly streams?: number | undefined;
  /** How much of the servers the run may take, and when it has to pause. */
  readonly throttle?: ThrottleLimits | undefined;
  /** What becomes of rows that the target refuses. Without it the run stops at the first one and names it. */
  readonly rejects?: RejectPolicy | undefined;
  /** Rows that one transaction copies, about. Default 200,000. */
  readonly chunkRows?: number | undefined;
  /** How long a copy may stand still before it counts as dead. Default ten minutes. */
  readonly stallMilliseconds?: number | undefined;
  /** Go on with an earlier run of the script that was not finished. Without it such a run is an error, RUN_UNFINISHED. */
  readonly resume?: boolean | undefined;
  /** Takes the report when all is done but for the run's own record, which goes then: a crash behind it finds the report written. */
  readonly onSettled?: ((report: Report) => Promise<void>) | undefined;
  /** How closely tables are compared. Default `checksum`: every cell. */
  readonly level?: VerificationLevel | undefined;
  /** Percent of the rows that the level `sample` takes. Default 1. */
  readonly sample?: number | undefined;
  /** How many differing rows of a table are named at most. Default 100. */
  readonly namedRows?: number | undefined;
  /** How often rows that differ are looked at again by `verify`, for rows in flight; default 5. */
  readonly rechecks?: number | undefined;
  /** How often a lost connection is followed by a new attempt without any progress in between. Default 10. */
  readonly retries?: number | undefined;
}

/** What takes back a run, or clears up after it. */
export interface RemovalOptions {
  readonly store: CheckpointStore;
  /** The script's file name, by which its run is known on the target. */
  readonly scriptName: string;
  readonly signal?: AbortSignal | undefined;
}
