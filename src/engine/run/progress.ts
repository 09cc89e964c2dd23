import type { Happening } from './journal.js';

/** Least time between two progress events of a step, in milliseconds. */
const interval = 200;

/** Adds up what the target acknowledged for one step and tells it at most five times a second. */
export class Progress {
  private rowsDone = 0;
  private bytesDone = 0;
  private last = 0;

  constructor(
    private readonly step: string,
    private readonly rowsTotal: number,
    private readonly say: (happening: Happening) => void,
  ) {}

  /** Says how much there is to do, before anything is done. */
  announce(): void {
    this.tell(true);
  }

  /** Says what an earlier attempt has done. */
  resume(rows: number, bytes: number): void {
    this.rowsDone = rows;
    this.bytesDone = bytes;
    this.tell(true);
  }

  /** Adds bytes that the target took. */
  bytes(count: number): void {
    this.bytesDone += count;
    this.tell(false);
  }

  /** Adds rows that the target committed. */
  rows(count: number, now: boolean): void {
    this.rowsDone += count;
    this.tell(now);
  }

  private tell(now: boolean): void {
    const time = performance.now();
    if (!now && time - this.last < interval) return;
    this.last = time;
    const { step, rowsDone: rows, bytesDone: bytes, rowsTotal } = this;
    this.say({ type: 'progress', step, rows, bytes, rowsTotal });
  }
}
