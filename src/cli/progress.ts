import type { RunEvent } from '../engine/model/event.js';
import type { CopyPace, Pace } from '../engine/model/pace.js';

/** What is under way, out of a run's events: everything that a person watches. The figures are the engine's. */
export class RunView {
  phase = '';
  /** Steps other than copies that run now. */
  readonly running = new Set<string>();
  /** All copies together; undefined until their sizes are known. */
  pace: Pace | undefined;
  /** Why the run rests; undefined while it doesn't. */
  paused: string | undefined;
  private readonly names = new Map<string, string>();
  private readonly begun = new Set<string>();
  private readonly paces = new Map<string, CopyPace>();
  private done = 0;

  /** Takes in one event. */
  take(event: RunEvent): void {
    if (event.type === 'started') {
      for (const { step, kind, name } of event.steps) if (kind === 'copy') this.names.set(step, name);
    } else if (event.type === 'phase') this.phase = event.phase;
    else if (event.type === 'step') this.takeStep(event);
    else if (event.type === 'paused') this.paused = event.reason;
    else if (event.type === 'continued') this.paused = undefined;
    else if (event.type === 'progress') {
      this.pace = event.all;
      for (const copy of event.copies) this.paces.set(copy.step, copy);
    }
  }

  /** The copies that run now, those that began first in front; one whose size is not told yet has no pace. */
  copying(): readonly { readonly name: string; readonly pace: Pace | undefined }[] {
    return [...this.begun].map((step) => ({ name: this.names.get(step) ?? step, pace: this.paces.get(step) }));
  }

  /** How many copies are done, and of how many. */
  copied(): { readonly done: number; readonly all: number } {
    return { done: this.done, all: this.names.size };
  }

  private takeStep({ step, state }: Extract<RunEvent, { type: 'step' }>): void {
    const isCopy = this.names.has(step);
    const running = isCopy ? this.begun : this.running;
    if (state === 'running') running.add(step);
    else running.delete(step);
    if (isCopy && state === 'done') this.done += 1;
    if (isCopy && state === 'skipped') this.names.delete(step);
  }
}
