import type { Column, Identity, ServerInfo, Table } from '../../../model/catalog.js';
import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { NeutralType } from '../../../model/type.js';

/** AUTO_INCREMENT counts upwards by one and never begins anew. */
const isPlain = (identity: Identity | undefined): boolean =>
  identity !== undefined && (identity.increment ?? '1') === '1' && identity.cycle !== true;

/** True for the first plain counter of the table: MySQL has one of integers. */
export function countsItself(column: Column, neutral: NeutralType, table: Table): boolean {
  if (neutral.kind !== 'integer' || !isPlain(column.identity)) return false;
  return table.columns.find((entry) => isPlain(entry.identity) && !entry.generated) === column;
}

/** The one column that can be AUTO_INCREMENT: the first plain identity of an integer type. */
export function counterColumn(table: TableMapping): ColumnMapping | undefined {
  return table.columns.find(
    (column) =>
      column.included &&
      isPlain(column.identity) &&
      !column.generated &&
      /^(TINY|SMALL|MEDIUM|BIG)?INT\b/iu.test(column.chosen.type),
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
