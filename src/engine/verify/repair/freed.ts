import type { Adapter } from '../../adapter.js';
import { findTable, type Catalog, type IndexPart } from '../../model/catalog.js';
import { columnsOf } from '../../model/expression.js';
import type { ColumnMapping, TableMapping } from '../../model/mapping.js';
import type { FreedColumn, InboundKey } from '../../model/repair.js';
import type { RowDifference } from '../../model/verification.js';

/**
 * One column of each unique key of which several rows change: servers check such a key row by row, so two rows whose values changed places would be in each
 * other's way. Pure.
 */
export function freedColumns(
  table: TableMapping,
  key: readonly ColumnMapping[],
  rows: readonly RowDifference[],
): FreedColumn[] {
  const keys = key.map(({ name }) => name);
  const changes = (names: readonly string[]): number =>
    rows.filter(({ cells }) => cells.some(({ column }) => names.includes(column))).length;
  const freed = new Map<string, FreedColumn>();
  for (const names of uniqueKeys(table)) {
    const own = names.filter((name) => !keys.includes(name));
    if (changes(own) < 2) continue;
    const columns = table.columns.filter((column) => column.included && !column.generated && own.includes(column.name));
    const column = columns.find(({ nullable }) => nullable) ?? columns[0];
    if (column) freed.set(column.name, { name: column.name, nullable: column.nullable });
  }
  return [...freed.values()];
}

function uniqueKeys({ primaryKey, indexes }: TableMapping): string[][] {
  const ofPart = ({ column, expression }: IndexPart): string[] =>
    column === undefined ? (expression?.expression ? columnsOf(expression.expression) : []) : [column];
  const unique = indexes.filter((index) => index.unique).map(({ parts }) => parts.flatMap(ofPart));
  return [...(primaryKey ? [[...primaryKey.columns]] : []), ...unique];
}

/** Why columns can't be freed without a change to what nobody asked about; undefined where they can. Pure. */
export function whyHeld(
  {
    target,
    catalog,
    keys,
  }: { readonly target: Adapter; readonly catalog: Catalog; readonly keys: readonly InboundKey[] },
  table: TableMapping,
  freed: readonly FreedColumn[],
): string | undefined {
  if (freed.length === 0) return undefined;
  const names = freed.map(({ name }) => name);
  const swapped = `Values of ${names.join(', ')}, which is unique, may have changed places`;
  const isReplaced = !target.ddl.repair.freesNotNull && freed.some(({ nullable }) => !nullable);
  const held = isReplaced
    ? keys
    : keys.filter(({ referencedColumns }) => referencedColumns.some((name) => names.includes(name)));
  const byHand = 'Mend these rows by hand.';
  if (held.length > 0)
    return `${swapped}, and foreign keys refer to them: ${held.map((key) => `${key.name} of ${key.table.schema}.${key.table.name}`).join(', ')}. ${byHand}`;
  const moved = new Set(table.columns.map(({ name }) => name));
  const others = findTable(catalog, table.target.schema, table.target.name)?.columns ?? [];
  const lost = isReplaced ? others.filter(({ name, generated }) => !generated && !moved.has(name)) : [];
  if (lost.length === 0) return undefined;
  return `${swapped}: rows would have to be deleted and inserted anew, and with them goes what ${lost.map(({ name }) => name).join(', ')} holds. ${byHand}`;
}
