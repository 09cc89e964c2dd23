import type { EngineErrorData } from '../errors.js';
import type { Check } from './check.js';
import type { CleanUp } from './cleanUp.js';
import type { Finding } from './finding.js';
import type { ObjectsVerification } from './objectVerification.js';
import type { CopyPace, Pace } from './pace.js';
import type { RejectedRow } from './reject.js';
import type { StepKind } from './script.js';
import type { ThrottleLimits } from './throttle.js';
import type { TableVerification } from './verification.js';

/** `interrupted`: was running when the whole run stopped. */
export type StepState = 'pending' | 'running' | 'done' | 'failed' | 'skipped' | 'interrupted';

/** One step as announced before anything runs, with what is known of its size. */
export interface StepOutline {
  readonly step: string;
  readonly kind: StepKind;
  readonly name: string;
  readonly phase: string;
  readonly line: number;
  /** `keys`: of the rows that another step copies, it copies the keys alone. */
  readonly part?: string | undefined;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
}

/** What is under way: a run, only its verification, or only the checks before it. */
export type RunVerb = 'run' | 'verify' | 'preflight' | 'rehearse';

/** What happens during a run or a verification, in order, as plain JSON. The panel, the tree, the CLI and the tests all read this stream. */
export type RunEvent =
  | {
      readonly type: 'started';
      readonly at: string;
      readonly verb: RunVerb;
      readonly script: string;
      /** The user of the operating system that runs it. */
      readonly user?: string | undefined;
      readonly source: ServerMark;
      readonly target: ServerMark;
      readonly steps: readonly StepOutline[];
    }
  /** What was looked at before anything is written. */
  | { readonly type: 'check'; readonly at: string; readonly check: Check }
  | { readonly type: 'phase'; readonly at: string; readonly phase: string }
  | {
      readonly type: 'step';
      readonly at: string;
      readonly step: string;
      readonly state: StepState;
      readonly milliseconds?: number | undefined;
      readonly rows?: number | undefined;
      readonly bytes?: number | undefined;
      readonly error?: EngineErrorData | undefined;
      /** An earlier attempt did it. */
      readonly earlier?: boolean | undefined;
    }
  /** How far the run is, more than once a second while a copy runs. */
  | {
      readonly type: 'progress';
      readonly at: string;
      /** Of the whole run, 0 to 1: by the rows that are copied, the tables that are compared, and the other steps that are over. */
      readonly share: number;
      /** All tables whose size is known by now. */
      readonly all: Pace;
      /** The tables of which there is news. */
      readonly copies: readonly CopyPace[];
    }
  /** A statement that ran, whole and as the server got it (values in a stream left out). */
  | {
      readonly type: 'statement';
      readonly at: string;
      readonly step: string;
      readonly side: 'source' | 'target';
      readonly sql: string;
      readonly milliseconds: number;
      readonly rows?: number | undefined;
    }
  | {
      readonly type: 'warning';
      readonly at: string;
      readonly step?: string | undefined;
      readonly side: 'source' | 'target';
      readonly message: string;
    }
  /** The connection was lost, or the like: after a pause the run goes on where the target says that it stopped. */
  | {
      readonly type: 'retry';
      readonly at: string;
      /** Counts the tries since something was last done, from 1. */
      readonly attempt: number;
      readonly pauseMilliseconds: number;
      readonly error: EngineErrorData;
    }
  /** How many copies run side by side at most, and why that many, as sentences. */
  | { readonly type: 'streams'; readonly at: string; readonly streams: number; readonly reasons: readonly string[] }
  /** What the run is not to go beyond. */
  | { readonly type: 'limits'; readonly at: string; readonly limits: ThrottleLimits }
  /** The target is busier than the limits allow: the run rests, with its statements open, until that has passed. */
  | { readonly type: 'paused'; readonly at: string; readonly reason: string }
  /** It goes on, after so long a rest. */
  | { readonly type: 'continued'; readonly at: string; readonly milliseconds: number }
  /** A row that the target refused was set aside, and its chunk committed without it. */
  | { readonly type: 'reject'; readonly at: string; readonly row: RejectedRow }
  | { readonly type: 'finding'; readonly at: string; readonly finding: Finding }
  | { readonly type: 'verification'; readonly at: string; readonly result: TableVerification }
  /** Every object of the source, accounted for on the target; comes after the tables' verifications. */
  | { readonly type: 'objects'; readonly at: string; readonly result: ObjectsVerification }
  /** The run's own traces were removed and looked for. */
  | { readonly type: 'clean-up'; readonly at: string; readonly result: CleanUp }
  | { readonly type: 'finished'; readonly at: string; readonly outcome: RunOutcome };

/** A server as events and reports name it. */
export interface ServerMark {
  readonly name: string;
  readonly engine: string;
  /** The engine as people write it: `PostgreSQL`. */
  readonly displayName?: string | undefined;
  readonly version: string;
  readonly database: string;
  readonly tested: boolean;
  /** Settings of the server that bear on what data mean, in the order in which to read them. */
  readonly settings?: readonly ServerSetting[] | undefined;
}

/** A setting of a server, as it calls it; `session` where that of our own sessions is not the server's. */
export interface ServerSetting {
  readonly name: string;
  readonly value: string;
  readonly session?: string | undefined;
}

/**
 * `ready`: the checks before a run found nothing in its way. `blocked`: stopped before writing anything. `not-verified`: everything ran, verification was left out.
 * `incomplete`: everything ran, but for rows that the target refused and that were set aside; where tables were compared, nothing else differs.
 */
export type RunState =
  'ready' | 'verified' | 'not-verified' | 'incomplete' | 'differs' | 'blocked' | 'failed' | 'cancelled';

export interface RunOutcome {
  readonly state: RunState;
  /** What this run copied, over all of its attempts. */
  readonly rows: number;
  readonly bytes: number;
  /** All that is there, where an earlier run, which this one resumed, had copied some of it. */
  readonly inAll?: { readonly rows: number; readonly bytes: number } | undefined;
  /** Rows that were set aside, those of earlier attempts included. */
  readonly rejectedRows?: number | undefined;
  readonly milliseconds: number;
  readonly error?: EngineErrorData | undefined;
}
