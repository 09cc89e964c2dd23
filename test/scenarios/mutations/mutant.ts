import type { ColumnMapping, TableMapping } from '../../../src/engine/model/mapping.js';

/** One change of one cell: an SQL expression over the quoted column. */
export interface CellMutant {
  /** What it does, as the issue lists it. */
  readonly name: string;
  readonly value: string;
  /** The rows to which it can be done, beside those where it changes nothing. */
  readonly where?: string | undefined;
}

/** A column of the target that is to be changed. */
export interface TargetColumn {
  readonly table: TableMapping;
  readonly mapping: ColumnMapping;
  /** The type as the target prints it. */
  readonly type: string;
  /** It may be NULL on the target. */
  readonly nullable: boolean;
}

/** What became of a mutant: a constraint of the target refused it, no row is fit for it, or a cell is another now. */
export type Effect = 'done' | 'refused' | 'no row';

/** A database of the target whose tables can be changed and put back. */
export interface MutableDatabase {
  columns(table: TableMapping): Promise<readonly TargetColumn[]>;
  /** The changes of one cell that make sense for the column's type. */
  mutants(column: TargetColumn): readonly CellMutant[];
  /** Remembers all rows. */
  keep(table: TableMapping): Promise<void>;
  /** Puts back what was kept. */
  restore(table: TableMapping): Promise<void>;
  /** Changes one cell, and no other row or column. */
  change(column: TargetColumn, mutant: CellMutant): Promise<Effect>;
  /** Exchanges a column's values of two rows. */
  swap(column: TargetColumn): Promise<Effect>;
  removeRow(table: TableMapping): Promise<Effect>;
  /** Adds a copy of a row, with `changed` given another value. */
  addRow(table: TableMapping, changed?: { column: TargetColumn; mutant: CellMutant }): Promise<Effect>;
  close(): Promise<void>;
}

/** What every column can have that may be NULL. */
export const nulls: CellMutant = { name: 'NULL for a value', value: 'NULL' };

/** The columns that take a value of their own. */
export function writableColumns(table: TableMapping): ColumnMapping[] {
  return table.columns.filter((column) => column.included && !column.generated);
}

/** The base name of a type and its numbers: `numeric(10,2)` gives `numeric`, 10, 2. */
export function partsOf(type: string): { readonly name: string; readonly numbers: readonly number[] } {
  const name = type.replace(/\(.*/u, '').replace(/ (unsigned|zerofill|without time zone|with time zone)/gu, '');
  const list = /\(([\d, ]+)\)/u.exec(type)?.[1] ?? '';
  return { name, numbers: list === '' ? [] : list.split(',').map(Number) };
}
