/** A field of a load and how it becomes the column's value. */
export interface LoadColumn {
  readonly name: string;
  readonly load?: string | undefined;
}

/** A statement and the values of its placeholders. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}
