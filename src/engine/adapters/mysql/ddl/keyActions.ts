import type { ForeignKey } from '../../../model/catalog.js';
import type { TableMapping } from '../../../model/mapping.js';

/** True when an action of the key changes its columns. */
export const changesColumns = ({ onDelete, onUpdate }: Pick<ForeignKey, 'onDelete' | 'onUpdate'>): boolean =>
  onDelete === 'set null' || onUpdate === 'set null' || onUpdate === 'cascade';

/** Target names of the columns that a foreign key's action would change: MySQL takes no CHECK on them (error 3823). */
export function changedByKeys(table: TableMapping): Set<string> {
  return columnsOf(table, changesColumns);
}

/** Target names of the columns of foreign keys with any action: InnoDB computes no stored column from them (error 3192). */
export function actedOnByKeys(table: TableMapping): Set<string> {
  return columnsOf(table, (key) => changesColumns(key) || key.onDelete === 'cascade');
}

function columnsOf(table: TableMapping, wanted: (key: ForeignKey) => boolean): Set<string> {
  const names = new Set(table.source.foreignKeys.filter(wanted).flatMap((key) => key.columns));
  return new Set(table.columns.filter((column) => names.has(column.source.name)).map((column) => column.name));
}
