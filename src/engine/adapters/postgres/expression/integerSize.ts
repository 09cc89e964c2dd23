import type { NativeType } from '../../../model/catalog.js';
import type { Expression } from '../../../model/expression.js';
import type { IntegerSize, Typed } from './typed.js';

const widths: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

/** Of a type's values; undefined for what is no whole number. */
export function sizeOfType(type: NativeType): IntegerSize | undefined {
  if (type.category === 'domain') return type.base && sizeOfType(type.base);
  if (type.category === 'array') return undefined;
  const bits = Object.hasOwn(widths, type.name) ? widths[type.name] : undefined;
  return bits === undefined ? undefined : { bits, most: 2 ** (bits - 1) };
}

/** PostgreSQL takes the narrowest type for a number that is written; https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS-NUMERIC */
export function sizeOfConstant({ kind, expression }: Typed): IntegerSize | undefined {
  if (kind !== 'integer' || expression.kind !== 'number') return undefined;
  const most = Math.abs(Number(expression.text));
  return { bits: most < 2 ** 31 ? 32 : 64, most };
}

/** Of a result, which PostgreSQL has in the wider of both types. */
export function sizeOfResult(expression: Expression, left: Typed, right: Typed): IntegerSize | undefined {
  if (expression.kind !== 'arithmetic' || !left.size || !right.size) return undefined;
  const bits = Math.max(left.size.bits, right.size.bits);
  const [a, b] = [left.size.most, right.size.most];
  const most = { '+': a + b, '-': a + b, '*': a * b, modulo: b, 'divide-integer': a, divide: a }[expression.operator];
  return { bits, most };
}

/** Whether a result may be beyond its type: an error, where other systems calculate with 64 bits. The lowest number alone, which has no opposite, doesn't count. */
export function mayOverflow(size: IntegerSize | undefined): boolean {
  return size !== undefined && size.bits < 64 && size.most > 2 ** (size.bits - 1);
}
