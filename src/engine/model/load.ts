/** A field of a load and how it becomes the column's value. */
export interface LoadColumn {
  readonly name: string;
  readonly load?: string | undefined;
  /** The column gives a number of its own where none is given. */
  readonly counts?: boolean | undefined;
}

/** A statement and the values of its placeholders. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

/** Rows that leave a table. */
export interface Removed {
  /** The load's statement, which names the table. */
  readonly statement: string;
  /** A condition over the table's own columns; absent for all rows. */
  readonly where?: string | undefined;
}
