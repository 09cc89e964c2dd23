import * as vscode from 'vscode';
import { countOf, writeDuration } from '../../engine/model/quantity.js';
import { failureOf } from '../failures.js';
import type { Run, StepStatus } from '../migrations/run.js';
import { outcomeWords } from '../migrations/words.js';

interface Work {
  /** Nothing comes back when the person didn't agree. */
  readonly start: () => Promise<Run | undefined>;
  readonly cancel: () => void;
}

/** The terminal of a task: what the run came to, step by step, in lines. Ctrl+C cancels it. */
export class MigrationTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.#written.event;
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidClose = this.#closed.event;

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly work: Work,
  ) {}

  open(): void {
    void this.#follow();
  }

  close(): void {
    this.work.cancel();
  }

  handleInput(data: string): void {
    if (data === '\u0003') this.work.cancel();
  }

  async #follow(): Promise<void> {
    try {
      const run = await this.work.start();
      if (run) this.#tell(run);
      else this.#line(vscode.l10n.t('Not confirmed: nothing was written.'));
      this.#closed.fire(run?.outcome?.state === 'verified' ? 0 : 1);
    } catch (thrown) {
      const { message, hint } = failureOf(thrown);
      this.log.error(`${message} ${hint}`);
      this.#line(message);
      this.#line(hint);
      this.#closed.fire(1);
    }
  }

  #tell(run: Run): void {
    for (const status of run.steps.values()) this.#line(stepLine(status));
    const { outcome } = run;
    if (!outcome) return;
    if (outcome.error) this.#line(`${outcome.error.message} ${outcome.error.hint}`);
    const { state, rows, milliseconds } = outcome;
    this.#line(`${outcomeWords[state]}, ${countOf(rows, 'row')}, ${writeDuration(milliseconds)}`);
  }

  #line(text: string): void {
    // What a server says may hold control characters, which a terminal would obey.
    this.#written.fire(`${text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ')}\r\n`);
  }
}

function stepLine({ outline, state, verification, error }: StepStatus): string {
  const what = verification
    ? `${verification.state.replaceAll('-', ' ')}, ${countOf(verification.targetRows, 'row')}`
    : (error?.message ?? state);
  return `${outline.step}: ${what}`;
}
