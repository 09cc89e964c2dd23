/** The first rows of a table: what stands in the source beside what a copy would read of it. */
export interface ConversionPreview {
  /** `schema.table` of the source. */
  readonly table: string;
  /** Names of the columns by which a row is told from others; empty where the table has no key. */
  readonly key: readonly string[];
  readonly columns: readonly PreviewedColumn[];
  /** How many columns more the table has. */
  readonly columnsLeft: number;
  readonly rows: readonly PreviewedRow[];
}

export interface PreviewedColumn {
  readonly name: string;
  /** True where the values are bytes, of which only the length is asked. */
  readonly length: boolean;
}

export interface PreviewedRow {
  /** Values of the key's columns. */
  readonly key: readonly (string | null)[];
  /** One per column, as text; long values are cut and end in an ellipsis. */
  readonly cells: readonly { readonly before: string | null; readonly after: string | null }[];
}
