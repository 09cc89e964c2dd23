import type { NativeType } from '../../../model/catalog.js';
import type { ArithmeticOperator, Expression } from '../../../model/expression.js';
import { bitsOfInteger } from '../types/integerWidths.js';
import type { IntegerSize, Typed } from './typed.js';

function ofWidth(bits: number): IntegerSize {
  return { bits, low: -(2 ** (bits - 1)), high: 2 ** (bits - 1) - 1 };
}

/** Of a type's values; undefined for what is no whole number. */
export function sizeOfType(type: NativeType): IntegerSize | undefined {
  if (type.category === 'domain') return type.base && sizeOfType(type.base);
  if (type.category === 'array') return undefined;
  const bits = bitsOfInteger(type.name);
  return bits === undefined ? undefined : ofWidth(bits);
}

/** PostgreSQL takes the narrowest type for a number that is written; https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS-NUMERIC */
export function sizeOfConstant({ kind, expression }: Typed): IntegerSize | undefined {
  if (kind !== 'integer' || expression.kind !== 'number') return undefined;
  const value = Number(expression.text);
  return { bits: Math.abs(value) < 2 ** 31 ? 32 : 64, low: value, high: value };
}

/** Of a number that is written and cast. */
export function sizeOfLiteral({ expression }: Typed, type: NativeType): IntegerSize | undefined {
  const room = sizeOfType(type);
  if (!room || expression.kind !== 'number') return room;
  const value = Number(expression.text);
  return { ...room, low: value, high: value };
}

/** Of a calculation, whose type is the wider one of both; it may be beyond that. */
export function sizeOfResult(operator: ArithmeticOperator, left: Typed, right: Typed): IntegerSize | undefined {
  if (!left.size || !right.size) return undefined;
  const bits = Math.max(left.size.bits, right.size.bits);
  return { bits, ...rangeOf(operator, left.size, right.size) };
}

type Range = Pick<IntegerSize, 'low' | 'high'>;

function rangeOf(operator: ArithmeticOperator, a: Range, b: Range): Range {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*': {
      const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
      return { low: Math.min(...corners), high: Math.max(...corners) };
    }
    case 'modulo': {
      const most = Math.max(-b.low, b.high) - 1;
      return { low: Math.max(Math.min(a.low, 0), -most), high: Math.min(Math.max(a.high, 0), most) };
    }
    case 'divide':
    case 'divide-integer':
      return quotientOf(a, b);
  }
}

/** The lowest number has no opposite: divided by -1 it is an error. */
function quotientOf(a: Range, b: Range): Range {
  const both = either(a, opposite(a));
  if (b.low > 0) return either({ low: 0, high: 0 }, a);
  return b.high < -1 ? { low: both.low / 2, high: both.high / 2 } : both;
}

function either(...sizes: readonly Range[]): Range {
  return { low: Math.min(...sizes.map(({ low }) => low)), high: Math.max(...sizes.map(({ high }) => high)) };
}

function opposite({ low, high }: Range): Range {
  return { low: -high, high: -low };
}

export function sizeOfOpposite(size: IntegerSize | undefined): IntegerSize | undefined {
  return size && { bits: size.bits, ...opposite(size) };
}

/** Of a value that is one of several; NULL has none. */
export function sizeOfOne(items: readonly Typed[]): IntegerSize | undefined {
  const sizes = items.filter(({ expression }) => expression.kind !== 'null').map(({ size }) => size);
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0 || known.length < sizes.length) return undefined;
  return { bits: Math.max(...known.map(({ bits }) => bits)), ...either(...known) };
}

/** Texts are no longer than a gigabyte; dates are further apart, but no other system has those. */
const natural: Readonly<Record<string, IntegerSize>> = {
  length: { bits: 32, low: 0, high: 2 ** 30 },
  'octet-length': { bits: 32, low: 0, high: 2 ** 30 },
  position: { bits: 32, low: 0, high: 2 ** 30 },
  'days-between': { bits: 32, low: -(2 ** 23), high: 2 ** 23 },
};

/** Of what a function gives; it may be beyond its type. Undefined for what is no whole number to PostgreSQL: `extract`, `floor`, `sign`. */
export function sizeOfCall(expression: Expression, items: readonly Typed[]): IntegerSize | undefined {
  if (expression.kind !== 'call') return undefined;
  const { name } = expression;
  const [first] = items;
  switch (name) {
    case 'abs':
      return (
        first?.size && {
          bits: first.size.bits,
          ...either({ low: 0, high: 0 }, first.size, opposite(first.size)),
          low: 0,
        }
      );
    case 'nullif':
      return first?.size;
    case 'coalesce':
    case 'greatest':
    case 'least':
      return sizeOfOne(items);
    default:
      return Object.hasOwn(natural, name) ? natural[name] : undefined;
  }
}

/** Whether a result may be beyond its type: an error, where other systems calculate with 64 bits. */
export function mayOverflow({ bits, low, high }: IntegerSize): boolean {
  const room = ofWidth(bits);
  return bits < 64 && (low < room.low || high > room.high);
}

/** What is left of a result once what is beyond its type is refused. */
export function withinType({ bits, low, high }: IntegerSize): IntegerSize {
  const room = ofWidth(bits);
  return { bits, low: Math.max(low, room.low), high: Math.min(high, room.high) };
}
