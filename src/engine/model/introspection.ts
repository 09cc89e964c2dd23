/** A table by its name, as it is known before the rest of its catalog is read. */
export interface TableGlance {
  readonly schema: string;
  readonly name: string;
  readonly estimatedRows: number;
}

/** From so many tables on, reading their catalog is worth a second session. */
export const manyTables = 100;

/**
 * What to introspect. Without `schemas`: everything that belongs to the connection's database but the system's own; on an engine whose schemas are
 * its databases, the connection's own one, or all when it names none.
 */
export interface IntrospectionScope {
  readonly schemas?: readonly string[] | undefined;
  /** Called once, before columns and all else are read: the tables whose rows move through steps of their own, in the catalog's order. */
  readonly onTables?: ((tables: readonly TableGlance[]) => void) | undefined;
}
