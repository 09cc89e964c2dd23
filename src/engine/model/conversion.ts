import type { ClientEncoding } from './type.js';

/** A way in which columns came over. Columns of the same way stand together. */
export interface Conversion {
  /** Native types as each engine prints them. */
  readonly sourceType: string;
  readonly targetType: string;
  /** How the source reads the value, with `@column` for the column; absent where it is read as it is. */
  readonly read?: string | undefined;
  /** What the client does to the bytes on their way. */
  readonly encode?: ClientEncoding | undefined;
  /** How the target makes the value of the field, with `@value` for the field; absent where it is stored as it comes. */
  readonly load?: string | undefined;
  /** A person's own expression reads it. */
  readonly own?: boolean | undefined;
  /** The columns of the source, as `schema.table.column`. */
  readonly columns: readonly string[];
}
