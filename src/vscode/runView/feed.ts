import * as vscode from 'vscode';
import type { StepState } from '../../engine/model/event.js';
import type { StepResult } from '../../engine/model/reportOutline.js';
import type { VerificationState } from '../../engine/model/verification.js';
import type {
  Changed,
  RunLabel,
  RunNotes,
  RunTable,
  RunTimelineEntry,
  RunTone,
  ToRunView,
} from '../../protocol/runViewProtocol.js';
import type { Run, StepStatus } from '../migrations/run.js';
import type { RunNote } from '../migrations/runNotes.js';
import { liveResult } from '../migrations/stepResults.js';
import { resultText } from '../script/resultText.js';
import { overviewOf } from './overview.js';
import { tableRow, tablesOf, tableWords } from './tables.js';

const { l10n } = vscode;

const labels: Readonly<Record<RunLabel, string>> = {
  ...tableWords,
  tables: l10n.t('Tables'),
  timeline: l10n.t('Timeline'),
  notes: l10n.t('Warnings and notes'),
  filter: l10n.t('Filter tables'),
  all: l10n.t('All'),
  'under-way': l10n.t('Under way'),
  problems: l10n.t('With problems'),
  'no-tables': l10n.t('No table.'),
  'no-steps': l10n.t('No step has begun.'),
  'no-notes': l10n.t('None so far.'),
  'earlier-notes': l10n.t('Earlier ones are in the log'),
  progress: l10n.t('Progress of the run'),
  'column-table': l10n.t('Table'),
  'column-copied': l10n.t('Copied'),
  'column-state': l10n.t('State'),
  'column-detail': l10n.t('Details'),
  'column-step': l10n.t('Step'),
  'column-time': l10n.t('Time'),
};

/** What the run view is told of one run: all of it first, then what is new since the message before. */
export class RunFeed {
  #tables: ReadonlyMap<string, readonly string[]> = new Map();
  /** The steps as they were told last; another object means another state. */
  #told = new Map<string, StepStatus>();
  #notes = 0;
  #wasLive = false;

  constructor(
    readonly run: Run,
    private readonly hasReport: () => boolean,
  ) {}

  /** All there is. */
  whole(): ToRunView {
    const { run } = this;
    this.#tables = tablesOf(run.steps.values());
    this.#remember();
    return {
      type: 'run',
      script: run.script.toString(),
      labels,
      overview: overviewOf(run, this.hasReport()),
      tables: [...this.#tables].map(([name, steps]) => this.#row(name, steps)),
      timeline: run.begun.map((step) => this.#entry(step)),
      notes: this.#lastNotes(),
    };
  }

  /** What is other than at the message before. */
  news(): ToRunView {
    const { run } = this;
    // The steps are known from its first event on, and a table's state may change with the run's end.
    if (run.steps.size !== this.#told.size || run.isLive !== this.#wasLive) return this.whole();
    const isNew = (step: string): boolean => run.steps.get(step) !== this.#told.get(step);
    const tables = changed(
      [...this.#tables],
      ([, steps]) => steps.some(isNew),
      ([name, steps]) => this.#row(name, steps),
    );
    const timeline = changed(run.begun, isNew, (step) => this.#entry(step));
    const notes = run.notes.count === this.#notes ? undefined : this.#lastNotes();
    this.#remember();
    return { type: 'news', overview: overviewOf(run, this.hasReport()), tables, timeline, notes };
  }

  #remember(): void {
    this.#told = new Map(this.run.steps);
    this.#notes = this.run.notes.count;
    this.#wasLive = this.run.isLive;
  }

  #row(name: string, steps: readonly string[]): RunTable {
    const statuses = steps.flatMap((step) => this.run.steps.get(step) ?? []);
    return tableRow(name, statuses, !this.run.isLive);
  }

  #entry(step: string): RunTimelineEntry {
    const status = this.run.steps.get(step);
    const result: StepResult = status ? liveResult(status) : { step, state: 'pending' };
    const from = Math.max(0, (status?.startedAt ?? 0) - this.run.startedAt.getTime());
    const { milliseconds } = result;
    return {
      step,
      tone: toneOf(result.state, result.verification),
      words: resultText(result).words,
      from,
      to: result.state === 'running' ? undefined : from + (milliseconds ?? 0),
      line: status?.outline.line ?? 1,
    };
  }

  #lastNotes(): RunNotes {
    const { last, count } = this.run.notes;
    return { last: last.map(noteOf).reverse(), earlier: count - last.length };
  }
}

function changed<T, U>(all: readonly T[], isNew: (entry: T) => boolean, show: (entry: T) => U): Changed<U> {
  return all.flatMap((entry, at) => (isNew(entry) ? [{ at, item: show(entry) }] : []));
}

function toneOf(state: StepState, verification: VerificationState | undefined): RunTone {
  if (state === 'running') return 'active';
  if (state === 'failed' || verification === 'differs') return 'bad';
  if (state === 'interrupted' || verification === 'still-changing' || verification === 'not-comparable')
    return 'warning';
  return state === 'done' ? 'good' : 'quiet';
}

const noteTones: Readonly<Record<RunNote['severity'], RunTone>> = { info: 'quiet', warning: 'warning', error: 'bad' };

function noteOf({ at, severity, text }: RunNote): RunNotes['last'][number] {
  return { time: new Date(at).toLocaleTimeString(), tone: noteTones[severity], text };
}
