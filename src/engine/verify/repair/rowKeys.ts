import type { Adapter } from '../../adapter.js';
import type { ColumnMapping, Mapping } from '../../model/mapping.js';
import type { RowDifference } from '../../model/verification.js';
import { sourceColumn, targetColumn, type KeyColumn } from '../keyColumns.js';

/** Keys in one statement. */
const keysEach = 500;

/** As many rows as one statement names, each time. */
export function batches(rows: readonly RowDifference[]): RowDifference[][] {
  const count = Math.ceil(rows.length / keysEach);
  return Array.from({ length: count }, (_none, index) => rows.slice(index * keysEach, (index + 1) * keysEach));
}

/** True for exactly these rows of the source. */
export function sourceKeys(
  adapter: Adapter,
  mapping: Mapping,
  key: readonly ColumnMapping[],
  rows: readonly RowDifference[],
): string {
  return condition(adapter, rows, key, sourceColumn(adapter, mapping));
}

/** True for exactly these rows of the target. */
export function targetKeys(
  adapter: Adapter,
  mapping: Mapping,
  key: readonly ColumnMapping[],
  rows: readonly RowDifference[],
): string {
  return condition(adapter, rows, key, targetColumn(adapter, mapping));
}

/** True for exactly these rows. One integer is looked up as it is, so that the key's index serves; any other key by its canonical text. */
function condition(
  adapter: Adapter,
  rows: readonly RowDifference[],
  key: readonly ColumnMapping[],
  write: (column: ColumnMapping) => KeyColumn,
): string {
  const [only] = key;
  const texts = rows.map((row) => key.map((column) => keyText(row, column.name)));
  const digits = texts.map((row) => row[0] ?? '');
  if (only && key.length === 1 && only.chosen.canonical === 'integer' && digits.every((text) => /^-?\d+$/u.test(text)))
    return `${write(only).sql} IN (${digits.join(', ')})`;
  const exact = (column: ColumnMapping, text: string | null): string => {
    const { sql, canonical } = write(column);
    return text === null ? `${sql} IS NULL` : adapter.checksum.exactly(canonical, text);
  };
  return texts
    .map((row) => `(${key.map((column, index) => exact(column, row[index] ?? null)).join(' AND ')})`)
    .join(' OR ');
}

/** MySQL leaves a blank in front of a column's name out. */
function keyText({ key }: RowDifference, name: string): string | null {
  return key[name] ?? key[name.trimStart()] ?? null;
}
