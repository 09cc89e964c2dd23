import type * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import type { RunEvent, RunOutcome, StepOutline, StepState } from '../../engine/model/event.js';
import type { Finding } from '../../engine/model/finding.js';
import type { TableVerification } from '../../engine/model/verification.js';

/** A step as the tree shows it. */
export interface StepStatus {
  readonly outline: StepOutline;
  readonly state: StepState;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  readonly milliseconds?: number | undefined;
  readonly error?: EngineErrorData | undefined;
  readonly warnings: readonly string[];
  readonly verification?: TableVerification | undefined;
}

/** What is known of a run or a verification: its events, folded into the present state. */
export class Run {
  readonly startedAt = new Date();
  readonly steps = new Map<string, StepStatus>();
  readonly findings: Finding[] = [];
  outcome: RunOutcome | undefined;
  /** True from the beginning until the engine has answered. */
  isLive = false;
  /** True when it is known from the state file only. */
  isRecorded = false;
  /** The step that reported last. */
  current: string | undefined;

  constructor(
    readonly verb: 'run' | 'verify',
    readonly script: vscode.Uri,
    readonly cancel: () => void,
  ) {}

  /** Takes one event in. */
  apply(event: RunEvent): void {
    switch (event.type) {
      case 'started':
        for (const outline of event.steps) this.steps.set(outline.step, { outline, state: 'pending', warnings: [] });
        break;
      case 'step':
        this.#step(event);
        break;
      case 'progress':
        this.current = event.step;
        this.#change(event.step, { rows: event.rows, bytes: event.bytes }, event.rowsTotal);
        break;
      case 'warning':
        this.#warn(event.step, event.message);
        break;
      case 'finding':
        this.findings.push(event.finding);
        break;
      case 'verification':
        this.#change(event.result.step, { verification: event.result });
        break;
      case 'finished':
        this.outcome = event.outcome;
        break;
      case 'objects':
      case 'check':
      case 'retry':
      case 'reject':
      case 'phase':
      case 'statement':
        break;
    }
  }

  /** Steps by phase, in the order of the script. */
  phases(): ReadonlyMap<string, readonly StepStatus[]> {
    const result = new Map<string, StepStatus[]>();
    for (const status of this.steps.values()) {
      const list = result.get(status.outline.phase);
      if (list) list.push(status);
      else result.set(status.outline.phase, [status]);
    }
    return result;
  }

  /** How much is done, 0 to 1: by rows while tables are copied, by steps otherwise. */
  fraction(): number {
    const weights = [...this.steps.values()].map((status) => {
      const size = Math.max(1, status.outline.rows ?? 1);
      return { size, done: isOver(status.state) ? size : Math.min(size, status.rows ?? 0) };
    });
    const size = weights.reduce((sum, weight) => sum + weight.size, 0);
    return size === 0 ? 0 : weights.reduce((sum, weight) => sum + weight.done, 0) / size;
  }

  #step(event: Extract<RunEvent, { type: 'step' }>): void {
    if (event.state === 'running') this.current = event.step;
    const { state, milliseconds, rows, bytes, error } = event;
    this.#change(event.step, {
      state,
      ...(milliseconds === undefined ? {} : { milliseconds }),
      ...(rows === undefined ? {} : { rows }),
      ...(bytes === undefined ? {} : { bytes }),
      ...(error === undefined ? {} : { error }),
    });
  }

  #warn(step: string | undefined, message: string): void {
    const status = step === undefined ? undefined : this.steps.get(step);
    if (status) this.#change(status.outline.step, { warnings: [...status.warnings, message] });
  }

  #change(step: string, change: Partial<StepStatus>, rowsTotal?: number): void {
    const status = this.steps.get(step);
    if (!status) return;
    const outline = rowsTotal === undefined ? status.outline : { ...status.outline, rows: rowsTotal };
    this.steps.set(step, { ...status, ...change, outline });
  }
}

function isOver(state: StepState): boolean {
  return state === 'done' || state === 'skipped' || state === 'failed';
}
