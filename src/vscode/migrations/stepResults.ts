import * as vscode from 'vscode';
import type { StepResult } from '../../engine/model/reportOutline.js';
import type { Services } from '../services.js';
import { fileOf, migrationOf, suffixes } from './files.js';
import { stepRecords } from './recorded.js';
import type { Run, StepStatus } from './run.js';
import type { RunBoard } from './runBoard.js';

/** How often listeners hear of a run that goes on. */
const pauseMilliseconds = 250;

type Results = ReadonlyMap<string, StepResult>;

const none: Results = new Map();

/** What became of the steps of scripts: in this window's runs, and before them by what the state file and the report say. */
export class StepResults implements vscode.Disposable {
  readonly #recorded = new Map<string, Promise<Results>>();
  readonly #known = new Map<string, Results>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  /** Fires with the script whose results are other than before. */
  readonly onDidChange = this.#changed.event;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    private readonly services: Pick<Services, 'engine' | 'log'>,
    private readonly board: RunBoard,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/*{${suffixes.state},${suffixes.reportData}}`);
    const forget = (file: vscode.Uri): void => this.#forget(file);
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      board.onDidChange((run) => this.#soon(run.script)),
    ];
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  /** By the steps' ids, as far as it is known by now; what files say comes in later, with an event. */
  of(script: vscode.Uri): Results {
    const run = this.board.get(script);
    const recorded = this.#known.get(script.toString());
    if (!recorded) void this.#load(script);
    return run ? new Map([...(recorded ?? none), ...liveResults(run)]) : (recorded ?? none);
  }

  async #load(script: vscode.Uri): Promise<void> {
    const key = script.toString();
    if (this.#recorded.has(key)) return;
    const reading = this.#read(script);
    this.#recorded.set(key, reading);
    const results = await reading;
    if (this.#recorded.get(key) !== reading) return;
    this.#known.set(key, results);
    if (results.size > 0) this.#changed.fire(script);
  }

  #forget(file: vscode.Uri): void {
    const migration = migrationOf(file);
    if (!migration) return;
    const script = fileOf(migration, 'script');
    const key = script.toString();
    if (!this.#recorded.delete(key)) return;
    void this.#load(script);
  }

  /** The report tells more, unless a newer run has begun that left no report yet. */
  async #read(script: vscode.Uri): Promise<Results> {
    const migration = migrationOf(script);
    if (!migration || script.scheme !== 'file') return none;
    const [state, report] = [fileOf(migration, 'state'), fileOf(migration, 'reportData')];
    const [stateTime, reportTime] = await Promise.all([timeOf(state), timeOf(report)]);
    const results = new Map<string, StepResult>();
    if (stateTime !== undefined) for (const record of await stepRecords(state)) results.set(record.step, record);
    if (reportTime === undefined || reportTime < (stateTime ?? 0)) return results;
    try {
      const { outline } = await this.services.engine.request('readReport', { path: report.fsPath });
      for (const step of outline?.steps ?? []) if (step.state !== 'pending') results.set(step.step, step);
    } catch (thrown) {
      this.services.log.warn(`The report ${report.fsPath} could not be read: ${String(thrown)}`);
    }
    return results;
  }

  #soon(script: vscode.Uri): void {
    const key = script.toString();
    if (this.#waiting.has(key)) return;
    const fire = (): void => {
      this.#waiting.delete(key);
      this.#changed.fire(script);
    };
    this.#waiting.set(key, setTimeout(fire, pauseMilliseconds));
  }
}

async function timeOf(file: vscode.Uri): Promise<number | undefined> {
  try {
    return (await vscode.workspace.fs.stat(file)).mtime;
  } catch {
    return undefined;
  }
}

function liveResults(run: Run): [string, StepResult][] {
  return [...run.steps.values()]
    .filter((status) => status.state !== 'pending' || status.verification)
    .map((status) => [status.outline.step, liveResult(status)]);
}

/** A step of a run as reports tell it. */
export function liveResult(status: StepStatus): StepResult {
  const { outline, state, rows, milliseconds, error, verification, recorded } = status;
  if (recorded) return recorded;
  return {
    step: outline.step,
    state,
    rows: verification?.targetRows ?? rows,
    milliseconds: verification?.milliseconds ?? milliseconds,
    error: error?.message,
    verification: verification?.state,
    differingRows: verification?.differingRows,
    moreDiffer: verification?.moreDiffer,
    reason: verification?.reason,
  };
}
