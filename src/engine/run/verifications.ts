import type { Adapter } from '../adapter.js';
import type { ScriptStep } from '../model/script.js';
import type { TableVerification } from '../model/verification.js';
import type { End } from './end.js';
import { sessionsOf, spread, type Lane } from './lanes.js';
import type { StepSessions } from './lockWatch.js';

/** A session of either side that can compare. */
export interface VerifyLane {
  readonly source: End;
  readonly target: End;
}

/** One table's verification, as the verify stage offers it: over one lane, or a large table's segments over several. */
export type VerifyTable = (
  step: ScriptStep,
  lanes: readonly VerifyLane[],
  signal: AbortSignal,
) => Promise<TableVerification>;

export interface VerificationJob {
  readonly source: Adapter;
  readonly verifyTable: VerifyTable;
  readonly controller: AbortController;
  /** Runs a step between its two events. */
  readonly guarded: (
    step: ScriptStep,
    sessions: StepSessions,
    work: () => Promise<{ rows?: number | undefined }>,
  ) => Promise<void>;
  /** How many rows of the table that a step compares were set aside. */
  readonly rejectsOf: (step: ScriptStep) => number;
  readonly onResult: (result: TableVerification) => void;
}

/**
 * Verifies tables: those that are copied already on a lane of their own while others still load, the rest when their phase comes. The source is read in the
 * snapshot of the copy, so an early comparison proves as much as a late one.
 */
export class Verifications {
  readonly results: TableVerification[] = [];
  private readonly waiting: ScriptStep[] = [];
  private early: Promise<void> | undefined;
  private lane: Lane | undefined;

  constructor(private readonly job: VerificationJob) {}

  /** Lets tables be verified on this lane as soon as they are {@link ready}. */
  beginEarly(lane: Lane): void {
    this.lane = lane;
  }

  /** All rows of the table that the step compares are on the target. */
  ready(step: ScriptStep): void {
    const { lane } = this;
    if (lane === undefined) return;
    this.waiting.push(step);
    this.early ??= this.drain(lane).finally(() => (this.early = undefined));
    // The phase asks for what is missing here, and meets the failure again.
    this.early.catch(() => undefined);
  }

  /** Verifies what of these steps is not verified yet, over all lanes. */
  async finish(steps: readonly ScriptStep[], lanes: readonly Lane[]): Promise<void> {
    this.waiting.length = 0;
    await this.early?.catch(() => undefined);
    this.lane = undefined;
    const done = new Set(this.results.map((result) => result.step));
    const rest = steps.filter((step) => !done.has(step.id));
    const [first] = rest;
    if (rest.length === 1 && first) await this.verify(first, lanes);
    else await spread(rest, lanes, this.job.controller, (step, lane) => this.verify(step, [lane]));
  }

  private async drain(lane: Lane): Promise<void> {
    for (let step = this.waiting.shift(); step !== undefined; step = this.waiting.shift()) {
      await this.verify(step, [lane]);
    }
  }

  private async verify(step: ScriptStep, lanes: readonly Lane[]): Promise<void> {
    const { job } = this;
    const ends = lanes.map(({ reader, target }) => ({ source: { adapter: job.source, session: reader }, target }));
    await job.guarded(step, sessionsOf(lanes), async () => {
      const found = await job.verifyTable(step, ends, job.controller.signal);
      const rejectedRows = job.rejectsOf(step);
      const result = rejectedRows > 0 ? { ...found, rejectedRows } : found;
      this.results.push(result);
      job.onResult(result);
      return { rows: result.targetRows };
    });
  }
}
