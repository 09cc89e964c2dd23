import type { ColumnMapping, TableMapping } from '../../../model/mapping.js';
import type { TypeChoice } from '../../../model/type.js';
import type { Flavour } from '../flavour.js';
import { changesColumns } from './keyActions.js';
import { parseType } from '../types/native.js';
import { longestKeyBytes } from '../types/keyRoom.js';
import { sizeOf, type ColumnSize } from '../types/size.js';

/** Bytes of all columns but TEXT and BLOB; https://dev.mysql.com/doc/refman/9.7/en/column-count-limit.html */
const longestRow = 65_535;
/** Bytes that a row may need inside its page of 16 KB, long values' own pages not counted; seen on MySQL 9.7 and MariaDB 10.11. */
const longestInPage = 8126;
/** A record's header, transaction and roll pointer. */
const recordOverhead = 5 + 6 + 7;
const hiddenKey = 6;

/** Columns of one sort share their choice, and a table is measured again and again. */
const known = new WeakMap<TypeChoice, ColumnSize>();

function sizes(columns: readonly ColumnMapping[]): ColumnSize[] {
  return columns.map(({ chosen }) => {
    const size = known.get(chosen) ?? sizeOf(parseType(chosen.type) ?? { name: '', text: '' });
    if (!known.has(chosen)) known.set(chosen, size);
    return size;
  });
}

/** Bytes of a row that its declared types add up to; MySQL and MariaDB take 65535. */
function rowBytes(columns: readonly ColumnMapping[]): number {
  const nullable = columns.filter((column) => column.nullable).length;
  return sizes(columns).reduce((sum, size) => sum + size.row, Math.ceil(nullable / 8));
}

/** Bytes that a row needs in its page at worst. */
export function pageBytes(table: TableMapping, columns: readonly ColumnMapping[], flavour: Flavour): number {
  const nullable = columns.filter((column) => column.nullable).length;
  const overhead = recordOverhead + Math.ceil(nullable / 8) + (table.primaryKey ? 0 : hiddenKey);
  const keyed = new Set(table.primaryKey?.columns ?? []);
  return sizes(columns).reduce((sum, size, index) => {
    const inKey = keyed.has(columns[index]?.name ?? '');
    return sum + (size.variable && !inKey ? flavour.ddl.bytesInPage(size.most) : size.most);
  }, overhead);
}

/** Bytes of a primary key's entry at worst. */
export function keyBytes(table: TableMapping): number {
  const names = table.primaryKey?.columns ?? [];
  return sizes(table.columns.filter((column) => column.included && names.includes(column.name))).reduce(
    (sum, size) => sum + size.most,
    0,
  );
}

export const isKeyTooWide = (table: TableMapping): boolean => keyBytes(table) > longestKeyBytes;

/** What is left too large of the columns that {@link fittedColumns} gives; undefined when the row fits. */
export function rowProblem(
  table: TableMapping,
  columns: readonly ColumnMapping[],
  flavour: Flavour,
): string | undefined {
  const declared = rowBytes(columns);
  if (declared > longestRow) return `The columns declare ${declared} bytes, more than the ${longestRow} of a row.`;
  const inPage = pageBytes(table, columns, flavour);
  if (inPage <= longestInPage) return undefined;
  return `A row needs ${inPage} bytes in its page, more than the ${longestInPage} that InnoDB has.`;
}

/**
 * The included columns; where they declare more than a row holds, the widest texts and bytes that no key needs become LONGTEXT and LONGBLOB, with a CHECK
 * that keeps the length.
 */
export function fittedColumns(table: TableMapping, flavour: Flavour): ColumnMapping[] {
  const columns = table.columns.filter((column) => column.included);
  const keyed = keyedNames(table);
  const fits = (): boolean => rowBytes(columns) <= longestRow && pageBytes(table, columns, flavour) <= longestInPage;
  while (!fits()) {
    const inPage = rowBytes(columns) <= longestRow;
    const widest = columns
      .map((column, index) => ({ index, column, type: parseType(column.chosen.type) }))
      .filter(({ column, type }) => type && type.name.startsWith('var') && !keyed.has(column.name) && !column.decided)
      .map((entry) => ({ ...entry, bytes: entry.type ? sizeOf(entry.type).most : 0 }))
      .filter(({ bytes }) => !inPage || flavour.ddl.bytesInPage(bytes) > flavour.ddl.bytesInPage(Infinity))
      .sort((left, right) => right.bytes - left.bytes)[0];
    if (widest === undefined) break;
    columns[widest.index] = demoted(widest.column);
  }
  const changed = new Set(table.foreignKeys.filter(changesColumns).flatMap((key) => key.columns));
  return columns.map((column) => (changed.has(column.name) ? unchecked(column) : column));
}

/** The servers take no CHECK on what a key changes by itself; the column that it refers to has the same one. */
function unchecked(column: ColumnMapping): ColumnMapping {
  const { check, ...chosen } = column.chosen;
  return check === undefined ? column : { ...column, chosen };
}

/** Those of the columns that {@link fittedColumns} gives which it made long. */
export function demotedColumns(table: TableMapping, fitted: readonly ColumnMapping[]): ColumnMapping[] {
  const before = new Map(table.columns.map((column) => [column.name, column.chosen.type]));
  return fitted.filter((column) => before.get(column.name) !== column.chosen.type);
}

function demoted(column: ColumnMapping): ColumnMapping {
  const { chosen } = column;
  const [, binary, length] = /^VAR(CHAR|BINARY)\((\d+)\)/i.exec(chosen.type) ?? [];
  const isBinary = binary?.toUpperCase() === 'BINARY';
  const type = chosen.type.replace(/^VAR(?:CHAR|BINARY)\(\d+\)/i, isBinary ? 'LONGBLOB' : 'LONGTEXT');
  const bound = `${isBinary ? 'LENGTH' : 'CHAR_LENGTH'}(@value) <= ${length}`;
  const check = chosen.check === undefined ? bound : `${chosen.check} AND ${bound}`;
  // Only an expression can be the default of a long text.
  const value = column.default;
  const parenthesized = value === undefined || value.startsWith('(') ? value : `(${value})`;
  return { ...column, chosen: { ...chosen, type, check }, ...(value === undefined ? {} : { default: parenthesized }) };
}

function keyedNames(table: TableMapping): Set<string> {
  return new Set([
    ...(table.primaryKey?.columns ?? []),
    ...table.indexes.flatMap((index) =>
      index.parts.flatMap((part) => (part.column === undefined ? [] : [part.column])),
    ),
    ...table.foreignKeys.flatMap((key) => key.columns),
  ]);
}
