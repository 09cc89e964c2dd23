import type { Column, ServerInfo, Table } from '../../../model/catalog.js';
import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { NeutralType } from '../../../model/type.js';

type MayCount = Pick<Column, 'identity' | 'nullable'> & { readonly generated?: unknown };

/** AUTO_INCREMENT counts upwards by one and never begins anew, and puts a number in the place of a NULL. */
const isCounter = ({ identity, nullable, generated }: MayCount): boolean =>
  identity !== undefined && (identity.increment ?? '1') === '1' && identity.cycle !== true && !nullable && !generated;

/** True for the first plain counter of the table: MySQL has one of integers. */
export function countsItself(column: Column, neutral: NeutralType, table: Table): boolean {
  return neutral.kind === 'integer' && table.columns.find(isCounter) === column;
}

/** The one column that can be AUTO_INCREMENT: the first plain identity of an integer type. */
export function counterColumn(table: TableMapping): ColumnMapping | undefined {
  return table.columns.find(
    (column) => column.included && isCounter(column) && /^(TINY|SMALL|MEDIUM|BIG)?INT\b/iu.test(column.chosen.type),
  );
}

/** True where a server that demands a primary key would refuse the table, and a counter can be added to be one. */
export function needsRowNumber(table: TableMapping, server: ServerInfo): boolean {
  return server.capabilities.requirePrimaryKey === true && !table.primaryKey && counterColumn(table) === undefined;
}

/** A name for the added counter; the one that MySQL's own invisible keys have is the server's. */
export function rowNumber(table: TableMapping): string {
  const taken = new Set(table.columns.map((column) => column.name.toLowerCase()));
  let name = 'row_number';
  for (let number = 2; taken.has(name); number += 1) name = `row_number_${number}`;
  return name;
}
