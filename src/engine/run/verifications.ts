import type { Adapter } from '../adapter.js';
import type { Chunk } from '../model/chunk.js';
import type { Segments, SegmentSums } from '../model/digest.js';
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

/** One table's verification, as the verify stage offers it: over one lane, or a large table's segments over several, but for those that are known. */
export type VerifyTable = (
  step: ScriptStep,
  lanes: readonly VerifyLane[],
  signal: AbortSignal,
  known?: Segments,
) => Promise<TableVerification>;

/** What the verify stage says of one key range of a step's table; undefined where it can't tell. */
export type OfRange<Answer> = (
  step: ScriptStep,
  lane: VerifyLane,
  range: Chunk,
  signal: AbortSignal,
) => Promise<Answer | undefined>;

/** The digest of a range that is copied while others of the table are not; undefined where it must wait for them. */
export type DigestSegment = OfRange<SegmentSums>;

export interface VerificationJob {
  readonly source: Adapter;
  readonly verifyTable: VerifyTable;
  /** Absent where no range is compared before its table is whole. */
  readonly digestSegment?: DigestSegment | undefined;
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

type Digested = Segments & { readonly sums: Map<Chunk, SegmentSums> };

/** A table to verify, or one range of it. */
interface Waiting {
  readonly step: ScriptStep;
  readonly range?: Chunk;
}

/**
 * Verifies tables: those that are copied already, and the copied ranges of the others, on a lane of their own while the rest still loads; what is left when their phase comes. The source
 * is read in the snapshot of the copy, so an early comparison proves as much as a late one.
 */
export class Verifications {
  readonly results: TableVerification[] = [];
  private readonly waiting: Waiting[] = [];
  /** Undefined for a table whose ranges have to wait for each other. */
  private readonly known = new Map<ScriptStep, Digested | undefined>();
  private early: Promise<void> | undefined;
  private lane: Lane | undefined;

  constructor(private readonly job: VerificationJob) {}

  /** Lets tables be verified on this lane as soon as they are {@link ready}. */
  beginEarly(lane: Lane): void {
    this.lane = lane;
  }

  /** All rows of the table that the step compares are on the target. */
  ready(step: ScriptStep): void {
    this.take({ step });
  }

  /** All rows of one of the table's ranges are on the target. */
  copied(step: ScriptStep, range: Chunk, ranges: readonly Chunk[]): void {
    if (ranges.length < 2 || this.lane === undefined || this.job.digestSegment === undefined) return;
    if (!this.known.has(step)) this.known.set(step, { ranges, sums: new Map() });
    this.take({ step, range });
  }

  private take(work: Waiting): void {
    const { lane } = this;
    if (lane === undefined) return;
    this.waiting.push(work);
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
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      if (next.range) await this.digest(next.step, next.range, lane);
      else await this.verify(next.step, [lane]);
    }
  }

  /** A range that can't be compared yet leaves its table to be compared as a whole. */
  private async digest(step: ScriptStep, range: Chunk, lane: Lane): Promise<void> {
    const { job } = this;
    const known = this.known.get(step);
    if (!known) return;
    const sums = await job.digestSegment?.(step, this.endsOf(lane), range, job.controller.signal);
    if (sums) known.sums.set(range, sums);
    else this.known.set(step, undefined);
  }

  private endsOf({ reader, target }: Lane): VerifyLane {
    return { source: { adapter: this.job.source, session: reader }, target };
  }

  private async verify(step: ScriptStep, lanes: readonly Lane[]): Promise<void> {
    const { job } = this;
    const ends = lanes.map((lane) => this.endsOf(lane));
    await job.guarded(step, sessionsOf(lanes), async () => {
      const found = await job.verifyTable(step, ends, job.controller.signal, this.known.get(step));
      const rejectedRows = job.rejectsOf(step);
      const result = rejectedRows > 0 ? { ...found, rejectedRows } : found;
      this.results.push(result);
      job.onResult(result);
      return { rows: result.targetRows };
    });
  }
}
