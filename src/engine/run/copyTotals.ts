/** Rows of tables and their bytes. */
interface Amount {
  readonly rows: number;
  readonly bytes: number;
}

/** What the target holds of the tables that a run copies, over all of its attempts, and what of that it found there when it began. */
export class CopyTotals {
  private readonly found = new Map<string, Amount>();
  private readonly there = new Map<string, Amount>();

  /** A step's copy is about to begin, or to go on in a new attempt: so much is there by the ledger. */
  begin(step: string, { rows, bytes }: Amount): void {
    const there = { rows, bytes };
    if (!this.found.has(step)) this.found.set(step, there);
    this.there.set(step, there);
  }

  /** The target committed a chunk. */
  took(step: string, { rows, bytes }: Amount): void {
    const before = this.there.get(step);
    this.there.set(step, { rows: (before?.rows ?? 0) + rows, bytes: (before?.bytes ?? 0) + bytes });
  }

  /** What is there by this run alone. */
  get own(): Amount {
    const [all, earlier] = [this.inAll, sum(this.found)];
    return { rows: Math.max(0, all.rows - earlier.rows), bytes: Math.max(0, all.bytes - earlier.bytes) };
  }

  get inAll(): Amount {
    return sum(this.there);
  }

  /** Whether an earlier run had copied some of it. */
  get wentOn(): boolean {
    return sum(this.found).rows > 0;
  }
}

function sum(amounts: ReadonlyMap<string, Amount>): Amount {
  let [rows, bytes] = [0, 0];
  for (const amount of amounts.values()) {
    rows += amount.rows;
    bytes += amount.bytes;
  }
  return { rows, bytes };
}
