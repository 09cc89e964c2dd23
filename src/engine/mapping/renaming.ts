import type { SqlExpression } from '../model/catalog.js';
import { columnsOf, renameColumns } from '../model/expression.js';
import type { TableMapping } from '../model/mapping.js';

/** The name that a source column has on the target; undefined when it is left out. */
export function targetColumn(table: TableMapping, source: string): string | undefined {
  return table.columns.find((column) => column.included && column.source.name === source)?.name;
}

/** An expression with the target's column names; undefined when it reads a column that is left out. The text stays the source's. */
export function renameExpression(table: TableMapping, value: SqlExpression): SqlExpression | undefined {
  const { expression } = value;
  if (!expression) return value;
  if (columnsOf(expression).some((name) => targetColumn(table, name) === undefined)) return undefined;
  return { ...value, expression: renameColumns(expression, (name) => targetColumn(table, name) ?? name) };
}
