/**
 * What the values of a bound are: a text that the column's own type reads, a number, bytes as hexadecimal digits, or a label's position in the type's list,
 * from 1 on.
 */
export type BoundForm = 'text' | 'number' | 'bytes' | 'position';

/** A key range of one table: `from` (exclusive, absent: from the start) up to `to` (inclusive, absent: to the end); or the rows of a condition. */
export interface Chunk {
  /** 0-based position among the table's chunks. */
  readonly index: number;
  readonly key: readonly string[];
  /** One text for each key column, or for the first ones where the others can't be cut. */
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  /** The form of each text; absent where all are texts that the columns' types read. */
  readonly forms?: readonly BoundForm[] | undefined;
  /** A condition over the source's own columns in place of bounds: rows of finished ranges that are copied again. */
  readonly where?: string | undefined;
  readonly estimatedRows: number;
}

/** Ranges of one table with neighbours made one. */
export function joinedRanges(chunks: readonly Chunk[]): Chunk[] {
  const joined: { range: Chunk; last: number }[] = [];
  for (const chunk of [...chunks].sort((left, right) => left.index - right.index)) {
    const before = joined.at(-1);
    if (before?.last !== chunk.index - 1) joined.push({ range: chunk, last: chunk.index });
    else Object.assign(before, { range: { ...before.range, to: chunk.to }, last: chunk.index });
  }
  return joined.map(({ range }) => range);
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
export function chunksOf(
  key: readonly string[],
  bounds: readonly (readonly string[])[],
  rows: number,
  forms: readonly BoundForm[] = [],
): Chunk[] {
  const estimatedRows = Math.ceil(rows / (bounds.length + 1));
  const told = forms.some((form) => form !== 'text') ? { forms } : {};
  return [...bounds, undefined].map((to, index) => {
    const from = bounds[index - 1];
    return { index, key, ...(from ? { from } : {}), ...(to ? { to } : {}), ...told, estimatedRows };
  });
}

/** A table's size by statistics. */
export interface TableSize {
  readonly rows: number;
  readonly bytes: number;
  readonly empty: boolean;
}
