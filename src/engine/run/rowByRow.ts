import type { BatchLoad, ByteStream } from '../adapter.js';
import { EngineError, RowsRefused } from '../errors.js';
import type { RowFormat } from '../model/type.js';
import { rowSplitter } from '../stream/rows.js';

/** Rows and bytes that are sent at once; a batch that is refused is cut until the row is found. */
const batchRows = 2_000;
const batchBytes = 1024 * 1024;

export interface Sorted {
  /** Rows that the target took, and bytes that were read. */
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Reads a stream to its end and loads its rows in their order; `refuse` gets each row that the target refuses by itself. What `refuse` throws ends it. Memory is bounded by a
 * batch, or by one row where that is larger. Stops the source on every failure.
 */
export async function sortRows(
  source: ByteStream,
  format: RowFormat,
  load: BatchLoad,
  refuse: (row: Buffer, refused: RowsRefused) => Promise<void>,
  onBytes: (bytes: number) => void,
): Promise<Sorted> {
  const sorter = new RowSorter(load, refuse);
  const splitter = rowSplitter(format);
  let bytes = 0;
  try {
    for await (const chunk of source.readable as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      for (const row of splitter.push(chunk)) await sorter.add(row);
      onBytes(bytes);
    }
    await sorter.flush();
    const { rows } = await source.finished;
    if (rows !== sorter.seen || splitter.rest().length > 0) throw cutWrongly(rows, sorter.seen);
    return { rows: sorter.taken, bytes };
  } catch (error) {
    await source.abort();
    throw error;
  }
}

/** Loads rows in batches, and cuts a batch that is refused until each refused row is by itself. */
export class RowSorter {
  seen = 0;
  taken = 0;
  private batch: Buffer[] = [];
  private bytes = 0;

  constructor(
    private readonly batches: BatchLoad,
    private readonly refuse: (row: Buffer, refused: RowsRefused) => Promise<void>,
  ) {}

  async add(row: Buffer): Promise<void> {
    this.seen += 1;
    this.batch.push(row);
    this.bytes += row.length;
    if (this.batch.length >= batchRows || this.bytes >= batchBytes) await this.flush();
  }

  async flush(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    this.bytes = 0;
    await this.sort(batch, true);
  }

  /** Loads rows in their order, for of two with one key the first is the one that stays. `trusts`: the row that the server names is tried by itself. */
  private async sort(rows: readonly Buffer[], trusts: boolean): Promise<void> {
    const [first] = rows;
    if (first === undefined) return;
    const refused = await this.tryAll(rows);
    if (refused === undefined) return;
    if (rows.length === 1) {
      await this.refuse(first, refused);
      return;
    }
    const named = (refused.refusal.row ?? 0) - 1;
    if (!trusts || named < 0 || named >= rows.length) {
      const middle = rows.length >> 1;
      await this.sort(rows.slice(0, middle), trusts);
      await this.sort(rows.slice(middle), trusts);
      return;
    }
    await this.sort(rows.slice(0, named), trusts);
    const before = this.taken;
    await this.sort(rows.slice(named, named + 1), false);
    await this.sort(rows.slice(named + 1), this.taken === before);
  }

  private async tryAll(rows: readonly Buffer[]): Promise<RowsRefused | undefined> {
    try {
      await this.batches.load(rows);
      this.taken += rows.length;
      return undefined;
    } catch (error) {
      if (error instanceof RowsRefused) return error;
      throw error;
    }
  }
}

function cutWrongly(sent: number, seen: number): EngineError {
  return new EngineError({
    code: 'STREAM_BROKEN',
    stage: 'run',
    message: `The source sent ${sent} rows, of which ${seen} could be told from one another. Nothing of the chunk was kept.`,
    hint: 'This is a defect of Database Migration. Please report it with the log of this run.',
  });
}
