import * as vscode from 'vscode';
import type { EngineErrorData } from '../../engine/errors.js';
import type { RunEvent, RunOutcome, RunVerb, ServerMark, StepOutline, StepState } from '../../engine/model/event.js';
import type { Finding } from '../../engine/model/finding.js';
import { paceWords, type CopyPace, type Pace } from '../../engine/model/pace.js';
import type { StepResult } from '../../engine/model/reportOutline.js';
import type { TableVerification } from '../../engine/model/verification.js';
import { retryWords, RunNotes } from './runNotes.js';

/** A step as the tree shows it. */
export interface StepStatus {
  readonly outline: StepOutline;
  readonly state: StepState;
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** How far a copy is. */
  readonly pace?: CopyPace | undefined;
  /** When it began in this run, in milliseconds since 1970; undefined where an earlier attempt did it. */
  readonly startedAt?: number | undefined;
  readonly milliseconds?: number | undefined;
  readonly error?: EngineErrorData | undefined;
  readonly warnings: readonly string[];
  readonly verification?: TableVerification | undefined;
  /** What files tell of it, where this window saw nothing of the run. */
  readonly recorded?: StepResult | undefined;
}

/** The servers that a run connects. */
export interface RunEnds {
  readonly source: ServerMark;
  readonly target: ServerMark;
}

/** What is known of a run or a verification: its events, folded into the present state. */
export class Run {
  startedAt = new Date();
  readonly steps = new Map<string, StepStatus>();
  readonly findings: Finding[] = [];
  /** What there is to know beside the steps. */
  readonly notes = new RunNotes();
  /** Steps in the order in which they began. */
  readonly begun: string[] = [];
  /** Both servers, once they were reached. */
  ends: RunEnds | undefined;
  /** What it is; from its first event on it may turn out to be a dry run. */
  kind: RunVerb;
  endedAt: Date | undefined;
  outcome: RunOutcome | undefined;
  /** True from the beginning until the engine has answered. */
  isLive = false;
  /** True when it is known from the state file only. */
  isRecorded = false;
  /** The step that began last. */
  current: string | undefined;
  /** Why it rests; undefined while it doesn't. */
  paused: string | undefined;
  /** A server that doesn't answer, and when it is tried again; undefined while nothing is waited for. */
  waiting: string | undefined;
  /** How much is done, 0 to 1. */
  share = 0;
  /** How far all copies together are; undefined until their sizes are known. */
  pace: Pace | undefined;

  constructor(
    readonly verb: 'run' | 'verify',
    readonly script: vscode.Uri,
    readonly cancel: () => void,
  ) {
    this.kind = verb;
  }

  /** Takes one event in. */
  apply(event: RunEvent): void {
    this.notes.take(event);
    switch (event.type) {
      case 'started':
        this.ends = { source: event.source, target: event.target };
        this.kind = event.verb;
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
      case 'retry':
        this.waiting = retryWords(event);
        break;
      case 'finished':
        this.paused = undefined;
        this.waiting = undefined;
        this.outcome = event.outcome;
        break;
      case 'limits':
      case 'streams':
      case 'objects':
      case 'clean-up':
      case 'check':
      case 'reject':
      case 'phase':
      case 'statement':
        break;
    }
  }

  /** Takes in what files tell of a run that this window didn't see. */
  remember(results: ReadonlyMap<string, StepResult>): void {
    for (const { outline } of this.steps.values()) {
      const recorded = results.get(outline.step);
      if (!recorded) continue;
      const startedAt = recorded.startedAt === undefined ? undefined : Date.parse(recorded.startedAt);
      this.#change(outline.step, { state: recorded.state, startedAt, recorded });
    }
    const timed = [...this.steps.values()].flatMap(({ outline, startedAt = NaN, recorded }) =>
      Number.isNaN(startedAt)
        ? []
        : [{ step: outline.step, startedAt, end: startedAt + (recorded?.milliseconds ?? 0) }],
    );
    timed.sort((a, b) => a.startedAt - b.startedAt);
    this.begun.splice(0, this.begun.length, ...timed.map(({ step }) => step));
    if (!timed[0]) return;
    this.startedAt = new Date(timed[0].startedAt);
    this.endedAt = new Date(timed.reduce((end, step) => Math.max(end, step.end), 0));
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

  /** Rows that moved, or that a verification compared. */
  get rows(): number {
    if (this.kind !== 'verify') return this.outcome?.rows ?? 0;
    return [...this.steps.values()].reduce((sum, { verification }) => sum + (verification?.sourceRows ?? 0), 0);
  }

  /** What goes on now, in a few words: how far the copies are, else the step that began last. */
  get words(): string | undefined {
    if (this.rest !== undefined) return this.rest;
    const isCopying = [...this.steps.values()].some(
      ({ outline, state }) => outline.kind === 'copy' && state === 'running',
    );
    return isCopying && this.pace ? paceWords(this.pace) : this.current;
  }

  /** Why nothing moves, as a sentence; undefined while it does. */
  get rest(): string | undefined {
    return this.waiting ?? (this.paused === undefined ? undefined : vscode.l10n.t('Paused: {0}', this.paused));
  }

  #step(event: Extract<RunEvent, { type: 'step' }>): void {
    const { state, milliseconds, rows, bytes, error } = event;
    if (state === 'running' || state === 'done') this.waiting = undefined;
    const begins = state === 'running' ? Date.parse(event.at) : undefined;
    if (begins !== undefined) {
      this.current = event.step;
      if (this.steps.get(event.step)?.startedAt === undefined) this.begun.push(event.step);
    }
    this.#change(event.step, {
      state,
      ...(begins === undefined ? {} : { startedAt: begins }),
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
