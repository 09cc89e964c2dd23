import type { TableMapping } from '../../../model/mapping.js';
import type { TypedColumn } from '../expression/value.js';
import type { Flavour } from '../flavour.js';

/** The columns as an expression reads them whose value is stored or indexed. */
export function storedColumns(table: TableMapping, flavour: Flavour): readonly TypedColumn[] {
  return flavour.ddl.trimsChar ? table.columns.map((column) => ({ ...column, trimmed: true })) : table.columns;
}
