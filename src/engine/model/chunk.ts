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
