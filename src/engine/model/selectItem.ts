/** A column of a SELECT list. */
export interface SelectItem {
  readonly sql: string;
  /** Output name, unquoted. */
  readonly name: string;
}
