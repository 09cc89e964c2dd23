import type { WrittenType } from './native.js';

/** Bytes of types whose size doesn't depend on a parameter. */
const fixedBytes: Readonly<Record<string, number>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  bigint: 8,
  float: 4,
  double: 8,
  year: 1,
  date: 3,
  enum: 2,
  set: 8,
  uuid: 16,
  inet4: 4,
  inet6: 16,
};

/** What one column takes: `row` of the row's declared bytes, `most` at all, `long` when its value can leave the page. */
export interface ColumnSize {
  readonly row: number;
  readonly most: number;
  readonly variable: boolean;
}

/** What a column of that type takes. */
export function sizeOf(type: WrittenType): ColumnSize {
  const length = type.length ?? 1;
  const wide = type.charset === 'ascii' || type.charset === 'latin1' ? 1 : 4;
  switch (type.name) {
    case 'varchar':
      return variable(length * wide);
    case 'varbinary':
      return variable(length);
    case 'char':
      return wide === 1 ? fixed(length) : { row: length * wide, most: length * wide, variable: true };
    case 'binary':
      return fixed(length);
    case 'bit':
      return fixed(Math.ceil(length / 8));
    case 'decimal':
      return fixed(decimalBytes(type.precision ?? 10, type.scale ?? 0));
    case 'time':
      return fixed(3 + Math.ceil((type.precision ?? 0) / 2));
    case 'timestamp':
      return fixed(4 + Math.ceil((type.precision ?? 0) / 2));
    case 'datetime':
      return fixed(5 + Math.ceil((type.precision ?? 0) / 2));
    default: {
      const bytes = fixedBytes[type.name];
      return bytes === undefined ? { row: 12, most: Infinity, variable: true } : fixed(bytes);
    }
  }
}

const fixed = (bytes: number): ColumnSize => ({ row: bytes, most: bytes, variable: false });
const variable = (bytes: number): ColumnSize => ({ row: bytes + (bytes > 255 ? 2 : 1), most: bytes, variable: true });

/** Nine digits take four bytes; https://dev.mysql.com/doc/refman/9.7/en/precision-math-decimal-characteristics.html */
function decimalBytes(precision: number, scale: number): number {
  const rest = [0, 1, 1, 2, 2, 3, 3, 4, 4];
  const part = (digits: number): number => Math.floor(digits / 9) * 4 + (rest[digits % 9] ?? 0);
  return part(precision - scale) + part(scale);
}
