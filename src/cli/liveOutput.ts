import type { AnalyzeProgress, EngineErrorData } from '../engine/index.js';
import type { RunEvent } from '../engine/model/event.js';
import { paceWords, type Pace } from '../engine/model/pace.js';
import { PlainOutput } from './plainOutput.js';
import { fit, printable } from './terminal.js';

/** Least time between two pictures of the live part, in milliseconds. */
const redrawEvery = 100;
/** Copies shown at the same time; more than that are only counted. */
const tablesShown = 8;
const nameWidth = 24;

/** A terminal: finished things become lines as in {@link PlainOutput}, what is under way is redrawn below them. */
export class LiveOutput extends PlainOutput {
  private drawn = 0;
  private lastDraw = -redrawEvery;
  private scan = '';

  override analyzing(progress: AnalyzeProgress): void {
    if (progress.stage === 'scan') {
      const { done, total, table } = progress;
      this.scan = `Reading the data of the source ${bar(done, total)} ${done}/${total} ${table}`;
      this.draw();
    } else super.analyzing(progress);
  }

  override event(event: RunEvent): void {
    this.scan = '';
    if (event.type === 'progress') {
      this.view.take(event);
      this.draw();
      return;
    }
    super.event(event);
    if (event.type === 'step' && event.state === 'running') this.draw();
    if (event.type === 'finished') this.clear();
  }

  protected override print(line: string): void {
    this.clear();
    super.print(line);
  }

  protected override fail(error: EngineErrorData): void {
    this.clear();
    super.fail(error);
  }

  private clear(): void {
    if (this.drawn > 0) this.screen.write(`\u001b[${this.drawn}A\u001b[0J`);
    this.drawn = 0;
    this.lastDraw = -redrawEvery;
  }

  private draw(): void {
    const now = this.now();
    if (now - this.lastDraw < redrawEvery) return;
    const lines = this.picture().map((line) => fit(this.redactor.text(printable(line)), this.screen.columns - 1));
    const up = this.drawn > 0 ? `\u001b[${this.drawn}A` : '';
    this.screen.write(`${up}\u001b[0J${lines.map((line) => `${line}\n`).join('')}`);
    this.drawn = lines.length;
    this.lastDraw = now;
  }

  private picture(): string[] {
    if (this.scan !== '') return [this.scan];
    const copying = this.view.copying();
    const steps = [...this.view.running].map((step) => `  … ${step}`);
    if (copying.length === 0) return steps.slice(0, tablesShown);
    const { done, all } = this.view.copied();
    const more = copying.length > tablesShown ? [`  and ${copying.length - tablesShown} more`] : [];
    return [
      ...copying.slice(0, tablesShown).map(({ name, pace }) => this.row(name, pace)),
      ...more,
      this.row(`${done} of ${all} tables`, this.view.pace),
      ...(this.view.paused === undefined ? [] : [`  Paused: ${this.view.paused}`]),
    ];
  }

  private row(name: string, pace: Pace | undefined): string {
    const words = pace === undefined ? '' : ` ${paceWords(pace)}`;
    return `  ${fit(name, nameWidth).padEnd(nameWidth)} ${bar(pace?.rows ?? 0, pace?.rowsTotal)}${words}`;
  }
}

function bar(done: number, total: number | undefined): string {
  const width = 16;
  if (total === undefined || total === 0) return '·'.repeat(width);
  const full = Math.round(Math.min(1, done / total) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}
