/** A key range of one table: `from` (exclusive, absent: from the start) up to `to` (inclusive, absent: to the end). */
export interface Chunk {
  /** 0-based position among the table's chunks. */
  readonly index: number;
  readonly key: readonly string[];
  /** One text per key column, in the key's plain form. */
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly estimatedRows: number;
}

/** Integer keys with fewer values in use than one in so many are not cut by even steps: one of them could hold far more than its share. */
const densest = 2;

/** The last keys of all ranges but the last one, at even steps between the least and the greatest integer key; undefined where the keys have large gaps. */
export function evenBounds(least: string, greatest: string, pieces: number, rows: number): string[][] | undefined {
  const low = BigInt(least);
  const width = BigInt(greatest) - low + 1n;
  if (width > BigInt(densest * Math.max(rows, pieces))) return undefined;
  const steps = width < BigInt(pieces) ? width : BigInt(pieces);
  return Array.from({ length: Number(steps) - 1 }, (_, at) => [String(low + (width * BigInt(at + 1)) / steps - 1n)]);
}

/** The ranges between bounds; `bounds` are the last keys of all ranges but the last one. */
export function chunksOf(key: readonly string[], bounds: readonly (readonly string[])[], rows: number): Chunk[] {
  const estimatedRows = Math.ceil(rows / (bounds.length + 1));
  return [...bounds, undefined].map((to, index) => {
    const from = bounds[index - 1];
    return { index, key, ...(from ? { from } : {}), ...(to ? { to } : {}), estimatedRows };
  });
}

/** A table's size by statistics. */
export interface TableSize {
  readonly rows: number;
  readonly bytes: number;
  readonly empty: boolean;
}
