import type { RunState, StepState } from './event.js';

/** Durable progress of a script: the content of `NAME.migration.state.json`. Holds no data and no secret. */
export interface Checkpoint {
  readonly format: 1;
  readonly script: string;
  readonly updatedAt: string;
  /** How the run ended; absent while it runs and after a crash. */
  readonly outcome?: RunState | undefined;
  readonly steps: Readonly<Record<string, StepRecord>>;
  /** What tells the objects that the run made from others that take their names later, by what DROP calls them (`TABLE "public"."a"`). */
  readonly made?: Made | undefined;
  /** What the target's tables held when they were verified, by the verify step: its digest of every row, as {@link keptDigest} has it. */
  readonly digests?: Readonly<Record<string, string>> | undefined;
}

export type Made = Readonly<Record<string, string>>;

/** What a statement creates: its kind as DROP names it, and its name as SQL. */
export interface CreatedObject {
  readonly kind: string;
  readonly name: string;
}

export interface StepRecord {
  readonly state: StepState;
  /** Hash of the step's text when it ran; a finished step that was edited since stops a resume. */
  readonly hash: string;
  readonly rows?: number | undefined;
  readonly error?: string | undefined;
}

/** Where a run keeps its checkpoint. */
export interface CheckpointStore {
  load(): Promise<Checkpoint | undefined>;
  /** Replaces the checkpoint atomically: a reader sees the old one or the new one, never a part. */
  save(checkpoint: Checkpoint): Promise<void>;
  /** Forgets it: what it told of was taken back. */
  clear(): Promise<void>;
  /** Files that writing left half-way, by name: this process's own, and those of processes that are gone. */
  temporaries?(): Promise<readonly string[]>;
  /** Removes them. */
  tidy?(): Promise<void>;
}
