import type { StepOutline } from '../model/event.js';
import type { Pace } from '../model/pace.js';
import { CopyProgress, paceOfAll, type CopySize } from './copyProgress.js';
import type { Happening } from './journal.js';
import { SmoothedRate } from './smoothedRate.js';

/** Milliseconds between two looks. */
const lookEvery = 500;

type Step = Pick<StepOutline, 'step' | 'kind' | 'name'>;

/** How far a run is, over all of its attempts: the one place that computes it. Tells it twice a second while there is something to tell. */
export class RunProgress {
  private readonly copies = new Map<string, CopyProgress>();
  private readonly over = new Set<string>();
  private readonly rate = new SmoothedRate();
  private last: number;
  private lastShare = -1;
  private hasMoved = false;
  private timer: NodeJS.Timeout | undefined;

  /** `steps` are those that are going to run. */
  constructor(
    private readonly steps: readonly Step[],
    private readonly say: (happening: Happening) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = now();
  }

  start(): void {
    this.timer = setInterval(() => this.look(), lookEvery).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A copy is about to begin, or to go on; what an earlier attempt knew of it is forgotten. */
  copy(step: string, size: CopySize): CopyProgress {
    const copy = new CopyProgress(step, size);
    this.copies.set(step, copy);
    return copy;
  }

  /** A step is over. */
  end(step: string): void {
    this.over.add(step);
  }

  /** Measures, and tells what is new. */
  look(): void {
    const now = this.now();
    const seconds = (now - this.last) / 1000;
    this.last = now;
    const all = [...this.copies.values()];
    const news = all.filter((copy) => copy.hasNews);
    const moved = all.reduce((sum, copy) => sum + copy.look(seconds), 0);
    this.hasMoved ||= moved > 0;
    if (this.hasMoved) this.rate.add(moved, seconds);
    const paces = all.map((copy) => copy.pace);
    const share = this.share(new Map(paces.map((pace) => [pace.step, pace])));
    if (news.length === 0 && share === this.lastShare) return;
    this.lastShare = share;
    const copies = news.map((copy) => copy.pace);
    this.say({ type: 'progress', share, all: paceOfAll(paces, this.rate), copies });
  }

  /** Every row is copied and then compared, so both weigh the same; a step that touches no row weighs as much as one row. */
  private share(copies: ReadonlyMap<string, Pace>): number {
    // Before the tables are sized nobody knows how little the steps before them are.
    if (copies.size === 0 && this.steps.some(({ step, kind }) => kind === 'copy' && !this.over.has(step))) return 0;
    let done = 0;
    let all = 0;
    for (const { step, kind, name } of this.steps) {
      const copy = copies.get(kind === 'verify' ? `copy ${name}` : step);
      const size = Math.max(1, copy?.rowsTotal ?? 1);
      all += size;
      if (this.over.has(step)) done += size;
      else if (kind === 'copy') done += copy?.rows ?? 0;
    }
    return all === 0 ? 0 : done / all;
  }
}
