import { setTimeout } from 'node:timers/promises';
import { scriptHash, stepHash } from './stepHash.js';
import type { Checkpoint, CheckpointStore, Made, StepRecord } from '../model/checkpoint.js';
import { keptDigest } from '../model/digest.js';
import type { TableVerification } from '../model/verification.js';
import type { RunEvent, RunState, StepState } from '../model/event.js';
import { stepsOf, type Script, type ScriptStep } from '../model/script.js';

/** Events without their time, as stages make them. */
export type Happening = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'at'> : never) : never;

/** Tells the world what happens, and keeps the checkpoint. */
export class Journal {
  private readonly steps: Record<string, StepRecord> = {};
  private readonly started = new Map<string, number>();
  private saving: Promise<void> = Promise.resolve();
  private unsaved = false;
  private readonly pause = new AbortController();
  private outcome: RunState | undefined;
  private made: Made | undefined;
  private readonly digests: Record<string, string> = {};
  /** Whether a step was begun. */
  begun = false;

  private readonly hash: string;

  constructor(
    script: Script,
    private readonly store: CheckpointStore | undefined,
    private readonly emit: (event: RunEvent) => void,
  ) {
    this.hash = scriptHash(script);
  }

  say(happening: Happening): void {
    this.emit({ ...happening, at: new Date().toISOString() });
  }

  begin(step: ScriptStep): void {
    this.begun = true;
    this.started.set(step.id, performance.now());
    this.record(step, 'running', {});
    this.say({ type: 'step', step: step.id, state: 'running' });
  }

  end(
    step: ScriptStep,
    state: StepState,
    facts: Pick<Extract<RunEvent, { type: 'step' }>, 'rows' | 'bytes' | 'error' | 'earlier'> = {},
  ): void {
    const began = this.started.get(step.id);
    const milliseconds = began === undefined ? undefined : Math.round(performance.now() - began);
    this.record(step, state, { rows: facts.rows, error: facts.error?.message });
    this.say({ type: 'step', step: step.id, state, milliseconds, ...facts });
  }

  /** Tells of a table's verification, and keeps what the target held. */
  verified(result: TableVerification): void {
    if (result.level === 'checksum' && result.targetDigest !== undefined)
      this.digests[result.step] = keptDigest(result.targetDigest);
    this.say({ type: 'verification', result });
  }

  /** Keeps what tells the objects that the run has made from others. */
  noteMade(made: Made): void {
    this.made = made;
    this.save();
  }

  get concluded(): boolean {
    return this.outcome !== undefined;
  }

  /** Notes how the run ended. */
  conclude(outcome: RunState): void {
    this.outcome = outcome;
    this.save();
  }

  /** Resolves once everything recorded so far is on disk. */
  async settle(): Promise<void> {
    this.pause.abort();
    await this.saving;
  }

  private record(step: ScriptStep, state: StepState, facts: Pick<StepRecord, 'rows' | 'error'>): void {
    this.steps[step.id] = { state, hash: stepHash(step), ...facts };
    this.save();
  }

  private save(): void {
    const { store } = this;
    if (!store || this.unsaved) return;
    // One write at a time, of whatever is recorded when its turn comes: thousands of steps must not be written thousands of times.
    this.unsaved = true;
    this.saving = this.saving.then(() => this.write(store));
    this.saving.catch(() => undefined);
  }

  /** Writes, and then rests for as long as keeps all writing to a fiftieth of the run's time. */
  private async write(store: CheckpointStore): Promise<void> {
    this.unsaved = false;
    const began = performance.now();
    await store.save(this.checkpoint());
    const rest = 49 * (performance.now() - began);
    await setTimeout(rest, undefined, { signal: this.pause.signal }).catch(() => undefined);
  }

  private checkpoint(): Checkpoint {
    return {
      format: 1,
      script: this.hash,
      updatedAt: new Date().toISOString(),
      outcome: this.outcome,
      steps: { ...this.steps },
      made: this.made,
      digests: { ...this.digests },
    };
  }
}

/** The steps as announced before anything runs. */
export function outlineOf(script: Script): Extract<RunEvent, { type: 'started' }>['steps'] {
  return stepsOf(script).map((step) => ({
    step: step.id,
    kind: step.kind,
    name: step.name,
    phase: step.phase,
    line: step.lines.start,
    part: step.attributes.part,
  }));
}
