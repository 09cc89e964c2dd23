import * as vscode from 'vscode';
import type { RunEvent } from '../../engine/model/event.js';
import type { Run } from './run.js';

/** The last run of every script since the window opened. */
export class RunBoard implements vscode.Disposable {
  readonly #runs = new Map<string, Run>();
  readonly #changed = new vscode.EventEmitter<Run>();
  /** Fires with the run that began, went on or ended. */
  readonly onDidChange = this.#changed.event;

  get(script: vscode.Uri): Run | undefined {
    return this.#runs.get(script.toString());
  }

  live(): readonly Run[] {
    return [...this.#runs.values()].filter((run) => run.isLive);
  }

  begin(run: Run): void {
    run.isLive = true;
    this.#runs.set(run.script.toString(), run);
    this.#changed.fire(run);
  }

  apply(run: Run, event: RunEvent): void {
    run.apply(event);
    this.#changed.fire(run);
  }

  end(run: Run): void {
    run.isLive = false;
    run.endedAt ??= new Date();
    this.#changed.fire(run);
  }

  dispose(): void {
    for (const run of this.live()) run.cancel();
    this.#changed.dispose();
  }
}
