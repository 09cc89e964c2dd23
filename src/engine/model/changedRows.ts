/** What of a table's finished key ranges differs between the source now and the target, by groups of rows whose keys' hashes begin alike. */
export interface ChangedRows {
  /** Rows of the table on the target. */
  readonly there: number;
  /** Those of them that are in groups which differ, and the source's rows in these groups. */
  readonly removed: number;
  readonly wanted: number;
  /** Which rows these are, as conditions over each side's own columns. */
  readonly source: string;
  readonly target: string;
}
