import * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import type { RunEvent, RunOutcome, StepOutline, StepState } from '../../engine/model/event.js';
import type { Finding } from '../../engine/model/finding.js';
import { paceWords, type CopyPace, type Pace } from '../../engine/model/pace.js';
import type { TableVerification } from '../../engine/model/verification.js';

/** A step as the tree shows it. */
export interface StepStatus {
  readonly outline: StepOutline;
  readonly state: StepState;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** How far a copy is. */
  readonly pace?: CopyPace | undefined;
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
  /** The step that began last. */
  current: string | undefined;
  /** Why it rests; undefined while it doesn't. */
  paused: string | undefined;
  /** How much is done, 0 to 1. */
  share = 0;
  /** How far all copies together are; undefined until their sizes are known. */
  pace: Pace | undefined;

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
        this.share = event.share;
        this.pace = event.all;
        for (const pace of event.copies) this.#change(pace.step, { pace });
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
      case 'paused':
        this.paused = event.reason;
        break;
      case 'continued':
        this.paused = undefined;
        break;
      case 'finished':
        this.paused = undefined;
        this.outcome = event.outcome;
        break;
      case 'limits':
      case 'streams':
      case 'objects':
      case 'clean-up':
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

  /** What goes on now, in a few words: how far the copies are, else the step that began last. */
  get words(): string | undefined {
    if (this.paused !== undefined) return vscode.l10n.t('paused: {0}', this.paused);
    const isCopying = [...this.steps.values()].some(
      ({ outline, state }) => outline.kind === 'copy' && state === 'running',
    );
    return isCopying && this.pace ? paceWords(this.pace) : this.current;
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

  #change(step: string, change: Partial<StepStatus>): void {
    const status = this.steps.get(step);
    if (status) this.steps.set(step, { ...status, ...change });
  }
}
