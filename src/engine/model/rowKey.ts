import type { ColumnMapping, TableMapping } from './mapping.js';

/** The columns that name a row: the source's primary key, else a unique index over columns that are never NULL; undefined where rows have no name. */
export function rowKeyOf(table: TableMapping): ColumnMapping[] | undefined {
  const { source } = table;
  const candidates = [
    source.primaryKey?.columns ?? [],
    ...source.indexes
      .filter((index) => index.unique && !index.predicate)
      .map((index) => index.parts.map((part) => (part.prefix === undefined ? (part.column ?? '') : ''))),
  ];
  for (const names of candidates) {
    const columns = names.map((name) => table.columns.find((column) => column.included && column.source.name === name));
    const usable = columns.filter((column) => column !== undefined);
    const inPrimary = names === source.primaryKey?.columns;
    if (names.length > 0 && usable.length === names.length && usable.every((column) => inPrimary || !column.nullable))
      return usable;
  }
  return undefined;
}
