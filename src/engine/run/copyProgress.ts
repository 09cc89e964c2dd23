import type { CopyPace, Pace } from '../model/pace.js';
import { SmoothedRate } from './smoothedRate.js';

/** Bytes of a row where nothing is known of it. */
const usualRow = 100;
/** Bytes a second below which nothing moves. */
const slowest = 1;

/** What is known of a table's copy before it begins, or goes on. */
export interface CopySize {
  /** What an earlier attempt has copied. */
  readonly done: { readonly rows: number; readonly bytes: number };
  /** Rows that the chunks to come hold, by estimate; one number a chunk. */
  readonly chunks: readonly number[];
  /** Bytes of a row, by the servers' statistics; used until rows are there. */
  readonly rowBytes: number | undefined;
}

/** One table's copy: adds up what the target took and what it committed. */
export class CopyProgress {
  private rows: number;
  private bytes: number;
  private underWay = 0;
  /** Rows to come by estimate, and chunks to come. */
  private rowsLeft: number;
  private chunksLeft: number;
  private readonly rate = new SmoothedRate();
  /** Bytes taken up to the last look. */
  private seen: number;
  private changed = true;
  private hasMoved = false;

  constructor(
    private readonly step: string,
    private readonly size: CopySize,
  ) {
    this.rows = size.done.rows;
    this.bytes = this.seen = size.done.bytes;
    this.rowsLeft = size.chunks.reduce((sum, rows) => sum + rows, 0);
    this.chunksLeft = size.chunks.length;
  }

  /** The target took bytes; fewer than none where it gave some back. */
  took(bytes: number): void {
    this.underWay += bytes;
    this.changed = true;
  }

  /** The target committed a chunk: `taken` of its bytes were told of before. */
  committed(chunk: {
    readonly rows: number;
    readonly bytes: number;
    readonly taken: number;
    readonly expected: number;
  }): void {
    this.rows += chunk.rows;
    this.bytes += chunk.bytes;
    this.underWay -= chunk.taken;
    this.rowsLeft -= chunk.expected;
    this.chunksLeft -= 1;
    this.changed = true;
  }

  /** Whether there is news since the last {@link look}. */
  get hasNews(): boolean {
    return this.changed || (this.hasMoved && this.chunksLeft > 0);
  }

  /** Measures what moved in the seconds since the last look; returns the bytes. */
  look(seconds: number): number {
    const moved = Math.max(0, this.bytes + this.underWay - this.seen);
    this.seen = this.bytes + this.underWay;
    this.hasMoved ||= moved > 0;
    if (this.hasMoved) this.rate.add(moved, seconds);
    this.changed = false;
    return moved;
  }

  get pace(): CopyPace {
    const { step, rows, bytes, underWay: bytesUnderWay } = this;
    const rowBytes = rows > 0 ? bytes / rows : (this.size.rowBytes ?? usualRow);
    const moving = rowBytes > 0 ? Math.ceil(bytesUnderWay / rowBytes) : 0;
    // A chunk that isn't committed holds a row at least: a copy under way is never at its end.
    const rowsLeft = this.chunksLeft === 0 ? 0 : Math.max(this.rowsLeft, this.chunksLeft, moving);
    const sums = {
      ...{ rows, bytes, bytesUnderWay },
      ...{ rowsTotal: rows + rowsLeft, bytesTotal: bytes + Math.round(Math.max(rowsLeft * rowBytes, bytesUnderWay)) },
    };
    return { step, earlier: this.size.done, ...withRate(sums, this.rate) };
  }
}

type Sums = Omit<Pace, 'rowsPerSecond' | 'bytesPerSecond' | 'secondsLeft'>;

/** All copies together, at the rate of all. */
export function paceOfAll(copies: readonly Pace[], rate: SmoothedRate): Pace {
  const sum = (name: keyof Sums): number => copies.reduce((total, copy) => total + copy[name], 0);
  const sums = {
    ...{ rows: sum('rows'), bytes: sum('bytes'), bytesUnderWay: sum('bytesUnderWay') },
    ...{ rowsTotal: sum('rowsTotal'), bytesTotal: sum('bytesTotal') },
  };
  return withRate(sums, rate);
}

/** Rows are committed in lumps and bytes flow, so the rate of the rows is that of the bytes. */
function withRate(sums: Sums, { perSecond }: SmoothedRate): Pace {
  const { rowsTotal, bytesTotal, bytes, bytesUnderWay } = sums;
  const left = bytesTotal - bytes - bytesUnderWay;
  return {
    ...sums,
    rowsPerSecond: bytesTotal === 0 ? 0 : Math.round((perSecond * rowsTotal) / bytesTotal),
    bytesPerSecond: Math.round(perSecond),
    secondsLeft: rowsTotal === sums.rows ? 0 : perSecond < slowest ? undefined : Math.round(left / perSecond),
  };
}
